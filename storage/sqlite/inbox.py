"""SQL of requests that must be done once, and the connections of a request that must."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Self, TypeVar

from storage.errors import AlreadyDone
from storage.inbox import KEPT
from storage.sqlite.connection import Connections
from storage.sqlite.values import instant_in, text_in

T = TypeVar("T")


class SqliteInbox:
    """InboxStorage as ``storage.inbox`` promises it."""

    def __init__(self, connections: Connections) -> None:
        self._db = connections

    async def take_in(self, key: str, body: str, *, at: datetime) -> bool:
        return await self._db.transaction(lambda db: _take_in(db, key, body, at))

    async def left_in(self, prefix: str, *, since: datetime) -> tuple[tuple[str, str], ...]:
        return await self._db.read(lambda db: _left_in(db, prefix, since))

    async def answered(self, key: str) -> None:
        await self._db.transaction(lambda db: _answered(db, key))

    def once(self, key: str, *, at: datetime) -> Self:
        return type(self)(_Once(self._db, key, at))


class _Once(Connections):
    """Connections whose first transaction marks a request as done, and is refused where it is marked already."""

    def __init__(self, under: Connections, key: str, at: datetime) -> None:
        self.path = under.path
        self._under = under
        self._key = key
        self._at = at
        self._marked = False

    async def transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        if self._marked:
            return await self._under.transaction(work)

        def marked(db: sqlite3.Connection) -> T:
            _mark(db, self._key, self._at)
            return work(db)

        result = await self._under.transaction(marked)
        self._marked = True
        return result

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        return await self._under.read(work)

    async def close(self) -> None:
        """Closes nothing: it only borrows."""


def _take_in(db: sqlite3.Connection, key: str, body: str, at: datetime) -> bool:
    db.execute("DELETE FROM inbox WHERE taken_at < ?", (instant_in(at - KEPT),))
    taken = db.execute(
        "INSERT OR IGNORE INTO inbox (key, body, state, taken_at) VALUES (?, ?, 'waiting', ?)",
        (key, text_in(body), instant_in(at)),
    )
    return taken.rowcount > 0


def _left_in(db: sqlite3.Connection, prefix: str, since: datetime) -> tuple[tuple[str, str], ...]:
    rows = db.execute(
        "SELECT key, body FROM inbox WHERE state <> 'answered' AND body <> '' AND taken_at >= ?"
        " AND substr(key, 1, ?) = ? ORDER BY id",
        (instant_in(since), len(prefix), prefix),
    )
    return tuple((row[0], row[1]) for row in rows)


def _answered(db: sqlite3.Connection, key: str) -> None:
    db.execute("UPDATE inbox SET state = 'answered', body = '' WHERE key = ?", (key,))


def _mark(db: sqlite3.Connection, key: str, at: datetime) -> None:
    marked = db.execute(
        "INSERT INTO inbox (key, body, state, taken_at) VALUES (?, '', 'done', ?)"
        " ON CONFLICT (key) DO UPDATE SET state = 'done' WHERE inbox.state = 'waiting'",
        (key, instant_in(at)),
    )
    if marked.rowcount == 0:
        raise AlreadyDone(f"the change that {key} asked for was kept before")
