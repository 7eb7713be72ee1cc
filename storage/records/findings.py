"""What the analysis finds in one text: spans, quotes with speakers, planned events, a summary.

Every offset is in code points into the article's cleaned text, half open: ``text[start:end]``.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Precision = Literal["time", "day", "week", "part-of-month", "month", "quarter", "year"]
"""How exactly a source named a date. "Maret 2026" is a ``month``, never a day."""

ReportedStatus = Literal["planned", "confirmed", "postponed", "cancelled", "held"]
"""What an article can say of an event; ``held`` and, of one whose day has come, ``cancelled`` are its outcome."""

QuoteKind = Literal["direct", "partial"]
"""A whole quoted statement, or a quoted piece inside a reported sentence."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the cleaned text, word for word: ``text == article.text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece that the cleaning took out of the text, and why (``furniture``, ``link-spam``, ...)."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The article's own sentences, in the article's order."""

    method: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it.

    ``name`` is the fullest name in the article without titles or role; ``role`` is what the article
    calls them, or None; ``mention`` is the words at the quote ("Putin", "ia", "ujarnya"). ``also`` are other names
    that the article gives them ("Jokowi"); they are stored with the person and not with the quote.
    """

    name: str
    role: str | None
    mention: str
    also: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation without its quote marks: never edited, joined, translated or completed.

    ``speaker`` is None where the text leaves it open: a wrong name is worse than none. ``cue`` is the
    word that introduces it ("kata", "ujarnya", "menyebut"). ``salience`` (0 to 1) ranks the quotes
    of one article: the highest is the one to show first.
    """

    text: str
    start: int
    end: int
    kind: QuoteKind
    speaker: Speaker | None
    cue: str | None
    salience: float = 0.0


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What a revision made of a quote; ``now`` is what stands in its place, None where nothing does."""

    was: Quote
    now: Quote | None


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """Something that an article says is to happen after its date, or how what was to happen went.

    ``start`` and ``end`` are the first and last possible day, both included. ``time`` is
    ``HH:MM+07:00`` or None. ``either_or`` says that ``places`` are alternatives.
    """

    what: str
    start: date
    end: date
    precision: Precision
    evidence: Span
    time: str | None = None
    places: tuple[str, ...] = ()
    either_or: bool = False
    status: ReportedStatus = "planned"
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is understood of one article; ``text`` is the cleaned text that offsets point into."""

    title: str
    language: str
    text: str
    removed: tuple[Removed, ...]
    summary: Summary
    quotes: tuple[Quote, ...]
    events: tuple[PlannedEvent, ...]
