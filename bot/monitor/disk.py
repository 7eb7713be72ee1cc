"""Whether there is room for the database to grow: a full disk halts posts, and is seen before it is full."""

import shutil
from pathlib import Path

from bot.monitor.health import Check

LITTLE, NONE = 50_000_000, 2_000_000
"""Bytes: a person should know; nothing can be kept any more."""


def disk_check(database: Path, free: int | None = None) -> Check | None:
    """What is wrong with the room beside the database, if anything; ``free`` are bytes, by default what there is."""
    folder = database.absolute().parent
    try:
        free = shutil.disk_usage(folder).free if free is None else free
    except OSError as error:
        return Check("disk", "trouble-disk", reason=f"{folder}: {error.strerror}")
    if free >= LITTLE:
        return None
    return Check("disk", "trouble-disk", reason=f"{folder}: {free / 1e6:.0f} MB", minor=free > NONE)
