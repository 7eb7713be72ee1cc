"""Looks at the bot every few seconds, and says how it is: in memory, in a file beside the database, and to systemd."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from bot.monitor.beats import Beats
from bot.monitor.figures import with_figures
from bot.monitor.health import Check, Report, judge_feeds, judge_outbox, judge_platform
from bot.monitor.health_file import write_health
from bot.monitor.notify import notify
from storage.base import Storage
from storage.errors import StorageError
from storage.records import FeedFigures

log = logging.getLogger(__name__)

EVERY = 10.0
"""Seconds between two looks; a third of the shortest watchdog that makes sense."""


class Monitor:
    """Knows how the bot is.

    Args:
        storage: what waits in it.
        clock: the time.
        beats: when parts were last at work.
        platforms: of each, whether it is listened to at this moment.
        file: where the last report is put; it goes when the bot ends in order.
        version: the program's.
        extra: what other parts have to say of themselves.
        backed_up_at: when the database was last copied.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        beats: Beats,
        platforms: Mapping[str, Callable[[], bool]],
        *,
        file: Path,
        version: str,
        extra: Sequence[Callable[[], Check | None]] = (),
        backed_up_at: Callable[[], datetime | None] = lambda: None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._beats = beats
        self._platforms = platforms
        self._heard = dict.fromkeys(platforms, clock.now())
        self._file = file
        self._version = version
        self._extra = tuple(extra)
        self._backed_up_at = backed_up_at
        self._told: frozenset[str] = frozenset()
        self._unwritten: str | None = ""

    async def report(self) -> Report:
        """How the bot is now; that it cannot be told is told too."""
        now, beats = self._clock.now(), self._beats
        for name, listens in self._platforms.items():
            if listens():
                self._heard[name] = now
        checks = [judge_platform(name, heard_at, now) for name, heard_at in self._heard.items()]
        checks += [check for look in self._extra if (check := look()) is not None]
        known = Report(
            at=now,
            since=beats.since,
            version=self._version,
            checks=tuple(checks),
            backed_up_at=self._backed_up_at(),
        )
        try:
            async with asyncio.timeout(EVERY):
                return await self._counted(known, now)
        except (StorageError, TimeoutError) as error:
            reason = str(error) or f"no answer within {EVERY:g} s"
            broken = Check("database", "trouble-database", reason=reason)
            return replace(known, checks=(*checks, broken))

    async def _counted(self, known: Report, now: datetime) -> Report:
        beats, found = self._beats, await with_figures(known, self._storage)
        due_at = await self._storage.next_delivery(list(self._platforms))
        feeds = judge_feeds(found.feeds or FeedFigures(), beats.fetched_at, now, beats.since)
        outbox = judge_outbox(due_at, beats.sent_at, now, beats.since)
        return replace(found, checks=(*known.checks, feeds, outbox, Check("database")))

    async def run(self) -> None:
        """Looks, says, and sleeps, until it is cancelled; the file is gone then."""
        notify("READY=1")
        try:
            while True:
                self._say(await self.report())
                await asyncio.sleep(EVERY)
        finally:
            notify("STOPPING=1")
            with suppress(OSError):
                self._file.unlink(missing_ok=True)

    def _say(self, report: Report) -> None:
        notify("WATCHDOG=1")
        troubles = frozenset(f"{check.part}: {check.trouble}" for check in report.troubles)
        for new in sorted(troubles - self._told):
            log.warning("health.trouble part=%s what=%s", *new.split(": "))
        if self._told and not troubles:
            log.info("health.well")
        self._told = troubles
        notify(f"STATUS={', '.join(sorted(troubles)) or 'well'}")
        try:
            write_health(self._file, report)
            self._unwritten = ""
        except OSError as error:
            # A full disk stays full for a while; each ten seconds would make it fuller.
            if (reason := error.strerror) != self._unwritten:
                log.error("health.not_written file=%s reason=%s", self._file, reason)
                self._unwritten = reason
