"""``pewarta chat``: the bot in this terminal, on the news of one's own database."""

import sys
from pathlib import Path

import click

from bot.assembly.terminal import Terminal, run_chat
from bot.cli.configured import config_option, configured
from bot.cli.talking import talk


@click.command()
@click.option("--database", metavar="FILE", help="The database; by default the configuration's.")
@config_option
@click.option("--language", type=click.Choice(["id", "en"]), help="By default the configuration's.")
def chat(database: str | None, config_file: Path | None, language: str | None) -> None:
    """Talk to the bot in this terminal, about the news that was ingested.

    A database that does not exist is created, empty. Lines may also come from a pipe.
    """
    terminal = Terminal(sys.stdin, sys.stdout, Path.cwd())
    talk(run_chat(configured(config_file), terminal, database=database, language=language))
