"""SQL of the events that the configuration announces."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from storage.records import ANNOUNCED, Announced, Announcement, AnnouncementWrite, EventEdit
from storage.sqlite import events
from storage.sqlite.values import list_in, strings_out, text_in


def announced(db: sqlite3.Connection) -> tuple[Announced, ...]:
    """Every announcement that was ever read, by name, with its event as it stands."""
    rows = db.execute("SELECT name, event_id, words, said, withdrawn FROM announced_events ORDER BY name").fetchall()
    found = []
    for name, event_id, words, said, withdrawn in rows:
        event = events.event(db, event_id)
        assert event is not None  # noqa: S101 - the row goes with its event
        announcement = Announcement(name, strings_out(words), events.state_out(said))
        found.append(Announced(announcement, event, bool(withdrawn)))
    return tuple(found)


def announce(db: sqlite3.Connection, writes: Sequence[AnnouncementWrite], at: datetime) -> tuple[int, ...]:
    """Keeps announcements with the states their events have by them; returns the events' ids."""
    return tuple(_announce(db, write, at) for write in writes)


def _announce(db: sqlite3.Connection, write: AnnouncementWrite, at: datetime) -> int:
    event_id = events.new_event(db, write.state, at) if write.event_id is None else write.event_id
    one = write.announcement
    # The event may have been announced by another name.
    db.execute("DELETE FROM announced_events WHERE event_id = ? AND name <> ?", (event_id, text_in(one.name)))
    db.execute(
        "INSERT INTO announced_events (name, event_id, words, said, withdrawn) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET event_id = excluded.event_id, words = excluded.words, said = excluded.said,"
        " withdrawn = excluded.withdrawn",
        (text_in(one.name), event_id, list_in(map(text_in, one.words)), events.state_in(one.said), write.withdrawn),
    )
    events.set_event(db, EventEdit(event_id, write.state, "", ANNOUNCED, at))
    return event_id
