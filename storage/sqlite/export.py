"""Everything in a database as plain values, of one instant, whatever a running bot writes meanwhile.

Articles, people and events come as the records that the rest of the program knows; all other tables row by row, those
included that a later migration adds. What is derived (search indexes, counts, word lists) is left out.
"""

import sqlite3
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from storage.errors import StorageError
from storage.sqlite import articles, events, people
from storage.sqlite.connection import BUSY_MS, told
from storage.sqlite.schema import checked_version, migrations

WHOLE = frozenset(
    "articles texts revisions article_topics notes quotes people person_names person_roles events event_reports"
    " event_edits".split()
)
"""Tables whose content is in articles, people and events."""
DERIVED = frozenset("topics name_words vocabulary".split())
"""Tables that are made of others'; and every one that belongs to a search index."""

KINDS = ("pewarta", "article", "person", "event", "row")
Line = Mapping[str, Any]


def exported(database: Path) -> Iterator[Line]:
    """Yields a ``pewarta`` line, then ``article``, ``person``, ``event`` and ``row`` lines. Blocks; holds one article.

    Raises:
        StorageError: the database is not there, or not ours, or of a later version, or cannot be read.
    """
    if not database.is_file():
        raise StorageError(f"{database}: there is no database")
    steps = migrations()
    version = checked_version(database, steps)
    if version < len(steps):
        raise StorageError(f"{database}: is of an earlier version; start the bot once, it brings it up to date")
    try:
        uri = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)) as db:
            db.row_factory = sqlite3.Row
            db.execute("BEGIN")
            # The instant that is seen is that of the first read.
            db.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
            yield {"kind": "pewarta", "schema": version}
            yield from _articles(db)
            for (number,) in db.execute("SELECT id FROM people ORDER BY id"):
                yield {"kind": "person", "stored": _plain(people.person(db, number))}
            yield from _events(db)
            yield from _rows(db)
    except sqlite3.Error as error:
        raise told(error, database) from error


def _articles(db: sqlite3.Connection) -> Iterator[Line]:
    """Each with the keys that ``pewarta ingest`` reads, its record, and its earlier states."""
    rows = db.execute(
        "SELECT a.id, a.guid, a.dated, a.story, t.raw_text FROM articles a JOIN texts t ON t.article_id = a.id"
        " ORDER BY a.id"
    )
    for row in rows:
        stored = articles.article(db, row["id"])
        if stored is None:
            continue
        head = stored.headline
        yield {
            "kind": "article",
            "id": row["guid"],
            "title": head.title,
            "text": row["raw_text"],
            "url": head.url,
            "source": head.source,
            "author": stored.author,
            "published_at": head.published_at.isoformat() if row["dated"] else None,
            "topics": list(stored.topics),
            "language": head.language,
            "story": row["story"],
            "stored": _plain(stored),
            "revisions": [_plain(revision) for revision in articles.revisions(db, row["id"])],
        }


def _events(db: sqlite3.Connection) -> Iterator[Line]:
    for (number,) in db.execute("SELECT id FROM events ORDER BY id"):
        yield {
            "kind": "event",
            "stored": _plain(events.event(db, number)),
            "reports": [_plain(report) for report in events.event_history(db, number)],
            "edits": [_plain(edit) for edit in events.event_edits(db, number)],
        }


def _rows(db: sqlite3.Connection) -> Iterator[Line]:
    """The other tables. Instants in them are milliseconds since 1970 UTC, as columns have them; bytes are base64."""
    for table in tables(db):
        for row in db.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name from the schema itself
            values = {name: b64encode(v).decode() if isinstance(v := row[name], bytes) else v for name in row.keys()}  # noqa: SIM118 - a row's
            yield {"kind": "row", "table": table, "row": values}


def tables(db: sqlite3.Connection) -> list[str]:
    """The tables that are exported row by row."""
    found = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    indexes = [name for name, sql in found if "VIRTUAL TABLE" in sql]
    return [
        name
        for name, _ in found
        if name not in WHOLE | DERIVED | set(indexes)
        and not name.startswith(("sqlite_", *(f"{index}_" for index in indexes)))
    ]


def _plain(record: Any) -> dict[str, Any]:
    return asdict(record)
