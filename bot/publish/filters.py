"""Which articles a post takes: by topic, outlet, words wanted and unwanted, and who is quoted.

No patterns: nothing can be slow.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from storage.records import Article, Event, Headline, Speaker

Refusal = Literal["topics", "sources", "told", "people", "without", "words"]
"""The part of a filter that an article does not pass; ``told``: the same story was there before."""

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
"""What Indonesian writes onto the end of a word without making it another."""


class Reader:
    """Reads each article once, however many filters look at it, and each filter's words once."""

    def __init__(self) -> None:
        self._said: dict[tuple[int, int], str] = {}
        self._wanted: dict[str, str] = {}

    def said(self, article: Article) -> str:
        """An article's words, folded, between single spaces."""
        key = (article.headline.id, article.revision)
        if key not in self._said:
            self._said[key] = _spaced(f"{article.headline.title}\n{article.analysis.text}")
        return self._said[key]

    def holds(self, said: str, words: str) -> bool:
        """Whether folded words hold these, whole and in this order, or with what may hang on the last of them."""
        wanted = self._wanted.get(words)
        if wanted is None:
            wanted = self._wanted[words] = _spaced(words).rstrip()
        return bool(wanted) and wanted in said and any(f"{wanted}{clitic} " in said for clitic in ("", *_CLITICS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Empty lists want everything.

    An article passes that has one of ``topics``, is of one of ``sources``, holds one of ``words`` and none of
    ``without``, and in which one of ``people`` is quoted; of several that tell one story, the first. Words are whole
    ones, in any case and with or without accents; several in a row must stand so. All of a person's words must be in
    the name of one who is quoted.
    """

    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    def takes(self, article: Article, reader: Reader) -> bool:
        """Whether this article passes."""
        return self.refusal(article, reader) is None

    def refusal(self, article: Article, reader: Reader) -> Refusal | None:
        """Which part of the filter an article does not pass first; None for one that passes."""
        if not _among(self.topics, article.topics):
            return "topics"
        if not _among(self.sources, (article.headline.source,)):
            return "sources"
        if self.people and not any(self.takes_speaker(quote.speaker) for quote in article.analysis.quotes):
            return "people"
        if self.words or self.without:
            said = reader.said(article)
            if any(reader.holds(said, words) for words in self.without):
                return "without"
            if not self._holds_wanted(said, reader):
                return "words"
        return "told" if self._was_told(article.headline) else None

    def takes_speaker(self, speaker: Speaker | None) -> bool:
        """Whether quotes of a speaker are wanted."""
        if not self.people:
            return True
        name = _spaced(speaker.name) if speaker else ""
        return any(name and all(f" {word} " in name for word in _spaced(one).split()) for one in self.people)

    def _was_told(self, head: Headline) -> bool:
        """Whether a source that is wanted told the same story before: it is news once."""
        return any(copy.id < head.id and _among(self.sources, (copy.source,)) for copy in head.copies)

    def takes_event(self, event: Event, reader: Reader) -> bool:
        """Whether an event passes: only words count."""
        state = event.state
        return self._takes_words(_spaced(" ; ".join((state.what, *state.places, *state.agenda))), reader)

    def _takes_words(self, said: str, reader: Reader) -> bool:
        return not any(reader.holds(said, words) for words in self.without) and self._holds_wanted(said, reader)

    def _holds_wanted(self, said: str, reader: Reader) -> bool:
        return not self.words or any(reader.holds(said, words) for words in self.words)


def _among(wanted: tuple[str, ...], there: tuple[str, ...]) -> bool:
    return not wanted or not {name.casefold() for name in wanted}.isdisjoint(name.casefold() for name in there)


def _spaced(text: str) -> str:
    """``text`` folded, its words between single spaces, with one before and one behind."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    kept = "".join(char if char.isalnum() else " " for char in text.casefold())
    return f" {' '.join(kept.split())} "
