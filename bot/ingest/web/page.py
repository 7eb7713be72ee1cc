"""One web page, from bytes to what is in it: runs in the sandbox, like all parsing of what strangers wrote."""

import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.errors import RefusedDocument
from bot.ingest.decoding import decode
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.html import declared_charset, parse_page
from bot.ingest.formats.tree import page_tree
from bot.ingest.web.links import FeedLink, feed_links, first_page, is_front, next_page, own_address, whole_page
from bot.ingest.web.walls import wall
from bot.phrase import Phrase, phrase

_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"\x00\x00\x01\x00")
_SPACING = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a page holds.

    ``document`` is its article, or None with the reason in ``refusal``. ``whole``, ``first`` and ``following`` are
    where the article stands in one page, begins where this is a later page of it, and goes on. ``feeds`` are those that
    it names.
    """

    document: ParsedDocument | None
    refusal: Phrase | str
    whole: str | None
    first: str | None
    following: str | None
    feeds: tuple[FeedLink, ...]


def read_page(body: bytes, *, url: str, charset: str | None, zone: tzinfo) -> ReadPage:
    """Reads a page.

    Args:
        body: as it was fetched.
        url: where from, after all redirects.
        charset: what its header says of its encoding.
        zone: where dates without an offset are meant.

    Raises:
        RefusedDocument: it is no page at all.
    """
    if body.lstrip()[:8].startswith(_BINARY):
        raise RefusedDocument(phrase("page-binary"))
    text = decode(body, declared=charset or declared_charset(body))
    tree = page_tree(text)
    if tree is None:
        raise RefusedDocument(phrase("page-no-markup"))
    feeds = feed_links(tree, url)
    document: ParsedDocument | None
    refusal: Phrase | str
    try:
        document, refusal = parse_page(text, tree, zone), ""
    except RefusedDocument as error:
        document, refusal = None, error.reason
    words = len(_WORD.findall(document.text)) if document else 0
    if closed := wall(tree, words):
        document, refusal = None, closed
    if document and is_front(url):
        document, refusal = None, phrase("page-front")
    others = whole_page(tree, url), first_page(tree, url), next_page(tree, url)
    if document is not None:
        document = replace(document, url=own_address(tree, url, paged=any(others)))
    return ReadPage(document, refusal, *others, feeds)


def feeds_of(body: bytes, *, url: str, charset: str | None) -> tuple[FeedLink, ...]:
    """The feeds that a page names; see ``read_page``.

    Raises:
        RefusedDocument: it is no page at all.
    """
    tree = page_tree(decode(body, declared=charset or declared_charset(body)))
    return () if tree is None else feed_links(tree, url)


def are_one(page: ParsedDocument, other: ParsedDocument) -> bool:
    """Whether two pages that lead to each other may be of one article: small sites number their articles like pages."""
    titles = [_SPACING.sub("", title).casefold() for title in (page.title or "", other.title or "")]
    return titles[0] in titles[1] or titles[1] in titles[0]


def joined(pages: list[ParsedDocument]) -> ParsedDocument:
    """The pages of one article as one: the first with the text of the others behind, no paragraph twice."""
    seen: set[str] = set()
    lines: list[str] = []
    for page in pages:
        for line in page.text.split("\n"):
            key = " ".join(line.split()).casefold()
            if not key or key not in seen:
                lines.append(line)
            seen.add(key)
    return replace(pages[0], text="\n".join(lines).strip())
