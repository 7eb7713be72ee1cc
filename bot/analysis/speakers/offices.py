"""Where in a run of capitalised words the office ends and the name begins.

Words are looked at twice: ``plain`` has them in lower case without marks, ``tokens`` as they stand.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.analysis.speakers.lexicon import GIVEN_TOO, LINKS, ORGANISATION
from bot.analysis.speakers.office_words import (
    FIRST_NAMES,
    FIRST_OF_MANY,
    FORCES,
    FORMED,
    GIVEN_OFTEN,
    LONGEST_GIVEN,
    LONGEST_NAME,
    NAMED_AFTER,
    NUMERALS,
    OF_DOCUMENTS,
    OF_TWO_WORDS,
    OF_UNIVERSITIES,
    OVER_A_PLACE,
    PLACE_KINDS,
    QUEENS,
    RANKS,
    SHORT_BODIES,
    UNIVERSITIES,
)
from bot.analysis.speakers.places import PLACES
from bot.analysis.speakers.ranks import after_last_title
from bot.analysis.speakers.word_kinds import is_given, is_place, is_role, may_be_name, names_a_body

_PAIR = re.compile(r"[A-Z][a-z]{2,}-[A-Z][a-z]{2,}")
"""Within a run: two people's names joined, "Sari Dewi-Rahmat Waluyo"."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What an article tells of its names elsewhere.

    ``alone``: names, as ``name_words``, that stand without a role; where a role ends in one, it begins there.
    ``aliases``: other names of people. ``places``: words that somebody or something is at ("di Sukamaju").
    ``pairs``: words that are two people's names joined ("waluyo-lestari").
    ``first``: words that longer names begin with.
    """

    alone: Collection[tuple[str, ...]] = ()
    places: Collection[str] = ()
    aliases: Collection[tuple[str, ...]] = ()
    pairs: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()


def names_nobody(words: tuple[str, ...], *, alone: bool) -> bool:
    """Whether what is left as a name is none: a rank, a document's number, behind an office a numeral or a field."""
    if (
        words[0] in {"the", "of"}
        or RANKS.issuperset(words)
        or FORCES.issuperset(words)
        or not OF_DOCUMENTS.isdisjoint(words)
    ):
        return True
    last = words[0]
    return alone and len(words) == 1 and (last in NUMERALS or last in {"i", "v"} or bool(FORMED.fullmatch(last)))


def name_begins(plain: list[str], tokens: list[str], clues: Clues) -> tuple[int | None, bool]:
    """The index of the name's first token, and whether a title stands before it."""
    for length in (2, 1):
        if tuple(plain[-length:]) in clues.aliases:
            return max(0, len(plain) - length), False
    behind_pair = _behind_pair(plain, tokens, clues)
    if behind_pair is not None:
        return (behind_pair if behind_pair < len(plain) else None), False
    after_title = after_last_title(plain, tokens)
    if after_title is not None and after_title < len(plain):
        behind = plain[after_title:]
        if all(word in ORGANISATION or word in PLACES for word in behind):
            return None, False
        if not ORGANISATION.isdisjoint(behind[:-1]):
            # "Inspektur Jenderal Kementerian Pangan Rahmat Waluyo": here the rank is an office.
            return _behind_office(plain, tokens, clues), False
        return after_title, True
    if begins_office(plain) and not _is_given_name(plain, tokens):
        return _behind_office(plain, tokens, clues), False
    return _without_office(plain, tokens, clues), False


def _without_office(plain: list[str], tokens: list[str], clues: Clues) -> int | None:
    """The index at which a name begins in a run that begins with no office; None where there is none."""
    if plain[0] in PLACE_KINDS or (len(plain) > 3 and any(map(_PAIR.fullmatch, tokens[1:-1]))):
        return None
    begin = _behind_short_body(plain, tokens) or _behind_body(plain, tokens, clues)
    if begin is not None:
        return begin
    lead = next((at for at, word in enumerate(plain) if word not in PLACES), 0)
    lead += lead and plain[lead - 1 : lead + 1] in (["dki", "jaya"], ["metro", "jaya"])
    if (
        lead
        and (len(plain) - lead > 1 or (len(plain) == 2 and tokens[0].isupper()))
        and all(map(may_be_name, plain[lead:], tokens[lead:]))
    ):
        return lead
    placed = is_place(plain, tokens) or (len(plain) == 1 and plain[0] in clues.places)
    return None if placed else 0


def _is_given_name(plain: list[str], tokens: list[str]) -> bool:
    """Whether a run that begins like an office is a name: "Putri Lestari", "Ratu Atika Dewi"."""
    return (
        plain[0] in GIVEN_OFTEN
        and 1 < len(plain) <= LONGEST_GIVEN
        and plain[1] not in QUEENS
        and all(map(may_be_name, plain[1:], tokens[1:]))
    )


def _behind_pair(plain: list[str], tokens: list[str], clues: Clues) -> int | None:
    """The index behind two people's names that run together: "Tim Waluyo-Lestari Rahmat Hidayat"."""
    last = max((at for at, word in enumerate(plain) if word in clues.pairs), default=None)
    if last is not None and last + 2 == len(plain) and len(tokens[-1]) == 2 and tokens[-1].isupper():
        return len(plain)  # "Waluyo-Lestari MD": initials of the second
    return None if last is None else last + 1


def _behind_body(plain: list[str], tokens: list[str], clues: Clues) -> int | None:
    """The index at which a name begins behind what names an office or a body though it does not begin like one.

    "Pelaksana Utama Penindakan KPK Rahmat Waluyo", "Apollo 17 Harrison Schmitt"; None where nothing does.
    """
    if len(plain) < 3 or not any(names_a_body(word, token) for word, token in zip(plain[:-1], tokens, strict=False)):
        return None
    begin = _behind_office(plain, tokens, clues)
    return begin if begin is not None and len(plain) - begin > 1 else None


def _behind_short_body(plain: list[str], tokens: list[str]) -> int | None:
    """The index behind two capitals and a place: "Diskar PB Bandung Rahmat Waluyo"."""
    for at in range(1, len(plain) - 2):
        if len(tokens[at]) == 2 and tokens[at].isupper() and plain[at + 1] in PLACES:
            return at + 2
    return None


def begins_office(plain: list[str]) -> bool:
    """Whether a run begins with an office or a body."""
    second = len(plain) > 1 and is_role(plain[1]) and plain[1] not in GIVEN_TOO
    return second or plain[0] in ORGANISATION or is_role(plain[0])


def _behind_office(plain: list[str], tokens: list[str], clues: Clues) -> int | None:
    """The index at which the name begins behind an office, or None where nobody holds it here."""
    for index in range(1, len(plain) - 1):
        if tuple(plain[index:]) in clues.alone:
            return index
    for at in range(1, len(plain) - 3):
        named = all(map(may_be_name, plain[at + 2 :], tokens[at + 2 :]))
        if named and is_role(plain[at - 1]) and tuple(plain[at : at + 2]) in clues.alone:
            return at + 2  # "Manajer Persatuan Sukamaju Rahmat Waluyo", whose club stands alone elsewhere
    index = len(plain) - _ends_in_initials(plain, tokens)
    while index > 1 and _goes_on_back(plain, tokens, index - 1):
        index -= 1
    while index < len(plain) and _belongs_to_office(plain, index, clues):
        index += 1
    length = len(plain) - index
    if length == 2 and (plain[-1],) not in clues.alone and _is_universitys(plain, index):
        return None
    if length == 0 or (length == 1 and not any(is_role(word) for word in plain[:index])):
        return None
    if length <= 3:
        return index
    return _likeliest(plain, index, clues)


def _likeliest(plain: list[str], index: int, clues: Clues) -> int:
    """Where a name begins among more words than most people's have, none of them known for an office's."""
    if len(plain) - index == LONGEST_GIVEN and plain[index - 1].isdigit():
        return index  # "Zona 7 Budi Rahmat A Waluyo"
    # What an unknown office is called may run into the name; people mostly have two or three words.
    likely = range(len(plain) - 2, max(index, len(plain) - LONGEST_NAME) - 1, -1)
    first = next((at for at in reversed(likely) if plain[at] in FIRST_OF_MANY), None)
    if first is not None:
        return first
    later = (at for at in likely if (plain[at],) in clues.alone and plain[at] not in clues.places)
    begin = next(later, len(plain) - 2 if index > 1 else max(index, len(plain) - 3))
    within = len(plain[begin]) == 1 or plain[begin] in LINKS  # an initial, "van": nothing that begins a name
    return begin - 1 if begin > index and within else begin


def _is_universitys(plain: list[str], index: int) -> bool:
    """Whether the words from an index on are a university's name: "Sejarawan Universitas Suka Maju"."""
    at = index - 1
    while at > 0 and (plain[at] in OF_UNIVERSITIES or plain[at] in ORGANISATION) and plain[at] not in UNIVERSITIES:
        at -= 1
    return plain[at] in UNIVERSITIES


def _goes_on_back(plain: list[str], tokens: list[str], index: int) -> bool:
    """Whether the word at an index may be of the name that follows it."""
    if may_be_name(plain[index], tokens[index]) or is_given(plain, index):
        return True
    return index > 1 and index < len(plain) - 1 and _ends_in_initials(plain[: index + 1], tokens[: index + 1])


def _ends_in_initials(plain: list[str], tokens: list[str]) -> bool:
    """Whether a name ends in two capitals that stand for more of it: "Mahfud MD"."""
    last = tokens[-1]
    initials = len(last) == 2 and last.isupper() and last not in SHORT_BODIES and plain[-1] not in ORGANISATION
    return initials and len(tokens) > 2 and may_be_name(plain[-2], tokens[-2])


def _belongs_to_office(plain: list[str], index: int, clues: Clues) -> bool:
    """Whether a word that could begin a name still names the office or its place."""
    left, before, word = len(plain) - index, plain[index - 1], plain[index]
    if word in FIRST_NAMES:
        return False
    if before in PLACE_KINDS - NAMED_AFTER or (before in {"of", "for"} and left > 2):
        return True
    if word in {"besar", "tunggal"} or (word in NUMERALS and left > 1):  # "Duta Besar", "Wilayah VI"
        return True
    if (before, word) in OF_TWO_WORDS:
        return True
    if word in GIVEN_OFTEN and left > 1 and plain[index + 1] not in QUEENS:
        return False
    if word in clues.places or (before in NAMED_AFTER and left != 2):
        return True
    if (word,) in clues.alone:
        # "Manajer Persikota Rahmat Waluyo", who is "Waluyo" and whose club is "Persikota" elsewhere.
        return left > 2 and word not in clues.first and (plain[-1],) in clues.alone
    if before == "indonesia" and left == 3:  # "Direktur Pusat Survei Indonesia Rahmat Budi Waluyo", later "Budi"
        return False
    # People are called by their first name later on: what stands before it belongs to the office.
    return left > 2 and ((plain[index + 1],) in clues.alone or before in OVER_A_PLACE)
