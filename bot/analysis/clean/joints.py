"""Where lines and sentences were joined or parted by a machine, not by the writer."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.analysis.clean.datelines import cut_dateline
from bot.analysis.clean.widgets import widget

_UNFINISHED = re.compile(r"[^\W\d_]|[,(–-]")
_GLUED = re.compile(r"(?P<end>[.!?]{1,6})(?P<mark>[\"”“]?)(?=[A-Z][a-z]|[\"“”][A-Z])")  # diri.Pertama, DPR."Sebaiknya
_MAY_BE_GLUED = re.compile(r"[.!?][\"”“]?[\"“”A-Z]")
_BEFORE_GLUE = re.compile(r"[a-z0-9)\]%\"”]")
_WORD_BEFORE = re.compile(r"[A-Za-z]*\Z")
_DOMAIN_AFTER = re.compile(r"(?:com|co|id|net|org|tv|ai|io|go|ac|js)\b", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_WRAP_WIDTHS = range(45, 121)


def unwrap(lines: Sequence[str]) -> list[str]:
    """Paragraphs: lines that a fixed width has broken are joined again, blank lines are left out."""
    paragraphs: list[list[str]] = []
    for block in _blocks(lines):
        wrapped = _is_wrapped(block)
        for number, line in enumerate(block):
            if number and (wrapped or _goes_on(block[number - 1], line)):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    return [" ".join(pieces) for pieces in paragraphs]


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the one before it in mid-sentence."""
    if not line[0].islower() or _UNFINISHED.search(before[-1]) is None:
        return False
    return not (widget(before) or widget(line) or cut_dateline(line)[0])  # "jpnn.com, JAKARTA - " behind a caption


def part_glued(line: str) -> str:
    """Puts the missing space between two sentences ("diri.Pertama"); nothing else changes.

    Web addresses (Kata.ai) and dotted abbreviations without a vowel (Pdt.Sus) are left alone. A straight quote
    mark between the two goes to the side where it is needed: an odd number of marks before it means it closes.
    """
    if not _MAY_BE_GLUED.search(line):
        return line
    marks = counted = 0
    pieces: list[str] = []
    reached = 0
    for glue in _GLUED.finditer(line):
        if not _BEFORE_GLUE.match(line, glue.start() - 1):
            continue
        word = _WORD_BEFORE.search(line, max(0, glue.start() - 20), glue.start())
        if _DOMAIN_AFTER.match(line, glue.end()) or (word and word.group() and not _VOWEL.search(word.group())):
            continue
        marks += line.count('"', counted, glue.start("mark"))
        counted = glue.start("mark")
        closes = glue["mark"] == "”" or (glue["mark"] == '"' and marks % 2 == 1)
        at = glue.end("mark") if closes else glue.end("end")
        pieces += [line[reached:at], " "]
        reached = at
    return "".join([*pieces, line[reached:]])


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*lines, ""]:
        if line:
            block.append(line)
        elif block:
            yield block
            block = []


def _is_wrapped(block: Sequence[str]) -> bool:
    """Whether a width broke these lines: none had room for the next one's first word, and most go on mid-sentence."""
    joints = list(pairwise(block))
    width = max(map(len, block))
    if len(joints) < 2 or width not in _WRAP_WIDTHS:
        return False
    full = all(len(line) + 1 + len(after.split(" ", 1)[0]) > width for line, after in joints)
    return full and 2 * sum(after[0].islower() for _, after in joints) >= len(joints)
