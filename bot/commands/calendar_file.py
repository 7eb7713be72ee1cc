"""An event as an iCalendar file (RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from bot.message import Attachment
from storage.records import Event, EventReport, EventState

_ASSUMED_LENGTH = timedelta(hours=1)


def calendar_file(event: Event, history: Sequence[EventReport], *, now: datetime, product: str) -> Attachment:
    """The file of one event.

    An event known by day or less exactly spans whole days and does not make anybody busy; only a confirmed one is
    not tentative. The UID is the event's for good, and SEQUENCE grows with each report, so that importing the file
    again updates the entry.
    """
    state = event.state
    entry = Entry()
    entry.add("uid", f"event-{event.id}-{int(event.first_seen_at.timestamp())}@pewarta")
    entry.add("sequence", max(0, len(history) - 1))
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("summary", state.what)
    if state.time is not None and state.start == state.end:
        start = datetime.strptime(f"{state.start.isoformat()} {state.time}", "%Y-%m-%d %H:%M%z").astimezone(UTC)
        entry.add("dtstart", start)
        entry.add("dtend", start + _ASSUMED_LENGTH)
    else:
        entry.add("dtstart", state.start)
        entry.add("dtend", state.end + timedelta(days=1))  # DTEND is the first day that is not part of it
        entry.add("transp", "TRANSPARENT")
    entry.add("status", _status(state))
    if state.places:
        entry.add("location", " / ".join(state.places))
    reports = (f"{r.reported_at:%Y-%m-%d} {r.source}: {r.report.evidence.text}" for r in history)
    entry.add("description", "\n".join(reports))
    calendar = Calendar()
    calendar.add("prodid", f"-//{product}//Pewarta//ID")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    return Attachment(f"acara-{event.id}.ics", "text/calendar", calendar.to_ical())


def _status(state: EventState) -> str:
    if state.status == "cancelled":
        return "CANCELLED"
    exact = state.precision in {"day", "time"}
    return "CONFIRMED" if exact and state.status in {"confirmed", "held"} else "TENTATIVE"
