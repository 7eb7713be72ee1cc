"""What one feed gives, for a person who wants to know before it is configured."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import RefusedDocument
from bot.ingest.feed.parse import parse_feed
from bot.ingest.feed.records import ParsedFeed
from bot.ingest.sandbox import ParseDied
from bot.ingest.web.fetch import FetchFailed, Page
from bot.ingest.web.tools import Web


@dataclass(frozen=True, slots=True)
class FeedReport:
    """``feed`` as it was read from ``url`` after redirects; ``moved`` says that the address should be changed."""

    url: str
    moved: bool
    feed: ParsedFeed


async def report_on(url: str, web: Web, *, now: datetime) -> FeedReport:
    """Reads a feed once.

    Raises:
        RefusedDocument: it cannot be read, or is no feed; ``str()`` says why.
    """
    try:
        page = await web.fetcher.fetch(Page(url=url), now=now)
        feed = await web.sandbox.run(parse_feed, page.body, url=page.url, now=now)
    except (FetchFailed, ParseDied) as error:
        raise RefusedDocument(f"{url}: {error.reason if isinstance(error, FetchFailed) else error}") from error
    except RefusedDocument as error:
        raise RefusedDocument(f"{url}: {error}") from error
    return FeedReport(page.url, page.moved_to is not None, feed)
