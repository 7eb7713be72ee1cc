"""Other names that an article gives a person: "Joko Santoso (Josan)", "Sari Dewi, yang akrab disapa Bunda Sari"."""

import re
from collections.abc import Iterable

from bot.analysis.speakers.lexicon import ORGANISATION, ROLES
from bot.analysis.speakers.names import Named, name_words
from bot.analysis.speakers.places import PLACES

_OTHER = r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
_IN_BRACKETS = re.compile(rf" (?:\({_OTHER}\)|alias {_OTHER})")
_CALLED = re.compile(rf"(?: \(\d+\))?,? (?:yang )?(?:(?:akrab|biasa|kerap|sering) )?(?:disapa|dipanggil) {_OTHER}")
_FAMILIAR = frozenset("gus cak bang kang mbak mas pak bu bunda kak abah buya teh ning habib tuan om tante".split())


def aliases(names: Iterable[Named], text: str) -> dict[tuple[str, ...], Named]:
    """The people who have another name, by the words of that."""
    found: dict[tuple[str, ...], Named] = {}
    for named in names:
        match = _IN_BRACKETS.match(text, named.end) or _CALLED.match(text, named.end)
        if match is None or len(named.words) < 2:
            continue
        other = next(group for group in match.groups() if group)
        if match.re is _CALLED or _is_other_name(other, named):
            found.setdefault(name_words(other), named)
    return found


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
