"""The Storage protocol over one SQLite file: each call is one function, run whole in a connection's thread."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from storage.base import HIT_KINDS, HitKind, SearchOrder
from storage.records import (
    Article,
    ArticleKeys,
    ArticleWrite,
    Chat,
    ClosedTarget,
    Delivery,
    DeliveryState,
    Event,
    EventReport,
    EventState,
    Headline,
    Hit,
    KnownArticle,
    Note,
    Outcome,
    Page,
    Person,
    Revision,
    SlotDecision,
    SlotWrite,
    SourceCount,
    StateCount,
    StoredQuote,
)
from storage.sqlite import articles, chats, events, notes, outbox, people, quotes, schedules, search
from storage.sqlite.alone import alone
from storage.sqlite.connection import Connections
from storage.sqlite.values import int_in


class SqliteStorage:
    """Storage as ``storage.base`` promises it."""

    def __init__(self, connections: Connections) -> None:
        self._db = connections

    async def identify(self, keys: ArticleKeys) -> KnownArticle | None:
        return await self._db.read(lambda db: articles.identify(db, keys))

    async def store(self, writes: Sequence[ArticleWrite], *, at: datetime) -> tuple[int, ...]:
        return await self._db.transaction(lambda db: articles.store(db, writes, at))

    async def article(self, article_id: int) -> Article | None:
        return await self._db.read(lambda db: articles.article(db, int_in(article_id)))

    async def article_by_url(self, url: str) -> int | None:
        return await self._db.read(lambda db: articles.article_by_url(db, url))

    async def revisions(self, article_id: int) -> tuple[Revision, ...]:
        return await self._db.read(lambda db: articles.revisions(db, int_in(article_id)))

    async def latest(self, *, limit: int, offset: int = 0, topic: str | None = None) -> Page[Headline]:
        return await self._db.read(lambda db: articles.latest(db, int_in(limit), int_in(offset), topic))

    async def topics(self) -> tuple[tuple[str, int], ...]:
        return await self._db.read(articles.topics)

    async def sources(self) -> tuple[SourceCount, ...]:
        return await self._db.read(articles.sources)

    async def article_quotes(self, article_id: int) -> tuple[StoredQuote, ...]:
        return await self._db.read(lambda db: quotes.article_quotes(db, int_in(article_id)))

    async def latest_quotes(self, *, limit: int, offset: int = 0) -> Page[StoredQuote]:
        return await self._db.read(lambda db: quotes.latest_quotes(db, int_in(limit), int_in(offset)))

    async def person_quotes(self, person_id: int, *, limit: int, offset: int = 0) -> Page[StoredQuote]:
        return await self._db.read(
            lambda db: quotes.person_quotes(db, int_in(person_id), int_in(limit), int_in(offset))
        )

    async def people(self, *, limit: int, offset: int = 0) -> Page[Person]:
        return await self._db.read(lambda db: people.people(db, int_in(limit), int_in(offset)))

    async def person(self, person_id: int) -> Person | None:
        return await self._db.read(lambda db: people.person(db, int_in(person_id)))

    async def find_people(self, name: str) -> tuple[Person, ...]:
        return await self._db.read(lambda db: people.find_people(db, name))

    async def people_sharing_a_name(self, words: Sequence[str]) -> tuple[Person, ...]:
        return await self._db.read(lambda db: people.people_sharing_a_name(db, words))

    async def search(
        self,
        words: str,
        *,
        limit: int,
        offset: int = 0,
        order: SearchOrder = "ranked",
        kinds: Sequence[HitKind] = HIT_KINDS,
    ) -> Page[Hit]:
        limit, offset = int_in(limit), int_in(offset)
        return await self._db.read(lambda db: search.search(db, words, limit, offset, order=order, kinds=kinds))

    async def events(self, *, since: date | None = None, until: date | None = None) -> tuple[Event, ...]:
        return await self._db.read(lambda db: events.events(db, since, until))

    async def event(self, event_id: int) -> Event | None:
        return await self._db.read(lambda db: events.event(db, int_in(event_id)))

    async def event_history(self, event_id: int) -> tuple[EventReport, ...]:
        return await self._db.read(lambda db: events.event_history(db, int_in(event_id)))

    async def add_note(self, article_id: int, text: str, author: str, *, at: datetime) -> Note:
        return await self._db.transaction(lambda db: notes.add_note(db, int_in(article_id), text, author, at))

    async def chat(self, target: str) -> Chat:
        return await self._db.read(lambda db: chats.chat(db, target))

    async def save_chat(self, chat: Chat) -> None:
        await self._db.transaction(lambda db: chats.save_chat(db, chat))

    async def examined(self, timings: Mapping[str, str], *, at: datetime) -> dict[str, datetime]:
        return await self._db.transaction(lambda db: schedules.examined(db, timings, at))

    async def covered(self, schedule: str, target: str) -> int | None:
        return await self._db.read(lambda db: schedules.covered(db, schedule, target))

    async def newest_article(self) -> int:
        return await self._db.read(articles.newest)

    async def decisions(self, schedule: str, *, since: datetime | None = None) -> tuple[SlotDecision, ...]:
        return await self._db.read(lambda db: schedules.decisions(db, schedule, since))

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

    async def next_due(self) -> datetime | None:
        return await self._db.read(outbox.next_due)

    async def resend(self, deliveries: Sequence[int], *, by: str, at: datetime) -> int:
        return await self._db.transaction(lambda db: outbox.resend(db, [*map(int_in, deliveries)], by, at))

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
        return await self._db.read(outbox.closed_targets)

    async def close(self) -> None:
        await self._db.close()
