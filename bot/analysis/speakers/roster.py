"""The people of one article: every name in it, and which of them a shorter one stands for."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.analysis.speakers.lexicon import ORGANISATION, ROLES
from bot.analysis.speakers.names import Clues, Named, name_words, read_run, runs
from bot.analysis.speakers.places import PLACES

_AT_A_PLACE = re.compile(r"\b(?:di|warga|asal|[Kk]abupaten|[Kk]ecamatan|[Dd]esa|[Kk]elurahan|[Pp]rovinsi) ([A-Z]\w+)")
_JOINTS = frozenset({" dan ", ", dan ", ", ", " & ", " serta "})


@dataclass(frozen=True, slots=True)
class Roster:
    """The names of an article in its order, read once."""

    text: str
    names: tuple[Named, ...]
    by_word: dict[str, list[Named]] = field(repr=False)

    def fullest(self, named: Named) -> str:
        """The fullest name in the article that ``named`` is a part of, preferring one that came before it."""
        words = named.words
        fuller = [
            other
            for other in self.by_word.get(words[0], ())
            if len(other.words) > len(words) and _holds(other.words, words)
        ]
        before = [other for other in fuller if other.start <= named.start]
        people = [other for other in before or fuller if _personlike(other)]
        if not people:
            return named.name
        # The first full mention introduces a person; a longer one later may have caught a neighbour's words.
        return min(people, key=lambda other: (not (other.titled or other.role), -len(other.words), other.start)).name

    def role_of(self, name: str) -> str | None:
        """What the article calls the person of this full name, the first time that it says so."""
        words = set(name_words(name))
        for named in self.names:
            if named.role and named.words and set(named.words) <= words and len(named.words) * 2 >= len(words):
                return named.role
        return None

    def by_role(self, words: Sequence[str], before: int) -> Named | None:
        """The person last introduced before a position with a role that has all of these words."""
        wanted = {word.lower() for word in words}
        found = [
            named
            for named in self.names
            if named.start < before and wanted <= set(named.role.lower().replace(",", "").split())
        ]
        return found[-1] if found else None


def read_roster(text: str) -> Roster:
    """All names of a text in which quotations are blanked out."""
    places = _offices_joined(text, list(runs(text)))
    alone = Counter(named.words for start, end in places if (named := read_run(text, start, end)) and not named.role)
    clues = Clues(
        frozenset(words for words in alone if words),
        frozenset(match[1].lower() for match in _AT_A_PLACE.finditer(text)),
    )
    read = (named for start, end in places if (named := read_run(text, start, end, clues)) and named.words)
    names = tuple(named for named in read if not _begins_a_sentence_only(named, text, alone))
    by_word: dict[str, list[Named]] = {}
    for named in names:
        for word in set(named.words):
            by_word.setdefault(word, []).append(named)
    return Roster(text, names, by_word)


def _begins_a_sentence_only(named: Named, text: str, alone: Counter[tuple[str, ...]]) -> bool:
    """Whether a single capitalised word is one only for beginning a sentence: "Terlebih" is nobody."""
    if named.role or named.titled or len(named.words) > 1:
        return False
    before = text[: named.start].rstrip(' ¦“"”')
    begins = not before or before[-1] in ".!?\n:"
    if begins and text[named.end : named.end + 1] == ",":
        return True
    return begins and bool(re.search(rf"(?<![\w.]){re.escape(named.name.lower())}\b", text))


def _offices_joined(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of one office joined: "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Mahfud MD" is one."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined:
            first, last = joined[-1]
            words = [word.strip(".,").lower() for word in text[first:last].split()]
            following = text[start:end].split()[0].lower()
            office = words[0] in ROLES or words[0] in ORGANISATION
            inner = words[-1] in ORGANISATION or following in ORGANISATION
            if office and inner and following not in ROLES and text[last:start] in _JOINTS:
                joined[-1] = (first, end)
                continue
        joined.append((start, end))
    return joined


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    words = iter(long)
    return all(word in words for word in short)


def _personlike(named: Named) -> bool:
    return not any(word in ORGANISATION or word in PLACES for word in named.words) and len(named.words) <= 5
