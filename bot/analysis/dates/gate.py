"""A quick look whether a sentence can name a date at all: most sentences do not, and are not read further."""

import re
from collections.abc import Sequence

from bot.analysis.dates.lexicon import lexicon_of
from bot.analysis.patterns import lower_words

_YEAR = r"(?<![0-9.,].)(?:(?<=1)9|(?<=2)[01])[0-9]{2}(?![0-9])"
_NO_YEAR = (
    r"/[0-9]|[.-][0-9]{1,2}[.-][0-9]{2}"
    r"|[^\W\d_]{3}|(?<=[^\W\d_]{3}.)"  # "20Oktober": glued, and read apart by the grammar
)
_NUMERIC = re.compile(rf"[0-9](?:{_YEAR}|{_NO_YEAR})")  # begins with a digit alone: text without any is skipped at once
_NUMERIC_DAY = re.compile(rf"[0-9](?:{_NO_YEAR})")
_YEARS = re.compile(rf"[0-9]{_YEAR}")
_BEFORE, _BEHIND = 5, 3
"""Words between a unit and what turns it: "dalam dua puluh lima hari", "tahun yang lalu"."""


def may_name_date(
    sentence: str, language: str, words: Sequence[str] | None = None, *, since: int | None = None
) -> bool:
    """False where the sentence surely names no date: no year, no "20/10", no month or weekday, no unit turned to.

    Args:
        sentence: what to look at.
        language: ISO 639 code.
        words: the sentence's words in lower case, where they are known already.
        since: a year before which bare years ("pada 2019") do not matter; None where all do.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return False
    if _NUMERIC.search(sentence) and not (since is not None and _only_years_before(sentence, since)):
        return True
    words = lower_words(sentence) if words is None else words
    if not lexicon.dated.isdisjoint(words):
        return True
    units, turns = lexicon.units, lexicon.turns
    if units.isdisjoint(words) or turns.isdisjoint(words):
        return False
    return any(
        word in units and not turns.isdisjoint(words[max(0, at - _BEFORE) : at + _BEHIND + 1])
        for at, word in enumerate(words)
    )


def _only_years_before(sentence: str, since: int) -> bool:
    return not _NUMERIC_DAY.search(sentence) and all(int(year) < since for year in _YEARS.findall(sentence))
