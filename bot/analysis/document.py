"""The text under analysis: what comes in (SourceText) and what every step works on (Document)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """An article as it comes. ``published_at`` is aware, or None where the source gives no date."""

    text: str
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in ``Document.text``, and the number of the paragraph it is in, from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A cleaned article, split into sentences. ``language`` is an ISO 639 code."""

    title: str
    text: str
    language: str
    published_at: datetime | None
    sentences: tuple[Sentence, ...]

    def of(self, sentence: Sentence) -> str:
        """The sentence's words."""
        return self.text[sentence.start : sentence.end]
