"""What one feed gives, for a person who wants to know before it is configured."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import RefusedDocument
from bot.ingest.feed import ParsedFeed
from bot.ingest.sources.base import LookFailed, Sources
from bot.phrase import phrase
from storage.records import FeedState


@dataclass(frozen=True, slots=True)
class FeedReport:
    """``feed`` as it was read; ``url`` is its address, ``moved`` says that it is a new one, for good."""

    url: str
    moved: bool
    feed: ParsedFeed


async def report_on(url: str, sources: Sources, *, now: datetime) -> FeedReport:
    """Reads a feed once.

    Raises:
        RefusedDocument: it cannot be read, or is no feed; ``str()`` says why.
    """
    try:
        look = await sources.look(FeedState(url=url, address=url, due_at=now), now=now)
    except LookFailed as error:
        raise RefusedDocument(f"{url}: {error}") from error
    if look.feed is None:
        raise RefusedDocument(phrase("feed-nothing", url))
    return FeedReport(look.moved_to or url, look.moved_to is not None, look.feed)
