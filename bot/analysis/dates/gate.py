"""A quick look whether a sentence can name a date at all: most sentences do not, and are not read further."""

import re
from collections.abc import Iterable

from bot.analysis.dates.lexicon import lexicon_of
from bot.analysis.patterns import lower_words

_NUMERIC = re.compile(  # begins with a digit alone, so that text without any is skipped at once
    r"[0-9](?:(?<![0-9.,].)(?:(?<=1)9|(?<=2)[01])[0-9]{2}(?![0-9])|/[0-9]|[.-][0-9]{1,2}[.-][0-9]{2}"
    r"|[^\W\d_]{3}|(?<=[^\W\d_]{3}.))"  # "20Oktober": glued, and read apart by the grammar
)


def may_name_date(sentence: str, language: str, words: Iterable[str] | None = None) -> bool:
    """False where the sentence surely names no date: no year, no "20/10", no month or weekday, no unit turned to.

    Args:
        sentence: what to look at.
        language: ISO 639 code.
        words: the sentence's words in lower case, where they are known already.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return False
    if _NUMERIC.search(sentence):
        return True
    words = lower_words(sentence) if words is None else words
    if not lexicon.dated.isdisjoint(words):
        return True
    return not lexicon.units.isdisjoint(words) and not lexicon.turns.isdisjoint(words)
