"""Long texts in parts that Telegram takes: cut where it hurts least, with every mark kept."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

import regex

from bot.adapters.telegram.marked import WHOLE, Mark, Marked
from bot.adapters.telegram.units import offsets

MOST_UNITS = 4096
MOST_ENTITIES = 100
"""Of one message (core.telegram.org/bots/api: sendMessage, MessageEntity)."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+|\n+")
_SPACE = re.compile(r"\s+")
_LEAST_FULL = 0.5
"""A part is filled at least so far before a better place to cut is preferred to a later one."""


def split(marked: Marked, *, most_units: int = MOST_UNITS, most_entities: int = MOST_ENTITIES) -> tuple[Marked, ...]:
    """The text in parts, in order; joined they are the text.

    It is cut at the end of a block, else of a sentence, else of a word, else between characters as people see them;
    never inside a link or a date. A cut comes behind white space, since Telegram drops what a message begins with.
    """
    at = offsets(marked.text)
    parts: list[Marked] = []
    start = 0
    while start < len(marked.text):
        end = _fitting(marked, at, start, most_units, most_entities)
        if end < len(marked.text):
            end = _best_cut(marked, at, start, end)
        parts.append(_slice(marked, start, end))
        start = end
    return tuple(parts)


def _fitting(marked: Marked, at: list[int], start: int, most_units: int, most_entities: int) -> int:
    """The farthest end that keeps both limits; at least one character on."""
    end = max(start + 1, bisect_right(at, at[start] + most_units) - 1)
    inside = sorted(max(mark.start, start) for mark in marked.marks if mark.end > start and mark.start < end)
    if len(inside) > most_entities:
        end = max(start + 1, min(end, inside[most_entities]))
    return end


def _best_cut(marked: Marked, at: list[int], start: int, end: int) -> int:
    text = marked.text
    least = bisect_left(at, at[start] + int((at[end] - at[start]) * _LEAST_FULL))
    blocks = [place for place in marked.borders if least <= place <= end]
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, least, end)]
    words = [match.end() for match in _SPACE.finditer(text, least, end)]
    for places in (blocks, sentences, words):
        whole = [place for place in places if start < place <= end and not _parts_a_whole(marked, place)]
        if whole:
            return whole[-1]
    return _between_characters(marked, start, end)


def _parts_a_whole(marked: Marked, place: int) -> bool:
    return any(mark.kind in WHOLE and mark.start < place < mark.end for mark in marked.marks)


def _between_characters(marked: Marked, start: int, end: int) -> int:
    """The last place before ``end`` that parts neither a character as people see it nor, if that can be, a link."""
    # A cluster that begins near the end is seen whole by looking a little beyond it.
    clusters = [start + match.end() for match in regex.finditer(r"\X", marked.text[start : end + 64])]
    ends = [place for place in clusters if place <= end]
    whole = [place for place in ends if not _parts_a_whole(marked, place)]
    return (whole or ends or [end])[-1]


def _slice(marked: Marked, start: int, end: int) -> Marked:
    inside = tuple(
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marked.marks
        if mark.start < end and mark.end > start
    )
    return Marked(marked.text[start:end], inside, tuple(b - start for b in marked.borders if start < b <= end))


def visible(mark: Mark, text: str) -> bool:
    """Whether a mark covers anything: Telegram refuses one on white space alone."""
    return bool(text[mark.start : mark.end].strip())
