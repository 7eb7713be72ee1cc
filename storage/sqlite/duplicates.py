"""SQL of addresses at which an article was met again."""

import sqlite3

from storage.records import Duplicate
from storage.sqlite.values import instant_in, instant_out, text_in


def note_duplicate(db: sqlite3.Connection, article_id: int, found: Duplicate) -> None:
    """Remembers an address; the first time counts, and an article's own address is none."""
    db.execute(
        "INSERT OR IGNORE INTO duplicates (url, article_id, source, found_at) SELECT ?1, id, ?3, ?4 FROM articles"
        " WHERE id = ?2 AND NOT EXISTS (SELECT 1 FROM articles WHERE url = ?1)",
        (text_in(found.url), article_id, text_in(found.source), instant_in(found.found_at)),
    )


def duplicates_of(db: sqlite3.Connection, article_id: int, limit: int) -> tuple[Duplicate, ...]:
    """The addresses of an article's duplicates, in the order in which they were met."""
    rows = db.execute(
        "SELECT url, source, found_at FROM duplicates WHERE article_id = ? ORDER BY found_at, url LIMIT ?",
        (article_id, limit),
    )
    return tuple(Duplicate(url, source, instant_out(at)) for url, source, at in rows)
