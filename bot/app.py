"""The composition root: the only place that builds things and wires them to each other."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.clock import Clock, SystemClock
from bot.config import Config
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.run import Documents, ReadOptions, Report, Step, ingest
from storage import open_storage
from storage.base import Storage


@asynccontextmanager
async def open_keeper(database: str, clock: Clock, options: KeepOptions) -> AsyncIterator[tuple[Storage, Keeper]]:
    """A storage and the Keeper over it, for as long as the block runs."""
    async with open_storage(database) as storage:
        yield storage, Keeper(storage, clock, options)


def keep_options(config: Config) -> KeepOptions:
    """What the configuration says about keeping articles."""
    return KeepOptions(sentences=config.summary.sentences, auto_approve=config.follow_up.auto_approve)


async def run_ingest(
    documents: Documents,
    config: Config,
    *,
    database: str | None = None,
    source: str | None = None,
    stopped: Callable[[], bool],
    on_step: Callable[[Step], None],
) -> Report:
    """``pewarta ingest``: keeps ``documents`` in the configured database, or in ``database``."""
    async with open_keeper(database or str(config.bot.database), SystemClock(), keep_options(config)) as (_, keeper):
        options = ReadOptions(zone=config.bot.timezone, source=source)
        return await ingest(documents, keeper, options, stopped=stopped, on_step=on_step)
