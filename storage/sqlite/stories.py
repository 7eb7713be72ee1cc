"""SQL of stories: articles that may tell the same one."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from storage.records import Alike
from storage.sqlite.values import folded, instant_in

_GROUP = 3
"""Words that must stand in a candidate together. Each is common; three of them seldom meet."""


def alike(db: sqlite3.Connection, words: Sequence[str], since: datetime, limit: int) -> tuple[Alike, ...]:
    """The newest articles since then that hold some group of the words whole."""
    terms = [f'"{word}"' for word in dict.fromkeys(map(folded, words)) if word.isalnum()]
    groups = [" AND ".join(terms[at : at + _GROUP]) for at in range(0, len(terms) - _GROUP + 1, _GROUP)]
    if not groups:
        return ()
    # The index is in the order of time (see 0001), so a bound on the time is a bound on its rowid.
    oldest = min(max(instant_in(since) // 1000 + 2_208_988_800, 0), 8_589_934_591) << 30
    rows = db.execute(
        "SELECT a.id, a.story, t.text FROM"
        " (SELECT rowid FROM article_search WHERE article_search MATCH ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?) s"
        " JOIN articles a ON a.id = s.rowid & 1073741823 JOIN texts t ON t.article_id = a.id",
        (" OR ".join(f"({group})" for group in groups), oldest, limit),
    )
    return tuple(Alike(row[0], row[1], row[2]) for row in rows)
