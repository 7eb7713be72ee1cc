"""The whole examination, in its order."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.config import Config
from bot.doctor import database, machine
from bot.doctor.feeds import Read, readable
from bot.doctor.finding import Finding
from bot.doctor.settings import clashes, targets_of
from storage import file_of
from storage.sqlite.engine import engine

Platforms = Callable[[Config, str, tuple[str, ...]], AsyncIterator[Finding]]
"""Looks at one platform that is enabled, by its name, and at its targets."""


@dataclass(frozen=True, slots=True)
class Network:
    """What is asked of the network.

    ``read`` reads a feed, ``date_of`` gives the Date header of some server's answer, ``platforms`` look at chats.
    """

    read: Read
    date_of: Callable[[], Awaitable[str | None]]
    platforms: Platforms


async def examine(config: Config, now: Callable[[], datetime], network: Network | None) -> AsyncIterator[Finding]:
    """What would keep the bot from its work. Nothing is sent or changed.

    Args:
        config: what it is configured to do.
        now: the machine's clock.
        network: None leaves the network alone.
    """
    for finding in clashes(config, now()):
        yield finding
    yield machine.zone(config, now())
    path = file_of(config.bot.database)
    for finding in machine.disk(path):
        yield finding
    yield database.engine_finding(engine())
    yield database.soundness(path)
    for finding in await database.state(config.bot.database) if path.exists() else ():
        yield finding
    if network is not None:
        async for finding in _asked(config, now, network):
            yield finding


async def _asked(config: Config, now: Callable[[], datetime], network: Network) -> AsyncIterator[Finding]:
    before = now()
    said = await network.date_of()
    yield machine.clock(said, before, now())
    for name, enabled in (("telegram", config.telegram.enabled), ("discord", config.discord.enabled)):
        if enabled:
            async for finding in network.platforms(config, name, targets_of(config, name)):
                yield finding
    for finding in await readable([feed.url for feed in config.feeds if not feed.paused], network.read):
        yield finding
