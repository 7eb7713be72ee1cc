"""Quoted pieces with the sentence they stand in: what every later decision looks at."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from bot.analysis.document import Document
from bot.analysis.quotation.marks import MARKS, marks
from bot.analysis.quotation.pairing import Quoted, pair

MOST_PIECES = 20_000
"""Quoted pieces that are looked at. A novel has fewer; what has more is a list, and the rest of it is not read."""
SURROUNDINGS = 200
"""Characters of the sentence that are looked at on either side of a quoted piece."""

_STOPS = (".", "?", "!", "…", ".)", "!)", "?)")
_DATELINE = re.compile(r"\W*[A-Z][^.?!]{,60}\s[—–-]\s*\Z")
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_TRANSLATION = re.compile(r"\b(?:artinya|terjemahannya|arab[- ]latin(?:nya)?)\s*:\s*\W*\Z", re.IGNORECASE)
_TRANSLATED = re.compile(r"\W*(?:artinya|terjemahannya)\s*:", re.IGNORECASE)
_LABEL = 24
"""Characters beside a piece in which the label of a translation is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A quoted piece that may be a quotation.

    ``text`` is what stands between the marks, trimmed of white space and a final comma, at ``start`` to ``end``;
    ``comma`` tells that there was one: the sign of an attribution to come.
    ``before`` and ``after`` are the rest of its sentence on either side, at most SURROUNDINGS characters each; a
    dateline, and a sentence that was glued to the piece (``usai."Kami``), are not before it. ``words`` are those
    between the marks as written, ``lower`` the same in lower case, and ``lead`` those of ``before`` in lower case.
    """

    quoted: Quoted
    start: int
    end: int
    text: str
    comma: bool
    before: str
    after: str
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lead: tuple[str, ...]

    @property
    def ends_sentence(self) -> bool:
        """Whether no word of the sentence follows the piece."""
        return _WORD.search(self.after) is None


def candidates(document: Document) -> Iterator[Candidate]:
    """The first MOST_PIECES outermost quoted pieces of a document, in order, save for prayers and what they mean."""
    text = document.text
    starts = [sentence.start for sentence in document.sentences]
    for quoted in islice(pair(text), MOST_PIECES):
        start, end = _trim(text, quoted.start, quoted.end)
        if start < end and not _recited(text, quoted):
            first = document.sentences[max(0, bisect_right(starts, quoted.outer_start) - 1)]
            last = document.sentences[max(0, bisect_right(starts, quoted.outer_end - 1) - 1)]
            before = text[max(first.start, quoted.outer_start - SURROUNDINGS) : quoted.outer_start]
            before = "" if before.rstrip().endswith(_STOPS) or _DATELINE.match(before) else before
            words = tuple(_WORD.findall(text, start, end))
            yield Candidate(
                quoted,
                start,
                end,
                text[start:end],
                "," in text[end : quoted.end],
                before,
                text[quoted.outer_end : min(last.end, quoted.outer_end + SURROUNDINGS)],
                words,
                tuple(map(str.lower, words)),
                tuple(_WORD.findall(before.lower())),
            )


def _recited(text: str, quoted: Quoted) -> bool:
    """Whether a piece is a text given with its translation, as a prayer is, or that translation: nobody says it."""
    before = text[max(0, quoted.outer_start - _LABEL) : quoted.outer_start]
    after = text[quoted.outer_end : quoted.outer_end + _LABEL]
    return _TRANSLATION.search(before) is not None or _TRANSLATED.match(after) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, doubled marks, and the comma that leads to the attribution and belongs to it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    if start < end and text[start] in MARKS and text[end - 1] in MARKS:
        inner = tuple(marks(text, start, end))
        if len(inner) == 2 and inner[0].start == start and inner[1].end == end:
            return _trim(text, inner[0].end, inner[1].start)
    return start, end
