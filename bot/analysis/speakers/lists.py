"""Quotations that stand in a list, each a line of its own that ends in a comma: readers' comments, captions."""

import re
from collections.abc import Iterator, Sequence

from bot.analysis.quoted import QuotedSpan

SHORTEST_LIST = 3
"""Quotations in a row that make a list."""

_ONLY_QUOTED = re.compile(r"(?:[ ,\n]|[\"“][^\"“”\n]{0,120}[\"”])*")
_REST_OF_LINE = re.compile(r"(?:[ ,]|[\"“][^\"“”\n]{0,120}[\"”])*(?:\n|\Z)")


def listed(text: str, spans: Sequence[QuotedSpan]) -> frozenset[int]:
    """The places in ``spans`` of quotations that no one speaker says, for they only stand in a row.

    Each ends in a comma, as before an attribution, and the line ends there.
    """
    found: set[int] = set()
    for row in _rows(text, spans):
        if len(row) >= SHORTEST_LIST:
            found.update(row)
    return frozenset(found)


def _rows(text: str, spans: Sequence[QuotedSpan]) -> Iterator[list[int]]:
    row: list[int] = []
    for index, span in enumerate(spans):
        if row and not _ONLY_QUOTED.fullmatch(text, spans[row[-1]].outer_end, span.outer_start):
            yield row
            row = []
        if _hangs(text, span):
            row.append(index)
    yield row


def _hangs(text: str, span: QuotedSpan) -> bool:
    """Whether a quotation ends in a comma with nothing behind it in its line but other quotations."""
    hangs = span.kind == "direct" and "," in text[span.end : span.outer_end + 1]
    return hangs and _REST_OF_LINE.match(text, span.outer_end) is not None
