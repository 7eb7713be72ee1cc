"""SQL of feeds and of the entries that were seen in them."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, fields
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from storage.records import EntryMark, FeedFigures, FeedSource, FeedState
from storage.sqlite.values import instant_in, instant_out, text_in

_COLUMNS = tuple(field.name for field in fields(FeedState))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM feeds"  # noqa: S608
_INSTANTS = frozenset({"due_at", "tried_at", "read_at", "changed_at", "failing_since", "quarantined_at"})
_CONFIGURED = frozenset({"url", "name", "active"})
_WRITTEN = tuple(name for name in _COLUMNS if name not in _CONFIGURED)
_FORGOTTEN_AFTER = timedelta(days=90)
_SET_BACK = timedelta(minutes=1)
"""Less is a clock that is put right, and nothing to speak of."""
_AT_ONCE = 500
"""Parameters of one statement."""


def sync_feeds(db: sqlite3.Connection, sources: Sequence[FeedSource], at: datetime) -> None:
    """Makes these the feeds that are read; what is known of others stays for the day they come back."""
    there = {url: (name, bool(active)) for url, name, active in db.execute("SELECT url, name, active FROM feeds")}
    wanted = {source.url: source for source in sources}
    # Of ten thousand feeds a change of the configuration concerns a few.
    changed = [source for url, source in wanted.items() if there.get(url) != (source.name, source.active)]
    gone = [(url,) for url, (_, active) in there.items() if active and url not in wanted]
    db.executemany("UPDATE feeds SET active = 0 WHERE url = ?", gone)
    db.executemany(
        "INSERT INTO feeds (url, name, active, address, host, title, due_at, failures, deaths)"
        " VALUES (?, ?, ?, ?, ?, '', ?, 0, 0)"
        " ON CONFLICT (url) DO UPDATE SET name = excluded.name, active = excluded.active",
        [(s.url, s.name, s.active, s.url, _host(s.url), instant_in(at)) for s in changed],
    )
    # Asked in what is the future now: the clock was ahead, and what it set is as long away.
    db.execute(
        "UPDATE feeds SET due_at = ?, tried_at = ? WHERE tried_at > ?",
        (instant_in(at), instant_in(at), instant_in(at + _SET_BACK)),
    )


def feeds(db: sqlite3.Connection) -> tuple[FeedState, ...]:
    """Every feed, the configured ones first, by address."""
    return tuple(map(_state, db.execute(f"{_SELECT} ORDER BY active DESC, url")))


def quarantined(db: sqlite3.Connection, limit: int) -> tuple[FeedState, ...]:
    """Active feeds in quarantine, the newest there first."""
    where = "WHERE active AND quarantined_at IS NOT NULL ORDER BY quarantined_at DESC, url LIMIT ?"
    return tuple(map(_state, db.execute(f"{_SELECT} {where}", (limit,))))


def feed(db: sqlite3.Connection, url: str) -> FeedState | None:
    """One feed by its configured address."""
    row = db.execute(f"{_SELECT} WHERE url = ?", (url,)).fetchone()
    return _state(row) if row else None


def figures(db: sqlite3.Connection) -> FeedFigures:
    """How the active feeds are doing."""
    row = db.execute(
        "SELECT TOTAL(tried_at IS NOT NULL AND quarantined_at IS NULL AND failures = 0) AS well,"
        " TOTAL(tried_at IS NOT NULL AND quarantined_at IS NULL AND failures > 0) AS failing,"
        " TOTAL(quarantined_at IS NOT NULL) AS quarantined, TOTAL(tried_at IS NULL) AS fresh,"
        " MIN(due_at) AS due_at, MAX(read_at) AS read_at FROM feeds WHERE active"
    ).fetchone()
    return FeedFigures(
        well=int(row["well"]),
        failing=int(row["failing"]),
        quarantined=int(row["quarantined"]),
        fresh=int(row["fresh"]),
        due_at=None if row["due_at"] is None else instant_out(row["due_at"]),
        read_at=None if row["read_at"] is None else instant_out(row["read_at"]),
    )


def due_feeds(db: sqlite3.Connection, at: datetime, limit: int, without: Collection[str]) -> tuple[FeedState, ...]:
    """Of each host the feed that has been due the longest, but for these hosts; the longest waiting first."""
    waiting = db.execute(
        "SELECT host, MIN(due_at), id FROM feeds WHERE active AND due_at <= ? GROUP BY host ORDER BY 2",
        (instant_in(at),),
    )
    ids = [row[2] for row in waiting if row[0] not in without][:limit]
    rows = db.execute(f"{_SELECT} WHERE id IN ({','.join('?' * len(ids))}) ORDER BY due_at", ids)
    return tuple(map(_state, rows))


def next_due(db: sqlite3.Connection, after: datetime) -> datetime | None:
    """When the next active feed is due that is not due yet."""
    (value,) = db.execute("SELECT MIN(due_at) FROM feeds WHERE active AND due_at > ?", (instant_in(after),)).fetchone()
    return None if value is None else instant_out(value)


def save_feed(
    db: sqlite3.Connection, state: FeedState, marks: Sequence[EntryMark], listed: Collection[bytes] | None, at: datetime
) -> None:
    """Stores a read's outcome and its entries' marks; ``listed`` are all keys that the feed still carries."""
    db.execute(
        f"UPDATE feeds SET {', '.join(f'{name} = ?' for name in _WRITTEN)}, host = ? WHERE url = ?",  # noqa: S608
        (*(_value(state, name) for name in _WRITTEN), _host(state.address), state.url),
    )
    row = db.execute("SELECT id FROM feeds WHERE url = ?", (state.url,)).fetchone()
    if row is None:
        return
    seen = instant_in(at)
    db.executemany(
        "INSERT OR REPLACE INTO feed_entries (feed_id, key, digest, outcome, tries, seen_at) VALUES (?, ?, ?, ?, ?, ?)",
        [(row[0], *astuple(mark), seen) for mark in marks],
    )
    if marks and listed is not None:
        _forget(db, row[0], listed, at)


def _forget(db: sqlite3.Connection, feed_id: int, listed: Collection[bytes], at: datetime) -> None:
    """Drops old marks of entries that the feed no longer carries. One that it still carries is never forgotten."""
    before = instant_in(at - _FORGOTTEN_AFTER)
    old = db.execute("SELECT key FROM feed_entries WHERE feed_id = ? AND seen_at < ?", (feed_id, before)).fetchall()
    db.executemany(
        "DELETE FROM feed_entries WHERE feed_id = ? AND key = ?",
        [(feed_id, key) for (key,) in old if key not in listed],
    )


def seen_entries(db: sqlite3.Connection, url: str, keys: Iterable[bytes]) -> dict[bytes, EntryMark]:
    """The marks that a feed's entries have, by key."""
    wanted, found = list(keys), {}
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        rows = db.execute(
            "SELECT key, digest, outcome, tries FROM feed_entries"  # noqa: S608
            " WHERE feed_id = (SELECT id FROM feeds WHERE url = ?)"
            f" AND key IN ({','.join('?' * len(some))})",
            (url, *some),
        )
        found.update({row[0]: EntryMark(*row) for row in rows})
    return found


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _state(row: sqlite3.Row) -> FeedState:
    values = {name: row[name] for name in _COLUMNS}
    for name in _INSTANTS:
        values[name] = None if values[name] is None else instant_out(values[name])
    return FeedState(**{**values, "active": bool(values["active"])})


def _value(state: FeedState, name: str) -> object:
    value = getattr(state, name)
    if isinstance(value, datetime):
        return instant_in(value)
    return text_in(value) if isinstance(value, str) else value
