"""Bytes to entries, by a pair of libraries.

fastfeedparser reads a sound feed in about a thirtieth of feedparser's time, but cuts titles in broken XML without a
word, and titles and texts that hold elements (Atom's XHTML) or base64. So a strict parse decides: what is well-formed
and plain goes to the fast one, the rest to feedparser, which reads both best. Runs in the sandbox: either may take
long on hostile input.
"""

import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit

import fastfeedparser
from lxml import etree

from bot.errors import RefusedDocument
from bot.ingest.feed.dates import read_date
from bot.ingest.feed.plain import is_plain
from bot.ingest.feed.records import FeedEntry, ParsedFeed
from bot.phrase import phrase

MOST_ENTRIES = 10_000
MANY = 3
LONGEST_TTL = timedelta(days=1)
MOST_UNCLOSED = 20_000
"""Elements of a broken feed that are opened and not closed. A large one has thousands of <br>; 200,000 nested ones take
four seconds and a hundred megabytes."""

_DATE_ELEMENT = re.compile(
    rb"(<((?:[a-z]{1,10}:)?(?:pubDate|date|published|updated|issued|modified|created|lastBuildDate))\b[^<>]{0,200}>)"
    rb"\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,100}?)\s*(?:\]\]>)?\s*(</\2\s*>)",
    re.I,
)
_ENTITY_OF_ENTITIES = re.compile(rb"<!ENTITY[^<>&]{0,300}&(?!#)[^<>]{0,2000}>")
"""A declaration that leads to others, as bombs are made of; feedparser takes a second over ten, and expands none."""
_OPENING = re.compile(rb"<[A-Za-z]")
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.I)
_TAG = re.compile(r"</?(?:a|b|big|br|del|div|em|font|i|img|mark|p|s|small|span|strong|su[bp]|u)\b[^<>]*>", re.I)
_SPACE = re.compile(r"\s+")
_C1 = {code: bytes((code,)).decode("cp1252", "replace") for code in range(0x80, 0xA0)}
"""What Windows-1252 has where Unicode has controls: feeds that say Latin-1 mean it, as browsers know."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def parse_feed(body: bytes, *, url: str, now: datetime) -> ParsedFeed:
    """The entries of a feed, in its order.

    Args:
        body: the feed as it was fetched.
        url: where it was fetched from; relative links start there.
        now: the current instant, aware; a date far ahead of it is a mistake.

    Raises:
        RefusedDocument: it is no feed of any kind we read.
    """
    body = _utf8(body)
    dated = _DATE_ELEMENT.sub(lambda match: _normal_date(match, now), body)
    read = _read_fast(dated) if _is_sound(dated) else None
    parsed: Mapping[str, Any] = read if read is not None else _read_broken(dated)
    if read is None and not parsed.get("entries") and (guessed := _read_fast(dated)) and guessed.get("entries"):
        # Prefixes that nothing declares: the fast one guesses where the other stops.
        parsed = guessed
    entries = parsed.get("entries") or ()
    feed = parsed.get("feed") or {}
    if not entries and not feed.get("title") and not _looks_like_a_feed(body):
        raise RefusedDocument(phrase("feed-none"))
    site = _link(feed.get("link"), url)
    return ParsedFeed(
        title=_text(feed.get("title")),
        site_url=site,
        entries=_told_apart([_entry(entry, url, now) for entry in entries[:MOST_ENTRIES]]),
        ttl=_ttl(body),
    )


def _utf8(body: bytes) -> bytes:
    """UTF-16 and UTF-32 as UTF-8, since the dates are normalised in bytes; the declaration follows."""
    for mark, codec in (
        (b"\xff\xfe\0\0", "utf-32"),
        (b"\0\0\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if body.startswith(mark):
            text = body.decode(codec, "replace")
            return re.sub(r"(<\?xml[^>]*?)\s+encoding\s*=\s*([\"']).*?\2", r"\1", text, count=1).encode()
    return body


def _normal_date(match: re.Match[bytes], now: datetime) -> bytes:
    opening, _, value, closing = match.groups()
    found = read_date(html.unescape(value.decode("utf-8", "replace")), now=now)
    return opening + (found.isoformat().encode() if found else b"") + closing


def _is_sound(body: bytes) -> bool:
    if body.lstrip()[:1] == b"{":
        return True
    strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, strict)
    except (etree.XMLSyntaxError, ValueError):
        return False
    return is_plain(root, body)


def _read_fast(body: bytes) -> Mapping[str, Any] | None:
    try:
        read: Mapping[str, Any] = fastfeedparser.parse(body)
    except ValueError:
        return None
    return read


def _read_broken(body: bytes) -> Mapping[str, Any]:
    # Slow to import, and most processes never meet a broken feed.
    import feedparser

    if (unclosed := len(_OPENING.findall(body)) - body.count(b"</") - body.count(b"/>")) > MOST_UNCLOSED:
        raise RefusedDocument(phrase("feed-unclosed", count=unclosed))

    body = _ENTITY_OF_ENTITIES.sub(b"", body)
    read: Mapping[str, Any] = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    return read


def _looks_like_a_feed(body: bytes) -> bool:
    head = body[:2000].lower()
    return any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org"))


def _entry(entry: Mapping[str, Any], base: str, now: datetime) -> FeedEntry:
    guid = _text(entry.get("id")) or None
    link = _link(entry.get("link"), base) or _first_link(entry.get("links") or (), base)
    # feedparser hands out the one as the other where there is no other, with a warning.
    date = next((date for name in ("published", "updated") if name in entry and (date := entry[name])), None)
    return FeedEntry(
        guid=guid,
        url=link or (_link(guid, "") if guid else None),
        title=_text(entry.get("title")),
        html=_fullest(entry),
        published_at=read_date(str(date), now=now) if date else None,
        author=_text(entry.get("author")) or None,
        topics=tuple(dict.fromkeys(filter(None, (_text(tag.get("term")) for tag in entry.get("tags") or ())))),
    )


def _told_apart(entries: Sequence[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The entries, without what a feed gives to several articles: they would be taken for one.

    That is a guid with several addresses, or an address (of the site, of a player) with MANY guids and titles; one with
    two is an article that stands there twice.
    """
    addresses: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    for entry in entries:
        if entry.guid and entry.url:
            addresses.setdefault(entry.guid, set()).add(entry.url)
            named.setdefault(entry.url, set()).add(entry.guid)
            titles.setdefault(entry.url, set()).add(entry.title)
    guids = {guid for guid, urls in addresses.items() if len(urls) > 1}
    urls = {url for url, those in named.items() if min(len(those), len(titles[url])) >= MANY}
    return tuple(_without(entry, guids, urls) for entry in entries)


def _without(entry: FeedEntry, guids: Collection[str], urls: Collection[str]) -> FeedEntry:
    if entry.guid in guids and entry.url:
        return replace(entry, guid=None)
    return replace(entry, url=None) if entry.guid and entry.url in urls else entry


def _fullest(entry: Mapping[str, Any]) -> str:
    texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
    texts += [str(entry.get("summary") or ""), str(entry.get("description") or "")]
    return _in_windows(max(texts, key=len))


def _first_link(links: Iterable[Mapping[str, Any]], base: str) -> str | None:
    for link in links:
        if link.get("rel", "alternate") == "alternate" and (found := _link(link.get("href"), base)):
            return found
    return None


def _link(value: object, base: str) -> str | None:
    """An absolute web address, or None: feeds link to mail, apps and nowhere."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        address = value.strip()
        joined = address if address.startswith(("https://", "http://")) else urljoin(base, address)
        return joined if urlsplit(joined).scheme in {"http", "https"} and urlsplit(joined).hostname else None
    except ValueError:
        return None


def _text(value: object) -> str:
    """Plain text of what may be markup, escaped once more than XML asks for or not."""
    if not isinstance(value, str):
        return ""
    unescaped = _in_windows(html.unescape(_TAG.sub("", value)))
    return _SPACE.sub(" ", _CONTROL.sub("", _TAG.sub("", unescaped))).strip()


def _in_windows(text: str) -> str:
    return text if text.isascii() else text.translate(_C1)


def _ttl(body: bytes) -> timedelta | None:
    found = _TTL.search(body[:20_000])
    return min(timedelta(minutes=int(found[1])), LONGEST_TTL) if found else None
