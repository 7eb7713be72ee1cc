"""An address as documents: the article behind it, or the articles of the feed behind it."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, tzinfo

from bot.errors import RefusedDocument
from bot.ingest.documents import Origin, Refused, WebDocument
from bot.ingest.feed import parse_feed
from bot.ingest.sandbox import ParseDied
from bot.ingest.web.fetch import FetchedPage
from bot.ingest.web.links import FeedLink, with_feeds
from bot.ingest.web.pages import PageReader, Unreachable
from bot.ingest.web.tools import Web

MOST_ENTRIES = 50
"""Of a feed that is read once by hand: its newest; nobody asks for an archive this way."""


class WebReader:
    """Reads what people name by its address: guarded, within bounds, and only where the site's robots.txt allows it."""

    def __init__(self, web: Web, zone: tzinfo, now: Callable[[], datetime]) -> None:
        self._web = web
        self._pages = PageReader(web, zone)
        self._now = now

    async def read(self, url: str) -> AsyncIterator[WebDocument | Refused]:
        """The documents at an address: a page is one, a feed has one for each of its entries."""
        page = await self._fetched(url)
        if isinstance(page, Refused):
            yield page
        elif may_be_feed(page.body):
            async for document in self._entries(url, page):
                yield document
        else:
            yield await self._document(url, page)

    async def _entries(self, url: str, page: FetchedPage) -> AsyncIterator[WebDocument | Refused]:
        try:
            feed = await self._web.sandbox.run(parse_feed, page.body, url=page.url, now=self._now())
        except (RefusedDocument, ParseDied) as error:
            yield Refused(Origin(url), str(error))
            return
        if not feed.entries:
            yield Refused(Origin(url), "a feed without entries")
        for entry in feed.entries[:MOST_ENTRIES]:
            if entry.url is None:
                yield Refused(Origin(url), f"an entry without an address: {entry.title[:80]}")
                continue
            fetched = await self._fetched(entry.url)
            yield fetched if isinstance(fetched, Refused) else await self._document(entry.url, fetched)

    async def _fetched(self, url: str) -> FetchedPage | Refused:
        try:
            return await self._pages.fetch(url, now=self._now())
        except (RefusedDocument, Unreachable) as error:
            return Refused(Origin(url), str(error))

    async def _document(self, url: str, page: FetchedPage) -> WebDocument | Refused:
        try:
            article = await self._pages.article_of(page, now=self._now())
        except RefusedDocument as error:
            return Refused(Origin(url), str(with_feeds(error.reason, await self._feeds(page))))
        return WebDocument(Origin(url, page.url), article, len(page.body))

    async def _feeds(self, page: FetchedPage) -> tuple[FeedLink, ...]:
        """What else may be meant: a site's front page is no article, but names its feeds."""
        try:
            return (await self._pages.parse(page)).feeds
        except RefusedDocument:
            return ()


def may_be_feed(body: bytes) -> bool:
    """Whether to read it as a feed: by its beginning, since feeds come under every content type."""
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<rss", b"<feed", b"<rdf:rdf", b"{")):
        return True
    return start.startswith(b"<?xml") and b"<html" not in start
