"""What /tambah does: reads addresses, keeps articles, adds feeds; joins web, keeper and file for the composition."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import tzinfo

from bot.addresses import canonical_url
from bot.analysis import analyze
from bot.clock import Clock
from bot.commands.add import Looked, LookedQuote
from bot.commands.context import Context
from bot.config import Config
from bot.errors import RefusedDocument, UserError
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.feed import ParsedFeed, parse_feed
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper
from bot.ingest.sandbox import ParseDied
from bot.ingest.web.fetch import FetchedPage
from bot.ingest.web.pages import PageReader, Unreachable
from bot.ingest.web.reading import may_be_feed
from bot.ingest.web.tools import Web
from storage.base import Storage

REMEMBERED = 50
HEADLINES = 5


class AddingDesk:
    """See ``bot.commands.add.Desk``. What was shown is what is kept: it is remembered, not read again.

    Args:
        storage: what is known.
        web: where addresses are read.
        keeper: keeps articles.
        clock: the time.
        config: gives the configuration as it is now.
        configure: puts a feed into the configuration for whoever asks; None where there is no file.
    """

    def __init__(
        self,
        storage: Storage,
        web: Web,
        keeper: Keeper,
        clock: Clock,
        *,
        config: Callable[[], Config],
        configure: Callable[[str, Context], Awaitable[None]] | None,
    ) -> None:
        self._storage = storage
        self._web = web
        self._keeper = keeper
        self._clock = clock
        self._config = config
        self._configure = configure
        self._pages = PageReader(web, config().bot.timezone)
        self._articles: OrderedDict[str, ParsedDocument] = OrderedDict()

    def configure(self, zone: tzinfo) -> None:
        """Reads dates without an offset in this zone from now on."""
        self._pages.configure(zone)

    async def look(self, url: str) -> Looked:
        """Reads an address and keeps nothing."""
        page = await self._fetched(url)
        if may_be_feed(page.body):
            feed = await self._parsed_feed(page)
            known = any(one.url == url for one in self._config().feeds)
            titles = tuple(entry.title for entry in feed.entries[:HEADLINES])
            return Looked("feed", url, feed.title or url, "", titles, known=known)
        return await self._article(url, page)

    async def keep(self, url: str) -> int:
        """Keeps what was shown of an address; reads it again where that was too long ago."""
        document = self._articles.get(url)
        if document is None:
            await self.look(url)
            document = self._articles.get(url)
        if document is None:
            raise UserError("add-how")
        try:
            kept = await self._keeper.keep(name_article(document, Origin(url, url)), document.source_text())
        except RefusedDocument as error:
            raise UserError("add-refused", reason=error.reason) from error
        return kept.article_id

    async def add_feed(self, url: str, context: Context) -> str:
        """Adds a feed to the file, and to what is read."""
        if self._configure is None:
            raise UserError("add-no-file")
        if any(one.url == url for one in self._config().feeds):
            raise UserError("add-feed-known")
        feed = await self._parsed_feed(await self._fetched(url))
        await self._configure(url, context)
        return feed.title or url

    async def _article(self, url: str, page: FetchedPage) -> Looked:
        try:
            document = await self._pages.article_of(page, now=self._clock.now())
        except RefusedDocument as error:
            feeds = (await self._pages.parse(page)).feeds
            if not feeds:
                raise UserError("add-refused", reason=error.reason) from error
            return Looked("article", url, url, error.reason, (), feeds=tuple(feed.url for feed in feeds), known=True)
        document = replace(document, url=document.url or page.url)
        self._remember(url, document)
        analysis = await asyncio.to_thread(analyze, document.source_text())
        address = canonical_url(document.url or "")
        quotes = sorted(analysis.quotes, key=lambda quote: -quote.salience)
        return Looked(
            "article",
            url,
            analysis.title,
            document.source or "",
            tuple(sentence.text for sentence in analysis.summary.sentences),
            tuple(LookedQuote(one.text, one.speaker.name if one.speaker else "") for one in quotes),
            known=address is not None and await self._storage.article_by_url(address) is not None,
        )

    async def _fetched(self, url: str) -> FetchedPage:
        try:
            return await self._pages.fetch(url, now=self._clock.now())
        except (RefusedDocument, Unreachable) as error:
            raise UserError("add-refused", reason=error.reason) from error

    async def _parsed_feed(self, page: FetchedPage) -> ParsedFeed:
        try:
            return await self._web.sandbox.run(parse_feed, page.body, url=page.url, now=self._clock.now())
        except (RefusedDocument, ParseDied) as error:
            raise UserError("add-refused", reason=error.reason) from error

    def _remember(self, url: str, document: ParsedDocument) -> None:
        self._articles[url] = document
        if len(self._articles) > REMEMBERED:
            self._articles.popitem(last=False)
