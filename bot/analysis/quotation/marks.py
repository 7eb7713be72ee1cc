"""Quote marks in a text, and which side of a quotation each can stand on."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Family = Literal["double", "single", "angle"]
Side = Literal["open", "close", "either"]

MARKS = "\"“”„‟″'‘’‚‛`´«»‹›"
"""Every character that is, or is part of, a quote mark."""

_RUN = re.compile(rf"[{MARKS}]+")
_GLYPH = re.compile(r"``|''|.")
_SINGLE = frozenset("'‘’‚‛`´")
_ANGLE = frozenset("«»‹›")
_OPENING = frozenset("“„‟‘‚‛«‹")
_CLOSING = frozenset("”’»›")
_BRACKETS = frozenset("([{")
_BEFORE_OPENING = frozenset("([{-–—/:")
_PUNCTUATION = frozenset(".,;:!?)]}")
_AFTER_CLOSING = _PUNCTUATION | frozenset("…-–—/")


class Mark(NamedTuple):
    """One quote mark, ``text[start:end]``; marks of one family pair. ``side`` is where it can stand."""

    start: int
    end: int
    family: Family
    side: Side


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quote marks in ``text[start:end]``, in order, without the apostrophes inside words (Ma'ruf, Jum’at)."""
    for run in _RUN.finditer(text, start, end):
        yield from _marks_of(run)


def _marks_of(run: re.Match[str]) -> Iterator[Mark]:
    """Marks that touch one another share their neighbours: in ``kata "'Ya' saja"`` the first two open."""
    text, start, end = run.string, run.start(), run.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    flank = _flank(before, after)
    if flank == "either" and text[max(0, start - 2) : start].rstrip()[-1:].isdigit():
        flank = "close"  # minutes, feet and inches (67', 5") never open
    apostrophe = end == start + 1 and before.isalnum() and after.isalnum()
    for glyph in _GLYPH.finditer(run.group()):
        family = _family(glyph.group())
        if family == "double" or not apostrophe:
            yield Mark(start + glyph.start(), start + glyph.end(), family, _side(glyph.group(), flank))


def _family(glyph: str) -> Family:
    if glyph in _SINGLE:
        return "single"
    return "angle" if glyph in _ANGLE else "double"


def _flank(before: str, after: str) -> Side:
    """Which side the neighbours suggest; between two spaces or two letters they say nothing."""
    opens = (before.isspace() or before in _BEFORE_OPENING) and not (after.isspace() or after in _AFTER_CLOSING)
    closes = not (before.isspace() or before in _BRACKETS) and (after.isspace() or after in _AFTER_CLOSING)
    closes = closes or after in _PUNCTUATION
    if opens == closes:
        return "either"
    return "open" if opens else "close"


def _side(glyph: str, flank: Side) -> Side:
    """Neighbours decide before the glyph does: Kompas opens with ”, German closes with “."""
    if flank != "either":
        return flank
    if glyph in _OPENING:
        return "open"
    return "close" if glyph in _CLOSING else "either"
