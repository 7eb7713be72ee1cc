"""SQL of what chats chose for themselves."""

import json
import sqlite3
from datetime import time
from typing import Literal

from storage.records import Chat, QuietHours
from storage.sqlite.values import list_in, text_in


def chat(db: sqlite3.Connection, target: str) -> Chat:
    """What is stored about a chat."""
    row = db.execute(
        "SELECT target, language, timezone, listing, quiet, style, paused FROM chats WHERE target = ?",
        (text_in(target),),
    ).fetchone()
    if row is None:
        return Chat(target)
    return Chat(target, row[1], row[2], tuple(json.loads(row[3])), _quiet_out(row[4]), row[5], bool(row[6]))


def save_chat(db: sqlite3.Connection, chat: Chat) -> None:
    """Stores a chat's settings and listing."""
    db.execute(
        "INSERT INTO chats (target, language, timezone, listing, quiet, style, paused) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (target) DO UPDATE SET language = excluded.language, timezone = excluded.timezone,"
        " listing = excluded.listing, quiet = excluded.quiet, style = excluded.style, paused = excluded.paused",
        (
            text_in(chat.target),
            chat.language,
            chat.timezone,
            list_in(chat.listing),
            _quiet_in(chat.quiet),
            chat.style,
            chat.paused,
        ),
    )


def _quiet_in(quiet: QuietHours | Literal["never"] | None) -> str | None:
    if not isinstance(quiet, QuietHours):
        return quiet
    return f"{quiet.start:%H:%M} {quiet.end:%H:%M} {quiet.what}"


def _quiet_out(stored: str | None) -> QuietHours | Literal["never"] | None:
    if stored is None or stored == "never":
        return "never" if stored else None
    start, end, what = stored.split(" ")
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), "silent" if what == "silent" else "hold")
