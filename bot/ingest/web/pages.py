"""Articles from their addresses: fetched politely, all of their pages, and only what is an article."""

from datetime import datetime, tzinfo

from bot.errors import PewartaError, RefusedDocument
from bot.ingest.documents import ParsedDocument
from bot.ingest.sandbox import ParseDied
from bot.ingest.web.fetch import FetchedPage, FetchFailed, Page
from bot.ingest.web.page import ReadPage, joined, read_page
from bot.ingest.web.tools import Web

MOST_PAGES = 10
"""Of one article."""


class Unreachable(PewartaError):
    """The page could not be had this time; it may be at the next."""


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
        return await self.article_of(await self.fetch(url, now=now), now=now)

    async def article_of(self, page: FetchedPage, *, now: datetime) -> ParsedDocument:
        """The article of a page that was fetched already; its other pages are fetched here.

        Raises:
            RefusedDocument: there is none.
        """
        read = await self.parse(page)
        if read.document is None:
            raise RefusedDocument(read.refusal)
        if read.whole and read.whole != page.url:
            whole = await self._more(read.whole, now)
            if whole and whole.document and len(whole.document.text) >= len(read.document.text):
                return whole.document
        pages, met = [read.document], {page.url}
        following = read.following
        while following and following not in met and len(pages) < MOST_PAGES:
            met.add(following)
            more = await self._more(following, now)
            if more is None or more.document is None:
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
        try:
            async with self._web.hosts.turn(url):
                if refusal := await self._web.robots.refusal(url, now=now):
                    raise RefusedDocument(refusal)
                return await self._web.fetcher.fetch(Page(url=url), now=now)
        except FetchFailed as error:
            if error.passing:
                raise Unreachable(error.reason) from error
            raise RefusedDocument(error.reason) from error

    async def parse(self, page: FetchedPage) -> ReadPage:
        """What is in a page.

        Raises:
            RefusedDocument: it is none, or took its parser down.
        """
        if "html" not in page.content_type and not page.content_type.startswith("text/"):
            raise RefusedDocument(f"is no page, but {page.content_type}")
        try:
            return await self._web.sandbox.run(
                read_page, page.body, url=page.url, charset=page.charset, zone=self._zone
            )
        except ParseDied as error:
            raise RefusedDocument(str(error)) from error

    async def _more(self, url: str, now: datetime) -> ReadPage | None:
        """Another page of an article; without it the article is what was read so far."""
        try:
            return await self.parse(await self.fetch(url, now=now))
        except (RefusedDocument, Unreachable):
            return None
