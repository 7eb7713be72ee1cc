"""What a page says of itself: title, author, address, outlet, time. Found with trafilatura's own searches.

Those of its ``extract_metadata``, without categories, tags and licence, which nobody here asks for and which cost a
seventh of a page; and the searches for an author and a date in the text are made only where they can find something.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.addresses import canonical_url
from bot.ingest.decoding import tidy
from bot.ingest.formats.authors import marked_author
from bot.ingest.formats.names import author_of, outlet_of, title_of
from bot.ingest.formats.page_dates import published
from bot.ingest.formats.shown import Shown

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_NAMED_AUTHORS = "//meta[@name='content_author' or @name='dtk:author']/@content"
"""As Indonesian outlets state them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One line each, or None where the page does not say. ``published_at`` is aware."""

    title: str | None = None
    author: str | None = None
    url: str | None = None
    source: str | None = None
    published_at: datetime | None = None


def page_facts(tree: "HtmlElement", zone: tzinfo) -> PageFacts:
    """What a page says of itself; ``zone`` is where a time without an offset is meant."""
    found = _described(tree)
    outlets = [name for name in (found.sitename, found.hostname, urlsplit(found.url or "").hostname) if name]
    shown = Shown(tree)
    head = shown.headline(found.title or "")
    author = author_of(_line(found.author), outlets)
    return PageFacts(
        title=_line(title_of(_line(found.title) or "", head, outlets)),
        author=author or author_of(shown.byline(), outlets),
        url=found.url if found.url and canonical_url(found.url) else None,
        source=_line(found.sitename or found.hostname),
        published_at=published(tree, found.url, zone, around=lambda: shown.places(head)),
    )


def _described(tree: "HtmlElement") -> "Document":
    from courlan import extract_domain
    from trafilatura import metadata

    found = metadata.examine_meta(tree)
    if found.author and " " not in found.author:  # an account's name
        found.author = None
    found = _with_linked_data(tree, found)
    found.title = found.title or metadata.extract_title(tree)
    found.author = found.author or next(iter(tree.xpath(_NAMED_AUTHORS)), None) or marked_author(tree)
    found.url = found.url or metadata.extract_url(tree)
    found.hostname = extract_domain(found.url, fast=True) if found.url else None
    found.sitename = _site(outlet_of(found.sitename) or metadata.extract_sitename(tree), found.url)
    found.clean_and_trim()
    return found


def _with_linked_data(tree: "HtmlElement", found: "Document") -> "Document":
    from trafilatura.metadata import extract_meta_json

    try:
        return extract_meta_json(tree, found)
    except Exception:  # schema.org's objects come in every form, and its reader does not expect them all
        return found


def _site(name: str | None, url: str | None) -> str | None:
    from trafilatura.metadata import META_URL

    if not name:
        host = META_URL.match(url or "")
        return host[1] if host else None
    name = name.lstrip("@")
    return name.title() if name and "." not in name and not name[0].isupper() else name


def _line(text: str | None) -> str | None:
    return " ".join(tidy(text).split()) or None if text else None
