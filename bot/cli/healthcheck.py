"""``pewarta healthcheck``: whether the bot does its work, for containers and timers; asks no network."""

import sys
from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.cli.status import language_option
from bot.clock import SystemClock
from bot.commands.status import trouble_line
from bot.locale import load_words
from bot.monitor.health import judge_silence
from bot.monitor.health_file import health_file, read_health
from storage import file_of


@click.command()
@language_option
@config_option
def healthcheck(language: str | None, config_file: Path | None) -> None:
    """Exit with 0 if the bot does its work, else with 1 and a line for each thing that is wrong.

    A bot that is there but hears nobody, or leaves feeds unread or posts unsent, does not do its work; one whose backup
    failed does.
    """
    config = configured(config_file)
    words = load_words(language or config.bot.language)
    said = read_health(health_file(file_of(config.bot.database)))
    troubles = judge_silence(said, SystemClock().now())
    for check in troubles:
        click.echo(trouble_line(check, words, config.bot.timezone))
    if not troubles:
        click.echo(words("status-well"))
    if any(not check.minor for check in troubles):
        sys.exit(1)
