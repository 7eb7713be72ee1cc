"""The part of the storage protocol that publish works with: schedules, and the outbox.

Called by publish (all of it) and by the commands about the outbox. Errors and transactions are as in ``storage.base``.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from storage.records import (
    Article,
    Chat,
    ClosedTarget,
    Delivery,
    DeliveryState,
    EventState,
    MissedPosts,
    Note,
    Outcome,
    Page,
    RecordedChange,
    SlotDecision,
    SlotWrite,
    StateCount,
)


class DeliveryStorage(Protocol):
    """Schedules and what was decided of their slots; the rows of the outbox and what became of them."""

    async def examined(self, timings: Mapping[str, str], *, at: datetime) -> dict[str, datetime]:
        """Until when the slots of each schedule have been decided; what lies behind is still to be.

        Args:
            timings: the schedules' names, and their times in words. One that is new, or that had other times before,
                begins at ``at``: it owes nothing for the past.
            at: now. What a clock that was ahead judged too late, though it is still to come, counts as undecided.
        """
        ...

    async def known_since(self, schedule: str) -> datetime | None:
        """When ``examined`` first saw a schedule with the times it has; None for one it never saw."""
        ...

    async def covered(self, schedule: str, targets: Sequence[str]) -> dict[str, int]:
        """Of these targets, the newest article that there was at the last slot that told what there was."""
        ...

    async def chats(self, targets: Sequence[str]) -> dict[str, Chat]:
        """What is stored about these chats; for one never seen, the defaults."""
        ...

    async def newest_article(self) -> int:
        """The id of the article that was stored last; ids grow. 0 where there is none."""
        ...

    async def news(self, *, after: int, since: datetime, limit: int) -> tuple[Article, ...]:
        """What may be posted as news: articles stored behind the one with this id, and dated ``since``, newest first.

        Never backlog: what was there before its feed was first read is answered about and not posted.
        """
        ...

    async def notes_after(self, note_id: int) -> tuple[Note, ...]:
        """Editors' notes that were added behind the one with this id, in order; ids grow."""
        ...

    async def quote_changes_after(self, change_id: int) -> tuple[RecordedChange, ...]:
        """Quotes that revisions changed or took out, found behind the one with this id, in order; ids grow."""
        ...

    async def decisions(
        self, schedule: str, *, since: datetime | None = None, slot: str | None = None
    ) -> tuple[SlotDecision, ...]:
        """What was decided of a schedule's slots, or of one of them, in the order of their times."""
        ...

    async def events_told(self) -> dict[int, EventState]:
        """What chats were last told of each event, by the events' ids."""
        ...

    async def write_slots(
        self, writes: Sequence[SlotWrite], *, at: datetime, told: Mapping[int, EventState] | None = None
    ) -> int:
        """Keeps decisions and the rows of the outbox that follow, in one transaction; returns how many were new.

        A slot that was decided before for its target stays as it was, whatever is written now: so nothing is posted
        twice. Only a verdict ``late`` from a later clock gives way. ``told`` is what the posts tell of events.
        """
        ...

    def delivering(self) -> AbstractContextManager[None]:
        """Held by the one process that sends what is in the outbox; let go of when it ends, however it ends.

        Raises:
            AlreadyRunning: another process holds it.
        """
        ...

    async def claim(self, platform: str, *, limit: int, at: datetime) -> tuple[Delivery, ...]:
        """Claims up to ``limit`` rows for sending, of targets that begin with the platform's name and a colon.

        Of each target at most one, and only when all rows before it have ended and none is claimed: order within a
        target is kept. A row that is returned is nobody else's, and is so after a power cut too. One that edits what
        was never sent is dropped instead.
        """
        ...

    async def settle(self, outcomes: Sequence[Outcome], *, at: datetime) -> int:
        """Keeps what became of claimed rows; returns how many were still claimed. The others stay as they are."""
        ...

    async def unfinished(self) -> tuple[Delivery, ...]:
        """Rows that are claimed; at a start, those that the process before left: they may have arrived."""
        ...

    async def next_delivery(self, platforms: Sequence[str]) -> datetime | None:
        """When the next row of these platforms may be sent that waits for nothing but its time; None where none is."""
        ...

    async def resend(self, deliveries: Sequence[int], *, by: str, at: datetime) -> int:
        """Puts uncertain, failed or dropped rows back in the queue, and opens their targets again; returns how many."""
        ...

    async def release(self, target: str, *, silent: bool, at: datetime) -> int:
        """Lets what waits for its first try at a target go at once, ``silent`` or as it was; returns how many rows."""
        ...

    async def drop(self, deliveries: Sequence[int], *, by: str, why: str = "", at: datetime) -> int:
        """Ends pending, uncertain or failed rows as dropped, with who and why; returns how many."""
        ...

    async def deliveries(self, states: Sequence[DeliveryState], *, limit: int, offset: int = 0) -> Page[Delivery]:
        """Rows of the outbox in these states, oldest first."""
        ...

    async def delivery(self, delivery_id: int) -> Delivery | None:
        """One row of the outbox."""
        ...

    async def article_deliveries(self, article_id: int) -> tuple[Delivery, ...]:
        """Every row whose message tells of this article, oldest first."""
        ...

    async def delivery_counts(self) -> tuple[StateCount, ...]:
        """How many rows are in each state, and how old the oldest is; without those that were sent."""
        ...

    async def closed_targets(self) -> tuple[ClosedTarget, ...]:
        """Targets that take nothing, or have moved; by address."""
        ...

    async def open_target(self, target: str, *, since: datetime, at: datetime) -> bool:
        """Posts again to a target that was closed, and to those within it (``target/...``): the bot was let in again.

        What they missed and was written ``since`` goes back in the queue. Returns whether one of them was closed.
        """
        ...

    async def missed(self, *, but: str = "") -> tuple[MissedPosts, ...]:
        """What targets that are open now have not got while they took nothing; not that of the schedule ``but``."""
        ...

    async def send_missed(self, target: str, *, by: str, at: datetime) -> int:
        """Puts what an open target has missed back in the queue; returns how many posts."""
        ...

    async def drop_missed(self, target: str, *, by: str, at: datetime) -> int:
        """Gives up what an open target has missed; returns how many posts."""
        ...

    async def pause_target(self, target: str, reason: str, *, at: datetime) -> None:
        """Posts nothing more to a target, and to those within it that are known, until it is opened.

        What waits for them fails. A target that has moved stays moved.
        """
        ...

    async def move_target(self, target: str, moved_to: str, reason: str, *, at: datetime) -> None:
        """Gives a target another address for good; what it chose, what it follows and what waits for it goes along."""
        ...
