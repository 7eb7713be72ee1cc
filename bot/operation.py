"""What an operator looks at while the bot runs, put together: figures, health, and the server that shows both."""

from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.clock import Clock
from bot.config import Config
from bot.health import Check, Report
from bot.monitor.beats import Beats
from bot.monitor.health_file import health_file
from bot.monitor.monitor import Monitor
from bot.telemetry import UNHEARD, Telemetry
from storage import file_of
from storage.base import Storage

if TYPE_CHECKING:
    from bot.monitor.metrics import Metrics
    from bot.monitor.server import Handler


@dataclass(frozen=True, slots=True)
class Watching:
    """Hears what parts tell (``telemetry``); ``metrics`` is there where figures are to be shown."""

    beats: Beats
    metrics: "Metrics | None"

    @property
    def telemetry(self) -> Telemetry:
        """What parts are handed."""
        return self.beats


def watching(config: Config, clock: Clock) -> Watching:
    """Listens from now on."""
    if config.metrics.listen is None:
        return Watching(Beats(clock, UNHEARD), None)
    # Only who looks at figures pays for the library.
    from bot.monitor.metrics import Metrics

    metrics = Metrics(version("pewarta"))
    return Watching(Beats(clock, metrics), metrics)


def monitor_of(
    config: Config,
    storage: Storage,
    clock: Clock,
    watched: Watching,
    *,
    platforms: Mapping[str, Callable[[], bool]],
    extra: Sequence[Callable[[datetime], Check]] = (),
) -> Monitor:
    """Who judges; ``platforms`` tell whether they are listened to, ``extra`` parts how they are."""
    file = health_file(file_of(str(config.bot.database)))
    return Monitor(storage, clock, watched.beats, platforms, file=file, version=version("pewarta"), extra=extra)


@asynccontextmanager
async def shown(
    config: Config,
    storage: Storage,
    clock: Clock,
    watched: Watching,
    monitor: Monitor,
    *,
    routes: "Mapping[str, Handler] | None" = None,
) -> AsyncIterator[Sequence[Coroutine[object, object, None]]]:
    """Serves ``[metrics].listen``, if it is set, for as long as the block runs; yields what is to run meanwhile.

    Args:
        config: says where.
        storage: what figures are read from.
        clock: the time.
        watched: what parts told.
        monitor: how the bot is.
        routes: further paths that only read, and who answers them.

    Raises:
        ConfigError: it cannot listen there.
    """
    metrics, listen = watched.metrics, config.metrics.listen
    if metrics is None or listen is None:
        yield (monitor.run(),)
        return
    from bot.monitor.lag import watch_lag
    from bot.monitor.server import open_server

    async def page(report: Report) -> bytes:
        return await metrics.page(storage, report, clock.now())

    async with open_server(listen, report=monitor.report, metrics=page, routes=routes):
        yield (monitor.run(), watch_lag(metrics.lagged))
