"""Copies the database at its time of day, while the bot runs; one that was missed is made up for."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path

from bot.clock import Clock
from bot.monitor.health import Check
from bot.upkeep.copies import Copied, due_since, make_copy, newest_copy
from storage.errors import StorageError

log = logging.getLogger(__name__)

LOOK = 30.0
"""Seconds between two looks at the clock."""
AGAIN_AFTER = timedelta(hours=1)
"""After one that failed."""

Tell = Callable[[str, datetime], Awaitable[None]]
"""Told why there is no copy, and when."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When (None: never), in which zone, into which folder, and how many are kept."""

    at: time | None
    zone: tzinfo
    folder: Path
    keep: int


class Backups:
    """Makes copies of one database.

    Args:
        database: which.
        clock: the time.
        plan: as it is configured now.
        tell: is told of each that fails.
    """

    def __init__(self, database: Path, clock: Clock, plan: Callable[[], Plan], tell: Tell) -> None:
        self._database = database
        self._clock = clock
        self._plan = plan
        self._tell = tell
        self._failed: tuple[datetime, str] | None = None

    @property
    def last(self) -> datetime | None:
        """When the newest copy was made that lies in the folder."""
        return newest_copy(self._database, self._plan().folder)

    def check(self) -> Check | None:
        """Whether the last one that was due came to be; None where none is made."""
        if self._plan().at is None:
            return None
        if self._failed is None:
            return Check("backup")
        return Check("backup", "trouble-backup", *self._failed, minor=True)

    async def run(self) -> None:
        """Makes what is due, until it is cancelled; a copy under way then is left unfinished and not kept."""
        while True:
            await self.make_due()
            await asyncio.sleep(LOOK)

    async def make_due(self) -> Copied | None:
        """Makes a copy if one is due; returns it if it came to be."""
        plan, now = self._plan(), self._clock.now()
        if plan.at is None or (self._failed and now - self._failed[0] < AGAIN_AFTER):
            return None
        last = self.last
        if last is not None and last >= due_since(plan.at, plan.zone, now):
            return None
        given_up = threading.Event()
        try:
            made = await asyncio.to_thread(self._made, plan, now, given_up)
        except asyncio.CancelledError:
            # The thread would go on for as long as a large database takes, and the process wait for it.
            given_up.set()
            raise
        except (StorageError, OSError) as error:
            log.error("backup.failed folder=%s reason=%s", plan.folder, error)
            self._failed = now, str(error)
            await self._told(str(error), now)
            return None
        self._failed = None
        log.info("backup.made file=%s articles=%d removed=%d", made.path, made.articles, len(made.removed))
        return made

    def _made(self, plan: Plan, now: datetime, given_up: threading.Event) -> Copied:
        plan.folder.mkdir(parents=True, exist_ok=True)
        return make_copy(self._database, plan.folder, keep=plan.keep, now=now, wanted=lambda: not given_up.is_set())

    async def _told(self, reason: str, now: datetime) -> None:
        try:
            await self._tell(reason, now)
        except StorageError as error:
            log.error("backup.not_told error=%s", error)
