"""Wakes the planner at every full minute. It decides nothing: the planner asks the database what is due.

APScheduler's own clock is the machine's: put back by a day, it would sleep for a day. So the planner is also woken
``look`` seconds after it was last, by a clock that nobody sets.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from storage.errors import StorageError

log = logging.getLogger(__name__)


class Waker:
    """Calls ``plan`` again and again, never twice at once."""

    def __init__(self, plan: Callable[[], Awaitable[object]], *, look: float = 30.0) -> None:
        self._plan = plan
        self._look = look
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Says that something may be due now: a configuration was loaded, an article or a change of an event came."""
        self._news.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Plans at once, then whenever it is woken, until ``stopping`` is set. What goes wrong is logged."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(self._tick, CronTrigger(second=0, timezone=UTC), coalesce=True, misfire_grace_time=None)
        scheduler.start()
        watch = asyncio.ensure_future(self._wake_at(stopping))
        try:
            while not stopping.is_set():
                self._news.clear()
                await self._planned()
                await self._rest()
        finally:
            watch.cancel()
            scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        self._news.set()

    async def _wake_at(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._news.set()

    async def _planned(self) -> None:
        try:
            await self._plan()
        except StorageError as error:
            log.error("schedule.storage_failed error=%s", error)
        except Exception:
            log.exception("schedule.failed")

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(self._look):
                await self._news.wait()
        except TimeoutError:
            pass
