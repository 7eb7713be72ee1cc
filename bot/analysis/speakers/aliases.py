"""Other names that an article gives a person: "Joko Santoso (Josan)", "Sari Dewi, yang akrab disapa Bunda Sari"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from bot.analysis.speakers.lexicon import ORGANISATION, ROLES
from bot.analysis.speakers.names import Named, name_words
from bot.analysis.speakers.places import PLACES

MOST_INITIALS = 4
"""Letters of initials that stand for somebody. Two are as often a country, a bank or a court."""

_OTHER = r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
_IN_BRACKETS = re.compile(rf" (?:\({_OTHER}\)|(?:alias|atau) {_OTHER})")
_CALLED = re.compile(
    rf"(?: \(\d+\))?,? (?:atau )?(?:yang )?(?:(?:akrab|biasa|kerap|sering) )?(?:disapa|dipanggil) {_OTHER}"
)
_SHORT_FOR = re.compile(r", (?:nama )?(?:sapaan|panggilan)(?: akrab)?(?: dari)? ([A-Z]\w+)")
"""Behind somebody's other name: "Josan, sapaan akrab Joko Santoso"."""

_TWICE = re.compile(r"(.)\1")
_FAMILIAR = frozenset("gus cak bang kang mbak mas pak bu bunda kak abah buya teh ning habib tuan om tante".split())
_SHORTEST_SHORT = 4
"""Letters of a first name's short form: "Alex" of "Alexander"."""

_LEFT_OUT = 3
"""Letters that a later name's short form leaves out at least: "Prima" of "Sari Primawati"."""

_SHORTEST_PIECE = 2
"""Letters that a blend takes of each name at least: "Josan" of "Joko Santoso"."""


@dataclass(frozen=True, slots=True)
class Nickname:
    """Another name of somebody; ``often`` where the article uses it more than their own."""

    name: str
    often: bool


def aliases(names: Sequence[Named], text: str, capitals: Collection[str]) -> dict[tuple[str, ...], Named]:
    """The people who have another name, by the words of that.

    Args:
        names: the article's names, in its order.
        text: the article.
        capitals: words of three capitals and more that stand alone in it.
    """
    found: dict[tuple[str, ...], Named] = {}
    for named in names:
        if short := _SHORT_FOR.match(text, named.end):
            whole = next(
                (one for one in names if name_words(short[1])[0] in one.words and one.words != named.words), None
            )
            if whole:
                found.setdefault(named.words, whole)
            continue
        match = _IN_BRACKETS.match(text, named.end) or _CALLED.match(text, named.end)
        if match is None or len(named.words) < 2:
            continue
        other = next(group for group in match.groups() if group)
        if match.re is _CALLED or _is_other_name(other, named):
            found.setdefault(name_words(other), named)
    for words, named in _by_form(names, capitals):
        found.setdefault(words, named)
    return found


def nicknames(
    others: Mapping[tuple[str, ...], Named], names: Sequence[Named], counts: Mapping[tuple[str, ...], int]
) -> dict[tuple[str, ...], Nickname]:
    """Each person's other name as the article writes it, by the words of their own."""
    written = {named.words: named.name for named in names if named.words in others}
    found: dict[tuple[str, ...], Nickname] = {}
    for other, named in others.items():
        if other in written and not _is_short(other, named):
            own = sum(count for words, count in counts.items() if words != other and set(words) <= set(named.words))
            found.setdefault(named.words, Nickname(written[other], counts[other] > own))
    return found


def _by_form(names: Sequence[Named], capitals: Collection[str]) -> Iterator[tuple[tuple[str, ...], Named]]:
    """Blends ("Joko Santoso ... Josan") and initials ("Agus Santoso Yudha ... ASY") that no brackets explain."""
    full: dict[str, list[Named]] = defaultdict(list)
    for named in names:
        if 1 < len(named.words) <= MOST_INITIALS and len(full[named.words[0][:1]]) < MOST_INITIALS:
            full[named.words[0][:1]].append(named)
    single = {named.words[0] for named in names if len(named.words) == 1 and not named.role}
    yield from _short_forms(names, single)
    for word in sorted(single | {word.lower() for word in capitals}):
        for named in full.get(word[:1], ()):
            initials = "".join(part[0] for part in named.words)
            introduced = named.titled or bool(named.role)
            if introduced and word == initials if word.upper() in capitals else _is_blend(word, named.words):
                yield (word,), named
                break


def _short_forms(names: Sequence[Named], single: Set[str]) -> Iterator[tuple[tuple[str, ...], Named]]:
    """First names cut short ("Alexander Waluyo ... Alex") of the one person introduced whom they can stand for."""
    begin: dict[str, dict[tuple[str, ...], Named]] = defaultdict(dict)
    every = {word for named in names if len(named.words) > 1 for word in named.words}
    for named in names:
        if len(named.words) > 1 and named.words[0] not in PLACES and named.words[0] not in ORGANISATION:
            for at, word in enumerate(named.words):
                if at == 0 or len(word) > _SHORTEST_SHORT + _LEFT_OUT:
                    begin[word[:_SHORTEST_SHORT]].setdefault(named.words, named)
    spelt = _by_spelling(names)
    for word in sorted(single - every - PLACES - ORGANISATION):
        same = spelt.get(_by_sound(word), {})
        if len(word) > _SHORTEST_SHORT and len(same) == 1:
            yield (word,), next(iter(same.values()))
            continue
        fitting = begin.get(word[:_SHORTEST_SHORT], {}).values()
        people = [named for named in fitting if _is_cut_short(word, named.words)]
        if len(people) == 1:
            yield (word,), people[0]


def _by_spelling(names: Sequence[Named]) -> Mapping[str, Mapping[tuple[str, ...], Named]]:
    """The people with a word in their names that sounds so."""
    found: dict[str, dict[tuple[str, ...], Named]] = defaultdict(dict)
    for named in names:
        for word in named.words if len(named.words) > 1 else ():
            found[_by_sound(word)].setdefault(named.words, named)
    return found


def _by_sound(word: str) -> str:
    """A name's word as it sounds, for one that an article spells in two ways: "Victor" and "Viktor"."""
    for written, sound in (("oe", "u"), ("dj", "j"), ("tj", "k"), ("c", "k"), ("v", "f"), ("y", "i")):
        word = word.replace(written, sound)
    return _TWICE.sub(r"\1", word)


def _is_cut_short(word: str, parts: Sequence[str]) -> bool:
    if parts[0].startswith(word):
        return len(word) >= _SHORTEST_SHORT
    return len(word) > _SHORTEST_SHORT and any(
        part.startswith(word) and len(part) >= len(word) + _LEFT_OUT for part in parts
    )


def _is_short(other: tuple[str, ...], named: Named) -> bool:
    return len(other) == 1 and any(word.startswith(other[0]) for word in named.words)


def _is_blend(word: str, parts: Sequence[str]) -> bool:
    """Whether a word is made of the beginnings of two names, one behind the other, and is neither of them."""
    first, last = parts[0], parts[-1]
    if word in parts or not word.startswith(first[:_SHORTEST_PIECE]):
        return False
    cuts = range(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE + 1)
    return any(first.startswith(word[:cut]) and _shortens(word[cut:], last, cut) for cut in cuts)


def _shortens(piece: str, name: str, before: int) -> bool:
    """Whether a piece is a name's beginning, or has its letters in their order: "soet" of "Soesatyo"."""
    if name.startswith(piece):
        return True
    letters = iter(name)
    return before > _SHORTEST_PIECE < len(piece) and name[:3] == piece[:3] and all(one in letters for one in piece)


def _is_other_name(other: str, named: Named) -> bool:
    """Whether brackets behind a name hold another one and not a party, a place or an office: by its letters."""
    words = name_words(other)
    if words[0] in _FAMILIAR:
        return True
    if len(words) > 1 or words[0] in ORGANISATION or words[0] in PLACES or words[0] in ROLES:
        return False
    if other.isupper():
        initials = iter(word[0] for word in named.words)
        return len(other) > 1 and all(letter in initials for letter in words[0])
    return any(word[:2] == words[0][:2] for word in named.words)
