"""The storage protocol: what the bot asks of a database, in records, never in rows.

Called by ingest (writes), commands and publish (reads). Each write is one transaction: after it returns
the data is there, and if it raises nothing is. Reads see whole transactions only. All methods raise
``storage.errors.StorageError`` and nothing of the driver's. The contract tests in ``tests/storage`` run by URL:
a second backend passes the same ones.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Literal, Protocol

from storage.config_history import ConfigStorage
from storage.delivery import DeliveryStorage
from storage.events import EventStorage
from storage.feeds import FeedStorage
from storage.inbox import InboxStorage
from storage.records import (
    Alike,
    Article,
    ArticleKeys,
    ArticleWrite,
    Chat,
    ChatData,
    Duplicate,
    Headline,
    Hit,
    Holding,
    KnownArticle,
    Note,
    Page,
    Person,
    Revision,
    SourceCount,
    StoredQuote,
    Subscription,
)

SearchOrder = Literal["ranked", "recent"]
MOST_HITS = 500
"""The newest hits of each kind that a ranked search looks at, and so the most that its total can say."""
MOST_RECENT = 25
"""How far a search by recency counts, beyond the page that is asked for: it completes words as they are typed."""
HitKind = Literal["article", "quote"]
HIT_KINDS: tuple[HitKind, ...] = ("article", "quote")


class Storage(ConfigStorage, DeliveryStorage, EventStorage, FeedStorage, InboxStorage, Protocol):
    """An open database. Use ``storage.open_storage(url)`` as an async context manager to get one."""

    async def identify(self, keys: ArticleKeys) -> KnownArticle | None:
        """The stored article that shares a key: by guid, else by URL, by fingerprint, by a variant of its address."""
        ...

    async def store(self, writes: Sequence[ArticleWrite], *, at: datetime) -> tuple[int, ...]:
        """Stores articles with all that belongs to them, in one transaction; returns their ids in order.

        A write with ``revises`` keeps the state before it as a Revision and replaces summary, quotes
        and event reports; editors' notes stay. An event whose last report goes with it is gone; with other
        reports left, or an editor's word, it keeps the state it was given, since what reports amount to is not
        decided here.

        Raises:
            StorageError: ``revises`` or ``joins`` names what is not there; nothing was stored.
            AlreadyStored: a new article's guid or URL is taken (decide again); nothing was stored.
        """
        ...

    async def article(self, article_id: int) -> Article | None:
        """One article, whole, in its current revision."""
        ...

    async def article_by_url(self, *urls: str) -> int | None:
        """The id of the article at the first of these canonical URLs that is known, or where a copy of it was met."""
        ...

    async def note_duplicate(self, article_id: int, found: Duplicate) -> None:
        """Remembers where an article was met again; nothing where that is an article's own address."""
        ...

    async def duplicates_of(self, article_id: int, *, limit: int) -> tuple[Duplicate, ...]:
        """Where an article was met again, in that order."""
        ...

    async def alike(self, words: Sequence[str], *, since: datetime, limit: int) -> tuple[Alike, ...]:
        """Articles dated since then in which three of the words stand together, newest first: perhaps the same story.

        The words are taken three by three in their order, so equal texts must give them in the same order.
        """
        ...

    async def revisions(self, article_id: int) -> tuple[Revision, ...]:
        """Earlier states, oldest first; empty when the article never changed."""
        ...

    async def latest(self, *, limit: int, offset: int = 0, topic: str | None = None) -> Page[Headline]:
        """The newest stories first, by date of publication; with ``topic`` only those that carry it.

        A story stands in it once, as the article that told it first; its ``copies`` are the others.
        """
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
        ``ranked`` ranks the newest 500 hits of each kind, those of the words themselves before those of longer ones;
        ``recent`` is newest first, and counts to MOST_RECENT only. An article hit and a hit on its quotes are one row
        each.
        """
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

    async def chat_data(self, target: str) -> ChatData:
        """What is held about a chat."""
        ...

    async def forget_chat(self, target: str) -> None:
        """Lets go of what is held about a chat: settings, subscriptions, posts to it, those that wait too.

        What stays is that slots were decided for it, without which they would be posted again, and a post that is
        being sent at this moment.
        """
        ...

    async def follow(self, one: Subscription, *, at: datetime) -> bool:
        """Keeps a subscription; tells whether it is new."""
        ...

    async def unfollow(self, ones: Sequence[Subscription]) -> int:
        """Ends subscriptions; tells how many of them there were."""
        ...

    async def subscriptions(self, target: str | None = None) -> tuple[Subscription, ...]:
        """What a chat follows, or what all do; by chat, then in the order in which they began."""
        ...

    async def keep_call(self, token: str, payload: str, *, at: datetime, until: datetime) -> None:
        """Keeps what a long button stands for until an instant, in place of what stood under the token."""
        ...

    async def kept_call(self, token: str) -> str | None:
        """What was kept under a token, or None."""
        ...

    async def overdue(self, *, before: datetime, keep: Holding, after: int, limit: int) -> tuple[int, ...]:
        """Ids of articles, in order and behind ``after``, that have more than ``keep`` and are older than ``before``.

        An article is as old as its last revision, or as its being stored.
        """
        ...

    async def thin(self, articles: Collection[int], *, keep: Holding) -> None:
        """Takes the texts of these articles, and what ``keep`` does not name, for good, in one transaction.

        What stays of a text are the pieces that quotes, summary and reports of events stand in: offsets find their
        words as before, and searching finds those. Earlier revisions go, and what they changed of quotes. The articles
        stay known by their keys.
        """
        ...

    async def reclaim(self, pages: int) -> int:
        """Gives up to so many pages that hold nothing back to the file system; returns how many are left to give."""
        ...

    async def close(self) -> None:
        """Closes every connection; waits for a write under way."""
        ...
