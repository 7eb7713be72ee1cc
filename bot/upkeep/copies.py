"""Copies of the database in a folder: named by their time, so that none need be opened to find the newest."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import time as clock_time
from pathlib import Path

from storage.sqlite.backup import back_up, rotate

_FORM = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was made and checked; how many articles it holds; which older ones had to go."""

    path: Path
    articles: int
    removed: tuple[Path, ...]


def make_copy(database: Path, to: Path, *, keep: int | None, now: datetime) -> Copied:
    """Copies a database that may be in use to a file, or into a folder under a name of its time. Blocks.

    Args:
        database: what is copied.
        to: where; of a folder's copies only the newest ``keep`` stay, if that is given.
        keep: how many, this one included.
        now: names the copy.

    Raises:
        StorageError: there is no sound copy; no older one was removed.
    """
    path = to / f"{_prefix(database)}{now.astimezone(UTC):{_FORM}}" if to.is_dir() else to
    articles = back_up(database, path)
    removed = rotate(path.parent, _prefix(database), keep) if keep else []
    return Copied(path, articles, tuple(removed))


def newest_copy(database: Path, folder: Path) -> datetime | None:
    """When the newest copy of a database was made that lies in a folder under a name of its time; None for none."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return None
    prefix = _prefix(database)
    return max(
        (at for name in names if name.startswith(prefix) and (at := _time(name.removeprefix(prefix)))), default=None
    )


def due_since(at: clock_time, zone: tzinfo, now: datetime) -> datetime:
    """The last instant, ``now`` included, at which a copy was to be made that is made at a time of day.

    A time that the clocks leave out is met when they go on; one that they show twice, at its first.
    """
    today = now.astimezone(zone).date()
    days = (datetime.combine(today - timedelta(days=back), at, zone).astimezone(UTC) for back in (0, 1))
    return next(instant for instant in days if instant <= now)


def _prefix(database: Path) -> str:
    return f"{database.name}.backup-"


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
