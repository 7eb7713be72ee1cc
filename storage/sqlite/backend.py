"""The Storage protocol over one SQLite file: each call is one function, run whole in a connection's thread."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from storage.base import HIT_KINDS, HitKind, SearchOrder
from storage.records import (
    Alike,
    Announced,
    AnnouncementWrite,
    Article,
    ArticleKeys,
    ArticleWrite,
    Chat,
    ChatData,
    Duplicate,
    EntryMark,
    Event,
    EventEdit,
    EventReport,
    EventState,
    FeedFigures,
    FeedSource,
    FeedState,
    Headline,
    Hit,
    Holding,
    KnownArticle,
    Note,
    Page,
    Person,
    Review,
    Revision,
    SourceCount,
    StoredQuote,
    Subscription,
)
from storage.sqlite import (
    announced,
    articles,
    calls,
    chats,
    duplicates,
    events,
    feeds,
    notes,
    people,
    privacy,
    quotes,
    retention,
    search,
    stories,
    subscriptions,
)
from storage.sqlite.configuration import SqliteConfigHistory
from storage.sqlite.delivery_backend import SqliteDeliveries
from storage.sqlite.inbox import SqliteInbox
from storage.sqlite.values import int_in


class SqliteStorage(SqliteDeliveries, SqliteInbox, SqliteConfigHistory):
    """Storage as ``storage.base`` promises it."""

    async def identify(self, keys: ArticleKeys) -> KnownArticle | None:
        return await self._db.read(lambda db: articles.identify(db, keys))

    async def store(self, writes: Sequence[ArticleWrite], *, at: datetime) -> tuple[int, ...]:
        return await self._db.transaction(lambda db: articles.store(db, writes, at))

    async def article(self, article_id: int) -> Article | None:
        return await self._db.read(lambda db: articles.article(db, int_in(article_id)))

    async def article_by_url(self, *urls: str) -> int | None:
        return await self._db.read(lambda db: articles.article_by_url(db, urls))

    async def note_duplicate(self, article_id: int, found: Duplicate) -> None:
        await self._db.transaction(lambda db: duplicates.note_duplicate(db, int_in(article_id), found))

    async def duplicates_of(self, article_id: int, *, limit: int) -> tuple[Duplicate, ...]:
        return await self._db.read(lambda db: duplicates.duplicates_of(db, int_in(article_id), int_in(limit)))

    async def alike(self, words: Sequence[str], *, since: datetime, limit: int) -> tuple[Alike, ...]:
        return await self._db.read(lambda db: stories.alike(db, words, since, int_in(limit)))

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

    async def chat_data(self, target: str) -> ChatData:
        return await self._db.read(lambda db: privacy.chat_data(db, target))

    async def forget_chat(self, target: str) -> None:
        await self._db.transaction(lambda db: privacy.forget_chat(db, target))

    async def proposals(self, *, limit: int) -> tuple[EventReport, ...]:
        return await self._db.read(lambda db: events.proposals(db, int_in(limit)))

    async def review_report(
        self, report: EventReport, review: Review, *, state: EventState | None, at: datetime
    ) -> bool:
        return await self._db.transaction(lambda db: events.review_report(db, report, review, state, at))

    async def set_event(self, edit: EventEdit) -> None:
        await self._db.transaction(lambda db: events.set_event(db, edit))

    async def event_edits(self, event_id: int) -> tuple[EventEdit, ...]:
        return await self._db.read(lambda db: events.event_edits(db, int_in(event_id)))

    async def announced(self) -> tuple[Announced, ...]:
        return await self._db.read(announced.announced)

    async def announce(self, writes: Sequence[AnnouncementWrite], *, at: datetime) -> tuple[int, ...]:
        return await self._db.transaction(lambda db: announced.announce(db, writes, at))

    async def follow(self, one: Subscription, *, at: datetime) -> bool:
        return await self._db.transaction(lambda db: subscriptions.follow(db, one, at))

    async def unfollow(self, ones: Sequence[Subscription]) -> int:
        return await self._db.transaction(lambda db: sum(subscriptions.unfollow(db, one) for one in ones))

    async def subscriptions(self, target: str | None = None) -> tuple[Subscription, ...]:
        return await self._db.read(lambda db: subscriptions.subscriptions(db, target))

    async def keep_call(self, token: str, payload: str, *, at: datetime, until: datetime) -> None:
        await self._db.transaction(lambda db: calls.keep_call(db, token, payload, at, until))

    async def kept_call(self, token: str) -> str | None:
        return await self._db.read(lambda db: calls.kept_call(db, token))

    async def sync_feeds(self, sources: Sequence[FeedSource], *, at: datetime) -> None:
        await self._db.transaction(lambda db: feeds.sync_feeds(db, sources, at))

    async def feeds(self) -> tuple[FeedState, ...]:
        return await self._db.read(feeds.feeds)

    async def feed(self, url: str) -> FeedState | None:
        return await self._db.read(lambda db: feeds.feed(db, url))

    async def feed_figures(self) -> FeedFigures:
        return await self._db.read(feeds.figures)

    async def quarantined(self, *, limit: int) -> tuple[FeedState, ...]:
        return await self._db.read(lambda db: feeds.quarantined(db, int_in(limit)))

    async def due_feeds(self, *, at: datetime, limit: int, without: Collection[str] = ()) -> tuple[FeedState, ...]:
        return await self._db.read(lambda db: feeds.due_feeds(db, at, limit, without))

    async def next_due(self, *, after: datetime) -> datetime | None:
        return await self._db.read(lambda db: feeds.next_due(db, after))

    async def save_feed(
        self,
        state: FeedState,
        *,
        marks: Sequence[EntryMark] = (),
        listed: Collection[bytes] | None = None,
        at: datetime,
    ) -> None:
        await self._db.transaction(lambda db: feeds.save_feed(db, state, marks, listed, at))

    async def seen_entries(self, url: str, keys: Iterable[bytes]) -> Mapping[bytes, EntryMark]:
        return await self._db.read(lambda db: feeds.seen_entries(db, url, keys))

    async def overdue(self, *, before: datetime, keep: Holding, after: int, limit: int) -> tuple[int, ...]:
        return await self._db.read(lambda db: retention.overdue(db, before, keep, int_in(after), int_in(limit)))

    async def thin(self, articles: Collection[int], *, keep: Holding) -> None:
        await self._db.transaction(lambda db: retention.thin(db, [*map(int_in, articles)], keep))

    async def reclaim(self, pages: int) -> int:
        return await self._db.transaction(lambda db: retention.reclaim(db, pages))

    async def close(self) -> None:
        await self._db.close()
