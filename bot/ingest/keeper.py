"""Keeps articles: decides, understands, joins them to known people and events, stores."""

import asyncio
import logging
import time
from dataclasses import dataclass, replace

from bot.analysis import SourceText, analyze
from bot.analysis.clean import clean
from bot.analysis.quote_changes import changed_quotes
from bot.clock import Clock
from bot.errors import RefusedDocument
from bot.ingest.decide import Decision, Verdict, decide
from bot.ingest.guids import is_reused, may_be_reused
from bot.ingest.joining import join_events, join_people
from bot.ingest.stories import story_of
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.phrase import phrase
from storage.base import Storage
from storage.errors import AlreadyStored
from storage.records import Analysis, ArticleWrite, Duplicate, NewArticle, QuoteChange

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepOptions:
    """``sentences`` of a summary; ``auto_approve``: what articles suggest about events holds without review."""

    sentences: int = 3
    auto_approve: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an article, and the id under which it is stored."""

    verdict: Verdict
    article_id: int


class Keeper:
    """Keeps articles in one storage, one at a time; the analysis runs in a thread, so the loop stays free."""

    def __init__(self, storage: Storage, clock: Clock, options: KeepOptions, telemetry: Telemetry = UNHEARD) -> None:
        self._storage = storage
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        # Whom and what an article joins depends on the article stored before it.
        self._writing = asyncio.Lock()

    def configure(self, options: KeepOptions) -> None:
        """Keeps articles so from the next one on."""
        self._options = options

    async def keep(self, article: NewArticle, source: SourceText) -> Kept:
        """Stores an article, unless it is known as it is.

        Args:
            article: what is to be stored of it, and the keys it is known by.
            source: what is to be understood; its date is in the outlet's local time, from which "besok" counts.

        Raises:
            RefusedDocument: nothing of it is an article's text.
            StorageError: it could not be stored; nothing of it was.
        """
        article, decision = await self._decide(article, source)
        if decision.verdict == "duplicate" and decision.known is not None:
            return await self._met_again(decision.known, article)
        began = time.perf_counter()
        analysis = await asyncio.to_thread(analyze, source, sentences=self._options.sentences)
        self._telemetry.analysed(time.perf_counter() - began)
        if not analysis.text:
            raise RefusedDocument(phrase("text-furniture"))
        async with self._writing:
            try:
                return await self._write(article, source, analysis)
            except AlreadyStored:
                # Another process stored it since the decision: decide again, on what is there now.
                return await self._write(article, source, analysis)

    async def _met_again(self, known: int, article: NewArticle) -> Kept:
        """Remembers at which other address a known article was met, so that somebody who asks by it is told."""
        url = article.keys.url
        if url is not None and await self._storage.article_by_url(url) is None:
            await self._storage.note_duplicate(known, Duplicate(url, article.source, self._clock.now()))
        return Kept("duplicate", known)

    async def _decide(self, article: NewArticle, source: SourceText) -> tuple[NewArticle, Decision]:
        """What becomes of an article, and the article with the keys that are its own."""
        known = await self._storage.identify(article.keys)
        if known is not None and may_be_reused(article, known):
            stored = await self._storage.article(known.id)
            if stored is not None and is_reused(article, source.title or "", stored):
                log.info("article.guid_reused guid=%s url=%s", article.keys.guid, article.keys.url)
                article = replace(article, keys=replace(article.keys, guid=None))
                known = await self._storage.identify(article.keys)
        if known is not None and known.matched_by == "variant":
            return article, decide(article, known, await self._storage.article(known.id), "")
        if known is None or known.matched_by == "fingerprint" or known.fingerprint != article.keys.fingerprint:
            return article, decide(article, known, None, "")
        stored = await self._storage.article(known.id)
        cleaned = await asyncio.to_thread(clean, source.text, source.title)
        return article, decide(article, known, stored, cleaned.title)

    async def _write(self, article: NewArticle, source: SourceText, analysis: Analysis) -> Kept:
        article, decision = await self._decide(article, source)
        if decision.verdict == "duplicate" and decision.known is not None:
            return await self._met_again(decision.known, article)
        now = self._clock.now()
        write = ArticleWrite(
            article=article,
            analysis=analysis,
            revises=decision.known,
            story=None if decision.known else await story_of(self._storage, analysis.text, article.published_at or now),
            changed=await self._changed(decision.known, analysis),
            people=await join_people(self._storage, analysis.quotes),
            events=await join_events(
                self._storage,
                analysis,
                reported_at=article.published_at or now,
                auto_approve=self._options.auto_approve,
            ),
        )
        (article_id,) = await self._storage.store([write], at=now)
        return Kept(decision.verdict, article_id)

    async def _changed(self, known: int | None, analysis: Analysis) -> tuple[QuoteChange, ...]:
        """What becomes of the quotes of the article that is revised, if one is."""
        before = () if known is None else await self._storage.article_quotes(known)
        return changed_quotes([stored.quote for stored in before], analysis.quotes, analysis.text)
