"""Who is who over articles: one person under several names, and namesakes who stay apart.

A name wrongly joined puts words into somebody's mouth; one not joined only splits a list. So joining needs the same
full name, or a shorter one that can mean one person only; and no roles that speak against it.
"""

import re
from collections.abc import Iterable, Sequence

from storage.records import Person, PersonWrite, Quote

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`-][^\W\d_]+)*")
_LINKS = frozenset({"bin", "binti", "van", "der", "de", "al", "el", "alias"})
_COMMON_IN_ROLES = frozenset(
    "ketua wakil kepala direktur menteri presiden anggota juru bicara mantan bekas calon umum utama dan dari di "
    "pada the of and former deputy head chief vice".split()
)
"""Words that many roles share: two ministers are not the same person for being ministers."""
_ORDINARY = frozenset(
    "warga petani nelayan pedagang penjual sopir pengemudi buruh siswa siswi pelajar mahasiswa mahasiswi penumpang "
    "pembeli pelanggan pengunjung tetangga saksi resident farmer fisherman driver student shopkeeper customer "
    "neighbour witness".split()
)
"""What people are called who hold no office."""


SHORTEST = 3
"""Letters of a name that is no initial: suspects are told by theirs."""


def people_of(quotes: Iterable[Quote]) -> tuple[PersonWrite, ...]:
    """The speakers of an article's quotes, each once, with the names and roles it gives them.

    Organisations and documents that speak are among them: what they said is looked up by their names too. Mentions
    that are no names ("ia", "doktor itu") are left out of ``names``.
    """
    names: dict[str, dict[str, None]] = {}
    roles: dict[str, dict[str, None]] = {}
    for quote in quotes:
        if quote.speaker is None:
            continue
        name = quote.speaker.name
        forms = names.setdefault(name, {name: None})
        if _is_form_of(quote.speaker.mention, name):
            forms[quote.speaker.mention] = None
        forms |= dict.fromkeys(quote.speaker.also)
        given = roles.setdefault(name, {})
        if quote.speaker.role:
            given[quote.speaker.role] = None
    return tuple(PersonWrite(name, tuple(forms), tuple(roles[name])) for name, forms in names.items())


def match_person(write: PersonWrite, candidates: Sequence[Person]) -> int | None:
    """The stored person that an article's speaker is, or None for somebody new.

    Args:
        write: the speaker, with the names and roles of this article.
        candidates: people who share a word of a name with them.
    """
    own = _words(write.name)
    if not own:
        return None
    full = {own, *(_words(name) for name in _full_names(write))}
    same = [person for person in candidates if full & {_words(name) for name in _full_names(person)}]
    if same:
        return _only(write, [person for person in same if not _worlds_apart(write, person)])
    fuller = [person for person in candidates if _holds(own, _words(person.name))]
    return _only(write, [person for person in fuller if not _unsure(own, write.roles, person)])


def _only(write: PersonWrite, people: Sequence[Person]) -> int | None:
    """The one of these people, or among several the one whose roles speak for it."""
    if len(people) > 1:
        known = _telling(write.roles)
        people = [person for person in people if known & _telling(_roles(person))]
    return people[0].id if len(people) == 1 else None


def _full_names(person: Person | PersonWrite) -> tuple[str, ...]:
    """A person's own name first, and others but short forms of it: "Joko Widodo", "Jokowi", not "Joko"."""
    known = set(_words(person.name)).union(*(_words(name) for name in person.names if len(_words(name)) > 1))
    others = (name for name in person.names if len(_words(name)) > 1 or not known.issuperset(_words(name)))
    return (person.name, *others)


def _roles(person: Person) -> list[str]:
    return [role.text for role in person.roles]


def _holds(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two names has more words than the other, and all of its words in the same order."""
    short, long = sorted((one, other), key=len)
    words = iter(long)
    return 0 < len(short) < len(long) and all(word in words for word in short)


def _worlds_apart(write: PersonWrite, person: Person) -> bool:
    """Whether one of two people of one name holds an office and the other is only ever someone from the street.

    Under the same full name roles may differ in all other ways: people change offices.
    """
    ordinary = [_ordinary(roles) for roles in (write.roles, _roles(person)) if roles]
    return len(ordinary) == 2 and ordinary[0] != ordinary[1] and _clash(write.roles, _roles(person))


def _ordinary(roles: Sequence[str]) -> bool:
    return all(_ORDINARY & set(_words(role)[:2]) for role in roles)


def _clash(roles: Sequence[str], known: Sequence[str]) -> bool:
    """Whether both have roles and none of one shares a telling word with any of the other."""
    here, there = _telling(roles), _telling(known)
    return bool(here and there) and not here & there


def _unsure(own: tuple[str, ...], roles: Sequence[str], person: Person) -> bool:
    """Whether a shorter name leaves open who it is.

    Roles speak against it, or it is an initial, or a single name ("Arif, warga setempat") that no role connects.
    """
    known = _roles(person)
    if _clash(roles, known) or len(min(own, _words(person.name), key=len)[0]) < SHORTEST:
        return True
    if len(own) > 1 or not roles:
        return False
    return {word for role in roles for word in _words(role)}.isdisjoint(word for role in known for word in _words(role))


def _telling(roles: Sequence[str]) -> set[str]:
    return {word for role in roles for word in _words(role)} - _COMMON_IN_ROLES


def _is_form_of(mention: str, name: str) -> bool:
    words = _WORD.findall(mention)
    own = set(_words(name))
    return (
        bool(words)
        and all(word[0].isupper() or word.lower() in _LINKS for word in words)
        and set(_words(mention)) <= own
    )


def _words(text: str) -> tuple[str, ...]:
    written = re.sub("[’‘`]", "'", text.lower()).replace("-", " ")  # "Butar-butar" is "Butar Butar"
    return tuple(_WORD.findall(written))
