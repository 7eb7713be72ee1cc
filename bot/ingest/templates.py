"""Whether two nearly equal texts are one form filled in twice: the weather of two towns, the rates of two days. Pure.

Such texts share most of their sentences and are different news. What gives them away are sentences that are the same
but for a figure, a day or a name in the same place.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz, process

COUNTERPART = 65.0
"""Of 100, by Levenshtein's normalised similarity: the sentence in the same place of the form."""
LONGEST_SLOT = 4
"""Words; where more are replaced, the sentence was written anew."""
SAME_NAME = 75.0
"""Of 100; below it two names are two, and not two spellings of one."""
FEWEST_NAMES = 2
"""Sentences in which a name differs: in one, outlets put their own."""

_TOKEN = re.compile(r"\w+")
_DAYS = frozenset("senin selasa rabu kamis jumat sabtu minggu ahad".split()) | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


def filled_in_anew(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the sentences that two texts do not share differ as those of a form do.

    Args:
        one: the sentences of a text, in their own case.
        other: those of the other.
    """
    theirs = {sentence.casefold(): sentence for sentence in other}
    ours = {sentence.casefold() for sentence in one}
    open_slots = [sentence for sentence in theirs if sentence not in ours]
    names = 0
    for sentence in one:
        if sentence.casefold() in theirs:
            continue
        found = process.extractOne(sentence.casefold(), open_slots, scorer=fuzz.ratio, score_cutoff=COUNTERPART)
        kinds = _differences(sentence, theirs[found[0]]) if found else set()
        names += "name" in kinds
        if kinds & {"figure", "day"} or names >= FEWEST_NAMES:
            return True
    return False


def _differences(one: str, other: str) -> set[str]:
    """The kinds of words that stand for one another in two sentences."""
    left, right = _TOKEN.findall(one), _TOKEN.findall(other)
    matcher = SequenceMatcher(
        None, [word.casefold() for word in left], [word.casefold() for word in right], autojunk=False
    )
    kinds: set[str] = set()
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "replace" and end - start <= LONGEST_SLOT and stop - begin <= LONGEST_SLOT:
            kinds |= _kinds(left[start:end], start) & _kinds(right[begin:stop], begin)
            if "name" in kinds and fuzz.ratio(" ".join(left[start:end]), " ".join(right[begin:stop])) >= SAME_NAME:
                kinds.discard("name")
    return kinds


def _kinds(words: Sequence[str], at: int) -> set[str]:
    kinds: set[str] = set()
    for place, word in enumerate(words, start=at):
        if word.isdecimal():
            kinds.add("figure")
        elif word.casefold() in _DAYS:
            kinds.add("day")
        elif place and word.istitle():
            kinds.add("name")
    return kinds
