"""Every name of an article, read with what the article tells of its names elsewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from bot.analysis.speakers.aliases import MOST_INITIALS, aliases
from bot.analysis.speakers.bodies import behind_role, without_bodies
from bot.analysis.speakers.descriptions import SOMEBODYS
from bot.analysis.speakers.lexicon import ORGANISATION, ROLES, STARTERS
from bot.analysis.speakers.names import Named, read_run, runs, whole_role
from bot.analysis.speakers.offices import Clues
from bot.analysis.speakers.places import PLACES
from bot.analysis.speakers.word_kinds import plain_word

LONGEST_OFFICE = 200
"""Characters that the pieces of one office may take."""

MOST_PLACES = 1_000
"""At how many places a word is looked at, and how many words are looked for, for the same reason."""

_AT_A_PLACE = re.compile(  # the space first: text is skipped to the next one at once
    r" (?=[A-Z])(?:(?<=\bdi )|(?<=\bwarga )|(?<=\basal )|(?<=\b[Dd]esa )|(?<=\b[Kk]abupaten )|(?<=\b[Kk]ecamatan )"
    r"|(?<=\b[Kk]elurahan )|(?<=\b[Pp]rovinsi )|(?<=\b[Ss]tartup )|(?<=\bfintech )|(?<=\b[Pp]erusahaan )"
    r"|(?<=\bPolsek )|(?<=\bPolres )|(?<=\bPuskesmas )|(?<=\bPasar )|(?<=\bRSUD )"
    r"|(?<=\bplatform )|(?<=\baplikasi )|(?<=\bklub )|(?<=\bmaskapai ))(\w\w+)"
)
_BODY_WITHIN = re.compile(r"[A-Z][a-z]+ (?:[A-Z][a-z]+ )?[A-Z]{2,} [A-Z]")
_TOKEN = re.compile(r"\S+")
_JOINTS = frozenset({" dan ", ", dan ", ", ", " & ", " serta ", " of ", " for ", " and "})
_ENGLISH_JOINTS = frozenset({" of ", " for ", " and "})
_ENGLISH_LINKS = frozenset({"of", "for"})
_WORD = re.compile(r"[^\W_]+")
_TWO = re.compile(r"[a-z] [A-Z][a-z]{2,}-[A-Z][a-z]{2,} [A-Z]")
"""Two people's whole names joined: "Sari Dewi-Rahmat Waluyo"."""

_ONE_WORD = re.compile(r"[^\W\dA-Z_]\w*")


def read_names(text: str) -> tuple[tuple[Named, ...], Mapping[tuple[str, ...], Named]]:
    """The names of a text in which quotations are blanked out, in its order; and whose other names some of them are.

    They are read twice: by their form alone, and then with what that has told.
    """
    places = _offices_joined(text, runs(text))
    read = [(place, read_run(text, *place)) for place in places]
    found = [named for _, named in read if named]
    capitals = frozenset(
        run for start, end in places if MOST_INITIALS >= end - start > 2 and (run := text[start:end]).isupper()
    )
    others = aliases(found, text, capitals)
    clues = _clues(text, places, found, others)
    again = _read_again(text, read, clues) if others else _read_again(text, [one for one in read if one[1]], clues)
    within = frozenset(word for named in found if not _begins_sentence(named, text) for word in named.words)
    people = without_bodies((named for named in again if named), text, clues)
    return tuple(_with_own_role(one, text) for one in _without_sentence_words(list(people), text, within)), others


def _clues(
    text: str,
    places: Sequence[tuple[int, int]],
    found: Sequence[Named],
    others: Mapping[tuple[str, ...], Named],
) -> Clues:
    return Clues(
        alone=frozenset(named.words for named in found if not named.role),
        places=frozenset(match[1].lower() for match in _AT_A_PLACE.finditer(text)),
        aliases=others.keys(),
        pairs=frozenset(_pairs(text, places, found)),
        first=frozenset(
            named.words[0] for named in found if len(named.words) > 1 and not (named.role or behind_role(named, text))
        ),
    )


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


def _with_own_role(named: Named, text: str) -> Named:
    """A name without the role of who serves them: "Pengacara Rahmat Waluyo, Budi Hartono, …"."""
    serves = (
        named.role.lower() in SOMEBODYS
        and text.startswith(", ", named.end)
        and text[named.end + 2 : named.end + 3].isupper()
    )
    return named._replace(role="") if serves else named


def _pairs(text: str, places: Iterable[tuple[int, int]], names: Iterable[Named]) -> Iterator[str]:
    """Words that are two people's names joined: "Waluyo-Lestari" where Rahmat Waluyo and Sari Lestari stand too."""
    runs_joined = [text[start:end] for start, end in places if "-" in text[start:end]]
    joined = {plain_word(word) for run in runs_joined for word in run.split() if "-" in word}
    if joined:
        known = {word for named in names for word in named.words}
        known.update(
            chain.from_iterable(map(plain_word, _WORD.findall(run)) for run in runs_joined if _TWO.search(run))
        )
        for word in joined:
            parts = set(word.split("-"))
            if len(parts) > 1 and parts <= known and parts.isdisjoint(PLACES | ORGANISATION):
                yield word


def _stands(named: Named, clues: Clues) -> bool:
    """Whether the clues cannot change how a name was read: it has no role, and is no place's or person's other name."""
    if named.role or not clues.pairs.isdisjoint(named.words):
        return False
    return len(named.words) > 1 or not (clues.aliases or named.words[0] in clues.places)


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
    if text[last:start] in _ENGLISH_JOINTS:
        return (words[0] in ROLES or words[0] in ORGANISATION) and (
            text[last:start] != " and " or not _ENGLISH_LINKS.isdisjoint(words)
        )
    following = text[start:end].split(maxsplit=1)[0].lower()
    if following in ROLES or not (words[0] in ROLES or words[0] in ORGANISATION):
        return False
    if "bidang" in words:  # "Wakil Rektor Bidang Akademik, Kemahasiswaan, dan Alumni Rahmat Waluyo"
        listed = text[last:start] == ", " and " " not in text[start:end] and text[end : end + 6] == ", dan "
        if listed or text[last:start] in {", dan ", " dan "}:
            return True
    # "Deputi Penindakan dan Eksekusi KPK Rahmat Waluyo": a body's name within what follows.
    return words[-1] in ORGANISATION or following in ORGANISATION or bool(_BODY_WITHIN.match(text, start, end))
