"""What a page says of itself: title, author, address, outlet, time. Found with trafilatura's own searches.

Those of its ``extract_metadata``, without categories, tags and licence, which nobody here asks for and which cost a
seventh of a page; and the searches for an author and a date in the text are made only where they can find something.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bot.addresses import canonical_url
from bot.ingest.dates import read_instant
from bot.ingest.decoding import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

_PUBLISHED = ("article:published_time", "datePublished", "publishdate")
"""How the meta elements are called that tell the time, the surest first: by property, itemprop, name."""

_MARKS = "//@class | //@id | //@itemprop | //@rel | //@data-testid | //@data-component"
_OF_AUTHORS = re.compile(
    r"[Aa]uthor|[Bb]yline|byl|BBL|username|screenname|writer|channel-name|submitted-by|posted-by|journalist-name"
    r"|zuozhe|bianji|xiaobian"
)
"""What trafilatura's search for authors goes by; without any of these marks it finds none."""


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
    return PageFacts(
        title=_line(found.title),
        author=_line(found.author),
        url=found.url if found.url and canonical_url(found.url) else None,
        source=_line(found.sitename or found.hostname),
        published_at=_published(tree, found.url, zone),
    )


def _described(tree: "HtmlElement") -> "Document":
    from courlan import extract_domain
    from trafilatura import metadata

    found = metadata.examine_meta(tree)
    if found.author and " " not in found.author:  # an account's name
        found.author = None
    found = _with_linked_data(tree, found)
    found.title = found.title or metadata.extract_title(tree)
    found.author = found.author or _author(tree)
    found.url = found.url or metadata.extract_url(tree)
    found.hostname = extract_domain(found.url, fast=True) if found.url else None
    found.sitename = _site(found.sitename or metadata.extract_sitename(tree), found.url)
    found.clean_and_trim()
    return found


def _with_linked_data(tree: "HtmlElement", found: "Document") -> "Document":
    from trafilatura.metadata import extract_meta_json

    try:
        return extract_meta_json(tree, found)
    except Exception:  # schema.org's objects come in every form, and its reader does not expect them all
        return found


def _author(tree: "HtmlElement") -> str | None:
    """The author that the page shows; the search runs patterns over every element of a copy, hence the look before."""
    from trafilatura.metadata import extract_author

    marks = " ".join(map(str, tree.xpath(_MARKS, smart_strings=False)))
    return extract_author(tree) if _OF_AUTHORS.search(marks) or tree.find(".//author") is not None else None


def _site(name: str | None, url: str | None) -> str | None:
    from trafilatura.metadata import META_URL

    if not name:
        host = META_URL.match(url or "")
        return host[1] if host else None
    name = name.lstrip("@")
    return name.title() if name and "." not in name and not name[0].isupper() else name


def _published(tree: "HtmlElement", url: str | None, zone: tzinfo) -> datetime | None:
    """The page's own date with its time; else the day that is found on it. An absurd one is no date."""
    for text in _dates(tree, url):
        try:
            if text:
                return read_instant(text, zone)
        except ValueError:
            continue
    return None


def _dates(tree: "HtmlElement", url: str | None) -> Iterator[str | None]:
    from htmldate import find_date

    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for name in (meta.get("property"), meta.get("itemprop"), (meta.get("name") or "").lower()):
            if name in _PUBLISHED and meta.get("content"):
                named.setdefault(name, str(meta.get("content")))
    yield from (named[name] for name in _PUBLISHED if name in named)
    for path in (".//*[@itemprop='datePublished'][@datetime]", ".//article//time[@datetime]"):
        shown = tree.find(path)
        yield None if shown is None else shown.get("datetime")
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:5]:
        yield from _linked_dates(script)
    # A date is what the page says of itself, not one that happens to stand in its text: hence no extensive search.
    yield find_date(tree, url=url, extensive_search=False, original_date=True)


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
