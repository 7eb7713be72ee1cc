"""SQL of what long buttons stand for."""

import sqlite3
from datetime import datetime

from storage.sqlite.values import instant_in, text_in


def keep_call(db: sqlite3.Connection, token: str, payload: str, at: datetime, until: datetime) -> None:
    """Keeps a payload until an instant, and drops those whose time is over."""
    db.execute("DELETE FROM kept_calls WHERE until < ?", (instant_in(at),))
    db.execute(
        "INSERT INTO kept_calls (token, payload, until) VALUES (?, ?, ?)"
        " ON CONFLICT (token) DO UPDATE SET payload = excluded.payload, until = excluded.until",
        (token, text_in(payload), instant_in(until)),
    )


def kept_call(db: sqlite3.Connection, token: str) -> str | None:
    """What was kept under a token."""
    row = db.execute("SELECT payload FROM kept_calls WHERE token = ?", (token,)).fetchone()
    return None if row is None else str(row[0])
