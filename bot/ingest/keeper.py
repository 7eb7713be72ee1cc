"""Keeps articles: decides, understands, joins them to known people and events, stores."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.analysis import SourceText, analyze
from bot.analysis.clean import clean
from bot.analysis.same_event import join_event
from bot.analysis.same_person import match_person, people_of
from bot.clock import Clock
from bot.errors import RefusedDocument
from bot.ingest.decide import Decision, Verdict, decide
from storage.base import Storage
from storage.errors import AlreadyStored
from storage.records import (
    Analysis,
    ArticleWrite,
    Event,
    EventWrite,
    NewArticle,
    PersonWrite,
    PlannedEvent,
)

NEARBY = timedelta(days=45)
"""How far from a report's own days an event is looked for that it may speak of."""
MOVED = timedelta(days=400)
"""The same for reports of a postponement or cancellation, whose old date may be long ago or far ahead."""


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

    def __init__(self, storage: Storage, clock: Clock, options: KeepOptions) -> None:
        self._storage = storage
        self._clock = clock
        self._options = options
        # Whom and what an article joins depends on the article stored before it.
        self._writing = asyncio.Lock()

    async def keep(self, article: NewArticle, source: SourceText) -> Kept:
        """Stores an article, unless it is known as it is.

        Args:
            article: what is to be stored of it, and the keys it is known by.
            source: what is to be understood; its date is in the outlet's local time, from which "besok" counts.

        Raises:
            RefusedDocument: nothing of it is an article's text.
            StorageError: it could not be stored; nothing of it was.
        """
        decision = await self._decide(article, source)
        if decision.verdict == "duplicate" and decision.known is not None:
            return Kept("duplicate", decision.known)
        analysis = await asyncio.to_thread(analyze, source, sentences=self._options.sentences)
        if not analysis.text:
            raise RefusedDocument("no article in it: only links, advertising and headings")
        async with self._writing:
            try:
                return await self._write(article, source, analysis)
            except AlreadyStored:
                # Another process stored it since the decision: decide again, on what is there now.
                return await self._write(article, source, analysis)

    async def _decide(self, article: NewArticle, source: SourceText) -> Decision:
        known = await self._storage.identify(article.keys)
        if known is None or known.matched_by == "fingerprint" or known.fingerprint != article.keys.fingerprint:
            return decide(article, known, None, "")
        stored = await self._storage.article(known.id)
        return decide(article, known, stored, clean(source.text, source.title).title)

    async def _write(self, article: NewArticle, source: SourceText, analysis: Analysis) -> Kept:
        decision = await self._decide(article, source)
        if decision.verdict == "duplicate" and decision.known is not None:
            return Kept("duplicate", decision.known)
        now = self._clock.now()
        write = ArticleWrite(
            article=article,
            analysis=analysis,
            revises=decision.known,
            people=await self._people(analysis),
            events=await self._events(analysis.events, article.published_at or now),
        )
        (article_id,) = await self._storage.store([write], at=now)
        return Kept(decision.verdict, article_id)

    async def _people(self, analysis: Analysis) -> tuple[PersonWrite, ...]:
        return tuple([await self._joined(person) for person in people_of(analysis.quotes)])

    async def _joined(self, person: PersonWrite) -> PersonWrite:
        words = tuple({word for name in person.names for word in name.split()})
        return replace(person, joins=match_person(person, await self._storage.people_sharing_a_name(words)))

    async def _events(self, reports: Sequence[PlannedEvent], reported_at: datetime) -> tuple[EventWrite, ...]:
        return tuple([await self._event(report, reported_at) for report in reports])

    async def _event(self, report: PlannedEvent, reported_at: datetime) -> EventWrite:
        approve = self._options.auto_approve
        known = await self._known_events(report, reported_at.date())
        write = join_event(report, known, reported_at=reported_at, auto_approve=approve)
        if write.joins is None:
            return write
        # Asked again with the event as of its newest report: when a report was stored says nothing about its age.
        event = next(event for event in known if event.id == write.joins)
        return join_event(report, [await self._dated(event)], reported_at=reported_at, auto_approve=approve)

    async def _dated(self, event: Event) -> Event:
        history = await self._storage.event_history(event.id)
        approved = [entry.reported_at for entry in history if entry.review == "approved"]
        return replace(event, changed_at=max(approved, default=event.changed_at))

    async def _known_events(self, report: PlannedEvent, reported_on: date) -> tuple[Event, ...]:
        margin = MOVED if report.status in {"postponed", "cancelled"} else NEARBY
        return await self._storage.events(
            since=_shifted(min(report.start, reported_on), -margin), until=_shifted(report.end, margin)
        )


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
