"""Splits a sentence into the words and marks of date phrases."""

import re
from typing import NamedTuple

from bot.analysis.dates.lexicon import WEEK, Kind, Lexicon

_TOKEN = re.compile(r"[0-9]+|([^\W\d_]+)(?:['’][^\W\d_]+)?|[^\w\s]")
_ASCII_TOKEN = re.compile(_TOKEN.pattern, re.ASCII)
"""The same for plain text, found in less time."""
_NO_TOKEN_VALUE = -1
_AHEAD = 8
_OF_A_DAY = ("pekan ", "pagi", "siang", "sore", "petang", "malam", "dini ")
"""What follows a day and no week: "Minggu pagi", "Minggu pekan depan"."""

_SENTENCE_MARKS = frozenset('.!?"“‘')


class Token(NamedTuple):
    """A word, a number or one mark at ``text[start:end]``; ``value`` depends on its kind, see Lexicon.

    A tuple, made without a call of its own, since making tokens is most of the cost of reading dates.
    """

    kind: Kind
    value: int
    text: str
    start: int
    end: int


def tokens_of(sentence: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a sentence, in order."""
    known, unknown = lexicon.words.get, (Kind.WORD, _NO_TOKEN_VALUE)
    found: list[Token] = []
    for match in (_ASCII_TOKEN if sentence.isascii() else _TOKEN).finditer(sentence):
        text = match[0]
        folded = text.casefold()
        meaning = known(folded)
        if meaning is None:
            kind, value = unknown if match.lastindex else _number_or_mark(text)
        else:
            kind, value = meaning
            if folded == "minggu":
                after = sentence[match.end() : match.end() + _AHEAD]
                kind, value = _week_or_sunday(text, found[-1] if found else None, after)
            elif text[0].islower() and (kind is Kind.SHORT_MONTH or (kind is Kind.MONTH and lexicon.month_first)):
                kind, value = unknown
        start, end = match.span()
        found.append(tuple.__new__(Token, (kind, value, text, start, end)))
    return tuple(found)


def _number_or_mark(text: str) -> tuple[Kind, int]:
    if text[0] in "0123456789":
        return (Kind.NUMBER, int(text)) if len(text) <= 4 else (Kind.WORD, _NO_TOKEN_VALUE)
    return (Kind.WORD if text[0].isalpha() else Kind.MARK), _NO_TOKEN_VALUE


def _week_or_sunday(text: str, before: Token | None, after: str) -> tuple[Kind, int]:
    """Tells the two: "Minggu" is Sunday with a capital inside a sentence, or before a date; else a week."""
    if before is not None and before.text.casefold() in ("hari", "-", "–"):
        return Kind.WEEKDAY, 6
    named_day = text[0].isupper()
    ranged = named_day and after[:1] in ("-", "–") and after[1:2].isupper()  # "Minggu-Senin (1-2/9)"
    dated = ranged or after.lstrip(" ," if named_day else " ")[:1].isdecimal() or after.lstrip().startswith("(")
    dated = dated or (named_day and after.lstrip().startswith(_OF_A_DAY))
    inside = before is not None and before.text not in _SENTENCE_MARKS and before.kind is not Kind.NUMBER
    if dated or (inside and named_day):
        return Kind.WEEKDAY, 6
    return Kind.UNIT, WEEK
