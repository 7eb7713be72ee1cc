"""Pairing quote marks into quoted pieces: nested, doubled, unclosed, and running over paragraphs."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.analysis.quotation.cues import SAID
from bot.analysis.quotation.marks import MARKS, Family, Mark, marks

LONGEST_UNCLOSED = 2_000
"""How many characters a quotation without an end may claim; one that would claim more is a stray mark."""

PARAGRAPHS_AHEAD = 5
"""How many paragraphs on a closing mark is looked for."""

DEEPEST = 8
"""How many marks may wait for their partner; past that the oldest is given up, so time stays linear."""

MOST_MARKS = 20_000
"""Quote marks in a paragraph; one with more is no text, and its pairs would fill the memory."""

_MARK = re.compile(rf"[{MARKS}]")
_PARAGRAPH = re.compile(r"[^\n]+")
_STOPS = frozenset(",.?!…")
_SAID_NEXT = re.compile(rf"[ ,]*(?:{SAID})\b")
_SAID_WITHIN = re.compile(rf"(?P<stop>[,.?!…])(?P<mark> *[{MARKS}]?) *(?=(?:{SAID})\b)")
_LAST_SENTENCE = re.compile(r"(?:^|[.?!…])([^.?!…]*)\Z")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The text between two marks; ``outer_start`` and ``outer_end`` include the marks.

    ``goes_on``: it was not closed, and the next paragraph opens again.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    goes_on: bool = False


@dataclass(slots=True)
class _Paragraph:
    """A paragraph's pairs, and those of its marks that found no partner."""

    start: int
    end: int
    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)
    unclosed: list[Mark] = field(default_factory=list)
    unopened: Mark | None = None
    first: Mark | None = None


@lru_cache(maxsize=1)
def pair(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted pieces of ``text``, in order, none of them blank; in time linear in its length.

    The last answer is kept: the same text is paired to split its sentences and to spot its quotations.
    """
    marked = array("L", (match.start() for match in _MARK.finditer(text)))
    paragraphs = [
        _paired(text, start, end)
        if 0 < bisect_left(marked, end) - bisect_left(marked, start) <= MOST_MARKS
        else _Paragraph(start, end)
        for start, end in map(re.Match.span, _PARAGRAPH.finditer(text))
    ]
    found: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        found += [Quoted(left.end, right.start, left.start, right.end) for left, right in paragraph.pairs]
        ahead = paragraphs[number + 1 : number + 1 + PARAGRAPHS_AHEAD]
        found += [quoted for mark in paragraph.unclosed if (quoted := _claim(text, mark, paragraph, ahead))]
    return tuple(_outermost(quoted for quoted in found if text[quoted.start : quoted.end].strip()))


def _paired(text: str, start: int, end: int) -> _Paragraph:
    """Pairs the marks of one paragraph with a stack.

    A piece that ends in a comma before its mark is followed by its attribution, so what is open around it is
    not a quotation around both but a mark that was never closed.
    """
    paragraph = _Paragraph(start, end)
    waiting: list[Mark] = []
    unclosable: set[int] = set()
    for mark in _without_possessives(text, marks(text, start, end)):
        paragraph.first = paragraph.first or mark
        opening = _latest(waiting, mark.family)
        closes = mark.side == "close" or _attributes(text, mark)
        if opening is None and closes:
            if paragraph.unopened is None and not paragraph.pairs and mark.family != "single":
                paragraph.unopened = mark
        elif opening is None or (mark.side == "open" and not closes):
            waiting = [*waiting[1 - DEEPEST :], mark]
        else:
            del waiting[waiting.index(opening) :]
            if opening.start not in unclosable:
                paragraph.pairs.append((opening, mark))
            if mark.family != "single" and text.endswith(",", 0, mark.start):
                unclosable.update(outer.start for outer in waiting)
    paragraph.unclosed = [mark for mark in waiting if mark.family != "single"]
    return paragraph


def _latest(waiting: Sequence[Mark], family: Family) -> Mark | None:
    return next((mark for mark in reversed(waiting) if mark.family == family), None)


def _attributes(text: str, mark: Mark) -> bool:
    """A mark that must close, though it stands like an opening one: ``akan datang, ”ujar Marlina``."""
    return text[max(0, mark.start - 2) : mark.start].rstrip()[-1:] in _STOPS and bool(_SAID_NEXT.match(text, mark.end))


def _without_possessives(text: str, found: Iterable[Mark]) -> Iterator[Mark]:
    """Leaves out the apostrophe of ``the miners' strike``: one after an s, when another mark closes after it."""
    held: Mark | None = None
    for mark in found:
        if held is not None and (mark.family, mark.side) != ("single", "close"):
            yield held
        held = None
        if mark.family == "single" and mark.side == "close" and text.endswith("s", 0, mark.start):
            held = mark
        else:
            yield mark
    if held is not None:
        yield held


def _claim(text: str, mark: Mark, paragraph: _Paragraph, ahead: Sequence[_Paragraph]) -> Quoted | None:
    """What an opening mark without a closing one quotes, or None.

    It ends, the first that holds, where its attribution begins; where the next paragraph opens again; at the
    closing mark of a later paragraph; or, where it begins its paragraph, with it.
    """
    limit = min((o.start for o, _ in paragraph.pairs if o.start > mark.start), default=paragraph.end)
    if said := _SAID_WITHIN.search(text, mark.end, min(limit, mark.end + LONGEST_UNCLOSED)):
        return _until(text, mark, said)
    if limit < paragraph.end or limit - mark.end > LONGEST_UNCLOSED:
        return None
    begins_paragraph = not text[paragraph.start : mark.start].strip()
    if begins_paragraph and ahead and _reopens(text, ahead[0]):
        return Quoted(mark.end, limit, mark.start, limit, goes_on=True)
    marked = next((later for later in ahead if later.first), None)
    closing = marked.unopened if marked and marked.unopened is marked.first else None
    if closing and closing.start - mark.end <= LONGEST_UNCLOSED:
        return Quoted(mark.end, closing.start, mark.start, closing.end)
    return Quoted(mark.end, limit, mark.start, limit) if begins_paragraph else None


def _until(text: str, mark: Mark, said: re.Match[str]) -> Quoted | None:
    """Up to the attribution; not where that sits in a sentence of its own (``Namun, kata Budi, ...``)."""
    last = _LAST_SENTENCE.search(text[mark.end : said.start()])
    if last is not None and last.start() > 0 and len(last[1].split()) < 3:
        return None
    end = said.start() + (said["stop"] != ",")
    return Quoted(mark.end, end, mark.start, said.end("mark") if said["mark"].strip() else end)


def _reopens(text: str, paragraph: _Paragraph) -> bool:
    return paragraph.first is not None and not text[paragraph.start : paragraph.first.start].strip()


def _outermost(found: Iterable[Quoted]) -> Iterator[Quoted]:
    reached = 0
    for quoted in sorted(found, key=lambda quoted: (quoted.outer_start, -quoted.outer_end)):
        if quoted.outer_start >= reached:
            reached = quoted.outer_end
            yield quoted
