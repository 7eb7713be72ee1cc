"""Names by their form: runs of capitalised words, and where in a run the role ends and the name begins."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.analysis.speakers.lexicon import LINKS, ORGANISATION, PLACES, ROLE_FORM, ROLES, STARTERS, TITLES

_ABBREVIATION = r"(?:Prof|Dr|Drs|Dra|dr|drg|Ir|Hj|KH|St|Mr|Mrs|Ms|Tn|Ny|Pdt|Ust|[A-Z])\."
_WORD = r"[A-ZÀ-Þ][^\W_]*(?:['’‘`&/-][^\W_]+)*"
_LINK = "|".join(sorted(LINKS - {"di", "la", "le"}))
RUN = re.compile(
    rf"(?<![\w'’.@#/-])(?:{_ABBREVIATION}|{_WORD})(?:(?: (?:{_LINK}))? ?(?:(?<=\.)|(?<= )|(?= ) )(?:{_ABBREVIATION}|{_WORD}|\d{{1,3}}(?= [A-Z])))*"
)
_TOKEN = re.compile(r"\S+")
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A run read as role, title and name; ``start`` and ``end`` are the name's place in the text."""

    role: str
    name: str
    start: int
    end: int
    titled: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The name's words, lower case."""
        return name_words(self.name)


def name_words(name: str) -> tuple[str, ...]:
    """A name's words for comparing, without full stops."""
    return tuple(word.strip(".").lower() for word in name.split())


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Where runs of capitalised words stand."""
    for match in RUN.finditer(text):
        yield match.start(), match.end()


def read_run(text: str, start: int, end: int, known: Collection[tuple[str, ...]] = ()) -> Named | None:
    """A run as a person, or None where nothing in it can be a name.

    Args:
        text: the text the run stands in.
        start: where the run begins.
        end: where it ends.
        known: names, as ``name_words``, that stand elsewhere on their own: where a role ends in one, it begins there.
    """
    tokens = [(match.start() + start, match.group()) for match in _TOKEN.finditer(text[start:end])]
    while tokens and _plain(tokens[0][1]) in STARTERS and _plain(tokens[0][1]) not in ROLES:
        tokens.pop(0)
    if not tokens:
        return None
    begin, titled = _name_begins([_plain(token) for _, token in tokens], [token for _, token in tokens], known)
    if begin is None:
        return None
    name_tokens = tokens[begin:][:LONGEST_NAME]
    first, (last_at, last) = name_tokens[0][0], name_tokens[-1]
    stop = last_at + len(last)
    name = text[first:stop].rstrip(".") if len(last) > 2 else text[first:stop]
    if not any(char.isalpha() for char in name):
        return None
    role_end = next((at for at, token in tokens[:begin] if _is_title(_plain(token)) and _plain(token) != "tni"), first)
    return Named(text[tokens[0][0] : role_end].strip(" ,"), name, first, first + len(name), titled)


def _name_begins(plain: list[str], tokens: list[str], known: Collection[tuple[str, ...]]) -> tuple[int | None, bool]:
    """The index of the name's first token, and whether a title stands before it."""
    after_title = _after_last_title(plain)
    if after_title is not None and after_title < len(plain):
        if all(word in ORGANISATION or word in PLACES for word in plain[after_title:]):
            return None, False
        return after_title, True
    office = plain[0] in ORGANISATION or any(_is_role(word) for word in plain[:2])
    if not office:
        return (None if _is_place(plain, tokens) else 0), False
    for index in range(1, len(plain)):
        if index < len(plain) - 1 and tuple(plain[index:]) in known:
            return index, False
    index = len(plain)
    while index > 1 and _may_be_name(plain[index - 1], tokens[index - 1]):
        index -= 1
    if index > 1 and plain[index - 1] in {"pt", "cv", "bank", "universitas", "rs", "partai"} and len(plain) - index > 1:
        index += 1
    if len(plain) - index > 2 and (plain[index + 1],) in known:
        # People are called by their first name later on: what stands before it belongs to the office.
        index += 1
    length = len(plain) - index
    if length == 0:
        return None, False
    # What an unknown office is called may run into the name; people mostly have two or three words.
    return (index if length <= 3 else len(plain) - 2 if index > 1 else max(index, len(plain) - 3)), False


def _after_last_title(plain: list[str]) -> int | None:
    last = None
    for index, word in enumerate(plain):
        if word in {"komisaris", "inspektur", "ajun", "besar"}:
            ranked = {"komisaris", "inspektur", "ajun", "besar", "jenderal", "polisi", "satu", "dua", "pol"}
            near = plain[max(0, index - 1) : index] + plain[index + 1 : index + 2]
            if ranked & set(near):
                last = index
        elif _is_title(word) and not (
            word in {"ibu", "bapak", "besar", "dokter"} and index > 0 and plain[index - 1] in ROLES
        ):
            last = index
        elif last is not None and word in {"polisi", "satu", "dua", "pol", "tni"} and index == last + 1:
            last = index
    return None if last is None else last + 1


def _is_title(word: str) -> bool:
    return word in TITLES


def _is_role(word: str) -> bool:
    return word in ROLES or bool(ROLE_FORM.match(word))


def _may_be_name(plain: str, token: str) -> bool:
    if not plain[:1].isalpha() or plain in ORGANISATION or plain in PLACES or _is_role(plain):
        return False
    # All capitals name offices (BMKG), save for initials.
    return not (len(token.strip(".")) > 1 and token.isupper())


def _is_place(plain: list[str], tokens: list[str]) -> bool:
    return all(not _may_be_name(word, token) for word, token in zip(plain, tokens, strict=True))


def _plain(token: str) -> str:
    return token.strip(".,'’").lower()
