"""The text under analysis: what comes in (SourceText) and what every step works on (Document)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.analysis.patterns import lower_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """An article as it comes. ``published_at`` is aware, or None where the source gives no date."""

    text: str
    title: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None


class Sentence(NamedTuple):
    """Where a sentence stands in ``Document.text``, and the number of the paragraph it is in, from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A cleaned article, split into sentences. ``language`` is an ISO 639 code.

    ``words`` are each sentence's words in lower case; several steps look at them, so they are found once.
    """

    title: str
    text: str
    language: str
    published_at: datetime | None
    sentences: tuple[Sentence, ...]
    words: tuple[Sequence[str], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = tuple(lower_words(self.of(sentence)) for sentence in self.sentences)
        object.__setattr__(self, "words", words)

    def of(self, sentence: Sentence) -> str:
        """The sentence's words."""
        return self.text[sentence.start : sentence.end]
