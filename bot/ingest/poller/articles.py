"""One entry of a feed on its way to being an article: fetched, parsed, named, kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo

from bot.errors import RefusedDocument
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.feed import FeedEntry, entry_text
from bot.ingest.formats.base import article_text
from bot.ingest.formats.html import FEWEST_WORDS
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper
from bot.ingest.poller.entries import MOST_TRIES, Taken
from bot.ingest.poller.records import FeedSpec
from bot.ingest.sandbox import ParseDied
from bot.ingest.web.pages import PageReader, Unreachable
from bot.ingest.web.tools import Web
from bot.phrase import phrase
from storage.errors import AlreadyStored
from storage.records import EntryOutcome

MOST_TOPICS = 10
"""Of an entry's own; some carry their whole vocabulary."""


class EntryReader:
    """Reads entries into articles.

    Args:
        web: where pages are fetched and parsed.
        keeper: where articles go.
        zone: where dates without an offset are meant.
        on_kept: told when an article is new or was revised.
    """

    def __init__(self, web: Web, keeper: Keeper, zone: tzinfo, *, on_kept: Callable[[], None] = lambda: None) -> None:
        self._web = web
        self._keeper = keeper
        self._on_kept = on_kept
        self._pages = PageReader(web, zone)

    def configure(self, zone: tzinfo) -> None:
        """Reads dates without an offset in this zone from now on."""
        self._pages.configure(zone)

    async def take(self, taken: Taken, spec: FeedSpec, feed_title: str, *, now: datetime) -> EntryOutcome:
        """Keeps an entry's article.

        Raises:
            RefusedDocument: there is no article in it.
            Unreachable: its page could not be had this time.
            StorageError: it could not be stored.
        """
        entry = taken.entry
        parsed = await self._parsed(taken, spec, now)
        document = replace(
            parsed,
            id=entry.guid,
            url=parsed.url or entry.url,
            # The feed's date is when the outlet put it out; a page often has only the day.
            published_at=entry.published_at or parsed.published_at,
            title=parsed.title or entry.title or None,
            source=spec.name or feed_title or parsed.source,
            author=parsed.author or entry.author,
            topics=tuple(dict.fromkeys((*spec.topics, *entry.topics[:MOST_TOPICS]))),
        )
        article = replace(
            name_article(document, Origin(entry.url or spec.url, entry.url), default_source=spec.name),
            backlog=taken.backlog,
        )
        try:
            kept = await self._keeper.keep(article, document.source_text())
        except AlreadyStored as error:
            raise RefusedDocument(phrase("article-two")) from error
        if kept.verdict == "duplicate":
            return "duplicate"
        self._on_kept()
        return "kept"

    async def _parsed(self, taken: Taken, spec: FeedSpec, now: datetime) -> ParsedDocument:
        """The page's article; the feed's own text where the page has none, or could not be had in all tries."""
        entry = taken.entry
        if not spec.full_text or entry.url is None:
            return await self._from_feed(entry)
        try:
            return await self._pages.article(entry.url, now=now)
        except (RefusedDocument, Unreachable) as failure:
            if isinstance(failure, Unreachable) and _is_tried_again(taken, failure):
                raise
            try:
                return await self._from_feed(entry)
            except RefusedDocument:
                raise RefusedDocument(failure.reason) from failure

    async def _from_feed(self, entry: FeedEntry) -> ParsedDocument:
        try:
            text = await self._web.sandbox.run(entry_text, entry.html)
        except ParseDied as error:
            raise RefusedDocument(error.reason) from error
        return ParsedDocument(text=article_text(text, fewest_words=FEWEST_WORDS), url=entry.url)


def _is_tried_again(taken: Taken, failure: Unreachable) -> bool:
    # Backlog tried again would come as news, which it is not.
    return not taken.backlog and (taken.tries < MOST_TRIES or not failure.asked)
