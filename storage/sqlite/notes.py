"""SQL of editors' notes."""

import sqlite3
from datetime import datetime

from storage.errors import StorageError
from storage.records import Note
from storage.sqlite.values import instant_in, instant_out, text_in


def add_note(db: sqlite3.Connection, article_id: int, text: str, author: str, at: datetime) -> Note:
    """Adds a note to an article."""
    if db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is None:
        raise StorageError(f"there is no article {article_id} to add a note to")
    row = db.execute(
        "INSERT INTO notes (article_id, text, author, written_at) VALUES (?, ?, ?, ?)"
        " RETURNING id, article_id, text, author, written_at",
        (article_id, text_in(text), text_in(author), instant_in(at)),
    ).fetchone()
    return _note(row)


def article_notes(db: sqlite3.Connection, article_id: int) -> tuple[Note, ...]:
    """An article's notes, oldest first."""
    rows = db.execute(
        "SELECT id, article_id, text, author, written_at FROM notes WHERE article_id = ? ORDER BY written_at, id",
        (article_id,),
    )
    return tuple(_note(row) for row in rows)


def notes_after(db: sqlite3.Connection, note_id: int) -> tuple[Note, ...]:
    """Notes added behind one, in order."""
    rows = db.execute("SELECT id, article_id, text, author, written_at FROM notes WHERE id > ? ORDER BY id", (note_id,))
    return tuple(_note(row) for row in rows)


def _note(row: sqlite3.Row) -> Note:
    return Note(row[0], row[1], row[2], row[3], instant_out(row[4]))
