"""What the poller is told of a feed."""

from dataclasses import dataclass
from datetime import timedelta


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
