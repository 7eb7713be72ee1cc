"""Articles from their addresses: fetched politely, all of their pages, and only what is an article."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.errors import PewartaError, RefusedDocument
from bot.ingest.documents import ParsedDocument
from bot.ingest.sandbox import ParseDied
from bot.ingest.web.fetch import FetchedPage, FetchFailed, Page
from bot.ingest.web.page import ReadPage, are_one, joined, read_page
from bot.ingest.web.tools import Web
from bot.phrase import Phrase, phrase

MOST_PAGES = 10
"""Of one article."""


class Unreachable(PewartaError):
    """The page could not be had this time; it may be at the next.

    ``asked`` is False where its site was left alone, as it asks.
    """

    def __init__(self, reason: Phrase | str, *, asked: bool = True) -> None:
        super().__init__(reason)
        self.asked = asked


class PageReader:
    """Reads pages.

    Args:
        web: where they are fetched and parsed.
        zone: where dates without an offset are meant.
    """

    def __init__(self, web: Web, zone: tzinfo) -> None:
        self._web = web
        self._zone = zone

    def configure(self, zone: tzinfo) -> None:
        """Reads dates without an offset in this zone from now on."""
        self._zone = zone

    async def article(self, url: str, *, now: datetime) -> ParsedDocument:
        """The article at an address, with all of its pages.

        Raises:
            RefusedDocument: there is none that we may, or can, read.
            Unreachable: the first page could not be had this time.
        """
        final, read = await self._read(url, now)
        return await self._whole(read, final, now)

    async def article_of(self, page: FetchedPage, *, now: datetime) -> ParsedDocument:
        """The article of a page that was fetched already; its other pages are fetched here.

        Raises:
            RefusedDocument: there is none.
        """
        return await self._whole(await self.parse(page), page.url, now)

    async def _whole(self, read: ReadPage, url: str, now: datetime) -> ParsedDocument:
        """The article of a page that was read from ``url``, with its other pages."""
        if read.document is None:
            raise RefusedDocument(read.refusal)
        first = await self._more(read.first, now) if read.first else None
        if read.first and first and first.document and are_one(read.document, first.document):
            return await self._from_first(first, first.document, read.first, now)
        return await self._from_first(read, read.document, url, now)

    async def _from_first(self, read: ReadPage, document: ParsedDocument, url: str, now: datetime) -> ParsedDocument:
        """The article that begins with ``document``, which was read from ``url``."""
        if read.whole and read.whole != url:
            whole = await self._more(read.whole, now)
            if whole and whole.document and len(whole.document.text) >= len(document.text):
                return replace(whole.document, url=document.url)
        pages, met = [document], {url}
        following = read.following
        while following and following not in met and len(pages) < MOST_PAGES:
            met.add(following)
            more = await self._more(following, now)
            if more is None or more.document is None or not are_one(document, more.document):
                break
            pages.append(more.document)
            following = more.following
        return joined(pages)

    async def fetch(self, url: str, *, now: datetime) -> FetchedPage:
        """A page as it is, where the site allows it.

        Raises:
            RefusedDocument: it is not allowed, or not there.
            Unreachable: it could not be had this time.
        """
        async with self._fetching(url, now) as page:
            return page

    @asynccontextmanager
    async def _fetching(self, url: str, now: datetime) -> AsyncIterator[FetchedPage]:
        try:
            async with self._web.hosts.turn(url):
                if until := self._web.hosts.left_alone_until(url, now=now):
                    raise Unreachable(phrase("page-left-alone", until=f"{until:%Y-%m-%d %H:%M} UTC"), asked=False)
                if refusal := await self._web.robots.refusal(url, now=now):
                    raise RefusedDocument(refusal)
                async with self._web.fetcher.fetching(Page(url=url), now=now) as page:
                    yield page
        except FetchFailed as error:
            self._web.hosts.leave_alone(url, error.retry_after, now=now)
            if error.passing:
                raise Unreachable(error.reason) from error
            raise RefusedDocument(error.reason) from error

    async def _read(self, url: str, now: datetime) -> tuple[str, ReadPage]:
        """A page's address after all redirects, and what is in it; its bytes are gone then."""
        async with self._fetching(url, now) as page:
            return page.url, await self.parse(page)

    async def parse(self, page: FetchedPage) -> ReadPage:
        """What is in a page.

        Raises:
            RefusedDocument: it is none, or took its parser down.
        """
        if "html" not in page.content_type and not page.content_type.startswith("text/"):
            raise RefusedDocument(phrase("page-other", kind=page.content_type[:80]))
        try:
            return await self._web.sandbox.run(
                read_page, page.body, url=page.url, charset=page.charset, zone=self._zone
            )
        except ParseDied as error:
            raise RefusedDocument(error.reason) from error

    async def _more(self, url: str, now: datetime) -> ReadPage | None:
        """Another page of an article; without it the article is what was read so far."""
        try:
            _, read = await self._read(url, now)
            return read
        except (RefusedDocument, Unreachable):
            return None
