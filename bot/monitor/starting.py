"""What a bot says of itself while it waits for its platforms: it lives, and whom it has not reached yet.

Without it a bot that starts while a platform is away would look like none at all, and systemd would keep everything
that comes after it waiting for as long as the platform is away.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bot.clock import Clock
from bot.monitor.health import Report, judge_platform
from bot.monitor.health_file import write_health
from bot.monitor.notify import notify

log = logging.getLogger(__name__)

PATIENCE = timedelta(seconds=20)
"""So long a start is a start; later the bot runs, and waits."""
EVERY = 10.0
"""Seconds between two words."""


async def tell_of_start(
    file: Path, clock: Clock, platforms: Sequence[str], *, version: str, every: float = EVERY
) -> None:
    """Says so until it is cancelled.

    Args:
        file: where reports are put.
        clock: the time.
        platforms: those that are to be reached.
        version: the program's.
        every: seconds between two words.
    """
    since = clock.now()
    while True:
        now = clock.now()
        checks = tuple(judge_platform(name, since, now) for name in platforms)
        try:
            write_health(file, Report(at=now, since=since, version=version, checks=checks))
        except OSError as error:
            log.warning("health.not_written file=%s reason=%s", file, error.strerror)
        if now - since >= PATIENCE:
            notify("READY=1")
            notify("WATCHDOG=1")
            notify(f"STATUS=waits for {' and '.join(platforms)}")
        await asyncio.sleep(every)
