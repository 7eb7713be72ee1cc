"""Quotes with their speakers: spot the quotations, attribute them, rank them."""

from bot.analysis.document import Document
from bot.analysis.quotation import rank, spot
from bot.analysis.speakers import attribute
from storage.records import Quote


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotes of an article, in the article's order, each with its speaker and its salience."""
    spans = spot(document)
    quotes = tuple(
        Quote(document.text[span.start : span.end], span.start, span.end, span.kind, who.speaker, who.cue)
        for span, who in zip(spans, attribute(document, spans), strict=True)
    )
    return rank(quotes, document)
