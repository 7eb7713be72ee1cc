"""The addresses that a page gives of itself: its canonical one, its other pages, the feeds of its site. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urljoin, urlsplit

from courlan import extract_domain

from bot.addresses import canonical_url, without_amp, without_pages
from bot.phrase import Phrase, phrase

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEED_TYPES = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
    "application/rdf+xml": "RDF",
}
_PAGE_KEYS = frozenset({"page", "hal", "halaman", "p", "pg"})
_FRONTS = frozenset({"", "index.html", "index.php", "home", "index", "indeks"})
_WHOLE_KEYS = _PAGE_KEYS | {"showpage"}
_WHOLE = frozenset({"all", "semua"})
_ALL = re.compile(r"(?<=[^/])/all/?$")
SHORT_LINK = 4
"""Characters; ``2``, ``2/`` and ``./2`` lead to a page of the article that they stand in."""
_NUMBERED = re.compile(r"^(?P<base>.*?)(?:/page)?[/_](?P<number>\d{1,2})/?$")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names: its address, title and kind."""

    url: str
    title: str
    kind: str


def feed_links(tree: "HtmlElement", url: str) -> tuple[FeedLink, ...]:
    """The feeds that a page names, in its order, each once."""
    found: dict[str, FeedLink] = {}
    for link in tree.xpath("//link[@href and @type and contains(concat(' ', @rel, ' '), ' alternate ')]")[:50]:
        kind = _FEED_TYPES.get(str(link.get("type")).split(";")[0].strip().lower())
        address = _absolute(link.get("href"), url)
        if kind and address:
            found.setdefault(address, FeedLink(address, " ".join(str(link.get("title") or "").split())[:200], kind))
    return tuple(found.values())


def with_feeds(reason: Phrase | str, feeds: tuple[FeedLink, ...]) -> Phrase | str:
    """Why a page was refused, with the feeds that it names, which may have been meant."""
    addresses = ", ".join(feed.url for feed in feeds[:3])
    return phrase("page-names-feeds", reason=reason, feeds=addresses) if addresses else reason


def own_address(tree: "HtmlElement", url: str, *, paged: bool = False) -> str:
    """The address that a page is known by: its canonical one where that can be believed, else its own without AMP.

    ``paged``: it is one of several that show one article, which all are known by the address without their number.

    A canonical address of another site would let anybody write under another's name; one that is the front page is a
    mistake of the site's, and would make all of its articles one.
    """
    own = without_amp(url)
    for link in tree.xpath("//link[@rel='canonical']/@href")[:3]:
        address = canonical_url(_absolute(str(link), url) or "")
        if address and _same_site(address, own) and not (is_front(address) and not is_front(own)):
            return address
    return without_pages(own) if paged else own


def whole_page(tree: "HtmlElement", url: str) -> str | None:
    """The address that shows an article in one page (``?page=all``, ``?single=1``), where the page links to it."""
    for address in _anchors(tree, url):
        if _same_article(address, url) and _is_whole(address):
            return address
    return None


def first_page(tree: "HtmlElement", url: str) -> str | None:
    """The address of the article's first page, where ``url`` is a later one and the page names the first.

    It may do so by its canonical address, or by a link.
    """
    if _number(url) == 1:
        return None
    stated = (_absolute(str(link), url) for link in tree.xpath("//link[@rel='canonical']/@href")[:3])
    for address in (*stated, *_anchors(tree, url)):
        if address and _same_article(address, url) and _number(address) == 1 and not _is_whole(address):
            return address
    return None


def next_page(tree: "HtmlElement", url: str) -> str | None:
    """The address of the article's next page: the same address with the next number.

    rel=next alone is not believed: many sites point to the next article by it.
    """
    wanted = _number(url) + 1
    stated = (_absolute(str(link), url) for link in tree.xpath("//link[@rel='next']/@href")[:3])
    for address in (*stated, *_anchors(tree, url)):
        if address and _same_article(address, url) and _number(address) == wanted:
            return address
    return None


def _anchors(tree: "HtmlElement", url: str) -> Iterator[str]:
    """Those of a page's links that may lead to its own article: resolving all of them costs as much as extraction."""
    name = _base(url)[1].rpartition("/")[2]
    for link in map(str, tree.xpath("//a/@href")[:2_000]):
        own = name in link or link.lstrip().startswith("?") or len(link) <= SHORT_LINK
        if own and (address := _absolute(link, url)):
            yield address


def _same_article(one: str, other: str) -> bool:
    return _base(one) == _base(other)


def _base(url: str) -> tuple[str, str]:
    """Host and path of an article, without the number of its page."""
    parts = urlsplit(url)
    path = _ALL.sub("", parts.path)
    found = _NUMBERED.match(path)
    return parts.netloc.lower(), found["base"] if found and found["base"].strip("/") else path.rstrip("/")


def _is_whole(url: str) -> bool:
    """Whether an address asks for all pages in one: ``?page=all``, ``?showpage=all``, ``?single=1``, ``/all``."""
    parts = urlsplit(url)
    asked = [(key.lower(), value.lower()) for key, value in parse_qsl(parts.query)]
    return _ALL.search(parts.path) is not None or any(
        (key == "single" and value == "1") or (key in _WHOLE_KEYS and value in _WHOLE) for key, value in asked
    )


def _number(url: str) -> int:
    """Which page of an article an address is; 1 where it does not say."""
    parts = urlsplit(url)
    for key, value in parse_qsl(parts.query):
        if key.lower() in _PAGE_KEYS and re.fullmatch(r"\d{1,2}", value):
            return int(value)
    found = _NUMBERED.match(parts.path)
    return int(found["number"]) if found and found["base"].strip("/") else 1


def _same_site(one: str, other: str) -> bool:
    ours, theirs = extract_domain(one), extract_domain(other)
    if ours is None or theirs is None:  # an address in numbers, or a name without a public suffix
        return urlsplit(one).hostname == urlsplit(other).hostname
    return bool(ours == theirs)


def is_front(url: str) -> bool:
    """Whether an address is a site's front page or its list of all articles, which is another page each hour."""
    parts = urlsplit(canonical_url(url) or url)
    asks = any(key.lower() not in _PAGE_KEYS or len(value) > 2 for key, value in parse_qsl(parts.query))
    return not asks and parts.path.strip("/").lower() in _FRONTS


def _absolute(link: str | None, base: str) -> str | None:
    try:
        address = urljoin(base, (link or "").strip())
        return address if urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname else None
    except ValueError:
        return None
