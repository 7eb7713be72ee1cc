"""Plain text: the whole file is the article."""

from datetime import tzinfo

from bot.ingest.decoding import decode
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.base import Format, article_text


def parse_plain(data: bytes, zone: tzinfo) -> ParsedDocument:
    """Reads plain text; the analysis finds the headline in it."""
    return ParsedDocument(text=article_text(decode(data)))


PLAIN = Format(endings=(".txt",), parse=parse_plain)
