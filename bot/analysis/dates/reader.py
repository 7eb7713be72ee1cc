"""A place in a sentence's tokens from which rules read on, and the day they read from."""

from dataclasses import dataclass
from datetime import date

from bot.analysis.dates.lexicon import Kind, Lexicon
from bot.analysis.dates.mention import Window
from bot.analysis.dates.tokens import Token

Read = tuple[Window, int]
"""What a rule has read, and the index of the first token after it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The tokens of one sentence. ``today`` is the article's day where it was published, or None."""

    tokens: tuple[Token, ...]
    lexicon: Lexicon
    today: date | None

    def kind(self, at: int) -> Kind | None:
        """The kind of the token at an index, or None outside the sentence."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def word(self, at: int) -> str:
        """The casefolded token at an index, or nothing outside the sentence."""
        return self.tokens[at].text.casefold() if 0 <= at < len(self.tokens) else ""

    def value(self, at: int) -> int:
        """The value of the token at an index inside the sentence."""
        return self.tokens[at].value

    def adjoin(self, first: int, last: int) -> bool:
        """Whether the tokens from ``first`` to ``last`` stand without space between them."""
        if last >= len(self.tokens):
            return False
        return all(self.tokens[i].end == self.tokens[i + 1].start for i in range(first, last))

    def skip(self, at: int, *words: str) -> int:
        """The index after the token at ``at`` if it is one of ``words``, else ``at``."""
        return at + 1 if self.word(at) in words else at

    def number(self, at: int) -> tuple[int, int] | None:
        """A count in digits or words ("20", "dua", "dua belas", "tiga puluh"), and the index after it."""
        if self.kind(at) is Kind.NUMBER:
            return self.value(at), at + 1
        if self.kind(at) is not Kind.NUMBER_WORD:
            return None
        count, at = self.value(at), at + 1
        if self.kind(at) is Kind.TEEN:
            return count + 10, at + 1
        if self.kind(at) is Kind.TEN:
            count, at = count * 10, at + 1
            if self.kind(at) is Kind.NUMBER_WORD:
                count, at = count + self.value(at), at + 1
        return count, at

    def year(self, at: int) -> int | None:
        """The year at an index: four digits from 1900 to 2199 that are no amount or decimal."""
        if self.kind(at) is not Kind.NUMBER or len(self.tokens[at].text) != 4 or not 1900 <= self.value(at) < 2200:
            return None
        decimal = self.word(at + 1) in (",", ".") and self.adjoin(at, at + 2) and self.kind(at + 2) is Kind.NUMBER
        return None if decimal else self.value(at)

    def turn(self, at: int) -> tuple[int, int]:
        """Which way the words at an index turn what stands before them, and the index after.

        1 for "depan", "mendatang", "nanti", "yang akan datang"; 0 for none or "ini"; -1 for "lalu".
        """
        if self.kind(at) is Kind.LATER:
            return 1, at + 1
        if self.word(at) == "yang" and self.word(at + 1) == "akan" and self.word(at + 2) == "datang":
            return 1, at + 3
        if self.word(at) == "yang" and self.word(at + 1) == "lalu":
            return -1, at + 2
        if self.kind(at) is Kind.TURN and not self.lexicon.turn_first:
            return self.value(at), at + 1
        return 0, at

    def has_turn(self, at: int) -> bool:
        """Whether words at an index turn what stands before them."""
        return self.turn(at)[1] > at
