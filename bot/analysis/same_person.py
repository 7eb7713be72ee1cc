"""Who is who over articles: one person under several names, and namesakes who stay apart.

A name wrongly joined puts words into somebody's mouth; one not joined only splits a list. So joining needs a full name
that holds the other, or a single name that can mean one person only and no role that speaks against it.
"""

import re
from collections.abc import Iterable, Sequence

from storage.records import Person, PersonWrite, Quote

_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_LINKS = frozenset({"bin", "binti", "van", "der", "de", "al", "el", "alias"})
_COMMON_IN_ROLES = frozenset(
    "ketua wakil kepala direktur menteri presiden anggota juru bicara mantan bekas calon umum utama dan dari di pada"
    " the of and former deputy head chief vice".split()
)
"""Words that many roles share: two ministers are not the same person for being ministers."""


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
    same = [person for person in candidates if any(_words(name) == own for name in _full_names(person))]
    if len(same) == 1:
        return same[0].id
    if same:
        return None
    fuller = [person for person in candidates if _may_be(own, person)]
    if len(fuller) != 1:
        return None
    person = fuller[0]
    # Two words in common, in order, are a name; one is only a part of one, and roles have a say.
    certain = len(own) > 1 and len(_words(person.name)) > 1
    return person.id if certain or not _clash(write.roles, [role.text for role in person.roles]) else None


def _full_names(person: Person) -> tuple[str, ...]:
    """A person's own name first; a short form of it only where that is all there is."""
    return (person.name, *(name for name in person.names if len(_words(name)) > 1))


def _may_be(own: tuple[str, ...], person: Person) -> bool:
    """Whether one of the two names holds the other's words, in the same order."""
    known = _words(person.name)
    short, long = sorted((own, known), key=len)
    if not short or short == long:
        return short == long
    words = iter(long)
    return all(word in words for word in short)


def _clash(roles: Sequence[str], known: Sequence[str]) -> bool:
    """Whether both have roles and none of one shares a telling word with any of the other."""
    here, there = _telling(roles), _telling(known)
    return bool(here and there) and not here & there


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
    return tuple(word.lower() for word in _WORD.findall(text))
