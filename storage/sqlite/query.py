"""What a person typed, as an FTS5 query; and where it matches in a text."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storage.sqlite.values import WORD, folded

_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
MOST_WORDS = 16
"""Words beyond these are not asked for: nobody types them, and each costs a look-up."""


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a search: each is a run of words that stand in this order, the last of them as a prefix."""

    terms: tuple[tuple[str, ...], ...]

    def fts(self, forms: Callable[[str], Sequence[str] | None]) -> str | None:
        """The query in FTS5's language, or None when no text can match. What a person typed is never an operator.

        Args:
            forms: the indexed words that begin with a word; None where they are too many to be listed.
        """
        terms = [_any_form(term, forms(term[-1])) for term in self.terms]
        return " AND ".join(terms) if all(terms) else None

    def whole_words(self) -> str:
        """The query for texts that hold the typed words as they are, with nothing behind them."""
        return " AND ".join(_quoted(term) for term in self.terms)


def parse(typed: str) -> Query:
    """Words and phrases of what a person typed; punctuation between them is nothing but a gap."""
    phrases = [_words(match[1]) for match in _PHRASE.finditer(typed)]
    singles = [(word,) for word in _words(_PHRASE.sub(" ", typed))]
    terms = dict.fromkeys(term for term in (*phrases, *singles) if term)
    return Query(tuple(terms)[:MOST_WORDS])


def matches(query: Query, text: str) -> tuple[tuple[int, int], ...]:
    """Where the query's terms stand in ``text``, as sorted ranges that do not overlap."""
    # Folded word by word, since folding may change a text's length.
    tokens = [(match.start(), match.end(), folded(match[0])) for match in WORD.finditer(text)]
    found = [
        (tokens[number][0], tokens[number + len(term) - 1][1])
        for number in range(len(tokens))
        for term in query.terms
        if _stands(term, tokens, number)
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def window(text: str, found: tuple[tuple[int, int], ...], width: int) -> tuple[int, int]:
    """A range of ``text`` of about ``width`` around the match with most others near it, cut between words."""
    if len(text) <= width or not found:
        return 0, _word_end(text, min(width, len(text)))
    starts = [start for start, _ in found]
    near = [bisect_left(starts, start + width * 2 // 3) - number for number, start in enumerate(starts)]
    best = found[near.index(max(near))]
    start = max(0, best[0] - width // 4)
    if start:
        gap = text.find(" ", start, best[0])
        start = best[0] if gap < 0 else gap + 1
    return start, _word_end(text, min(len(text), max(start + width, best[1])))


def _any_form(term: tuple[str, ...], forms: Sequence[str] | None) -> str:
    if forms is None:
        return f"{_quoted(term)} *"
    either = [_quoted((*term[:-1], form)) for form in forms]
    return f"({' OR '.join(either)})" if len(either) > 1 else "".join(either)


def _quoted(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _stands(term: tuple[str, ...], tokens: list[tuple[int, int, str]], at: int) -> bool:
    here = tokens[at : at + len(term)]
    return (
        len(here) == len(term)
        and (here[-1][2] == term[-1] or (len(term[-1]) > 1 and here[-1][2].startswith(term[-1])))
        and all(token[2] == word for token, word in zip(here[:-1], term[:-1], strict=True))
    )


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    gap = text.rfind(" ", max(0, at - 40), at + 1)
    return gap if gap > 0 else at


def _words(text: str) -> tuple[str, ...]:
    return tuple(folded(word) for word in WORD.findall(text))
