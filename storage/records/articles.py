"""Articles on their way in (NewArticle, ArticleWrite) and as they are kept (Article, StoredQuote, ...)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.records.events import EventWrite
from storage.records.findings import Analysis, Quote, QuoteChange, Span
from storage.records.people import PersonWrite
from storage.records.times import as_utc


@dataclass(frozen=True, slots=True)
class ArticleKeys:
    """What an article is known by, the strongest first: guid, canonical URL, fingerprint of its text.

    ``variants`` are other addresses that may show the same page; they are looked for, and not stored.
    """

    guid: str | None
    url: str | None
    fingerprint: str
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """A stored article that shares a key with one on its way in."""

    id: int
    fingerprint: str
    url: str | None
    matched_by: Literal["guid", "url", "fingerprint", "variant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as its source gives it; its title, language and cleaned text are in the Analysis.

    ``source`` is the outlet's name or host. ``raw_text`` is the text before cleaning.
    ``published_at`` is None where the source gives no date. ``backlog`` says that it was there before we came: it is
    answered about, but never posted as news.
    """

    source: str
    raw_text: str
    keys: ArticleKeys
    published_at: datetime | None = None
    author: str | None = None
    topics: tuple[str, ...] = ()
    backlog: bool = False

    def __post_init__(self) -> None:
        if self.published_at is not None:
            object.__setattr__(self, "published_at", as_utc(self.published_at, "published_at"))


@dataclass(frozen=True, slots=True)
class ArticleWrite:
    """One article with everything that is to be stored with it, decided beforehand.

    ``revises`` is the id of the article that this is a new revision of, or None for a new one; ``story`` the stored
    story that it tells again, or None for one of its own. A revision keeps its story; ``changed`` are the quotes that
    it changes or takes out.
    """

    article: NewArticle
    analysis: Analysis
    revises: int | None = None
    people: tuple[PersonWrite, ...] = ()
    events: tuple[EventWrite, ...] = ()
    story: int | None = None
    changed: tuple[QuoteChange, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """A quote that a revision of an article has changed or taken out; ``revision`` is the one without it."""

    id: int
    article_id: int
    revision: int
    change: QuoteChange
    found_at: datetime


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An address at which an article's text was met again, of which outlet and when; it was not kept twice."""

    url: str
    source: str
    found_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "found_at", as_utc(self.found_at, "found_at"))


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that tells the same story."""

    id: int
    source: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored article that may tell the same story as another text, and the story it tells."""

    id: int
    story: int
    text: str


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list shows of an article. ``published_at`` falls back on when it was first seen.

    ``copies`` are the other articles that tell its story, in the order they were stored.
    """

    id: int
    title: str
    source: str
    url: str | None
    published_at: datetime
    language: str
    quotes: int
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's note on an article: shown with every later answer about it."""

    id: int
    article_id: int
    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """The current revision of an article, whole. ``events`` are the ids of events it reports on."""

    headline: Headline
    revision: int
    first_seen_at: datetime
    revised_at: datetime | None
    author: str | None
    topics: tuple[str, ...]
    analysis: Analysis
    notes: tuple[Note, ...]
    events: tuple[int, ...]
    backlog: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier state of an article, kept as it was."""

    article_id: int
    revision: int
    title: str
    text: str
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """A quote with where it was read. ``person_id`` is None when the speaker is not known."""

    id: int
    quote: Quote
    person_id: int | None
    article: Headline


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: an article, or a quote in one.

    ``snippet`` is verbatim text; ``matches`` are the spans within it that matched (offsets into ``snippet``).
    """

    article: Headline
    quote: StoredQuote | None
    snippet: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SourceCount:
    """An outlet, how many of its articles are kept, and when the last of them was first seen."""

    name: str
    articles: int
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Holding:
    """What stays of an article when its text goes; headline, notes and what was posted always do."""

    quotes: bool = True
    summary: bool = True
