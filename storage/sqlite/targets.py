"""SQL of targets that take nothing, or that have moved."""

import sqlite3
from datetime import datetime

from storage.records import ClosedTarget
from storage.sqlite.missed import send_missed
from storage.sqlite.values import instant_in, instant_out, text_in

_WITHIN = (
    "SELECT target FROM subscriptions WHERE substr(target, 1, ?) = ? UNION SELECT target FROM chats WHERE"
    " substr(target, 1, ?) = ? UNION SELECT target FROM deliveries WHERE state = 'pending' AND substr(target, 1, ?) = ?"
)


def pause_target(db: sqlite3.Connection, target: str, reason: str, at: datetime) -> None:
    """Remembers that a target, and those known within it, take nothing; one that has moved stays moved."""
    target, reason, within = text_in(target), text_in(reason), f"{text_in(target)}/"
    inside = [row[0] for row in db.execute(_WITHIN, (len(within), within) * 3)]
    for one in (target, *inside):
        if db.execute("SELECT 1 FROM closed_targets WHERE target = ? AND moved_to IS NOT NULL", (one,)).fetchone():
            continue
        close_target(db, one, None, reason, instant_in(at))


def move_target(db: sqlite3.Connection, target: str, moved_to: str, reason: str, at: datetime) -> None:
    """Gives a target another address, for good; all that it chose and all that waits for it goes along."""
    close_target(db, text_in(target), text_in(moved_to), text_in(reason), instant_in(at))


def close_target(db: sqlite3.Connection, target: str, moved_to: str | None, reason: str, now: int) -> None:
    """Remembers that a target takes nothing, or has moved; its waiting rows fail, or go to the new address."""
    db.execute(
        "INSERT INTO closed_targets (target, moved_to, reason, closed_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (target) DO UPDATE SET moved_to = excluded.moved_to, reason = excluded.reason,"
        " closed_at = excluded.closed_at",
        (target, moved_to, reason, now),
    )
    if moved_to is not None:
        _take_along(db, target, moved_to, now)
    db.execute(
        "UPDATE deliveries SET state = 'failed', missed = ?, reason = ?, changed_at = ?"
        " WHERE target = ? AND state = 'pending'",
        (moved_to is None, reason, now, target),
    )


def _take_along(db: sqlite3.Connection, target: str, moved_to: str, now: int) -> None:
    # The platform has given the address to the same chat. What was noted of the new one meanwhile is not its choice.
    db.execute("UPDATE OR REPLACE chats SET target = ? WHERE target = ?", (moved_to, target))
    db.execute("UPDATE OR IGNORE subscriptions SET target = ? WHERE target = ?", (moved_to, target))
    db.execute("DELETE FROM subscriptions WHERE target = ?", (target,))
    db.execute("DELETE FROM closed_targets WHERE target = ?", (moved_to,))
    db.execute(
        "UPDATE OR IGNORE deliveries SET target = ?, changed_at = ? WHERE target = ?"
        " AND (state = 'pending' OR missed = 1)",
        (moved_to, now, target),
    )


def open_target(db: sqlite3.Connection, target: str, since: datetime, at: datetime) -> bool:
    """Forgets that a target, and those within it, take nothing, and sends what they missed since an instant."""
    target, within = text_in(target), f"{text_in(target)}/"
    opened = db.execute(
        "DELETE FROM closed_targets WHERE moved_to IS NULL AND (target = ? OR substr(target, 1, ?) = ?)"
        " RETURNING target",
        (target, len(within), within),
    ).fetchall()
    for (one,) in opened:
        send_missed(db, one, since, "the bot: its target takes posts again", at)
    return bool(opened)


def closed_targets(db: sqlite3.Connection) -> tuple[ClosedTarget, ...]:
    """Targets that take nothing, or have moved."""
    rows = db.execute("SELECT target, moved_to, reason, closed_at FROM closed_targets ORDER BY target")
    return tuple(ClosedTarget(row[0], row[1], row[2], instant_out(row[3])) for row in rows)
