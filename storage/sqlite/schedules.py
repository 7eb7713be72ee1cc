"""SQL of schedules: since when they are known, what was decided of their slots, and the rows that follow from it."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from storage.records import EventState, NewPost, SlotDecision, SlotWrite
from storage.sqlite.events import state_in, state_out
from storage.sqlite.values import instant_in, instant_out, text_in


def examined(db: sqlite3.Connection, timings: Mapping[str, str], at: datetime) -> dict[str, datetime]:
    """Until when each schedule's slots have been decided; one that is new, or has other times, begins now."""
    now = instant_in(at)
    known = {row[0]: (row[1], row[2]) for row in db.execute("SELECT name, timing, known_since FROM schedules")}
    # After a clock that was ahead, a schedule would otherwise wait until that time comes again.
    begun = [
        (text_in(name), text_in(timing), now)
        for name, timing in timings.items()
        if known.get(name, ("", 0))[0] != timing or known[name][1] > now
    ]
    db.executemany(
        "INSERT INTO schedules (name, timing, known_since) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " timing = excluded.timing, known_since = excluded.known_since",
        begun,
    )
    new = {name for name, _, _ in begun}
    return {name: instant_out(now if name in new else max(known[name][1], _decided(db, name, now))) for name in timings}


def _decided(db: sqlite3.Connection, schedule: str, now: int) -> int:
    row = db.execute(
        "SELECT at FROM slots WHERE schedule = ? AND at <= ? AND NOT (verdict = 'late' AND decided_at > ?)"
        " ORDER BY at DESC LIMIT 1",
        (schedule, now, now),
    ).fetchone()
    return 0 if row is None else int(row[0])


def known_since(db: sqlite3.Connection, schedule: str) -> datetime | None:
    """When a schedule with its times was first seen."""
    row = db.execute("SELECT known_since FROM schedules WHERE name = ?", (text_in(schedule),)).fetchone()
    return None if row is None else instant_out(row[0])


def covered(db: sqlite3.Connection, schedule: str, targets: Sequence[str]) -> dict[str, int]:
    """The newest article that there was at each target's last slot that told what there was."""
    found = {}
    for target in targets:
        (article,) = db.execute(
            "SELECT MAX(covered) FROM slots WHERE schedule = ? AND target = ?"
            " AND verdict IN ('posted', 'empty', 'filtered')",
            (text_in(schedule), text_in(target)),
        ).fetchone()
        if article is not None:
            found[target] = int(article)
    return found


def decisions(
    db: sqlite3.Connection, schedule: str, since: datetime | None, slot: str | None
) -> tuple[SlotDecision, ...]:
    """What was decided of a schedule's slots, or of one, by their time."""
    one = "" if slot is None else " AND slot = ?"
    rows = db.execute(
        "SELECT schedule, slot, target, at, verdict, reason, covered, decided_at FROM slots WHERE schedule = ?"  # noqa: S608
        f" AND at >= ?{one} ORDER BY at, slot, target",
        (text_in(schedule), 0 if since is None else instant_in(since), *([] if slot is None else [text_in(slot)])),
    )
    return tuple(_decision(row) for row in rows)


def _decision(row: sqlite3.Row) -> SlotDecision:
    return SlotDecision(row[0], row[1], row[2], instant_out(row[3]), row[4], row[5], row[6], instant_out(row[7]))


def told(db: sqlite3.Connection) -> dict[int, EventState]:
    """What chats were last told of each event."""
    return {number: state_out(state) for number, state in db.execute("SELECT event_id, state FROM events_told")}


def tell(db: sqlite3.Connection, states: Mapping[int, EventState]) -> None:
    """Remembers what chats are told of events; an event that is gone is let go."""
    db.executemany(
        "INSERT INTO events_told (event_id, state) SELECT id, ? FROM events WHERE id = ?"
        " ON CONFLICT (event_id) DO UPDATE SET state = excluded.state",
        [(state_in(state), number) for number, state in states.items()],
    )


def write_slots(db: sqlite3.Connection, writes: Sequence[SlotWrite], at: datetime) -> int:
    """Keeps decisions with their rows, each unless it was made before; returns how many were new."""
    bodies: dict[str, int] = {}
    return sum(_write_slot(db, write, instant_in(at), bodies) for write in writes)


def _write_slot(db: sqlite3.Connection, write: SlotWrite, now: int, bodies: dict[str, int]) -> bool:
    key = (text_in(write.schedule), text_in(write.slot), text_in(write.target))
    # A clock that was ahead judged slots late that are still to come: such a judgement does not bind.
    db.execute(
        "DELETE FROM slots WHERE schedule = ? AND slot = ? AND target = ? AND verdict = 'late' AND decided_at > ?",
        (*key, now),
    )
    kept = db.execute(
        "INSERT OR IGNORE INTO slots (schedule, slot, target, at, verdict, reason, covered, decided_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, instant_in(write.at), write.verdict, write.reason and text_in(write.reason), write.covered, now),
    )
    if kept.rowcount and write.post is not None:
        _write_rows(db, key, write.post, now, bodies)
        for number, post in enumerate(write.more, 2):
            _write_rows(db, (key[0], f"{key[1]} #{number}", key[2]), post, now, bodies)
    return bool(kept.rowcount)


def _write_rows(
    db: sqlite3.Connection, key: tuple[str, str, str], post: NewPost, now: int, bodies: dict[str, int]
) -> None:
    message = bodies.get(post.body)
    if message is None:
        message = bodies[post.body] = _write_message(db, post)
    not_before = now if post.not_before is None else instant_in(post.not_before)
    db.executemany(
        "INSERT OR IGNORE INTO deliveries (schedule, slot, target, part, parts, message_id, silent, preview, pin,"
        " edits, state, not_before, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)",
        [
            (*key, part, post.parts, message, post.silent, post.preview, post.pin, edits, not_before, now, now)
            for part, edits in zip_longest(range(post.parts), post.edits[: post.parts])
        ],
    )


def _write_message(db: sqlite3.Connection, post: NewPost) -> int:
    message = db.execute("INSERT INTO messages (body) VALUES (?)", (text_in(post.body),)).lastrowid
    assert message is not None  # noqa: S101 - an INSERT has one
    db.executemany(
        "INSERT OR IGNORE INTO message_articles (article_id, message_id) VALUES (?, ?)",
        [(article, message) for article in post.articles],
    )
    return message
