"""Names by their form: runs of capitalised words, each read as role, title and name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.analysis.speakers.lexicon import LINKS, ORGANISATION
from bot.analysis.speakers.office_words import LONGEST_NAME
from bot.analysis.speakers.offices import Clues, begins_office, name_begins, names_nobody
from bot.analysis.speakers.ranks import part_of_office
from bot.analysis.speakers.word_kinds import introduces, is_role, is_title, may_be_name, plain_word, trails

_ABBREVIATION = r"(?:Prof|Dr|Drs|Dra|dr|drg|Ir|Hj|KH|St|Mr|Mrs|Ms|Tn|Ny|Pdt|Ust|Tgk|[A-Z])\."
_WORD = r"[A-ZÀ-Þ][^\W_]*(?:['’‘`&/-][^\W_]+)*"
_LINK = "|".join(sorted(LINKS - {"di", "la", "le"}))
_SITE = r"(?:\.(?:com?|id|net|org)(?:\.id)?(?![\w]))?"
_PART = rf"(?:{_ABBREVIATION}|{_WORD}{_SITE}|(?:a[a-z]{{1,2}}|el)-{_WORD}|d[aei][A-Z][a-z]+)"
RUN = re.compile(
    rf"(?=[A-ZÀ-Þade])(?<![\w'’.@#/-]){_PART}(?:(?: (?:{_LINK}))? {_PART}|(?<=\.){_PART}| \d{{1,3}}(?= [A-Z]))*"
)
"""Capitalised words in a row, with the links, initials and numbers that names and offices have between them."""

_BETWEEN_TWO = re.compile(r"(?<=[a-z]{2})/(?=([A-Z][a-z]+))")
"""Between the names of a pair: "Rahmat Waluyo/Sari Lestari"."""

_TOKEN = re.compile(r"\S+")
LONGEST_RUN = 24
"""Words of a name with its office; a longer run is a heading or a list."""


class Named(NamedTuple):
    """A run read as role, title and name.

    ``start`` and ``end`` are the name's place in the text; ``words`` are the name's, for comparing. A tuple, since an
    article has a hundred of them and a frozen dataclass takes three times as long to make.
    """

    role: str
    name: str
    start: int
    end: int
    titled: bool
    words: tuple[str, ...]


_FORMER = re.compile(r"(?:^|\W)(mantan|eks|calon|bakal calon|wakil) $")
"""Right before an office, in small letters: "mantan Bupati Sukamaju Sari Dewi"."""

NO_CLUES = Clues()
_LONGEST = 4_000
"""Characters of a run; a longer one has more words than any name with its office."""

_OFTEN = 80
"""Characters; what is longer does not come twice, and would only fill the memory."""


def name_words(name: str) -> tuple[str, ...]:
    """A name's words for comparing, without full stops."""
    return tuple(word.strip(".").lower() for word in name.split())


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where runs of capitalised words stand."""
    for match in RUN.finditer(text):
        start, end = match.span()
        if text.find("/", start, end) > 0 and not _of_office(text[start:end].split(maxsplit=1)[0]):
            for joint in _BETWEEN_TWO.finditer(text, start, end):
                if not _of_office(joint[1]):
                    yield start, joint.start()
                    start = joint.start() + 1
        yield start, end


def _of_office(word: str) -> bool:
    plain = plain_word(word)
    return is_role(plain) or plain in ORGANISATION


def read_run(text: str, start: int, end: int, clues: Clues = NO_CLUES) -> Named | None:
    """A run as a person, or None where nothing in it can be a name.

    Args:
        text: the text the run stands in.
        start: where the run begins.
        end: where it ends.
        clues: what the article tells of its names elsewhere.
    """
    if end - start > _LONGEST:
        return None
    run = text[start:end]
    read = _read_often(run) if clues is NO_CLUES and len(run) <= _OFTEN else _read(run, clues)
    if read is None:
        return None
    return Named(
        whole_role(read.role, text, start), read.name, read.start + start, read.end + start, read.titled, read.words
    )


def whole_role(role: str, text: str, start: int) -> str:
    """A role with what stands in small letters before the run that begins at ``start``: "mantan Bupati"."""
    former = _FORMER.search(text, max(0, start - 15), start) if role else None
    return f"{former[1]} {role}" if former else role


@lru_cache(maxsize=4096)
def _read_often(run: str) -> Named | None:
    """A run without clues: the same places, offices and people stand in article after article."""
    return _read(run, NO_CLUES)


def _read(run: str, clues: Clues) -> Named | None:
    """A run as a person; its place is told from the run's beginning."""
    matches = list(_TOKEN.finditer(run))
    tokens = [match.group() for match in matches]
    plain = [plain_word(token) for token in tokens]
    while len(tokens) > 2 and trails(plain[-1], tokens[-1]):
        matches, tokens, plain = matches[:-1], tokens[:-1], plain[:-1]
    lead = 0
    while lead < len(plain) and introduces(plain[lead], alone=lead == len(plain) - 1):
        lead += 1
    if lead:
        matches, tokens, plain = matches[lead:], tokens[lead:], plain[lead:]
    if not 0 < len(tokens) <= LONGEST_RUN:
        return None
    begin, titled = name_begins(plain, tokens, clues)
    if begin is None:
        return None
    last = min(begin + LONGEST_NAME, len(tokens)) - 1
    first, stop = matches[begin].start(), matches[last].end()
    name = run[first:stop].rstrip(".") if len(tokens[last]) > 2 else run[first:stop]
    words = name_words(name)
    if not any(char.isalpha() for char in name) or not words[0] or names_nobody(words, alone=begin > 0):
        return None
    titles = (at for at in range(begin) if is_title(plain[at]) and not part_of_office(at, plain))
    role_end = next((matches[at].start() for at in titles), first)
    office = begin > 0 and (begins_office(plain) or any(map(is_role, plain[:begin])))
    role = run[matches[_role_begins(plain[:begin], tokens)].start() : role_end].strip(" ,") if office else ""
    return Named(role, name, first, first + len(name), titled, words)


def _role_begins(plain: list[str], tokens: list[str]) -> int:
    """Where the role begins in what stands before a name: behind a photographer's that is glued to it, else at once."""
    if begins_office(plain):
        return 0
    first = next((at for at, word in enumerate(plain) if is_role(word)), 0)
    return first if first > 2 and all(map(may_be_name, plain[:first], tokens)) else 0
