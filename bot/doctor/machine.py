"""The machine: the clock, the time zone, the disk."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from bot.config import Config
from bot.doctor.finding import Finding, fine, trouble, warning

MOST_SKEW = timedelta(seconds=30)
"""By which a clock may be wrong before posts are noticeably early or late."""
ENOUGH, TOO_LITTLE = 1_000_000_000, 50_000_000
"""Bytes of disk."""


def zone(config: Config, now: datetime) -> Finding:
    """What time it is where the schedules are."""
    local = now.astimezone(config.bot.timezone)
    return fine("time zone", f"{config.bot.timezone.key}: it is {local:%Y-%m-%d %H:%M} there; look whether that is so")


def clock(said: str | None, before: datetime, after: datetime) -> Finding:
    """The machine's clock beside a server's.

    Args:
        said: the Date header of an answer, or None where there was none.
        before: this clock when it was asked, aware.
        after: this clock when it had answered.
    """
    theirs = _date(said)
    if theirs is None:
        return warning("clock", "could not be compared with a server's", "look at it by hand")
    # The header has whole seconds, cut off.
    ahead, behind = before - theirs - timedelta(seconds=1), theirs - after
    wrong = max(ahead, behind)
    if wrong <= MOST_SKEW:
        return fine("clock", "right to within half a minute")
    way = "ahead" if ahead > behind else "behind"
    return trouble("clock", f"{wrong.total_seconds():.0f} s {way} of a server's", "let the system set it by NTP")


def disk(database: Path, free: int | None = None) -> Iterator[Finding]:
    """The room beside the database; ``free`` are bytes, by default what there is."""
    folder = database.absolute().parent
    if not folder.is_dir():
        yield trouble("disk", f"{folder}: there is no such folder", "make it, or name another in bot.database")
        return
    free = shutil.disk_usage(folder).free if free is None else free
    text = f"{free / 1e9:.1f} GB free in {folder}"
    if free < TOO_LITTLE:
        yield trouble("disk", text, "make room: a full disk halts posts until there is some")
    elif free < ENOUGH:
        yield warning("disk", text, "make room before it is full; [retention] lets old texts go")
    else:
        yield fine("disk", text)


def _date(said: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(said) if said else None
    except (ValueError, IndexError):
        return None
    return found.replace(tzinfo=found.tzinfo or UTC) if found else None
