"""SQL of what is held about one chat, and of letting it go."""

import sqlite3

from storage.records import ChatData
from storage.sqlite.chats import chat
from storage.sqlite.values import text_in


def chat_data(db: sqlite3.Connection, target: str) -> ChatData:
    """What is held about a chat."""
    target = text_in(target)
    chosen = chat(db, target)
    ((subscriptions,),) = db.execute("SELECT COUNT(*) FROM subscriptions WHERE target = ?", (target,))
    posts, waiting = db.execute(
        "SELECT COUNT(*), COALESCE(SUM(state = 'pending'), 0) FROM deliveries WHERE target = ? AND part = 0", (target,)
    ).fetchone()
    ((decisions,),) = db.execute("SELECT COUNT(*) FROM slots WHERE target = ?", (target,))
    return ChatData(chosen, subscriptions, posts, waiting, decisions)


def forget_chat(db: sqlite3.Connection, target: str) -> None:
    """Lets go of all but that slots were decided, and of what is being sent at this moment."""
    target = text_in(target)
    db.execute("DELETE FROM chats WHERE target = ?", (target,))
    db.execute("DELETE FROM subscriptions WHERE target = ?", (target,))
    # A correction of a post names it; they go together, so that a row never names one that is gone.
    gone = db.execute(
        "DELETE FROM deliveries WHERE target = ?1 AND (schedule, slot) NOT IN"
        " (SELECT schedule, slot FROM deliveries WHERE target = ?1 AND state = 'sending')"
        " AND id NOT IN (SELECT edits FROM deliveries WHERE target = ?1 AND state = 'sending' AND edits IS NOT NULL)"
        " RETURNING message_id",
        (target,),
    ).fetchall()
    for message in {row[0] for row in gone}:
        db.execute(
            "DELETE FROM messages WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message_id = ?1)",
            (message,),
        )
