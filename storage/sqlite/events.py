"""SQL of planned events and the reports on them."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from storage.records import Event, EventEdit, EventReport, EventState, EventWrite, PlannedEvent, Review, Span
from storage.sqlite.values import instant_in, instant_out, list_in, strings_out, text_in

_SELECT = (
    'SELECT e.id, e.what, e.start, e."end", e.precision, e.time, e.places, e.either_or, e.status, e.agenda,'
    " e.first_seen_at, e.changed_at, (SELECT COUNT(*) FROM event_reports r WHERE r.event_id = e.id), n.name"
    " FROM events e LEFT JOIN announced_events n ON n.event_id = e.id AND NOT n.withdrawn "
)


_REPORTS = (
    "SELECT r.event_id, a.id, a.title, a.source, a.url, a.shown_at, r.report, r.review, r.ordinal"
    " FROM event_reports r JOIN articles a ON a.id = r.article_id "
)
_UPDATE = (
    'UPDATE events SET what = ?, start = ?, "end" = ?, precision = ?, time = ?, places = ?, either_or = ?,'
    " status = ?, agenda = ?, changed_at = ? WHERE id = ?"
)


def store_reports(db: sqlite3.Connection, writes: Sequence[EventWrite], article_id: int, at: datetime) -> None:
    """Stores what an article reports of events, in place of what it reported before."""
    before = article_events(db, article_id)
    db.execute("DELETE FROM event_reports WHERE article_id = ?", (article_id,))
    for ordinal, write in enumerate(writes):
        db.execute(
            "INSERT INTO event_reports (event_id, article_id, ordinal, review, report) VALUES (?, ?, ?, ?, ?)",
            (_store_event(db, write, at), article_id, ordinal, write.review, _report_in(write.report)),
        )
    db.executemany(
        "DELETE FROM events WHERE id = ? AND NOT EXISTS (SELECT 1 FROM event_reports WHERE event_id = events.id)"
        # What an editor has said of it stays.
        " AND NOT EXISTS (SELECT 1 FROM event_edits WHERE event_id = events.id)",
        [(event_id,) for event_id in before],
    )


def _store_event(db: sqlite3.Connection, write: EventWrite, at: datetime) -> int:
    state, now = write.state, instant_in(at)
    if state is None:
        assert write.joins is not None  # noqa: S101 - EventWrite promises one of the two
        return write.joins
    if write.joins is not None:
        db.execute(_UPDATE, (*_values(state, now), write.joins))
        return write.joins
    return new_event(db, state, at)


def new_event(db: sqlite3.Connection, state: EventState, at: datetime) -> int:
    """Stores an event that was not known; returns its id."""
    now = instant_in(at)
    cursor = db.execute(
        'INSERT INTO events (what, start, "end", precision, time, places, either_or, status, agenda, changed_at,'
        " first_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(state, now), now),
    )
    assert cursor.lastrowid is not None  # noqa: S101 - an INSERT has one
    return cursor.lastrowid


def _values(state: EventState, changed_at: int) -> tuple[object, ...]:
    return (
        text_in(state.what),
        state.start.isoformat(),
        state.end.isoformat(),
        state.precision,
        state.time,
        list_in(map(text_in, state.places)),
        state.either_or,
        state.status,
        list_in(map(text_in, state.agenda)),
        changed_at,
    )


def review_report(
    db: sqlite3.Connection, report: EventReport, review: Review, state: EventState | None, at: datetime
) -> bool:
    """Keeps an editor's word on a report, and the state that the event has by it; False where it was said before."""
    done = db.execute(
        "UPDATE event_reports SET review = ? WHERE event_id = ? AND article_id = ? AND ordinal = ?"
        " AND review = 'proposed'",
        (review, report.event_id, report.article_id, report.ordinal),
    )
    if done.rowcount and state is not None:
        db.execute(_UPDATE, (*_values(state, instant_in(at)), report.event_id))
    return done.rowcount > 0


def set_event(db: sqlite3.Connection, edit: EventEdit) -> None:
    """Keeps a state that an editor gave an event by hand, with who said so and on whose word."""
    at = instant_in(edit.edited_at)
    db.execute(_UPDATE, (*_values(edit.state, at), edit.event_id))
    db.execute(
        "INSERT INTO event_edits (event_id, state, author, source, edited_at) VALUES (?, ?, ?, ?, ?)",
        (edit.event_id, state_in(edit.state), text_in(edit.author), text_in(edit.source), at),
    )


def event_edits(db: sqlite3.Connection, event_id: int) -> tuple[EventEdit, ...]:
    """What editors set by hand, oldest first."""
    rows = db.execute(
        "SELECT event_id, state, author, source, edited_at FROM event_edits WHERE event_id = ? ORDER BY id", (event_id,)
    )
    return tuple(EventEdit(row[0], state_out(row[1]), row[2], row[3], instant_out(row[4])) for row in rows)


def proposals(db: sqlite3.Connection, limit: int) -> tuple[EventReport, ...]:
    """Reports that wait for an editor, the newest first."""
    rows = db.execute(
        _REPORTS + "WHERE r.review = 'proposed' ORDER BY a.shown_at DESC, a.id DESC, r.ordinal LIMIT ?",
        (limit,),
    )
    return tuple(map(_report, rows))


def events(db: sqlite3.Connection, since: date | None, until: date | None) -> tuple[Event, ...]:
    """Events whose days overlap the given ones."""
    rows = db.execute(
        _SELECT + 'WHERE e."end" >= ? AND e.start <= ? ORDER BY e.start, e."end", e.id',
        ((since or date.min).isoformat(), (until or date.max).isoformat()),
    )
    return tuple(_event(row) for row in rows)


def event(db: sqlite3.Connection, event_id: int) -> Event | None:
    """One event as it stands."""
    row = db.execute(_SELECT + "WHERE e.id = ?", (event_id,)).fetchone()
    return None if row is None else _event(row)


def event_history(db: sqlite3.Connection, event_id: int) -> tuple[EventReport, ...]:
    """Every report on the event, oldest first."""
    rows = db.execute(
        _REPORTS + "WHERE r.event_id = ? ORDER BY a.shown_at, a.id, r.ordinal",
        (event_id,),
    )
    return tuple(map(_report, rows))


def article_events(db: sqlite3.Connection, article_id: int) -> tuple[int, ...]:
    """The ids of the events that an article reports on."""
    rows = db.execute(
        "SELECT event_id FROM event_reports WHERE article_id = ? GROUP BY event_id ORDER BY MIN(ordinal)", (article_id,)
    )
    return tuple(event_id for (event_id,) in rows)


def article_reports(db: sqlite3.Connection, article_id: int) -> tuple[PlannedEvent, ...]:
    """What an article reports of events, in its order."""
    rows = db.execute("SELECT report FROM event_reports WHERE article_id = ? ORDER BY ordinal", (article_id,))
    return tuple(_report_out(report) for (report,) in rows)


def _report(row: sqlite3.Row) -> EventReport:
    return EventReport(row[0], row[1], row[2], row[3], row[4], instant_out(row[5]), _report_out(row[6]), row[7], row[8])


def _event(row: sqlite3.Row) -> Event:
    state = EventState(
        what=row[1],
        start=date.fromisoformat(row[2]),
        end=date.fromisoformat(row[3]),
        precision=row[4],
        time=row[5],
        places=strings_out(row[6]),
        either_or=bool(row[7]),
        status=row[8],
        agenda=strings_out(row[9]),
    )
    return Event(row[0], state, instant_out(row[10]), instant_out(row[11]), row[12], row[13])


def state_in(state: EventState) -> str:
    """A state as JSON text."""
    fields = asdict(state) | {"start": state.start.isoformat(), "end": state.end.isoformat()}
    return text_in(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def state_out(text: str) -> EventState:
    """The state of ``state_in``."""
    fields = json.loads(text)
    days = {name: date.fromisoformat(fields[name]) for name in ("start", "end")}
    lists = {name: tuple(fields[name]) for name in ("places", "agenda")}
    return EventState(**(fields | days | lists))


def _report_in(report: PlannedEvent) -> str:
    fields = {
        "what": report.what,
        "start": report.start.isoformat(),
        "end": report.end.isoformat(),
        "precision": report.precision,
        "evidence": (report.evidence.text, report.evidence.start, report.evidence.end),
        "time": report.time,
        "places": report.places,
        "either_or": report.either_or,
        "status": report.status,
        "agenda": report.agenda,
    }
    return text_in(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def _report_out(text: str) -> PlannedEvent:
    fields = json.loads(text)
    return PlannedEvent(
        what=fields["what"],
        start=date.fromisoformat(fields["start"]),
        end=date.fromisoformat(fields["end"]),
        precision=fields["precision"],
        evidence=Span(*fields["evidence"]),
        time=fields["time"],
        places=tuple(fields["places"]),
        either_or=fields["either_or"],
        status=fields["status"],
        agenda=tuple(fields["agenda"]),
    )
