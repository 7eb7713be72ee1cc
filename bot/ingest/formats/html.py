"""A saved web page: its main text and what it says about itself, found by trafilatura."""

import json
import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bot.errors import RefusedDocument
from bot.ingest.dates import read_instant
from bot.ingest.decoding import decode, tidy
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.base import Format, article_text
from bot.ingest.identity import canonical_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

FEWEST_WORDS = 50
MAX_ELEMENTS = 20_000
"""Extraction may take two seconds for this many; the page of a long article has a quarter of it."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DATED = {"extensive_search": False, "original_date": True}
"""A date is what the page says of itself, not one that happens to stand in its text; the search for those is half of
what a page costs."""
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[translate(@name, 'PDT', 'pdt')='publishdate']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//article//time/@datetime",
)


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


def page_tree(page: str) -> "HtmlElement | None":
    """The page's elements; None where there is no markup.

    Raises:
        RefusedDocument: it has more of them than any article's page.
    """
    from trafilatura import load_html

    elements = page.count("<")
    if elements > MAX_ELEMENTS * 2:
        raise RefusedDocument(f"a page of {elements // 2:,} elements; at most {MAX_ELEMENTS:,} are read")
    return load_html(page)


def parse_page(page: str, tree: "HtmlElement | None", zone: tzinfo) -> ParsedDocument:
    """The article of a page that is decoded already; ``tree`` are its elements.

    Raises:
        RefusedDocument: the page holds no article.
    """
    found = _extract(page if tree is None else tree)
    return ParsedDocument(
        text=article_text(tidy(found.text or ""), fewest_words=FEWEST_WORDS),
        title=_line(found.title),
        url=found.url if found.url and canonical_url(found.url) else None,
        published_at=_published(tree, found.date, zone),
        source=_line(found.sitename or found.hostname),
        author=_line(found.author),
    )


def _extract(page: "str | HtmlElement") -> "Document":
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    # The quick way finds as much on news pages; the thorough one is asked only where it found next to nothing.
    for fast in (True, False):
        found = bare_extraction(
            page,
            fast=fast,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATED,
        )
        if isinstance(found, Document) and len((found.text or "").split()) >= FEWEST_WORDS:
            return found
    raise RefusedDocument(
        f"no article found in the page (under {FEWEST_WORDS} words: a login page, a teaser or a list?)"
    )


def _published(tree: "HtmlElement | None", day: str | None, zone: tzinfo) -> datetime | None:
    """The page's own date with its time; else the day that was found on it. An absurd one is no date."""
    for text in (*_stated(tree), day):
        try:
            if text:
                return read_instant(text, zone)
        except ValueError:
            continue
    return None


def _stated(tree: "HtmlElement | None") -> Iterator[str]:
    if tree is None:
        return
    for path in _DATES:
        yield from map(str, tree.xpath(path)[:1])
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:5]:
        yield from _linked_dates(script)


def _linked_dates(script: str) -> Iterator[str]:
    """``datePublished`` of schema.org's JSON-LD, on the object itself or in its ``@graph``."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    graph = data.get("@graph") if isinstance(data, dict) else None
    for node in (*_listed(data), *_listed(graph)):
        if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
            yield node["datePublished"]


def _listed(data: object) -> list[object]:
    return data if isinstance(data, list) else [data]


def _line(text: str | None) -> str | None:
    return " ".join(tidy(text).split()) or None if text else None


HTML = Format(endings=(".html", ".htm"), parse=parse_html, max_bytes=4_000_000, sandboxed=True)
