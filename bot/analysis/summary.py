"""The extractive summary."""

from collections.abc import Sequence

from bot.analysis.document import Document
from storage.records import Quote, Span, Summary


def summarize(document: Document, quotes: Sequence[Quote], *, count: int) -> Summary:
    """At most ``count`` of the article's own sentences, in the article's order."""
    picked = document.sentences[:count] if quotes is not None else ()
    return Summary("extractive", tuple(Span(document.of(s), s.start, s.end) for s in picked))
