"""What runs in a terminal, put together: the demo on sample news, and the chat over a database that is there."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.adapters.console import open_chat
from bot.app import open_keeper
from bot.clock import Clock, MovableClock, SystemClock
from bot.commands import Registry, Role, all_commands
from bot.commands.context import Defaults
from bot.commands.dispatch import Dispatcher
from bot.config import Config
from bot.demo import clock_command
from bot.ingest.keeper import KeepOptions
from bot.locale import Words, load_languages
from bot.locale.dates import instant
from bot.message import Asker, Heading, Message, Paragraph, Request, Text
from bot.samples import load_samples, published_at, samples
from storage import open_storage
from storage.base import Storage

NAME = "Pewarta"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOptions:
    """How the demo runs.

    ``database`` is kept; None stands for a temporary one. ``start`` is where the clock begins (aware), None for the day
    after the newest sample.
    """

    database: str | None
    start: datetime | None
    language: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a console chat takes place; ``downloads`` is where files go that the person asks for."""

    stdin: TextIO
    stdout: TextIO
    downloads: Path


class OperatorEverywhere:
    """Whoever sits at the console runs the bot."""

    async def role_of(self, request: Request) -> Role:
        """Always an operator."""
        return Role.OPERATOR


async def run_demo(options: DemoOptions, terminal: Terminal) -> None:
    """``pewarta demo``: the sample news through ingest and analysis, then the console chat."""
    # Removed whatever ends the demo, an interrupt while loading included.
    with tempfile.TemporaryDirectory(prefix="pewarta-demo-") as folder:
        database = options.database or str(Path(folder) / "demo.db")
        clock = MovableClock(options.start or _day_after_newest_sample(options.zone))
        # In the demo what articles report of events holds at once: there is nobody to approve it.
        async with open_keeper(database, clock, KeepOptions(auto_approve=True)) as (storage, keeper):
            await load_samples(keeper, storage)
            languages = load_languages()
            words = languages[options.language]
            registry = all_commands([clock_command(clock, SystemClock().now)])
            defaults = Defaults(NAME, options.language, options.zone)
            dispatcher = _dispatcher(registry, storage, clock, languages, defaults)
            await _talk(dispatcher, words, terminal, await _demo_welcome(storage, clock, words, options.zone))


async def run_chat(config: Config, terminal: Terminal, *, database: str | None, language: str | None) -> None:
    """``pewarta chat``: the console chat over a database that is there, by default the configured one."""
    bot = config.bot
    async with open_storage(database or bot.database) as storage:
        defaults = Defaults(bot.name, language or bot.language, bot.timezone)
        languages = load_languages()
        dispatcher = _dispatcher(all_commands(), storage, SystemClock(), languages, defaults)
        await _talk(dispatcher, languages[defaults.language], terminal, None)


def _dispatcher(
    registry: Registry, storage: Storage, clock: Clock, languages: Mapping[str, Words], defaults: Defaults
) -> Dispatcher:
    return Dispatcher(
        registry=registry,
        storage=storage,
        clock=clock,
        roles=OperatorEverywhere(),
        languages=languages,
        defaults=defaults,
    )


async def _talk(dispatcher: Dispatcher, words: Words, terminal: Terminal, welcome: Message | None) -> None:
    commands = dispatcher.registry.commands
    chat = open_chat(
        dispatcher.answer,
        words=words,
        commands={name: words(command.about) for command in commands for name in (command.name, command.alias)},
        folder=terminal.downloads,
        stdin=terminal.stdin,
        stdout=terminal.stdout,
        environ=os.environ,
        asker=Asker("console", "console"),
    )
    await chat.run(welcome)


async def _demo_welcome(storage: Storage, clock: Clock, words: Words, zone: ZoneInfo) -> Message:
    now = instant(clock.now(), zone, words)
    head = words("demo-head", articles=(await storage.latest(limit=1)).total)
    lines = (words("demo-samples"), words("demo-clock", now=now), words("demo-try"))
    return Message((Heading((Text(head),)), *(Paragraph((Text(line),)) for line in lines)))


def _day_after_newest_sample(zone: ZoneInfo) -> datetime:
    newest = published_at(samples()[-1]).astimezone(zone).date()
    return datetime.combine(newest + timedelta(days=1), time(9, 0), zone).astimezone(UTC)
