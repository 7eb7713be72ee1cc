"""The people of one article: every name in it, and which of them a shorter one stands for."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.analysis.speakers.aliases import Nickname, nicknames
from bot.analysis.speakers.descriptions import is_relation
from bot.analysis.speakers.lexicon import ORGANISATION, ROLES
from bot.analysis.speakers.names import Named, name_words
from bot.analysis.speakers.places import PLACES
from bot.analysis.speakers.reading import read_names
from bot.analysis.speakers.word_kinds import heads_role

MOST_ALIKE = 100
"""How many names or roles with a word in common are compared, so that time stays linear on any text."""

_BESIDE = frozenset("wakil mantan eks bekas calon bakal staf ajudan asisten juru jubir penasihat istri suami".split())
"""Words that make of an office another one: who holds "Wakil Presiden" is not "Presiden"."""

LONGEST_PERSON = 5
"""Words of a person's name."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The names of an article in its order, read once; looked up in time that does not grow with them."""

    names: tuple[Named, ...]
    _starts: tuple[int, ...]
    _by_word: dict[str, list[Named]]
    _by_role: dict[str, list[Named]]
    _aliases: Mapping[tuple[str, ...], Named]
    _often: frozenset[tuple[str, ...]]
    _nicknames: dict[tuple[str, ...], Nickname]

    def between(self, start: int, end: int) -> Sequence[Named]:
        """The names that stand wholly between two places in the text."""
        inside = self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [named for named in inside if named.end <= end]

    def fullest(self, named: Named) -> str:
        """The fullest name in the article that ``named`` is a part of, preferring one that came before it."""
        fuller = [other for other in self._by_word.get(named.words[0], ()) if _holds(other.words, named.words)]
        people = [other for other in fuller if _personlike(other)]
        if any(other.start <= named.start for other in fuller):
            people = [other for other in people if other.start <= named.start] or people
        if not people:
            return named.name
        # The first full mention introduces a person; a longer one later may have caught a neighbour's words.
        return min(people, key=lambda other: (not (other.titled or other.role), -len(other.words), other.start)).name

    def called(self, named: Named) -> tuple[str, tuple[str, ...]]:
        """The one name that an article's person has here, and their other names.

        It is the fullest one, unless the article mostly calls them by another: "Agus Santoso Yudha (ASY)".
        """
        person = self._aliases.get(named.words, named)
        full = self.fullest(person)
        other = self._nicknames.get(name_words(full))
        if other is None:
            return full, ()
        return (other.name, (full,)) if other.often else (full, (other.name,))

    def is_somebody(self, named: Named, *, in_title: bool) -> bool:
        """Whether a name that nobody is told to speak by is a person's: by a role, a title, its form, the headline."""
        named = self._aliases.get(named.words, named)
        known = [named, *(other for other in self._by_word.get(named.words[0], ()) if other.words == named.words)]
        if any(other.titled or heads_role(other.role) for other in known):
            return _personlike(named) and not any(map(str.isdigit, named.words))
        words = self.fullest(named).split()
        short = 1 if in_title and named.words in self._often and not named.name.isupper() else 2
        return short <= len(words) <= LONGEST_PERSON and _personlike(named) and not any(map(str.isdigit, words))

    def is_often(self, named: Named) -> bool:
        """Whether an article has a name several times."""
        return named.words in self._often

    def role_of(self, name: str) -> str | None:
        """What the article calls the person of this full name, the first time that it says so.

        Somebody who goes by another name ("Josan") keeps it, and has the role of the person whose name it is.
        """
        words = name_words(name)
        if other := self._aliases.get(words):
            words = name_words(self.fullest(other))
        given = [
            named
            for word in words
            for named in self._by_word.get(word, ())
            if heads_role(named.role)
            and not is_relation(named.role)
            and set(named.words) <= set(words)
            and len(named.words) * 2 >= len(words)
        ]
        return min(given, key=lambda named: named.start).role if given else None

    def by_role(self, words: Sequence[str], before: int) -> Named | None:
        """The person last introduced before a position with a role that has all of these words."""
        wanted = {word.lower() for word in words}
        known = self._by_role.get(min(wanted, key=lambda word: len(self._by_role.get(word, ())), default=""), [])
        place = bisect_left(known, before, key=lambda named: named.start)
        latest = islice(reversed(known[max(0, place - MOST_ALIKE) : place]), MOST_ALIKE)
        roles = ((named, _role_words(named)) for named in latest)
        holders = (named for named, role in roles if wanted <= role and _BESIDE.isdisjoint(role - wanted))
        return next(holders, None)

    def given(self, word: str) -> Named | None:
        """The only person whose name begins with a word that is an office elsewhere: "Raja Waluyo", later "Raja"."""
        people = {self.fullest(one): one for one in self._by_word.get(word, ()) if one.words[0] == word}
        return next(iter(people.values())) if len(people) == 1 else None

    def resembling(self, nickname: tuple[str, ...], before: int) -> Named | None:
        """The person last named before a position whose name begins like a nickname's last word or has its initials."""
        last = nickname[-1]
        place = bisect_left(self._starts, before)
        for named in reversed(self.names[max(0, place - MOST_ALIKE) : place]):
            if len(named.words) > 1 and named.words != nickname and _personlike(named):
                initials = "".join(word[0] for word in named.words)
                if initials == last or (len(last) > 2 and any(word.startswith(last) for word in named.words)):
                    return named
        return None

    def by_word(self, words: Sequence[str], before: int, text: str) -> Named | None:
        """The only person who stands right behind a role in lower case: "jaksa penuntut umum Sari Dewi"."""
        if not words or len(words) > 2 or not (words[0].islower() and words[0] in ROLES):
            return None
        behind = re.compile(rf"\b{re.escape(' '.join(words))}(?: [a-z]+){{0,2}}(?: \([A-Z]+\))? $")
        place = bisect_left(self._starts, before)
        found: dict[str, Named] = {}
        for named in self.names[max(0, place - MOST_ALIKE) : place]:
            if behind.search(text[max(0, named.start - 60) : named.start]):
                found[self.fullest(named)] = named
        return next(iter(found.values())) if len(found) == 1 else None


def read_roster(text: str) -> Roster:
    """All names of a text in which quotations are blanked out."""
    names, others = read_names(text)
    counts = Counter(named.words for named in names)
    often = frozenset(words for words, count in counts.items() if count > 1)
    starts = tuple(named.start for named in names)
    return Roster(names, starts, _by_word(names), _by_role(names), others, often, nicknames(others, names, counts))


def _by_word(names: Iterable[Named]) -> dict[str, list[Named]]:
    """The different names that have a word, each where it stands first, with the first role and title it is given."""
    first: dict[tuple[str, ...], Named] = {}
    for named in names:
        known = first.setdefault(named.words, named)
        if (named.role and not known.role) or (named.titled and not known.titled):
            role, titled = known.role or named.role, known.titled or named.titled
            first[named.words] = known._replace(role=role, titled=titled)
    found: dict[str, list[Named]] = defaultdict(list)
    for named in first.values():
        for word in set(named.words):
            if len(found[word]) < MOST_ALIKE:
                found[word].append(named)
    return dict(found)


def _by_role(names: Iterable[Named]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = defaultdict(list)
    for named in names:
        for word in _role_words(named):
            found[word].append(named)
    return dict(found)


def _role_words(named: Named) -> set[str]:
    return set(named.role.lower().replace(",", "").split())


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name has all the words of a shorter one in their order."""
    words = iter(long)
    return len(long) > len(short) and all(word in words for word in short)


def _personlike(named: Named) -> bool:
    return (
        not any(word in ORGANISATION or word in PLACES for word in named.words) and len(named.words) <= LONGEST_PERSON
    )
