"""Old texts go, in small steps between the bot's other work; the configuration says what stays of an article."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from storage.base import Storage
from storage.errors import StorageError
from storage.records import Holding

log = logging.getLogger(__name__)

EVERY = 3600.0
"""Seconds between two sweeps."""
FIRST_AFTER = 60.0
"""Seconds from the start to the first: a start has enough to do."""
AT_ONCE = 20
"""Articles in one transaction: some 20 ms."""
PAGES = 500
"""Given back in one transaction."""


@dataclass(frozen=True, slots=True)
class Rule:
    """After how long an article's text goes (None: never), counted from when it was stored or revised last."""

    after: timedelta | None
    keep: Holding


class Retention:
    """Takes from old articles what is not to be kept.

    Args:
        storage: where they are.
        clock: the time.
        rule: as it is configured now.
        pause: seconds between two steps, for others to write.
    """

    def __init__(self, storage: Storage, clock: Clock, rule: Callable[[], Rule], *, pause: float = 0.05) -> None:
        self._storage = storage
        self._clock = clock
        self._rule = rule
        self._pause = pause

    async def run(self) -> None:
        """Sweeps every hour until it is cancelled. What goes wrong is logged, and tried again at the next."""
        await asyncio.sleep(FIRST_AFTER)
        while True:
            try:
                await self.sweep()
            except StorageError as error:
                log.error("retention.failed error=%s", error)
            await asyncio.sleep(EVERY)

    async def sweep(self) -> int:
        """Takes all that is overdue; returns from how many articles.

        Raises:
            StorageError: the database failed; what was taken before is.
        """
        rule, last, many = self._rule(), 0, 0
        if rule.after is None:
            return 0
        before = self._clock.now() - rule.after
        while found := await self._storage.overdue(before=before, keep=rule.keep, after=last, limit=AT_ONCE):
            await self._storage.thin(found, keep=rule.keep)
            last, many = found[-1], many + len(found)
            await asyncio.sleep(self._pause)
        if many:
            log.info("retention.swept articles=%d", many)
            await self._reclaim()
        return many

    async def _reclaim(self) -> None:
        free = await self._storage.reclaim(PAGES)
        while free:
            await asyncio.sleep(self._pause)
            before, free = free, await self._storage.reclaim(PAGES)
            if free >= before:
                return
