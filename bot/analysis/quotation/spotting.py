"""Finding the quotations of an article: pair the marks, tell quotes from terms, number the statements."""

import re

from bot.analysis.document import Document
from bot.analysis.quotation.pairing import Quoted, pair
from bot.analysis.quoted import QuotedSpan
from storage.records import QuoteKind

_ATTRIBUTION_ONLY = re.compile(r"[ ,]*[^.!?\n\"“”„]{3,160}[.,;:] *")


def spot(document: Document) -> tuple[QuotedSpan, ...]:
    """The quotations of an article, in the article's order."""
    spans: list[QuotedSpan] = []
    for quoted in pair(document.text):
        start, end = _trim(document.text, quoted)
        words = len(document.text[start:end].split())
        if words < 3:
            continue
        statement = spans[-1].statement + 1 if spans else 0
        if spans and _continues(document.text, spans[-1], quoted):
            statement = spans[-1].statement
        kind: QuoteKind = "direct" if words > 5 else "partial"
        spans.append(QuotedSpan(start, end, quoted.outer_start, quoted.outer_end, kind, statement))
    return tuple(spans)


def _trim(text: str, quoted: Quoted) -> tuple[int, int]:
    start, end = quoted.start, quoted.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _continues(text: str, before: QuotedSpan, quoted: Quoted) -> bool:
    gap = text[before.outer_end : quoted.outer_start]
    return text[before.outer_end - 2] == "," and _ATTRIBUTION_ONLY.fullmatch(gap) is not None
