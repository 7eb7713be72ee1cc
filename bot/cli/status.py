"""``pewarta status``: how the bot is, in the words that chats are told."""

import asyncio
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import click

from bot.adapters.console.render import render
from bot.cli.configured import config_option, configured
from bot.clock import SystemClock
from bot.commands.status import status_message
from bot.config import Config
from bot.locale import LANGUAGES, load_words
from bot.message import Message
from bot.monitor.figures import with_figures
from bot.monitor.health import Report, judge_silence
from bot.monitor.health_file import health_file, read_health
from storage import file_of, open_storage

language_option = click.option("--language", type=click.Choice(LANGUAGES), help="By default the configured one.")


@click.command()
@language_option
@config_option
def status(language: str | None, config_file: Path | None) -> None:
    """Say how the bot is: what runs, what is wrong and since when, what waits. It need not run."""
    config = configured(config_file)
    words = load_words(language or config.bot.language)
    report = asyncio.run(_report(config, SystemClock().now()))
    message = status_message(report, words, config.bot.timezone)
    click.echo(render(Message(message.blocks), words, width=None).plain)


async def _report(config: Config, now: datetime) -> Report:
    database = file_of(config.bot.database)
    said = read_health(health_file(database))
    silence = tuple(judge_silence(said, now))
    if said is not None and said.troubles == silence:
        return said
    # Nobody says how it is: the database at least tells what waits.
    found = said or Report(at=now, since=None, version=version("pewarta"), checks=())
    found = replace(found, checks=silence)
    if not database.exists():
        return found
    async with open_storage(config.bot.database) as storage:
        return await with_figures(found, storage)
