"""SQL of the quotes that revisions of their articles changed or took out."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from storage.records import Quote, QuoteChange, RecordedChange, Speaker
from storage.sqlite.values import instant_in, instant_out, text_in


def store_changes(db: sqlite3.Connection, changes: Sequence[QuoteChange], article_id: int, at: datetime) -> None:
    """Keeps what the newest revision of an article has changed."""
    db.executemany(
        "INSERT INTO quote_changes (article_id, revision, was, now, found_at)"
        " SELECT id, revision, ?, ?, ? FROM articles WHERE id = ?",
        [(_quote_in(one.was), one.now and _quote_in(one.now), instant_in(at), article_id) for one in changes],
    )


def changes_after(db: sqlite3.Connection, change_id: int) -> tuple[RecordedChange, ...]:
    """Changes found behind one, in order."""
    rows = db.execute(
        "SELECT id, article_id, revision, was, now, found_at FROM quote_changes WHERE id > ? ORDER BY id", (change_id,)
    )
    return tuple(
        RecordedChange(
            row[0],
            row[1],
            row[2],
            QuoteChange(_quote_out(row[3]), None if row[4] is None else _quote_out(row[4])),
            instant_out(row[5]),
        )
        for row in rows
    )


def _quote_in(quote: Quote) -> str:
    speaker = quote.speaker and (quote.speaker.name, quote.speaker.role, quote.speaker.mention)
    fields = (quote.text, quote.start, quote.end, quote.kind, speaker, quote.cue, quote.salience)
    return text_in(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def _quote_out(text: str) -> Quote:
    said, start, end, kind, speaker, cue, salience = json.loads(text)
    return Quote(said, start, end, kind, speaker and Speaker(*speaker), cue, salience)
