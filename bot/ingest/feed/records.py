"""What a feed gives."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry. ``url`` is absolute; ``html`` is the fullest text the feed carries, as markup.

    ``guid`` is the feed's own name for it, or None. ``published_at`` is in UTC, or None where the feed has no date that
    makes sense.
    """

    guid: str | None
    url: str | None
    title: str
    html: str
    published_at: datetime | None
    author: str | None
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed in the order it came. ``ttl`` is how long it asks to be left alone, or None."""

    title: str
    site_url: str | None
    entries: tuple[FeedEntry, ...]
    ttl: timedelta | None
