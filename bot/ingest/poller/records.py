"""What the poller is told of a feed, and what it tells."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """A feed as an editor wants it.

    ``every`` is how often it is asked at most; ``full_text`` says to fetch each article's page, rather than to trust
    the text in the feed; ``topics`` are given to each of its articles.
    """

    url: str
    name: str | None = None
    topics: tuple[str, ...] = ()
    every: timedelta = timedelta(minutes=15)
    full_text: bool = True
    paused: bool = False


@dataclass(frozen=True, slots=True)
class FeedNotice:
    """Something about a feed that a person should know: it was given up for now, or is back; ``reason`` is a clause."""

    kind: Literal["quarantined", "recovered"]
    url: str
    reason: str = ""
