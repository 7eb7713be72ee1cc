"""The storage protocol: what the bot asks of a database, in records, never in rows.

Called by ingest (writes), commands and publish (reads). Each write is one transaction: after it returns
the data is there, and if it raises nothing is. Reads see whole transactions only. All methods raise
``storage.errors.StorageError`` and nothing of the driver's. The contract tests in ``tests/storage`` run by URL:
a second backend passes the same ones.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Literal, Protocol

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

SearchOrder = Literal["ranked", "recent"]
MOST_HITS = 1_000
"""The newest hits that a search looks at, and so the most that its total can say."""
HitKind = Literal["article", "quote"]
HIT_KINDS: tuple[HitKind, ...] = ("article", "quote")


class Storage(Protocol):
    """An open database. Use ``storage.open_storage(url)`` as an async context manager to get one."""

    async def identify(self, keys: ArticleKeys) -> KnownArticle | None:
        """The stored article that shares a key: by guid, else by URL, else by fingerprint."""
        ...

    async def store(self, writes: Sequence[ArticleWrite], *, at: datetime) -> tuple[int, ...]:
        """Stores articles with all that belongs to them, in one transaction; returns their ids in order.

        A write with ``revises`` keeps the state before it as a Revision and replaces summary, quotes
        and event reports; editors' notes stay. An event whose last report goes with it is gone; with other
        reports left it keeps the state it was given, since what reports amount to is not decided here.

        Raises:
            StorageError: ``revises`` or ``joins`` names what is not there; nothing was stored.
            AlreadyStored: a new article's guid or URL is taken (decide again); nothing was stored.
        """
        ...

    async def article(self, article_id: int) -> Article | None:
        """One article, whole, in its current revision."""
        ...

    async def article_by_url(self, url: str) -> int | None:
        """The id of the article with this canonical URL."""
        ...

    async def revisions(self, article_id: int) -> tuple[Revision, ...]:
        """Earlier states, oldest first; empty when the article never changed."""
        ...

    async def latest(self, *, limit: int, offset: int = 0, topic: str | None = None) -> Page[Headline]:
        """The newest articles first, by date of publication; with ``topic`` only those that carry it."""
        ...

    async def topics(self) -> tuple[tuple[str, int], ...]:
        """Topics and how many articles carry each, most first."""
        ...

    async def sources(self) -> tuple[SourceCount, ...]:
        """Outlets, most articles first."""
        ...

    async def article_quotes(self, article_id: int) -> tuple[StoredQuote, ...]:
        """The quotes of one article, the most salient first."""
        ...

    async def latest_quotes(self, *, limit: int, offset: int = 0) -> Page[StoredQuote]:
        """Quotes of the newest articles first; within an article the most salient first."""
        ...

    async def person_quotes(self, person_id: int, *, limit: int, offset: int = 0) -> Page[StoredQuote]:
        """What one person said, newest article first."""
        ...

    async def people(self, *, limit: int, offset: int = 0) -> Page[Person]:
        """Who is quoted, most quotes first."""
        ...

    async def person(self, person_id: int) -> Person | None:
        """One person with all names and roles."""
        ...

    async def find_people(self, name: str) -> tuple[Person, ...]:
        """People with a name that has all the words of ``name``, most quotes first, at most 20.

        Each word is a prefix; case and accents are ignored.
        """
        ...

    async def people_sharing_a_name(self, words: Sequence[str]) -> tuple[Person, ...]:
        """People one of whose names has one of these whole words: candidates for being the same person."""
        ...

    async def search(
        self,
        words: str,
        *,
        limit: int,
        offset: int = 0,
        order: SearchOrder = "ranked",
        kinds: Sequence[HitKind] = HIT_KINDS,
    ) -> Page[Hit]:
        """Articles and quotes, or only one of these ``kinds``, that hold all the words.

        ``words`` is what a person typed: each word of two letters or more is a prefix ("dialog" finds
        "dialognya"), words in quote marks must stand in that order; any other punctuation is text, never syntax.
        ``ranked`` ranks the newest 1,000 hits, those of the words themselves before those of longer ones;
        ``recent`` is newest first. An article hit and a hit on its quotes are one row each.
        """
        ...

    async def events(self, *, since: date | None = None, until: date | None = None) -> tuple[Event, ...]:
        """Events whose days overlap ``since``..``until`` (both included), by start, then by end."""
        ...

    async def event(self, event_id: int) -> Event | None:
        """One event as it stands."""
        ...

    async def event_history(self, event_id: int) -> tuple[EventReport, ...]:
        """Every report on the event, oldest first."""
        ...

    async def add_note(self, article_id: int, text: str, author: str, *, at: datetime) -> Note:
        """Adds an editor's note.

        Raises:
            StorageError: there is no such article.
        """
        ...

    async def chat(self, target: str) -> Chat:
        """What is stored about a chat; a Chat with defaults for one never seen."""
        ...

    async def save_chat(self, chat: Chat) -> None:
        """Stores a chat's settings and listing."""
        ...

    async def examined(self, timings: Mapping[str, str], *, at: datetime) -> dict[str, datetime]:
        """Until when the slots of each schedule have been decided; what lies behind is still to be.

        Args:
            timings: the schedules' names, and their times in words. One that is new, or that had other times before,
                begins at ``at``: it owes nothing for the past.
            at: now. What a clock that was ahead judged too late, though it is still to come, counts as undecided.
        """
        ...

    async def covered(self, schedule: str, target: str) -> int | None:
        """The newest article that there was at this target's last slot that told what there was; None before one."""
        ...

    async def newest_article(self) -> int:
        """The id of the article that was stored last; ids grow. 0 where there is none."""
        ...

    async def decisions(self, schedule: str, *, since: datetime | None = None) -> tuple[SlotDecision, ...]:
        """What was decided of a schedule's slots, in the order of their times."""
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
        target is kept. A row that is returned is nobody else's, and is so after a power cut too.
        """
        ...

    async def settle(self, outcomes: Sequence[Outcome], *, at: datetime) -> int:
        """Keeps what became of claimed rows; returns how many were still claimed. The others stay as they are."""
        ...

    async def unfinished(self) -> tuple[Delivery, ...]:
        """Rows that are claimed; at a start, those that the process before left: they may have arrived."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next row may be sent that waits for nothing but its time; None where there is none."""
        ...

    async def resend(self, deliveries: Sequence[int], *, by: str, at: datetime) -> int:
        """Puts uncertain, failed or dropped rows back in the queue, and opens their targets again; returns how many."""
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

    async def close(self) -> None:
        """Closes every connection; waits for a write under way."""
        ...
