"""A saved web page: its main text and what it says about itself, found by trafilatura."""

import re
from datetime import tzinfo
from typing import TYPE_CHECKING

from bot.ingest.decoding import decode, tidy
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.base import Format, article_text
from bot.ingest.formats.main_text import main_text
from bot.ingest.formats.page_facts import PageFacts, page_facts
from bot.ingest.formats.tree import page_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST_WORDS = 50

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def parse_html(data: bytes, zone: tzinfo) -> ParsedDocument:
    """Reads the article of a page.

    Raises:
        RefusedDocument: the page holds no article: under 50 words, as login pages, teasers and galleries do.
    """
    page = decode(data, declared=declared_charset(data))
    return parse_page(page, page_tree(page), zone)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def parse_page(page: str, tree: "HtmlElement | None", zone: tzinfo) -> ParsedDocument:
    """The article of a page that is decoded already; ``tree`` are its elements.

    Raises:
        RefusedDocument: the page holds no article.
    """
    text = article_text(tidy(main_text(page if tree is None else tree, FEWEST_WORDS)), fewest_words=FEWEST_WORDS)
    facts = PageFacts() if tree is None else page_facts(tree, zone)
    return ParsedDocument(
        text=text,
        title=facts.title,
        url=facts.url,
        published_at=facts.published_at,
        source=facts.source,
        author=facts.author,
    )


HTML = Format(endings=(".html", ".htm"), parse=parse_html, max_bytes=4_000_000, sandboxed=True)
