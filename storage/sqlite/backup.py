"""Copies of a database that are whole: made while it is in use, checked, and put back only when nobody uses it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.errors import CorruptDatabase, StorageError
from storage.sqlite.alone import alone
from storage.sqlite.connection import BUSY_MS, told
from storage.sqlite.schema import checked_version, migrations


def back_up(database: Path, to: Path) -> int:
    """Copies a database into a new file, with SQLite's own online backup, and checks the copy.

    Returns how many articles the copy holds.

    Raises:
        StorageError: it could not be copied, or the copy is not sound; no file was left.
    """
    if to.exists():
        raise StorageError(f"{to}: is there already; name another file")
    if not database.exists():
        raise StorageError(f"{database}: there is no database to copy")
    begun = to.with_name(f"{to.name}.unfinished")
    begun.unlink(missing_ok=True)
    try:
        with (
            closing(
                sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_MS / 1000)
            ) as source,
            closing(sqlite3.connect(begun)) as target,
        ):
            # In one step: a reader keeps no writer of a WAL database waiting, and sees one instant of it. In several,
            # each write of others would make the copy begin anew, and a busy bot's would never end.
            source.backup(target)
            # The copy is one file: no log beside it that could be left behind.
            target.execute("PRAGMA journal_mode = DELETE")
        articles = verify(begun)
        begun.replace(to)
    except sqlite3.Error as error:
        raise told(error, to) from error
    except OSError as error:
        raise StorageError(f"{to}: cannot be written ({error.strerror or error})") from error
    finally:
        begun.unlink(missing_ok=True)
    return articles


def verify(copy: Path) -> int:
    """Reads a whole copy; returns how many articles it holds.

    Raises:
        StorageError: it is damaged, of another program, or of a later version.
    """
    if not copy.is_file():
        raise StorageError(f"{copy}: there is no such file")
    checked_version(copy, migrations())
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                raise CorruptDatabase(f"{copy}: is damaged ({found}); take an earlier copy")
            (articles,) = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
    except sqlite3.Error as error:
        raise told(error, copy) from error
    return int(articles)


def restore(copy: Path, database: Path) -> Path | None:
    """Puts a copy in place of a database that no bot uses; returns where the one before was put, if there was one.

    Raises:
        AlreadyRunning: a bot delivers from the database.
        StorageError: the copy is not sound, or cannot be put there; the database is as it was.
    """
    verify(copy)
    with alone(database):
        begun = database.with_name(f"{database.name}.restoring")
        begun.unlink(missing_ok=True)
        back_up(copy, begun)
        kept = None
        if database.exists():
            kept = _free_name(database.with_name(f"{database.name}.replaced"))
            back_up(database, kept)
        try:
            begun.replace(database)
        except OSError as error:
            begun.unlink(missing_ok=True)
            raise StorageError(f"{database}: cannot be replaced ({error.strerror or error})") from error
        for end in ("-wal", "-shm"):
            database.with_name(database.name + end).unlink(missing_ok=True)
    return kept


def rotate(folder: Path, prefix: str, keep: int) -> list[Path]:
    """Removes all but the newest copies of a folder whose names begin so; returns those removed."""
    copies = (path for path in folder.iterdir() if path.name.startswith(prefix) and path.is_file())
    found = sorted(copies, key=_age, reverse=True)
    for path in found[keep:]:
        path.unlink()
    return found[keep:]


def _age(path: Path) -> tuple[int, str]:
    return path.stat().st_mtime_ns, path.name


def _free_name(path: Path) -> Path:
    numbered = (path.with_name(f"{path.name}.{number}") for number in range(1, 10_000))
    return path if not path.exists() else next(one for one in numbered if not one.exists())
