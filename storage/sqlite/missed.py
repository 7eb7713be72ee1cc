"""SQL of posts that failed because their target took nothing, and that may go once it takes posts again."""

import sqlite3
from datetime import datetime

from storage.records import MissedPosts
from storage.sqlite.values import instant_in, instant_out, text_in

_OPEN = "missed = 1 AND target NOT IN (SELECT target FROM closed_targets)"


def missed(db: sqlite3.Connection, but: str) -> tuple[MissedPosts, ...]:
    """What each target that is open now has missed, those of one schedule left out."""
    rows = db.execute(
        "SELECT target, COUNT(DISTINCT schedule || '/' || slot), MIN(created_at), MAX(id) FROM deliveries"  # noqa: S608
        f" WHERE {_OPEN} AND schedule <> ? GROUP BY target ORDER BY target",
        (text_in(but),),
    )
    return tuple(MissedPosts(row[0], row[1], instant_out(row[2]), row[3]) for row in rows)


def send_missed(db: sqlite3.Connection, target: str, since: datetime | None, by: str, at: datetime) -> int:
    """Puts what an open target has missed back in the queue, from an instant on; returns how many posts."""
    now, first = instant_in(at), 0 if since is None else instant_in(since)
    rows = db.execute(
        "UPDATE deliveries SET state = 'pending', missed = 0, attempts = 0, not_before = ?, changed_at = ?, reason = ?"  # noqa: S608
        f" WHERE {_OPEN} AND target = ? AND created_at >= ? RETURNING schedule, slot",
        (now, now, text_in(f"sent again by {by}"), text_in(target), first),
    )
    return len({tuple(row) for row in rows})


def drop_missed(db: sqlite3.Connection, target: str, by: str, at: datetime) -> int:
    """Gives up what an open target has missed; returns how many posts."""
    rows = db.execute(
        f"UPDATE deliveries SET state = 'dropped', missed = 0, changed_at = ?, reason = ? WHERE {_OPEN} AND target = ?"  # noqa: S608
        " RETURNING schedule, slot",
        (instant_in(at), text_in(f"dropped by {by}"), text_in(target)),
    )
    return len({tuple(row) for row in rows})
