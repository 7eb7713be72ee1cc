"""Watches the configuration file: every way in which editors and container tools put another one in its place."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from watchfiles import awatch

log = logging.getLogger(__name__)

LOOK = 1_000
"""Milliseconds between looks at the file itself: one that is mounted by itself gives its folder no sign."""
STEP, DEBOUNCE = 50, 300


async def watch(path: Path, changed: Callable[[], Awaitable[object]]) -> None:
    """Calls ``changed`` whenever the file may be another one, until it is cancelled.

    Folders are watched rather than the file, since most editors put a new file in its place. Where the file is a link,
    the folder that it leads to is watched too.
    """
    looked = _Looked(path)
    while True:
        folders = _folders(path)
        try:
            async for _ in awatch(
                *folders,
                watch_filter=lambda _change, name: (
                    Path(name).name in {path.name, path.resolve().name} or Path(name).name.startswith("..")
                ),
                step=STEP,
                debounce=DEBOUNCE,
                rust_timeout=LOOK,
                yield_on_timeout=True,
                recursive=False,
            ):
                if looked.is_another():
                    await changed()
                if _folders(path) != folders:
                    break
        except OSError as error:
            # No more watches to be had, or the folder is gone for the moment.
            log.warning("config.not_watched reason=%s", error)
            await asyncio.sleep(LOOK / 1_000)
            if looked.is_another():
                await changed()


class _Looked:
    """What was last seen of a file from outside."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._look()

    def is_another(self) -> bool:
        """Whether it has changed since it was last asked for."""
        before, self._seen = self._seen, self._look()
        return before != self._seen

    def _look(self) -> tuple[int, ...] | None:
        try:
            there = self._path.stat()
        except OSError:
            return None
        return there.st_dev, there.st_ino, there.st_size, there.st_mtime_ns


def _folders(path: Path) -> tuple[Path, ...]:
    """Where a file may be put in place of this one: beside it, and beside what it leads to."""
    return tuple(sorted({path.absolute().parent, path.resolve().parent}))
