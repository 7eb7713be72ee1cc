"""A quick look whether a sentence can name a date at all: most sentences do not, and are not read further."""

import re

from bot.analysis.dates.lexicon import lexicon_of

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMERIC = re.compile(r"(?<![0-9.,])(?:19|20|21)[0-9]{2}(?![0-9])|[0-9]/[0-9]|[0-9][.-][0-9]{1,2}[.-][0-9]{2}")


def may_name_date(sentence: str, language: str) -> bool:
    """False where the sentence surely names no date: no year, no "20/10", no month or weekday, no unit turned to."""
    lexicon = lexicon_of(language)
    if lexicon is None:
        return False
    if _NUMERIC.search(sentence):
        return True
    words = _WORD.findall(sentence.casefold())
    if not lexicon.dated.isdisjoint(words):
        return True
    return not lexicon.units.isdisjoint(words) and not lexicon.turns.isdisjoint(words)
