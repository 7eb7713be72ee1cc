"""SQL of what chats follow."""

import sqlite3
from datetime import datetime

from storage.records import Subscription
from storage.sqlite.values import instant_in, text_in


def follow(db: sqlite3.Connection, one: Subscription, at: datetime) -> bool:
    """Keeps a subscription; tells whether it is new."""
    made = db.execute(
        "INSERT OR IGNORE INTO subscriptions (target, kind, value, since) VALUES (?, ?, ?, ?)",
        (one.target, one.kind, text_in(one.value), instant_in(at)),
    )
    return made.rowcount > 0


def unfollow(db: sqlite3.Connection, one: Subscription) -> bool:
    """Ends a subscription; tells whether there was one."""
    gone = db.execute(
        "DELETE FROM subscriptions WHERE target = ? AND kind = ? AND value = ?",
        (one.target, one.kind, text_in(one.value)),
    )
    return gone.rowcount > 0


def subscriptions(db: sqlite3.Connection, target: str | None) -> tuple[Subscription, ...]:
    """Of one chat, or of all; by chat, then in the order they were made."""
    rows = db.execute(
        "SELECT target, kind, value FROM subscriptions WHERE ? IS NULL OR target = ?"
        " ORDER BY target, since, kind, value",
        (target, target),
    )
    return tuple(Subscription(*row) for row in rows)
