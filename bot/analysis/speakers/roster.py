"""The people of one article: every name in it, and which of them a shorter one stands for."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from bot.analysis.speakers.aliases import MOST_INITIALS, Nickname, aliases, nicknames
from bot.analysis.speakers.descriptions import SOMEBODYS, is_relation
from bot.analysis.speakers.lexicon import ORGANISATION, ROLES, STARTERS
from bot.analysis.speakers.names import Named, name_words, read_run, runs, whole_role
from bot.analysis.speakers.offices import Clues, heads_role, plain_word
from bot.analysis.speakers.places import PLACES

LONGEST_OFFICE = 200
"""Characters that the pieces of one office may take."""

MOST_ALIKE = 100
"""How many names or roles with a word in common are compared, so that time stays linear on any text."""

MOST_PLACES = 1_000
"""At how many places a word is looked at, and how many words are looked for, for the same reason."""

LONGEST_PERSON = 5
"""Words of a person's name."""

_AT_A_PLACE = re.compile(  # the space first: text is skipped to the next one at once
    r" (?=[A-Z])(?:(?<=\bdi )|(?<=\bwarga )|(?<=\basal )|(?<=\b[Dd]esa )|(?<=\b[Kk]abupaten )|(?<=\b[Kk]ecamatan )"
    r"|(?<=\b[Kk]elurahan )|(?<=\b[Pp]rovinsi )|(?<=\b[Ss]tartup )|(?<=\bfintech )|(?<=\b[Pp]erusahaan )"
    r"|(?<=\bplatform )|(?<=\baplikasi )|(?<=\bklub )|(?<=\bmaskapai ))(\w\w+)"
)
_BODY_WITHIN = re.compile(r"[A-Z][a-z]+ (?:[A-Z][a-z]+ )?[A-Z]{2,} [A-Z]")
_TOKEN = re.compile(r"\S+")
_JOINTS = frozenset({" dan ", ", dan ", ", ", " & ", " serta "})
_ONE_WORD = re.compile(r"[^\W\dA-Z_]\w*")


@dataclass(frozen=True, slots=True)
class Roster:
    """The names of an article in its order, read once; looked up in time that does not grow with them."""

    names: tuple[Named, ...]
    _starts: tuple[int, ...]
    _by_word: dict[str, list[Named]]
    _by_role: dict[str, list[Named]]
    _aliases: dict[tuple[str, ...], Named]
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
        return next((named for named in latest if wanted <= _role_words(named)), None)

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
    places = _offices_joined(text, runs(text))
    read = [(place, read_run(text, *place)) for place in places]
    found = [named for _, named in read if named]
    capitals = frozenset(
        run for start, end in places if MOST_INITIALS >= end - start > 2 and (run := text[start:end]).isupper()
    )
    others = aliases(found, text, capitals)
    clues = Clues(
        frozenset(named.words for named in found if not named.role),
        frozenset(match[1].lower() for match in _AT_A_PLACE.finditer(text)),
        others.keys(),
        frozenset(_pairs(text, places, found)),
        frozenset(
            named.words[0] for named in found if len(named.words) > 1 and not (named.role or _behind_role(named, text))
        ),
    )
    again = _read_again(text, read, clues) if others else _read_again(text, [one for one in read if one[1]], clues)
    within = frozenset(word for named in found if not _begins_sentence(named, text) for word in named.words)
    read_names = _without_bodies((named for named in again if named), text, clues)
    names = tuple(_with_own_role(named, text) for named in _without_sentence_words(list(read_names), text, within))
    counts = Counter(named.words for named in names)
    often = frozenset(words for words, count in counts.items() if count > 1)
    starts = tuple(named.start for named in names)
    return Roster(names, starts, _by_word(names), _by_role(names), others, often, nicknames(others, names, counts))


def _read_again(
    text: str, read: Iterable[tuple[tuple[int, int], Named | None]], clues: Clues
) -> Iterator[Named | None]:
    """The same runs read with what the article tells of its names; only those that it tells something of.

    A clue can change how a run is read only where the run has a word of it; equal runs are read once.
    """
    telling = frozenset(
        chain(clues.places, clues.pairs, chain.from_iterable(clues.alone), chain.from_iterable(clues.aliases))
    )
    known: dict[str, Named | None] = {}
    for (start, end), named in read:
        run = text[start:end]
        if (named and _stands(named, clues)) or telling.isdisjoint(map(plain_word, run.split())):
            yield named
            continue
        if run not in known:
            known[run] = read_run(run, 0, len(run), clues)
        again = known[run]
        yield again and again._replace(
            role=whole_role(again.role, text, start), start=again.start + start, end=again.end + start
        )


def _without_bodies(names: Iterable[Named], text: str, clues: Clues) -> Iterator[Named]:
    """Names behind a role in small letters without the body's that stands between: "pelatih Persikota Rahmat Waluyo".

    Both have to stand alone elsewhere in the article: the body, and a word of the person's name.
    """
    for named in names:
        cut = 0
        if len(named.words) > 2 and not named.role and _behind_role(named, text):
            cut = next((at for at in range(len(named.words) - 2, 0, -1) if _is_body(named.words, at, clues)), 0)
        if not cut:
            yield named
            continue
        at = list(_TOKEN.finditer(named.name))[cut].start()
        yield named._replace(name=named.name[at:], start=named.start + at, words=named.words[cut:])


def _with_own_role(named: Named, text: str) -> Named:
    """A name without the role of who serves them: "Pengacara Rahmat Waluyo, Budi Hartono, …"."""
    serves = (
        named.role.lower() in SOMEBODYS
        and text.startswith(", ", named.end)
        and text[named.end + 2 : named.end + 3].isupper()
    )
    return named._replace(role="") if serves else named


def _behind_role(named: Named, text: str) -> bool:
    before = text[max(0, named.start - 30) : named.start]
    return before.endswith(" ") and before.split()[-1:] != [] and before.split()[-1] in ROLES


def _is_body(words: tuple[str, ...], cut: int, clues: Clues) -> bool:
    rest = words[cut:]
    if cut == 1 and words[0] in clues.first:
        return False
    if cut == 2 and len(rest) == 2 and words[:cut] in clues.alone:
        return True
    return words[:cut] in clues.alone and ((rest[0],) in clues.alone or (rest[-1],) in clues.alone)


def _pairs(text: str, places: Iterable[tuple[int, int]], names: Iterable[Named]) -> Iterator[str]:
    """Words that are two people's names joined: "Waluyo-Lestari" where Rahmat Waluyo and Sari Lestari stand too."""
    runs_joined = (text[start:end] for start, end in places if "-" in text[start:end])
    joined = {plain_word(word) for run in runs_joined for word in run.split() if "-" in word}
    if joined:
        known = {word for named in names for word in named.words}
        yield from (word for word in joined if known.issuperset(parts := word.split("-")) and len(set(parts)) > 1)


def _stands(named: Named, clues: Clues) -> bool:
    """Whether the clues cannot change how a name was read: it has no role, and is no place's or person's other name."""
    if named.role or not clues.pairs.isdisjoint(named.words):
        return False
    return len(named.words) > 1 or not (clues.aliases or named.words[0] in clues.places)


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


def _without_sentence_words(names: Sequence[Named], text: str, within: frozenset[str]) -> Iterator[Named]:
    """Leaves out single words that are capitalised only for beginning a sentence: "Terlebih" is nobody."""
    lower: dict[str, bool] = {}
    for named in names:
        if named.role or named.titled or len(named.words) > 1 or not _begins_sentence(named, text):
            yield named
        elif text[named.end : named.end + 1] != "," or named.words[0] in within:
            word = named.name.lower()
            if word not in lower:
                lower[word] = len(lower) < MOST_PLACES and _stands_in(text, word)
            if not lower[word]:
                yield named


def _stands_in(text: str, word: str) -> bool:
    """Whether a text has a word in lower case, by itself."""
    at = text.find(word) if _ONE_WORD.fullmatch(word) else -1
    for _ in range(MOST_PLACES):
        if at < 0:
            return False
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (before == "." or _in_word(before) or _in_word(after)):
            return True
        at = text.find(word, at + 1)
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _begins_sentence(named: Named, text: str) -> bool:
    before = text[max(0, named.start - 5) : named.start].rstrip(' ¦“"”')
    return before[-1:] in tuple(".!?\n:") if before else named.start == 0


def _offices_joined(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of one office joined: "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Mahfud MD" is one."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and _goes_on(text, *joined[-1], start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(text: str, first: int, last: int, start: int, end: int) -> bool:
    if text[last:start] not in _JOINTS or end - first > LONGEST_OFFICE:
        return False
    words = [word.strip(".,").lower() for word in text[first:last].split()]
    if len(words) > 1 and words[0] in STARTERS:  # "Menurut Direktur Departemen Ekonomi dan Moneter …"
        words = words[1:]
    following = text[start:end].split(maxsplit=1)[0].lower()
    if following in ROLES or not (words[0] in ROLES or words[0] in ORGANISATION):
        return False
    if "bidang" in words:  # "Wakil Rektor Bidang Akademik, Kemahasiswaan, dan Alumni Rahmat Waluyo"
        listed = text[last:start] == ", " and " " not in text[start:end] and text[end : end + 6] == ", dan "
        if listed or text[last:start] in {", dan ", " dan "}:
            return True
    # "Deputi Penindakan dan Eksekusi KPK Rahmat Waluyo": a body's name within what follows.
    return words[-1] in ORGANISATION or following in ORGANISATION or bool(_BODY_WITHIN.match(text, start, end))


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a name has all the words of a shorter one in their order."""
    words = iter(long)
    return len(long) > len(short) and all(word in words for word in short)


def _personlike(named: Named) -> bool:
    return (
        not any(word in ORGANISATION or word in PLACES for word in named.words) and len(named.words) <= LONGEST_PERSON
    )
