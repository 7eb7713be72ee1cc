"""The part of the Storage protocol that knows the planned events, with who said what of them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from storage.records import Announced, AnnouncementWrite, Event, EventEdit, EventReport, EventState, Review


class EventStorage(Protocol):
    """Called by commands, publish and who announces events. Each call raises StorageError where it cannot be done."""

    async def events(self, *, since: date | None = None, until: date | None = None) -> tuple[Event, ...]:
        """Events whose days overlap ``since``..``until`` (both included), by start, then by end."""
        ...

    async def event(self, event_id: int) -> Event | None:
        """One event as it stands."""
        ...

    async def event_history(self, event_id: int) -> tuple[EventReport, ...]:
        """Every report on the event, oldest first."""
        ...

    async def proposals(self, *, limit: int) -> tuple[EventReport, ...]:
        """Reports of changes that wait for an editor, the newest first."""
        ...

    async def review_report(
        self, report: EventReport, review: Review, *, state: EventState | None, at: datetime
    ) -> bool:
        """Keeps an editor's word on a proposal, with the state that the event has by it (None: as it was).

        Returns False, and changes nothing, where somebody has said it before.
        """
        ...

    async def set_event(self, edit: EventEdit) -> None:
        """Gives an event a state by hand; who did it, and on whose word, is kept."""
        ...

    async def event_edits(self, event_id: int) -> tuple[EventEdit, ...]:
        """What editors set of an event by hand, oldest first."""
        ...

    async def announced(self) -> tuple[Announced, ...]:
        """Every event that the configuration announces or has announced, by name; what was withdrawn too."""
        ...

    async def announce(self, writes: Sequence[AnnouncementWrite], *, at: datetime) -> tuple[int, ...]:
        """Keeps what becomes of announcements, in one transaction; returns the ids of their events, in order.

        Each is in the event's edits afterwards, with the source ANNOUNCED. An event has one name: an older one goes.

        Raises:
            StorageError: an event is not there; nothing was stored.
        """
        ...
