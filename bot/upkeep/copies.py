"""Copies of the database in a folder: named by their time, so that none need be opened to find the newest."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import time as clock_time
from pathlib import Path

from storage.sqlite.backup import back_up

_FORM = "%Y%m%dT%H%M%S.%fZ"
_ABANDONED = timedelta(hours=1)
"""One that was begun and not written to for so long has nobody left who would end it."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made and checked; how many articles it holds; which older ones had to go."""

    path: Path
    articles: int
    removed: tuple[Path, ...]


def make_copy(
    database: Path, to: Path, *, keep: int | None, now: datetime, wanted: Callable[[], bool] = lambda: True
) -> Copied:
    """Copies a database that may be in use to a file, or into a folder under a name of its time. Blocks.

    Args:
        database: what is copied.
        to: where; of a folder's copies only the newest ``keep`` stay, if that is given.
        keep: how many, this one included.
        now: names the copy.
        wanted: once it says no, the copy is given up.

    Raises:
        StorageError: there is no sound copy, or it was given up; no older one was removed.
    """
    path = to / f"{_prefix(database)}{now.astimezone(UTC):{_FORM}}" if to.is_dir() else to
    articles = back_up(database, path, wanted=wanted)
    removed = _rotate(database, path, keep) if keep else []
    return Copied(path, articles, tuple(removed))


def _rotate(database: Path, made: Path, keep: int) -> list[Path]:
    """Removes all but the newest copies beside the one just made, and what was begun and never ended; returns these.

    The one just made stays whatever the clock says: it may have been set back.
    """
    others = sorted((item for item in _copies(database, made.parent) if item[1] != made), reverse=True)
    gone = [path for _, path in others[keep - 1 :]] + _abandoned(database, made)
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


def _abandoned(database: Path, made: Path) -> list[Path]:
    """What other processes began beside a copy, and were killed over."""
    oldest = made.stat().st_mtime - _ABANDONED.total_seconds()
    begun = (path for path in made.parent.iterdir() if path.name.startswith(_prefix(database)))
    return [path for path in begun if ".unfinished" in path.name and path.stat().st_mtime < oldest]


def newest_copy(database: Path, folder: Path) -> datetime | None:
    """When the newest copy of a database was made that lies in a folder under a name of its time; None for none."""
    try:
        return max((at for at, _ in _copies(database, folder)), default=None)
    except OSError:
        return None


def due_since(at: clock_time, zone: tzinfo, now: datetime) -> datetime:
    """The last instant, ``now`` included, at which a copy was to be made that is made at a time of day.

    A time that the clocks leave out is met when they go on; one that they show twice, at its first.
    """
    today = now.astimezone(zone).date()
    days = (datetime.combine(today - timedelta(days=back), at, zone).astimezone(UTC) for back in (0, 1))
    return next(instant for instant in days if instant <= now)


def _copies(database: Path, folder: Path) -> Iterator[tuple[datetime, Path]]:
    """Each copy of a database in a folder, with when it was made; others are somebody's own."""
    prefix = _prefix(database)
    for path in folder.iterdir():
        if path.name.startswith(prefix) and (at := _time(path.name.removeprefix(prefix))):
            yield at, path


def _prefix(database: Path) -> str:
    return f"{database.name}.backup-"


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
