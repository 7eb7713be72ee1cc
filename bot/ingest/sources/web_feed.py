"""Feeds on the open web: RSS, RDF, Atom and JSON Feed."""

from datetime import datetime
from hashlib import blake2b

from bot.errors import RefusedDocument
from bot.ingest.feed import ParsedFeed, parse_feed
from bot.ingest.sandbox import ParseDied
from bot.ingest.sources.base import Look, LookFailed
from bot.ingest.web.fetch import FetchedPage, FetchFailed, Page
from bot.ingest.web.links import FeedLink, with_feeds
from bot.ingest.web.page import feeds_of
from bot.ingest.web.tools import Web
from storage.records import FeedState


class WebFeeds:
    """Asks servers for feeds, only for what has changed since."""

    def __init__(self, web: Web) -> None:
        self._web = web

    async def look(self, state: FeedState, *, now: datetime) -> Look:
        """See ``Source.look``; ``body_hash`` tells an unchanged feed where the server does not."""
        page = Page(url=state.address, etag=state.etag, last_modified=state.last_modified)
        try:
            async with self._web.hosts.turn(state.address), self._web.fetcher.fetching(page, now=now) as fetched:
                return await self._read(fetched, state, now)
        except FetchFailed as error:
            self._web.hosts.leave_alone(state.address, error.retry_after, now=now)
            raise LookFailed(error.reason, wait=error.retry_after, gone=error.status == 410) from error
        except (RefusedDocument, ParseDied) as error:
            raise LookFailed(error.reason, died=isinstance(error, ParseDied)) from error

    async def _read(self, page: FetchedPage, state: FeedState, now: datetime) -> Look:
        body_hash = blake2b(page.body, digest_size=16).digest()
        changed = page.changed and body_hash != state.body_hash
        return Look(
            feed=await self._parsed(page, now) if changed else None,
            body_hash=body_hash,
            etag=page.etag,
            last_modified=page.last_modified,
            moved_to=page.moved_to,
            fresh_for=page.fresh_for,
        )

    async def _parsed(self, page: FetchedPage, now: datetime) -> ParsedFeed:
        try:
            return await self._web.sandbox.run(parse_feed, page.body, url=page.url, now=now)
        except RefusedDocument as error:
            raise RefusedDocument(with_feeds(error.reason, await self._feeds(page))) from error

    async def _feeds(self, page: FetchedPage) -> tuple[FeedLink, ...]:
        """What else may be meant: a page that stands where a feed should be names the feeds of its site."""
        try:
            return await self._web.sandbox.run(feeds_of, page.body, url=page.url, charset=page.charset)
        except (RefusedDocument, ParseDied):
            return ()


def open_source(web: Web) -> WebFeeds:
    """The kind, for ``bot.ingest.sources.kinds``."""
    return WebFeeds(web)
