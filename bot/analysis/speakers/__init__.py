"""Who speaks: attribution of quoted spans to people and organisations."""

from collections.abc import Sequence

from bot.analysis.document import Document
from bot.analysis.quoted import Attribution, QuotedSpan


def attribute(document: Document, spans: Sequence[QuotedSpan]) -> tuple[Attribution, ...]:
    """One Attribution a span, in order."""
    return tuple(Attribution(None, None) for _ in spans if document.text)
