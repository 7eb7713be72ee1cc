"""A copy put in place of the database, while nobody uses that; also of one that is damaged, or of a later version."""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from storage.errors import CorruptDatabase, NewerDatabase, StorageError
from storage.sqlite.alone import alone
from storage.sqlite.backup import back_up, sync_folder, verify
from storage.sqlite.connection import BUSY_MS, told
from storage.sqlite.owner import give_away

_LOGS = ("-wal", "-shm", "-journal")


def restore(copy: Path, database: Path) -> Path | None:
    """Puts a copy in place of a database that no bot uses; returns where the one before was put, if there was one.

    Killed at any moment, it leaves the old database or the copy, and never the one with the other's log.

    Raises:
        AlreadyRunning: a bot delivers from the database.
        StorageError: the copy is not sound, or cannot be put there; the database is as it was.
    """
    verify(copy)
    with alone(database):
        begun, kept = database.with_name(f"{database.name}.restoring"), None
        begun.unlink(missing_ok=True)
        back_up(copy, begun)
        try:
            _like(begun, database)
            if database.exists():
                kept = _set_aside(database)
            begun.replace(database)
            sync_folder(database.parent)
        except OSError as error:
            raise StorageError(f"{database}: cannot be replaced ({error.strerror or error})") from error
        finally:
            begun.unlink(missing_ok=True)
    return kept


def _like(made: Path, database: Path) -> None:
    """Gives a file the mode and owner of what it takes the place of."""
    if database.exists():
        made.chmod(stat.S_IMODE(database.stat().st_mode))
    give_away(made, database)


def _set_aside(database: Path) -> Path:
    """Keeps what is there, as it can be kept, and leaves no log beside it."""
    kept = _free_name(database.with_name(f"{database.name}.replaced"))
    try:
        back_up(database, kept)
        _fold(database)
    except (CorruptDatabase, NewerDatabase):
        # A copy is restored just since this one cannot be read: it is kept byte for byte, with its log.
        kept.unlink(missing_ok=True)
        for end in _LOGS:
            if (log := _beside(database, end)).exists():
                _like(Path(shutil.copy2(log, _beside(kept, end))), database)
        shutil.copy2(database, kept)
        for end in _LOGS:
            _beside(database, end).unlink(missing_ok=True)
    except StorageError:
        kept.unlink(missing_ok=True)
        raise
    _like(kept, database)
    return kept


def _fold(database: Path) -> None:
    """Takes the log into the database, so that none lies beside whatever takes its place.

    Raises:
        StorageError: somebody else uses it.
    """
    try:
        with closing(sqlite3.connect(database, isolation_level=None, timeout=BUSY_MS / 1000)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise told(error, database) from error


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.name}.{number}") for number in range(1, 10_000))
    return path if not path.exists() else next(one for one in numbered if not one.exists())
