"""What an operator looks at while the bot runs, put together: figures, health, and the server that shows both."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from bot.assembly.wiring import backup_plan, retention_rule
from bot.clock import Clock
from bot.config import Config
from bot.message import sentence
from bot.monitor.beats import Beats
from bot.monitor.disk import disk_check
from bot.monitor.health import Report
from bot.monitor.health_file import health_file
from bot.monitor.monitor import Monitor
from bot.monitor.starting import tell_of_start
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.publish.needs import Needs
from bot.publish.operators import OperatorDesk
from bot.upkeep.backups import Backups
from bot.upkeep.retention import Retention
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
    backups: Backups,
) -> Monitor:
    """Who judges; ``platforms`` tell whether they are listened to."""
    return Monitor(
        storage,
        clock,
        watched.beats,
        platforms,
        file=health_file(file_of(config.bot.database)),
        version=version("pewarta"),
        extra=[backups.check, lambda: disk_check(file_of(config.bot.database))],
        backed_up_at=lambda: backups.last,
    )


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What the bot does for its operators and its own database, by itself."""

    backups: Backups
    retention: Retention
    needs: Needs

    def parts(self) -> tuple[Coroutine[object, object, None], ...]:
        """What is to run, until it is cancelled."""
        return self.backups.run(), self.retention.run(), self.needs.run()


def upkeep_of(config: Callable[[], Config], storage: Storage, clock: Clock, operators: OperatorDesk) -> Upkeep:
    """Builds it over the configuration as it is at each moment; nothing runs yet."""
    return Upkeep(
        backups=_backups(config, clock, operators),
        retention=Retention(storage, clock, lambda: retention_rule(config())),
        needs=Needs(storage, operators, clock),
    )


def _backups(config: Callable[[], Config], clock: Clock, operators: OperatorDesk) -> Backups:
    """Who copies the database; operators are told once a day that it cannot be."""

    async def tell(reason: str, now: datetime) -> None:
        await operators.tell(
            f"backup {now:%Y-%m-%d}", lambda words: sentence(words("operator-backup", reason=reason)), now
        )

    return Backups(file_of(config().bot.database), clock, lambda: backup_plan(config()), tell)


@contextmanager
def told_start(config: Config, clock: Clock) -> Iterator[asyncio.Task[None]]:
    """Tells of the start until the task that it yields is cancelled; the file goes at the end of the block."""
    names = [name for name in ("telegram", "discord") if getattr(config, name).enabled]
    file = health_file(file_of(config.bot.database))
    start = asyncio.create_task(tell_of_start(file, clock, names, version=version("pewarta")))
    try:
        yield start
    finally:
        start.cancel()
        with suppress(OSError):
            file.unlink(missing_ok=True)


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
