"""Joins what an article tells of to what is known: its speakers to people, its reports to events."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from bot.analysis.announced import joined_by_words
from bot.analysis.outcome import LATEST, Expected, clues_of, outcomes_of
from bot.analysis.same_event import join_event, report_on
from bot.analysis.same_person import match_person, people_of
from storage.base import Storage
from storage.records import ANNOUNCED, Analysis, Event, EventWrite, PersonWrite, PlannedEvent, Quote

NEARBY = timedelta(days=45)
"""How far from a report's own days an event is looked for that it may speak of."""
MOVED = timedelta(days=400)
"""The same for a postponement or cancellation: the date it takes back may be long before or after the one it names."""


async def join_people(storage: Storage, quotes: Sequence[Quote]) -> tuple[PersonWrite, ...]:
    """The speakers of an article's quotes, each joined to the stored person they are, if they are one."""
    return tuple([await _joined(storage, person) for person in people_of(quotes)])


async def join_events(
    storage: Storage, analysis: Analysis, *, reported_at: datetime, auto_approve: bool
) -> tuple[EventWrite, ...]:
    """What an article's reports do to the events that are known, or which new ones they make.

    Args:
        storage: where the known events are.
        analysis: the article, and what it says is to happen.
        reported_at: the article's date, or when it was first seen.
        auto_approve: what a report changes holds without an operator's approval.
    """
    announced = await _announced(storage, analysis) if analysis.events else {}
    writes = []
    for at, report in enumerate(analysis.events):
        if at in announced:
            event = await _as_of_newest_word(storage, announced[at], report)
            writes.append(report_on(event, report, reported_at=reported_at, auto_approve=auto_approve))
        else:
            writes.append(await _reported(storage, report, reported_at, auto_approve))
    said = {(write.joins, write.report.status) for write in writes}
    outcomes = await _outcomes(storage, analysis, reported_at, auto_approve)
    return (*writes, *(write for write in outcomes if (write.joins, write.report.status) not in said))


async def _outcomes(storage: Storage, analysis: Analysis, at: datetime, auto_approve: bool) -> list[EventWrite]:
    """What the article tells of how known events went, whose days have come."""
    clues = await asyncio.to_thread(clues_of, analysis, at)
    if not clues.found:
        return []
    # A day more at the end, since the article's own day is not UTC's.
    known = await storage.events(since=_shifted(at.date(), -LATEST), until=_shifted(at.date(), timedelta(days=1)))
    near = await asyncio.to_thread(clues.near, known)
    if not near:
        return []
    words = {one.event.id: one.announcement.words for one in await storage.announced() if not one.withdrawn}
    expected = [Expected(event, await _told(storage, event), words.get(event.id, ())) for event in near]
    found = await asyncio.to_thread(outcomes_of, clues, expected)
    return [
        report_on(
            await _as_of_newest_word(storage, event, found[event.id]),
            found[event.id],
            reported_at=at,
            auto_approve=auto_approve,
        )
        for event in near
        if event.id in found
    ]


async def _told(storage: Storage, event: Event) -> str:
    """The headlines and sentences of the reports on an event."""
    history = await storage.event_history(event.id)
    return "\n".join(f"{entry.title}. {entry.report.evidence.text}" for entry in history if entry.review == "approved")


async def _announced(storage: Storage, analysis: Analysis) -> dict[int, Event]:
    """Which of an article's reports are of announced events, by the words that were given for them."""
    known = {one.announcement: one.event for one in await storage.announced() if not one.withdrawn}
    return joined_by_words(analysis.events, known, f"{analysis.title}\n{analysis.text}")


async def _joined(storage: Storage, person: PersonWrite) -> PersonWrite:
    words = tuple({word for name in person.names for word in name.split()})
    return replace(person, joins=match_person(person, await storage.people_sharing_a_name(words)))


async def _reported(storage: Storage, report: PlannedEvent, at: datetime, auto_approve: bool) -> EventWrite:
    join = partial(join_event, report, reported_at=at, auto_approve=auto_approve)
    margin = MOVED if report.status in {"postponed", "cancelled"} else NEARBY
    known = await storage.events(since=_shifted(report.start, -margin), until=_shifted(report.end, margin))
    write = await asyncio.to_thread(join, known)
    if write.joins is None:
        return write
    # Asked again with the event as of the newest word on it: when a report was stored says nothing about its age.
    event = next(event for event in known if event.id == write.joins)
    return join([await _as_of_newest_word(storage, event, report)])


async def _as_of_newest_word(storage: Storage, event: Event, report: PlannedEvent) -> Event:
    """The event, changed when an article or an editor last told of it.

    What the configuration leaves open, also an article that is older than it may tell.
    """
    history = await storage.event_history(event.id)
    told = [entry.reported_at for entry in history if entry.review == "approved"]
    within = event.state.start <= report.start and report.end <= event.state.end
    edits = await storage.event_edits(event.id)
    told += [edit.edited_at for edit in edits if not (within and edit.source == ANNOUNCED)]
    return replace(event, changed_at=max(told, default=datetime.min.replace(tzinfo=UTC)))


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
