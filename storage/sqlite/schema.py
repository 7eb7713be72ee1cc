"""Opening a file safely, and bringing it to the current schema.

Migrations are SQL files, numbered from 0001; ``PRAGMA user_version`` counts those applied. They contain no
application code, so an old one never changes its meaning with the program. Before the first change of a database that
holds anything, a copy is put beside it.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from storage.errors import CorruptDatabase, NewerDatabase, StorageError
from storage.sqlite.connection import BUSY_MS, told
from storage.sqlite.owner import give_away

T = TypeVar("T")

APPLICATION_ID = 0x50575254
"""«PWRT» in the file's header: a database of some other program is never changed."""
_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number and the SQL that takes it."""

    number: int
    sql: str


def migrations(folder: Traversable | None = None) -> tuple[Migration, ...]:
    """The migrations in a folder (by default the ones that ship), in order.

    Raises:
        ValueError: their numbers do not run from 1 without a gap.
    """
    folder = folder or files("storage.sqlite") / "migrations"
    found = sorted(
        (int(match[1]), file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if (match := re.fullmatch(r"(\d{4})_\w+\.sql", file.name))
    )
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations must be numbered from 1 without a gap, not {[n for n, _ in found]}")
    return tuple(Migration(number, sql) for number, sql in found)


def prepare(path: Path, steps: tuple[Migration, ...]) -> None:
    """Makes sure that ``path`` is a sound database of ours with all of ``steps`` applied; creates a missing one.

    Raises:
        StorageError: it is not, and was left as it was.
    """
    _check_place(path)
    if path.exists() and path.stat().st_size > 0:
        version = checked_version(path, steps)
        if version == len(steps):
            return
        if version > 0:
            _copy(path, path.with_name(f"{path.name}.before-{len(steps):04}"))
    new = not path.exists()
    _guarded(path, lambda connection: _apply(connection, steps))
    if new:
        give_away(path, path.absolute().parent)


def _check_place(path: Path) -> None:
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise StorageError(f"{path}: the folder {path.parent} does not exist; create it first") from None
        return
    except OSError as error:
        raise StorageError(f"{path}: cannot be looked at ({error.strerror}); name another file") from error
    if stat.S_ISDIR(kind):
        raise StorageError(f"{path}: is a folder, not a database file; name a file in it")
    if not stat.S_ISREG(kind):
        raise StorageError(f"{path}: is a device or a pipe, not a file; name another file")
    if not os.access(path, os.R_OK):
        raise StorageError(f"{path}: cannot be read by this user; give it permission to")
    # SQLite writes its log beside the file.
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StorageError(
            f"{path}: may not be written by this user; give it permission to write the file and its folder"
        )


def checked_version(path: Path, steps: tuple[Migration, ...]) -> int:
    """How many steps the file has, having looked at it without leaving a trace.

    Beside a log that a crash left, SQLite's index of that log (``-shm``, no data in it) may stay.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_HEADER) or len(header) < 100:
        raise CorruptDatabase(
            f"{path}: is not a database; name another file, or move this one away. Nothing was changed."
        )
    version, application, empty = _guarded(path, _identity, read_only=True)
    if application != APPLICATION_ID and not empty:
        raise CorruptDatabase(f"{path}: is a database of another program; name another file. Nothing was changed.")
    if version > len(steps):
        raise NewerDatabase(
            f"{path}: was written by a later version of Pewarta (schema {version}, this one knows {len(steps)}); "
            "install that version, or name another file. Nothing was changed."
        )
    _guarded(path, _quick_check, read_only=True)
    return version


def _identity(connection: sqlite3.Connection) -> tuple[int, int, bool]:
    """How many steps it has had, whose it is, and whether it is nobody's yet: another process may be creating it."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0]
    return version, application, not (version or application or tables)


def _quick_check(connection: sqlite3.Connection) -> None:
    # SQLite's own quick_check reads the whole file; the schema and the first row of each table are read at once.
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone()  # noqa: S608 - names from the schema itself


def _apply(connection: sqlite3.Connection, steps: tuple[Migration, ...]) -> None:
    # Can be chosen only while nothing is in the file; so what goes later makes it smaller.
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have been quicker; now nobody else can be.
        for step in steps[_identity(connection)[0] :]:
            for statement in statements(step.sql):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(sql: str) -> list[str]:
    """The single statements of a script: ``executescript`` would commit before it begins."""
    found, so_far = [], ""
    for line in sql.splitlines(keepends=True):
        so_far += line
        if sqlite3.complete_statement(so_far):
            found.append(so_far)
            so_far = ""
    return [*found, so_far] if so_far.strip() else found


def _copy(path: Path, to: Path) -> None:
    def copy(connection: sqlite3.Connection) -> None:
        with closing(sqlite3.connect(to)) as target:
            connection.backup(target)

    _guarded(path, copy)


def _guarded(path: Path, work: Callable[[sqlite3.Connection], T], *, read_only: bool = False) -> T:
    # "immutable" reads the file alone: no lock, no log, no trace. A log beside it must be read too, though.
    alone = not path.with_name(path.name + "-wal").exists()
    mode = ("ro&immutable=1" if alone else "ro") if read_only else "rwc"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)) as connection:
            return work(connection)
    except sqlite3.Error as error:
        raise told(error, path) from error
