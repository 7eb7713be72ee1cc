"""Connections to one SQLite file: one that writes, a few that only read.

aiosqlite gives each connection a thread. Here a transaction, and a read, is one plain function that runs whole in that
thread: one hop instead of three a statement, and nothing of another task's can come between its statements. One shared
connection would be wrong: one task's rollback erases another's insert, and a cancelled await still runs.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage.errors import AlreadyStored, CorruptDatabase, DatabaseBusy, StorageError, StorageFull

T = TypeVar("T")

BUSY_MS = 10_000
"""How long a writer waits for another process to finish its transaction."""
READERS = 2
"""Two are the knee on two cores: a third adds nothing to reads and takes CPU from the loop."""


class Connections:
    """The open connections of one database. Build one with ``connect``."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection]) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._free: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        for reader in readers:
            self._free.put_nowait(reader)
        self._writing = asyncio.Lock()
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Runs ``work`` between BEGIN IMMEDIATE and COMMIT, in one hop, and returns what it returns.

        A caller that is cancelled meanwhile is let go at once; the transaction runs on to its end.

        Raises:
            StorageError: nothing of the transaction was kept.
        """
        self._check_open()
        task = asyncio.ensure_future(self._write(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Runs ``work`` on a connection that only reads, in one hop: it sees whole transactions, all of one instant.

        Raises:
            StorageError: the database could not be read.
        """
        self._check_open()
        reader = await self._free.get()
        try:
            # A cancelled caller's read runs to its end too; the reader's next one waits in its thread.
            return await _hop(reader, self.path, _snapshot, work)
        finally:
            self._free.put_nowait(reader)

    async def close(self) -> None:
        """Closes everything, after what is under way."""
        self._closed = True
        if self._running:
            await asyncio.wait(self._running)
        for connection in (*self._readers, self._writer):
            await connection.close()

    async def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        async with self._writing:
            return await _hop(self._writer, self.path, _transaction, work)

    def _check_open(self) -> None:
        if self._closed:
            raise StorageError(f"{self.path}: the storage is closed")


async def connect(path: Path) -> Connections:
    """Opens a database that exists and has our schema.

    Raises:
        StorageError: it cannot be opened.
    """
    opened: list[aiosqlite.Connection] = []
    try:
        for number in range(1 + READERS):
            opened.append(await aiosqlite.connect(path, isolation_level=None, timeout=BUSY_MS / 1000))
            await _hop(opened[-1], path, _tune, number > 0)
    except BaseException:
        for connection in opened:
            await connection.close()
        raise
    return Connections(path, opened[0], opened[1:])


async def _hop(connection: aiosqlite.Connection, path: Path, function: Callable[..., T], *args: object) -> T:
    try:
        # aiosqlite has no public way to run one function in the connection's thread, only one statement at a time;
        # the version is pinned for it, and the storage tests would notice.
        result: T = await connection._execute(  # type: ignore[no-untyped-call]
            lambda: function(connection._conn, *args)
        )
    except sqlite3.Error as error:
        raise told(error, path) from error
    return result


def _transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return result


def _snapshot(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _tune(connection: sqlite3.Connection, read_only: bool) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    # FULL: what was answered as stored is still there after a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -8000")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")


def told(error: sqlite3.Error, path: Path) -> StorageError:
    """The driver's error as one of ours, with what to do about it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return DatabaseBusy(f"{path}: another process has held the database for {BUSY_MS // 1000} s; try again later")
    # Past a quota or a limit on file size, SQLite says that writing failed; only ENOSPC is "full" to it.
    if code == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_WRITE:
        return StorageFull(
            f"{path}: cannot be written, the disk is full or over quota; make room."
            " Nothing was stored, what was there before can be read."
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return CorruptDatabase(f"{path}: the database is damaged ({error}); restore a backup, or move the file away")
    if code == sqlite3.SQLITE_CANTOPEN:
        return StorageError(f"{path}: cannot be opened; check that this user may write the folder {path.parent}")
    if isinstance(error, sqlite3.IntegrityError) and "UNIQUE" in str(error):
        return AlreadyStored(f"{path}: {error}")
    if isinstance(error, sqlite3.IntegrityError) and "FOREIGN KEY" in str(error):
        return StorageError(f"{path}: what is to be stored joins a person or an event that is no longer there")
    return StorageError(f"{path}: {error}")
