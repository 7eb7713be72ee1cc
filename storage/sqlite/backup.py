"""Copies of a database that are whole: made while it is in use, and checked."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from storage.errors import CorruptDatabase, StorageError
from storage.sqlite.connection import BUSY_MS, told
from storage.sqlite.schema import checked_version, migrations

PAGES = 2_000
"""Copied between two looks at whether the copy is still wanted: some milliseconds."""
STEPS = 100_000
"""Of SQLite's machine, likewise, while a copy is checked."""


class Unwanted(StorageError):
    """Nobody waits for the copy any more; none was left."""


def _wanted() -> bool:
    return True


def back_up(database: Path, to: Path, *, wanted: Callable[[], bool] = _wanted) -> int:
    """Copies a database into a new file, with SQLite's own online backup, and checks the copy.

    Args:
        database: may be in use.
        to: must not be there; takes its name when all is done, and is there after a power cut.
        wanted: asked every few milliseconds, from the thread that copies; once it says no, the copy is given up.

    Returns how many articles the copy holds.

    Raises:
        Unwanted: it was given up.
        StorageError: it could not be copied, or the copy is not sound; no file was left.
    """
    if to.exists():
        raise StorageError(f"{to}: is there already; name another file")
    if not database.exists():
        raise StorageError(f"{database}: there is no database to copy")
    begun = to.with_name(f"{to.name}.unfinished")
    begun.unlink(missing_ok=True)
    try:
        _copy(database, begun, wanted)
        articles = verify(begun, wanted=wanted)
        begun.replace(to)
        sync_folder(to.parent)
    except sqlite3.Error as error:
        raise told(error, to) from error
    except OSError as error:
        raise StorageError(f"{to}: cannot be written ({error.strerror or error})") from error
    finally:
        begun.unlink(missing_ok=True)
    return articles


def _copy(database: Path, begun: Path, wanted: Callable[[], bool]) -> None:
    def look(*_: int) -> None:
        if not wanted():
            raise Unwanted(f"{begun}: the copy was given up")

    uri = f"{database.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_MS / 1000)) as source,
        closing(sqlite3.connect(begun)) as target,
    ):
        # A reader keeps no writer of a WAL database waiting, and sees one instant of it for as long as it reads.
        # Without a transaction around them, each write of others between two steps would make the copy begin anew.
        source.execute("BEGIN")
        source.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        source.backup(target, pages=PAGES, progress=look, sleep=0)
        # The copy is one file: no log beside it that could be left behind.
        target.execute("PRAGMA journal_mode = DELETE")


def sync_folder(folder: Path) -> None:
    """Makes names in a folder outlast a power cut; a file system that cannot is left as it is."""
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(number)
    finally:
        os.close(number)


def verify(copy: Path, *, wanted: Callable[[], bool] = _wanted) -> int:
    """Reads a whole copy; returns how many articles it holds. ``wanted`` is asked as ``back_up`` does.

    Raises:
        Unwanted: it was given up.
        StorageError: it is damaged, of another program, or of a later version.
    """
    if not copy.is_file():
        raise StorageError(f"{copy}: there is no such file")
    if not checked_version(copy, migrations()):
        raise CorruptDatabase(f"{copy}: is an empty database")
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.set_progress_handler(lambda: not wanted(), STEPS)
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                raise CorruptDatabase(f"{copy}: is damaged ({found}); take an earlier copy")
            (articles,) = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
    except sqlite3.Error as error:
        if not wanted():
            raise Unwanted(f"{copy}: the look at it was given up") from error
        raise told(error, copy) from error
    return int(articles)
