"""When an event is told of: pure rules about its state, what chats were told of it, and the day.

An event known by its day is reminded of so many days before, and on the day. One known less exactly (a month, a week, a
quarter) has no such days: it is told of once before its time begins, and once when it begins. So no reminder names, or
counts to, a day that no source has named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from bot.analysis.event_life import status_at
from storage.records import Event, EventReport, EventState

Kind = Literal["first", "change", "reminder", "soon", "begins", "outcome", "passed"]
"""``reminder`` of a known day; ``soon`` and ``begins`` of a time known less exactly; ``outcome``: it took place, or did
not and its last day is over; ``passed`` without any report."""
EXACT = ("time", "day")
STAYS_DUE = timedelta(days=1)
"""How late a reminder may be, when nothing ran on its day."""
PASSED_FOR = timedelta(days=7)
"""How long after its last day it is worth saying that nothing was heard."""
_COARSE_LEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One post that an event is due; ``name`` is the slot it fills, once for ever."""

    name: str
    kind: Kind


def news_of(event: Event, told: EventState | None, today: date) -> Occasion | None:
    """What is new about an event since chats were last told of it (``told``), if anything is.

    What was over before it was first heard of is no news.
    """
    if told is None:
        return Occasion("first", "first") if event.state.end >= today else None
    if told == event.state:
        return None
    name = f"change {event.changed_at:%Y-%m-%dT%H:%M:%S.%f}"
    return Occasion(name, "outcome" if _is_outcome(event.state, told, today) else "change")


def _is_outcome(state: EventState, told: EventState, today: date) -> bool:
    over = state.status == "held" or (state.status == "cancelled" and today > state.end)
    return over and state.status != told.status


def reminder_of(
    event: Event, history: Sequence[EventReport], today: date, zone: tzinfo, remind: Sequence[timedelta]
) -> Occasion | None:
    """The reminder that is due today, or that its last possible day has passed, if either is so.

    Args:
        event: the event.
        history: the reports on it.
        today: the day in ``zone``.
        zone: whose days count.
        remind: how long before it is told of; empty for no reminders at all.
    """
    state = event.state
    moved = state.status == "postponed" and today > state.end and _expected(state, history)
    if moved or status_at(state, today) == "unconfirmed":
        return Occasion(f"passed {state.end}", "passed") if today <= state.end + PASSED_FOR else None
    if not remind or not _expected(state, history):
        return None
    known = max(_day(event.first_seen_at, zone), _day(event.changed_at, zone))
    for due, occasion in reversed(_reminders(state, remind)):
        if due <= today:
            # What was told of that day or later needs no reminder yet.
            return occasion if known < due and today - due <= STAYS_DUE else None
    return None


def _reminders(state: EventState, remind: Sequence[timedelta]) -> list[tuple[date, Occasion]]:
    """Every reminder of an event in its present state, with its day, in order."""
    if state.precision not in EXACT:
        lead = max((one for one in remind if one <= _COARSE_LEAD), default=min(remind))
        window = f"{state.start}/{state.end}"
        return [
            (_before(state.start, lead), Occasion(f"soon {window}", "soon")),
            (state.start, Occasion(f"begins {window}", "begins")),
        ]
    days = sorted({one.days for one in remind if one.days > 0} | {0}, reverse=True)
    return [
        (_before(state.start, timedelta(days=many)), Occasion(f"{many}d {state.start}", "reminder")) for many in days
    ]


def _expected(state: EventState, history: Sequence[EventReport]) -> bool:
    """Whether the event is to take place on its days: also when postponed, if the new date has been named."""
    if state.status != "postponed":
        return state.status in {"planned", "confirmed"}
    reports = [entry.report for entry in history if entry.review == "approved"]
    named = any(report.status == "postponed" and report.start == state.start for report in reports)
    return named and any(report.start != state.start for report in reports)


def _before(day: date, by: timedelta) -> date:
    try:
        return day - by
    except OverflowError:
        return date.min


def _day(instant: datetime, zone: tzinfo) -> date:
    return instant.astimezone(zone).date()
