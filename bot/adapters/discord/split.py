"""Cutting what is too long: at the end of a sentence, else of a word, else of a character as people see it."""

import re
from collections.abc import Callable
from dataclasses import replace

import regex

from bot.message import Link, Run, Runs, Text

_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")
_WORD_ENDS = re.compile(r"\s+")
_GRAPHEMES = regex.compile(r"\X")
_AT_LEAST = 0.5
"""A better border is taken only where it leaves this much of the room filled."""


def units(text: str) -> int:
    """The length of ``text`` as Discord's clients count it, in UTF-16 units; never less than in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_text(text: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """The longest good beginning of ``text`` that fits, and the rest; together they are ``text``.

    Args:
        text: what to cut.
        fits: whether a beginning fits; one that fits is followed by no shorter one that does not.

    Returns:
        An empty beginning where not even one character as people see it fits.
    """
    if fits(text):
        return text, ""
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle)
    at = _border(text, low)
    return text[:at], text[at:]


def _border(text: str, most: int) -> int:
    for pattern in (_SENTENCE_ENDS, _WORD_ENDS):
        ends = [found.end() for found in pattern.finditer(text, 0, most)]
        if ends and ends[-1] >= most * _AT_LEAST:
            return ends[-1]
    at = 0
    for found in _GRAPHEMES.finditer(text):
        if found.end() > most:
            break
        at = found.end()
    # A character as people see it can be of any length; one that fills a whole message is cut after all.
    return at or most


def cut_runs(runs: Runs, fits: Callable[[Runs], bool]) -> tuple[Runs, Runs]:
    """The longest good beginning of ``runs`` that fits, and the rest; a time or a link with its address stays whole."""
    whole = 0
    while whole < len(runs) and fits(runs[: whole + 1]):
        whole += 1
    if whole == len(runs):
        return runs, ()
    head, over, tail = runs[:whole], runs[whole], runs[whole + 1 :]
    if isinstance(over, Text) or (isinstance(over, Link) and not head):
        first, rest = cut_text(over.text, lambda text: fits((*head, replace(over, text=text))))
        if first:
            return (*head, replace(over, text=first)), (_with(over, rest), *tail)
    return head, runs[whole:]


def _with(run: Text | Link, text: str) -> Run:
    return replace(run, text=text)
