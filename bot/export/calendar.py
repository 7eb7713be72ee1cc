"""Events as iCalendar (RFC 5545): a file of one, and a calendar of all to subscribe to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from bot.locale import Words
from bot.locale.dates import span
from storage.base import Storage
from storage.records import ANNOUNCED, Event, EventEdit, EventReport, EventState

MEDIA_TYPE = "text/calendar"
REFRESHED = timedelta(hours=1)
"""How often those who subscribe are asked to look."""
_ASSUMED_LENGTH = timedelta(hours=1)
_EXACT = ("day", "time")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Known:
    """An event with all that was told of it, oldest first."""

    event: Event
    history: Sequence[EventReport] = ()
    edits: Sequence[EventEdit] = ()


async def known_of(storage: Storage, events: Iterable[Event]) -> tuple[Known, ...]:
    """These events with what is stored about them."""
    return tuple(
        [Known(event, await storage.event_history(event.id), await storage.event_edits(event.id)) for event in events]
    )


def calendar(known: Iterable[Known], words: Words, *, product: str) -> bytes:
    """The events as one iCalendar file; the same events give the same bytes.

    An event known by its day or less exactly spans whole days and makes nobody busy; only one whose day is known and
    confirmed is not tentative. The UID is the event's for good, and SEQUENCE grows with each change, so that who
    subscribes, or takes the file again, has the entry changed. What is cancelled stays, marked so.

    Args:
        known: the events.
        words: the language of what is told in them.
        product: whose calendar it is.
    """
    made = Calendar()
    made.add("prodid", f"-//{product}//Pewarta//{words.language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", product)
    made.add("x-wr-calname", product)
    made.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    for one in known:
        made.add_component(_entry(one, words))
    body: bytes = made.to_ical()
    return body


def _entry(one: Known, words: Words) -> Entry:
    event, state = one.event, one.event.state
    entry = Entry()
    entry.add("uid", f"event-{event.id}-{int(event.first_seen_at.timestamp())}@pewarta")
    # Reports may go with a revised article, so their number is no measure of change; time only goes on.
    entry.add("sequence", max(0, int((event.changed_at - event.first_seen_at).total_seconds())))
    entry.add("dtstamp", event.changed_at)
    entry.add("created", event.first_seen_at)
    entry.add("last-modified", event.changed_at)
    entry.add("summary", _clean(state.what))
    _add_days(entry, state)
    entry.add("status", _status(state))
    if state.places:
        entry.add("location", _clean(" / ".join(state.places)))
    entry.add("description", _clean("\n".join(_told(one, words))))
    if url := next((report.url for report in reversed(one.history) if report.url), None):
        entry.add("url", url)
    return entry


def _add_days(entry: Entry, state: EventState) -> None:
    if state.time is not None and state.start == state.end:
        start = datetime.strptime(f"{state.start.isoformat()} {state.time}", "%Y-%m-%d %H:%M%z").astimezone(UTC)
        entry.add("dtstart", start)
        entry.add("dtend", start + _ASSUMED_LENGTH)
        return
    entry.add("dtstart", state.start)
    entry.add("dtend", state.end + timedelta(days=1))  # DTEND is the first day that is not part of it
    entry.add("transp", "TRANSPARENT")


def _status(state: EventState) -> str:
    if state.status in ("cancelled", "withdrawn"):
        return "CANCELLED"
    exact = state.precision in _EXACT
    return "CONFIRMED" if exact and state.status in ("confirmed", "held") else "TENTATIVE"


def _told(one: Known, words: Words) -> Iterable[str]:
    """When and how sure, and who says so, word for word."""
    state = one.event.state
    when = span(state.start, state.end, state.precision, words, time=state.time)
    yield f"{words('agenda-when')}: {when} ({words(f'status-{state.status}')})"
    if state.precision not in _EXACT:
        yield words("event-no-day")
    if state.either_or:
        yield f"{words('agenda-where')}: {' / '.join(state.places)} ({words('agenda-either')})"
    for report in one.history:
        if report.review == "approved":
            yield f"{report.reported_at:%Y-%m-%d} {report.source}: {report.report.evidence.text}"
    for edit in one.edits:
        source = words("calendar-announced") if edit.source == ANNOUNCED else edit.source
        yield f"{edit.edited_at:%Y-%m-%d} ✏️ {source}"


def _clean(text: str) -> str:
    """Without control characters, which calendars refuse."""
    return _CONTROL.sub(" ", text)
