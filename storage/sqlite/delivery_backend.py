"""The delivery part of the Storage protocol over SQLite."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

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
from storage.sqlite import articles, chats, missed, notes, outbox, quote_changes, schedules, targets
from storage.sqlite.alone import alone
from storage.sqlite.connection import Connections
from storage.sqlite.values import int_in


class SqliteDeliveries:
    """DeliveryStorage as ``storage.delivery`` promises it."""

    def __init__(self, connections: Connections) -> None:
        self._db = connections

    async def examined(self, timings: Mapping[str, str], *, at: datetime) -> dict[str, datetime]:
        return await self._db.transaction(lambda db: schedules.examined(db, timings, at))

    async def known_since(self, schedule: str) -> datetime | None:
        return await self._db.read(lambda db: schedules.known_since(db, schedule))

    async def covered(self, schedule: str, targets: Sequence[str]) -> dict[str, int]:
        return await self._db.read(lambda db: schedules.covered(db, schedule, targets))

    async def chats(self, targets: Sequence[str]) -> dict[str, Chat]:
        return await self._db.read(lambda db: {target: chats.chat(db, target) for target in targets})

    async def newest_article(self) -> int:
        return await self._db.read(articles.newest)

    async def news(self, *, after: int, since: datetime, limit: int) -> tuple[Article, ...]:
        return await self._db.read(lambda db: articles.news(db, int_in(after), since, int_in(limit)))

    async def notes_after(self, note_id: int) -> tuple[Note, ...]:
        return await self._db.read(lambda db: notes.notes_after(db, int_in(note_id)))

    async def quote_changes_after(self, change_id: int) -> tuple[RecordedChange, ...]:
        return await self._db.read(lambda db: quote_changes.changes_after(db, int_in(change_id)))

    async def decisions(
        self, schedule: str, *, since: datetime | None = None, slot: str | None = None
    ) -> tuple[SlotDecision, ...]:
        return await self._db.read(lambda db: schedules.decisions(db, schedule, since, slot))

    async def events_told(self) -> dict[int, EventState]:
        return await self._db.read(schedules.told)

    async def write_slots(
        self, writes: Sequence[SlotWrite], *, at: datetime, told: Mapping[int, EventState] | None = None
    ) -> int:
        def write(db: sqlite3.Connection) -> int:
            schedules.tell(db, told or {})
            return schedules.write_slots(db, writes, at)

        return await self._db.transaction(write)

    @contextmanager
    def delivering(self) -> Iterator[None]:
        with alone(self._db.path):
            yield

    async def claim(self, platform: str, *, limit: int, at: datetime) -> tuple[Delivery, ...]:
        return await self._db.transaction(lambda db: outbox.claim(db, platform, int_in(limit), at))

    async def settle(self, outcomes: Sequence[Outcome], *, at: datetime) -> int:
        return await self._db.transaction(lambda db: outbox.settle(db, outcomes, at))

    async def unfinished(self) -> tuple[Delivery, ...]:
        return await self._db.read(outbox.unfinished)

    async def next_delivery(self, platforms: Sequence[str]) -> datetime | None:
        return await self._db.read(lambda db: outbox.next_delivery(db, platforms))

    async def resend(self, deliveries: Sequence[int], *, by: str, at: datetime) -> int:
        return await self._db.transaction(lambda db: outbox.resend(db, [*map(int_in, deliveries)], by, at))

    async def release(self, target: str, *, silent: bool, at: datetime) -> int:
        return await self._db.transaction(lambda db: outbox.release(db, target, silent, at))

    async def drop(self, deliveries: Sequence[int], *, by: str, why: str = "", at: datetime) -> int:
        return await self._db.transaction(lambda db: outbox.drop(db, [*map(int_in, deliveries)], by, why, at))

    async def deliveries(self, states: Sequence[DeliveryState], *, limit: int, offset: int = 0) -> Page[Delivery]:
        return await self._db.read(lambda db: outbox.deliveries(db, states, int_in(limit), int_in(offset)))

    async def delivery(self, delivery_id: int) -> Delivery | None:
        return await self._db.read(lambda db: outbox.delivery(db, int_in(delivery_id)))

    async def article_deliveries(self, article_id: int) -> tuple[Delivery, ...]:
        return await self._db.read(lambda db: outbox.article_deliveries(db, int_in(article_id)))

    async def delivery_counts(self) -> tuple[StateCount, ...]:
        return await self._db.read(outbox.counts)

    async def closed_targets(self) -> tuple[ClosedTarget, ...]:
        return await self._db.read(targets.closed_targets)

    async def open_target(self, target: str, *, since: datetime, at: datetime) -> bool:
        return await self._db.transaction(lambda db: targets.open_target(db, target, since, at))

    async def missed(self, *, but: str = "") -> tuple[MissedPosts, ...]:
        return await self._db.read(lambda db: missed.missed(db, but))

    async def send_missed(self, target: str, *, by: str, at: datetime) -> int:
        return await self._db.transaction(lambda db: missed.send_missed(db, target, None, by, at))

    async def drop_missed(self, target: str, *, by: str, at: datetime) -> int:
        return await self._db.transaction(lambda db: missed.drop_missed(db, target, by, at))

    async def pause_target(self, target: str, reason: str, *, at: datetime) -> None:
        await self._db.transaction(lambda db: targets.pause_target(db, target, reason, at))

    async def move_target(self, target: str, moved_to: str, reason: str, *, at: datetime) -> None:
        await self._db.transaction(lambda db: targets.move_target(db, target, moved_to, reason, at))
