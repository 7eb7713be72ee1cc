"""The text under analysis: what comes in (SourceText) and what every step works on (Document)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bot.analysis.patterns import lower_words

LONG = 200_000
"""Characters of what is no article but a list, a log, or an attack: as many sentences as a book, most of them alike."""


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
        found: Iterable[Sequence[str]] = (lower_words(self.of(sentence)) for sentence in self.sentences)
        object.__setattr__(self, "words", tuple(found if len(self.text) <= LONG else _shared(found)))

    def of(self, sentence: Sentence) -> str:
        """The sentence's words."""
        return self.text[sentence.start : sentence.end]


def _shared(found: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """The same words, each kept once, and each run of them."""
    word: dict[str, str] = {}
    run: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in found:
        one = tuple(word.setdefault(each, each) for each in words)
        yield run.setdefault(one, one)
