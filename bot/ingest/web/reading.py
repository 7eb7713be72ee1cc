"""An address as documents: the page behind it, or the pages of the feed behind it."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime

from bot.errors import RefusedDocument
from bot.ingest.documents import Origin, Refused
from bot.ingest.feed import parse_feed
from bot.ingest.files import RawDocument
from bot.ingest.formats.html import HTML
from bot.ingest.sandbox import ParseDied, Sandbox
from bot.ingest.web.fetch import FetchedPage, Fetcher, FetchFailed, Page
from bot.ingest.web.robots import Robots

MOST_ENTRIES = 50
"""Of a feed that is read once by hand: its newest; nobody asks for an archive this way."""
_MARKUP = ("html", "xml", "rss", "atom", "json")


class WebReader:
    """Reads what people name by its address: guarded, within bounds, and only where the site's robots.txt allows it."""

    def __init__(self, fetcher: Fetcher, robots: Robots, sandbox: Sandbox, now: Callable[[], datetime]) -> None:
        self._fetcher = fetcher
        self._robots = robots
        self._sandbox = sandbox
        self._now = now

    async def read(self, url: str) -> AsyncIterator[RawDocument | Refused]:
        """The documents at an address: a page is one, a feed has one for each of its entries."""
        page = await self._fetch(url)
        if isinstance(page, Refused):
            yield page
        elif not _may_be_feed(page):
            yield _document(url, page)
        else:
            async for document in self._entries(url, page):
                yield document

    async def _entries(self, url: str, page: FetchedPage) -> AsyncIterator[RawDocument | Refused]:
        try:
            feed = await self._sandbox.run(parse_feed, page.body, url=page.url, now=self._now())
        except (RefusedDocument, ParseDied) as error:
            yield Refused(Origin(url), str(error))
            return
        if not feed.entries:
            yield Refused(Origin(url), "a feed without entries")
        for entry in feed.entries[:MOST_ENTRIES]:
            if entry.url is None:
                yield Refused(Origin(url), f"an entry without an address: {entry.title[:80]}")
                continue
            fetched = await self._fetch(entry.url)
            yield fetched if isinstance(fetched, Refused) else _document(entry.url, fetched)

    async def _fetch(self, url: str) -> FetchedPage | Refused:
        try:
            if refusal := await self._robots.refusal(url, now=self._now()):
                return Refused(Origin(url), refusal)
            page = await self._fetcher.fetch(Page(url=url), now=self._now())
        except FetchFailed as error:
            return Refused(Origin(url), error.reason)
        if page.content_type.startswith("text/") or any(kind in page.content_type for kind in _MARKUP):
            return page
        return Refused(Origin(url), f"is neither a page nor a feed, but {page.content_type}")


def _may_be_feed(page: FetchedPage) -> bool:
    """Whether to read it as a feed: by its beginning, since feeds come under every content type."""
    start = page.body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<rss", b"<feed", b"<rdf:rdf", b"{")):
        return True
    return start.startswith(b"<?xml") and b"<html" not in start


def _document(url: str, page: FetchedPage) -> RawDocument:
    return RawDocument(Origin(url, page.url), HTML, page.body)
