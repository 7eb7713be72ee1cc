"""The part of the Storage protocol that knows the feeds: which are due, and what was seen in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from storage.records import EntryMark, FeedFigures, FeedSource, FeedState


class FeedStorage(Protocol):
    """Called by the poller and by who looks after it. Each call raises StorageError where it cannot be done."""

    async def sync_feeds(self, sources: Sequence[FeedSource], *, at: datetime) -> None:
        """Makes these the feeds that are read; a new one is due ``at`` once. What is known of others stays.

        One that was last asked after ``at`` is due too: the clock was ahead then, and has been set back.
        """
        ...

    async def feeds(self) -> tuple[FeedState, ...]:
        """Every feed ever configured, those that are read first, by address."""
        ...

    async def quarantined(self, *, limit: int) -> tuple[FeedState, ...]:
        """Feeds that would be read and are only tried once a day, those that were given up last first."""
        ...

    async def feed(self, url: str) -> FeedState | None:
        """One feed by its configured address."""
        ...

    async def feed_figures(self) -> FeedFigures:
        """How all feeds that are read are doing, in numbers."""
        ...

    async def due_feeds(self, *, at: datetime, limit: int, without: Collection[str] = ()) -> tuple[FeedState, ...]:
        """Active feeds that are due: of each host the one that has waited longest, but for these hosts (``without``).

        One a host, so that a host with many feeds, or a slow one, keeps no other waiting.
        """
        ...

    async def next_due(self, *, after: datetime) -> datetime | None:
        """When the next active feed is due after an instant; None if none is."""
        ...

    async def save_feed(
        self,
        state: FeedState,
        *,
        marks: Sequence[EntryMark] = (),
        listed: Collection[bytes] | None = None,
        at: datetime,
    ) -> None:
        """Stores what a read of a feed has left, with the marks of its entries, in one transaction.

        Its configured values are not changed, so that an edit of the configuration meanwhile stays.

        Args:
            state: the feed after the read.
            marks: entries that were seen, or seen with another outcome.
            listed: the keys of all entries that the feed carries; old marks of others are forgotten. None forgets none.
            at: when.
        """
        ...

    async def seen_entries(self, url: str, keys: Iterable[bytes]) -> Mapping[bytes, EntryMark]:
        """Which of these keys were seen in the feed of this configured address, with their marks."""
        ...
