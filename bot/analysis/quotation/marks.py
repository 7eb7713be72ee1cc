"""Pairing quote marks: straight, curly, low, Kompas style (”…”), guillemets, TeX style, and unclosed ones."""

import re
from dataclasses import dataclass
from typing import Literal

Family = Literal["double", "single", "angle"]
Side = Literal["open", "close", "either"]

_MARK = re.compile(r"``|''|[\"“”„‟″'‘’‚‛`´«»‹›]")
_SINGLE = frozenset("'‘’‚‛`´")
_ANGLE = frozenset("«»‹›")
_BEFORE_OPENING = frozenset("([{-–—/:")
_AFTER_CLOSING = frozenset(".,;:!?)]}…")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote mark: where it stands, what it can pair with, and the side its neighbours suggest."""

    start: int
    end: int
    family: Family
    side: Side


@dataclass(frozen=True, slots=True)
class Quoted:
    """The text between two marks, ``text[start:end]``; ``outer_start`` and ``outer_end`` include the marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def pair(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted pieces of ``text``, in order; marks pair within a line and in linear time."""
    found: list[Quoted] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        found += _outermost(_pairs(_marks(line)), offset)
        offset += len(line)
    return tuple(quoted for quoted in found if quoted.start < quoted.end)


def _marks(line: str) -> list[Mark]:
    return [
        Mark(match.start(), match.end(), family, side)
        for match in _MARK.finditer(line)
        if (family := _family(match.group())) and (side := _side(line, match.start(), match.end(), family))
    ]


def _family(glyph: str) -> Family:
    if glyph in _SINGLE:
        return "single"
    return "angle" if glyph in _ANGLE else "double"


def _side(line: str, start: int, end: int, family: Family) -> Side | None:
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    if family == "single" and before.isalnum() and after.isalnum():
        return None
    opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if opens != closes:
        return "open" if opens else "close"
    return None if family == "single" else "either"


def _pairs(marks: list[Mark]) -> list[tuple[Mark, Mark]]:
    pairs: list[tuple[Mark, Mark]] = []
    waiting: dict[Family, list[Mark]] = {"double": [], "single": [], "angle": []}
    for mark in marks:
        opened = waiting[mark.family]
        if mark.side == "open" or (mark.side == "either" and not opened):
            opened.append(mark)
        elif opened:
            pairs.append((opened.pop(), mark))
    return pairs


def _outermost(pairs: list[tuple[Mark, Mark]], offset: int) -> list[Quoted]:
    outer: list[Quoted] = []
    reached = -1
    for opening, closing in sorted(pairs, key=lambda pair: (pair[0].start, -pair[1].end)):
        if opening.start >= reached:
            reached = closing.end
            outer.append(
                Quoted(opening.end + offset, closing.start + offset, opening.start + offset, closing.end + offset)
            )
    return outer
