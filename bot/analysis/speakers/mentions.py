"""Whether an article has somebody speak by name, anywhere in it."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.analysis.quotation.cues import SAYING_NOUNS
from bot.analysis.speakers.cues import every_verb

MOST_MENTIONS = 100
"""How many mentions of a name are looked at for a word that says that they speak."""

_BEHIND_NAME = re.compile(r"(?: \([^()]*\))?,? ")
_SAID_BY = re.compile(rf"\b(?:{SAYING_NOUNS}) ")
_WORD_AFTER = re.compile(r"[\w.]+ ")
_WORDS_BETWEEN = 3


class Mentions:
    """One article's text, asked of one name after another; no pattern is made for a name.

    Args:
        lower: the article's text in lower case, quotations blanked out.
    """

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._after_nouns: tuple[int, ...] | None = None

    def speaks(self, word: str) -> bool:
        """Whether ``word``, of a name, stands where somebody speaks: "Sari mengatakan", "kata Menteri Sari".

        Args:
            word: the last word of the name, in lower case.
        """
        verb = every_verb()
        if any(verb.match(self._lower, end) for end in islice(self._ends(word), MOST_MENTIONS)):
            return True
        if self._after_nouns is None:
            self._after_nouns = tuple(self._behind_saying_nouns())
        return any(self._lower.startswith(word, at) and self._ends_at(at + len(word)) for at in self._after_nouns)

    def _ends(self, word: str) -> Iterator[int]:
        """Where the text goes on behind each mention that a space, brackets or a comma follow."""
        at = self._lower.find(word)
        while at >= 0:
            behind = None
            if self._ends_at(at + len(word)) and not _in_word(self._lower[at - 1 : at]):
                behind = _BEHIND_NAME.match(self._lower, at + len(word))
            if behind:
                yield behind.end()
            at = self._lower.find(word, behind.end() if behind else at + 1)

    def _behind_saying_nouns(self) -> Iterator[int]:
        """Where a name may begin behind "kata", with up to three words between."""
        for noun in _SAID_BY.finditer(self._lower):
            at = noun.end()
            yield at
            for _ in range(_WORDS_BETWEEN):
                word = _WORD_AFTER.match(self._lower, at)
                if word is None:
                    break
                at = word.end()
                yield at

    def _ends_at(self, at: int) -> bool:
        return not _in_word(self._lower[at : at + 1])


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"
