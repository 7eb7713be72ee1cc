"""SQL of what chats chose for themselves."""

import json
import sqlite3

from storage.records import Chat
from storage.sqlite.values import list_in, text_in


def chat(db: sqlite3.Connection, target: str) -> Chat:
    """What is stored about a chat."""
    row = db.execute(
        "SELECT target, language, timezone, listing FROM chats WHERE target = ?", (text_in(target),)
    ).fetchone()
    return Chat(target) if row is None else Chat(target, row[1], row[2], tuple(json.loads(row[3])))


def save_chat(db: sqlite3.Connection, chat: Chat) -> None:
    """Stores a chat's settings and listing."""
    db.execute(
        "INSERT INTO chats (target, language, timezone, listing) VALUES (?, ?, ?, ?) ON CONFLICT (target) DO UPDATE SET"
        " language = excluded.language, timezone = excluded.timezone, listing = excluded.listing",
        (text_in(chat.target), chat.language, chat.timezone, list_in(chat.listing)),
    )
