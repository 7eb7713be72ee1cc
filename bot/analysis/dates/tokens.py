"""Splits a sentence into the words and marks of date phrases."""

import re
from dataclasses import dataclass

from bot.analysis.dates.lexicon import WEEK, Kind, Lexicon

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]")
_NO_TOKEN_VALUE = -1
_SENTENCE_MARKS = frozenset('.!?"“‘')


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or one mark at ``text[start:end]``; ``value`` depends on its kind, see Lexicon."""

    kind: Kind
    value: int
    text: str
    start: int
    end: int


def tokens_of(sentence: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of a sentence, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(sentence):
        text = match.group()
        kind, value = _kind(text, lexicon)
        if text.casefold() == "minggu":
            kind, value = _week_or_sunday(text, found[-1] if found else None, sentence[match.end() : match.end() + 3])
        found.append(Token(kind, value, text, match.start(), match.end()))
    return tuple(found)


def _kind(text: str, lexicon: Lexicon) -> tuple[Kind, int]:
    if text[0] in "0123456789":
        return (Kind.NUMBER, int(text)) if len(text) <= 4 else (Kind.WORD, _NO_TOKEN_VALUE)
    if not text[0].isalpha():
        return Kind.MARK, _NO_TOKEN_VALUE
    kind, value = lexicon.words.get(text.casefold(), (Kind.WORD, _NO_TOKEN_VALUE))
    capital_needed = kind is Kind.SHORT_MONTH or (kind is Kind.MONTH and lexicon.month_first)
    return (Kind.WORD, _NO_TOKEN_VALUE) if capital_needed and text[0].islower() else (kind, value)


def _week_or_sunday(text: str, before: Token | None, after: str) -> tuple[Kind, int]:
    """Tells the two: "Minggu" is Sunday with a capital inside a sentence, or before a date; else a week."""
    if before is not None and before.text.casefold() in ("hari", "-", "–"):
        return Kind.WEEKDAY, 6
    dated = after.lstrip()[:1].isdecimal() or after.lstrip().startswith("(")
    inside = before is not None and before.text not in _SENTENCE_MARKS and before.kind is not Kind.NUMBER
    if dated or (inside and text[0].isupper()):
        return Kind.WEEKDAY, 6
    return Kind.UNIT, WEEK
