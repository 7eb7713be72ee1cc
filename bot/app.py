"""The composition root: the only place that builds things and wires them to each other."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.clock import Clock, SystemClock
from bot.commands import Role, all_commands
from bot.commands.context import Defaults
from bot.commands.dispatch import Dispatcher, Roles
from bot.config import Config
from bot.config.file import ConfigFile
from bot.config.model import Http
from bot.ingest.documents import Refused, WebDocument
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.run import Documents, ReadOptions, Report, Step, ingest
from bot.locale import Words, load_languages
from bot.logs import secrets_of, set_up_logs
from bot.memory import keep_large_buffers_apart
from bot.message import Request
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.reload.live import LiveConfig
from storage import open_storage
from storage.base import Storage

if TYPE_CHECKING:
    from bot.ingest.poller import FeedSpec, Poller, Web
    from bot.ingest.poller.report import FeedReport
    from bot.ingest.web.fetch import Limits
    from bot.platforms import Platform


T = TypeVar("T")
PAUSE = 1.0
"""Seconds between two requests to one host."""
PARSERS = 2
"""Children that parse what comes from the web, of some 50 MB each; one of them keeps free of large documents."""


@asynccontextmanager
async def open_keeper(
    database: str, clock: Clock, options: KeepOptions, telemetry: Telemetry = UNHEARD
) -> AsyncIterator[tuple[Storage, Keeper]]:
    """A storage and the Keeper over it, for as long as the block runs."""
    async with open_storage(database) as storage:
        yield storage, Keeper(storage, clock, options, telemetry)


def keep_options(config: Config) -> KeepOptions:
    """What the configuration says about keeping articles."""
    return KeepOptions(sentences=config.summary.sentences, auto_approve=config.follow_up.auto_approve)


def defaults_of(config: Config) -> Defaults:
    """What holds for chats that have chosen nothing."""
    return Defaults(config.bot.name, config.bot.language, config.bot.timezone)


def configure_web(web: "Web", http: Http) -> None:
    """Puts the open web within other bounds."""
    web.fetcher.configure(
        user_agent=http.user_agent, limits=_limits(http), allowed=http.allow_private, proxy=http.proxy
    )
    web.robots.configure(http.user_agent)


def _limits(http: Http) -> "Limits":
    from bot.ingest.web.fetch import Limits

    return Limits(timeout=http.timeout.total_seconds(), max_bytes=http.max_bytes)


@asynccontextmanager
async def open_web(http: Http, telemetry: Telemetry = UNHEARD) -> "AsyncIterator[Web]":
    """The open web within the bounds of ``[http]``, for as long as the block runs."""
    # Most commands ask no network; aiohttp, lxml and a child process are for those that do.
    from bot.ingest.poller import Hosts, Web
    from bot.ingest.sandbox import open_sandbox
    from bot.ingest.web.fetch import open_fetcher
    from bot.ingest.web.robots import Robots

    keep_large_buffers_apart()
    async with (
        open_fetcher(
            user_agent=http.user_agent,
            limits=_limits(http),
            allowed=http.allow_private,
            proxy=http.proxy,
            telemetry=telemetry,
        ) as fetcher,
        open_sandbox(children=PARSERS) as sandbox,
    ):
        yield Web(fetcher, Robots(fetcher, user_agent=http.user_agent), Hosts(PAUSE), sandbox)


async def fetch_addresses(addresses: Sequence[str], config: Config) -> list[WebDocument | Refused]:
    """What stands at web addresses, pages and feeds."""
    if not addresses:
        return []
    from bot.ingest.web.reading import WebReader

    async with open_web(config.http) as web:
        reader = WebReader(web, config.bot.timezone, SystemClock().now)
        return [document for address in addresses async for document in reader.read(address)]


async def look_at_feed(url: str, config: Config) -> "FeedReport":
    """``pewarta feeds test``: what one feed gives, without keeping anything."""
    from bot.ingest.poller.report import report_on
    from bot.ingest.sources.kinds import open_sources

    async with open_web(config.http) as web:
        return await report_on(url, open_sources(web), now=SystemClock().now())


class StoppedEarly(Exception):
    """The bot was told to end while it was starting."""


async def run_bot(
    config: Config, stopping: asyncio.Event, *, file: Path | None, reload: asyncio.Event | None = None
) -> None:
    """``pewarta run``: everything that is enabled, until ``stopping`` is set or a part of it fails for good.

    Args:
        config: what is enabled.
        stopping: ends it.
        file: where the configuration was read; it is followed, and changed from chats. None where there is no file.
        reload: set when somebody wants the file read again, as it is.

    Raises:
        ConfigError: a platform refuses its token.
        StoppedEarly: it was to end before all was open; what was open is closed.
        StorageError: the database cannot be opened, or another process delivers from it.
    """
    from bot.assembly.adding import AddingDesk
    from bot.assembly.publishing import publishing
    from bot.commands.add import add_command
    from bot.commands.configure import configure_command
    from bot.commands.status import status_command
    from bot.ingest.poller import EntryReader, Poller
    from bot.ingest.sources.kinds import open_sources
    from bot.monitor.calendar_page import PATH, calendar_page
    from bot.monitor.operation import monitor_of, shown, told_start, upkeep_of, watching
    from bot.publish.surroundings import Surroundings
    from bot.reload.reconfiguring import reconfiguring

    clock, languages = SystemClock(), load_languages()
    defaults, live = defaults_of(config), LiveConfig(config)
    watched = watching(config, clock)
    async with AsyncExitStack() as stack:
        opened = open_keeper(str(config.bot.database), clock, keep_options(config), watched.telemetry)
        storage, keeper = await stack.enter_async_context(opened)
        # Asked before anybody is connected to: a second bot must not take the first one's updates either.
        with storage.delivering():
            pass
        start = stack.enter_context(told_start(config, clock))
        opening = _platforms(config, storage, clock, watched.telemetry)
        platforms = [await _unless(stopping, stack.enter_async_context(one)) for one in opening]
        senders = {platform.name: platform.sender for platform in platforms}

        surroundings = Surroundings(storage, languages, defaults)
        posting = publishing(config, storage, surroundings, senders, clock, telemetry=watched.telemetry)
        web = await stack.enter_async_context(open_web(config.http, watched.telemetry))
        entries = EntryReader(web, keeper, config.bot.timezone, on_kept=posting.wake)
        operators = posting.operators
        poller = Poller(storage, open_sources(web), entries, clock)
        changing = (
            await reconfiguring(_file(file), live, storage, clock, operators, preview=posting.preview) if file else None
        )
        adding = AddingDesk(
            storage,
            web,
            keeper,
            clock,
            config=lambda: live.now,
            configure=changing.desk.add_feed if changing else None,
        )
        upkeep = upkeep_of(lambda: live.now, storage, clock, operators)
        listens = {platform.name: lambda platform=platform: platform.listens for platform in platforms}
        monitor = monitor_of(config, storage, clock, watched, platforms=listens, backups=upkeep.backups)
        dispatcher = Dispatcher(
            registry=all_commands(
                (
                    *posting.commands,
                    add_command(adding),
                    configure_command(changing.desk if changing else None),
                    status_command(monitor.report),
                )
            ),
            storage=storage,
            clock=clock,
            roles=RolesByPlatform({platform.name: platform.roles for platform in platforms}),
            languages=languages,
            defaults=defaults,
            telemetry=watched.telemetry,
        )
        calendar = calendar_page(storage, clock, lambda: languages[live.now.bot.language], lambda: live.now.bot.name)
        watches = await stack.enter_async_context(
            shown(config, storage, clock, watched, monitor, routes={PATH: calendar})
        )
        live.follow(
            lambda changed: configure_feeds(poller, changed),
            lambda changed: surroundings.configure(defaults_of(changed)),
            lambda changed: dispatcher.configure(defaults_of(changed)),
            lambda changed: keeper.configure(keep_options(changed)),
            lambda changed: entries.configure(changed.bot.timezone),
            lambda changed: adding.configure(changed.bot.timezone),
            lambda changed: configure_web(web, changed.http),
            posting.configure,
            lambda changed: _configure_logs(live.now, changed),
        )
        for platform in platforms:
            listening = platform.listening(dispatcher, storage, _ordered(languages, defaults))
            await _unless(stopping, stack.enter_async_context(listening))
            live.follow_last(_platform_part(platform, languages))
        await poller.configure(feed_specs(config))
        ending = [posting.outbox.run(stopping), posting.waker.run(stopping)]
        lasting = [poller.run(), *upkeep.parts(), *watches]
        if changing:
            stack.push_async_callback(live.close)
            lasting.append(changing.run(reload or asyncio.Event()))
        start.cancel()
        await _until_stopped(stopping, lasting=lasting, ending=ending)


def _platforms(
    config: Config, storage: Storage, clock: Clock, telemetry: Telemetry
) -> "list[AbstractAsyncContextManager[Platform]]":
    """The chat platforms that are enabled; a library is imported only for one that is."""
    opened: list[AbstractAsyncContextManager[Platform]] = []
    if config.telegram.enabled:
        from bot.platforms.telegram import telegram_platform

        opened.append(telegram_platform(config, storage, clock, telemetry))
    if config.discord.enabled:
        from bot.platforms.discord import discord_platform

        opened.append(discord_platform(config, storage, clock, telemetry))
    return opened


def _file(path: Path) -> ConfigFile:
    return ConfigFile(path, os.environ)


async def configure_feeds(poller: "Poller", config: Config) -> None:
    """Gives the poller its feeds; making thousands of them is nothing for the loop."""
    await poller.configure(await asyncio.to_thread(feed_specs, config))


def _configure_logs(before: Config, config: Config) -> None:
    if config.log != before.log:
        set_up_logs(config.log.level, config.log.format, secrets_of(config))


def _platform_part(platform: "Platform", languages: Mapping[str, Words]) -> Callable[[Config], Awaitable[None]]:
    """What a platform takes of a new configuration."""

    async def configure(changed: Config) -> None:
        await platform.configure(changed, _ordered(languages, defaults_of(changed)))

    return configure


def _ordered(languages: Mapping[str, Words], defaults: Defaults) -> dict[str, Words]:
    """The languages, the bot's own first."""
    first = defaults.language
    return {first: languages[first]} | dict(languages)


class RolesByPlatform:
    """Asks the platform that a request came from."""

    def __init__(self, platforms: Mapping[str, Roles]) -> None:
        self._platforms = platforms

    async def role_of(self, request: Request) -> Role:
        """What that platform says; see ``bot.commands.dispatch.Roles``."""
        return await self._platforms[request.target.address.partition(":")[0]].role_of(request)


async def _unless(stopping: asyncio.Event, opening: Coroutine[object, object, T]) -> T:
    """Waits for a platform, which may not be there for a long time, unless the bot is to end.

    Raises:
        StoppedEarly: it is.
    """
    async with asyncio.timeout(None) as limit:

        async def cut_short() -> None:
            await stopping.wait()
            limit.reschedule(0)

        watch = asyncio.create_task(cut_short())
        try:
            return await opening
        except asyncio.CancelledError:
            if limit.expired():
                raise StoppedEarly from None
            raise
        finally:
            watch.cancel()


async def _until_stopped(
    stopping: asyncio.Event,
    *,
    lasting: Sequence[Coroutine[object, object, None]],
    ending: Sequence[Coroutine[object, object, None]],
) -> None:
    """Runs the parts side by side. One that fails stops the others: half a bot would look like a whole one.

    Args:
        stopping: set when all is to end; set here too when a part fails.
        lasting: parts that go on until they are cancelled.
        ending: parts that see ``stopping`` for themselves and end in order.
    """
    stop = asyncio.create_task(stopping.wait())
    cancelled, ended = [[asyncio.create_task(part) for part in parts] for parts in (lasting, ending)]
    try:
        await asyncio.wait([stop, *cancelled, *ended], return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.set()
        for task in (stop, *cancelled):
            task.cancel()
        results = await asyncio.gather(*ended, *cancelled, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


def feed_specs(config: Config) -> "list[FeedSpec]":
    """The configured feeds, as the poller takes them."""
    from bot.ingest.poller import FeedSpec

    return [
        FeedSpec(
            url=feed.url,
            name=feed.name,
            topics=feed.topics,
            every=feed.every,
            full_text=feed.full_text,
            paused=feed.paused,
        )
        for feed in config.feeds
    ]


async def run_ingest(
    documents: Documents,
    config: Config,
    *,
    addresses: Sequence[str] = (),
    database: str | None = None,
    source: str | None = None,
    stopped: Callable[[], bool],
    on_step: Callable[[Step], None],
) -> Report:
    """``pewarta ingest``: keeps documents, and what stands at web addresses, in the database."""
    from bot.ingest.sandbox import open_sandbox

    documents = chain(documents, await fetch_addresses(addresses, config))
    async with (
        open_keeper(database or str(config.bot.database), SystemClock(), keep_options(config)) as (_, keeper),
        open_sandbox() as sandbox,
    ):
        options = ReadOptions(zone=config.bot.timezone, source=source)
        return await ingest(documents, keeper, options, sandbox, stopped=stopped, on_step=on_step)
