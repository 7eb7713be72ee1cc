"""Joins what an article tells of to what is known: its speakers to people, its reports to events."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from bot.analysis.same_event import join_event
from bot.analysis.same_person import match_person, people_of
from storage.base import Storage
from storage.records import Event, EventWrite, PersonWrite, PlannedEvent, Quote

NEARBY = timedelta(days=45)
"""How far from a report's own days an event is looked for that it may speak of."""
MOVED = timedelta(days=400)
"""The same for a postponement or cancellation: the date it takes back may be long before or after the one it names."""


async def join_people(storage: Storage, quotes: Sequence[Quote]) -> tuple[PersonWrite, ...]:
    """The speakers of an article's quotes, each joined to the stored person they are, if they are one."""
    return tuple([await _joined(storage, person) for person in people_of(quotes)])


async def join_events(
    storage: Storage, reports: Sequence[PlannedEvent], *, reported_at: datetime, auto_approve: bool
) -> tuple[EventWrite, ...]:
    """What an article's reports do to the events that are known, or which new ones they make.

    Args:
        storage: where the known events are.
        reports: what the article says is to happen.
        reported_at: the article's date, or when it was first seen.
        auto_approve: what a report changes holds without an operator's approval.
    """
    return tuple([await _reported(storage, report, reported_at, auto_approve) for report in reports])


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
    # Asked again with the event as of its newest report: when a report was stored says nothing about its age.
    event = next(event for event in known if event.id == write.joins)
    return join([await _as_of_newest_report(storage, event)])


async def _as_of_newest_report(storage: Storage, event: Event) -> Event:
    history = await storage.event_history(event.id)
    approved = [entry.reported_at for entry in history if entry.review == "approved"]
    return replace(event, changed_at=max(approved, default=event.changed_at))


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
