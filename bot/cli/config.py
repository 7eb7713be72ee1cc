"""``pewarta config``: looks at the configuration file."""

import os
from pathlib import Path

import click

from bot.config import Config, load_config
from bot.errors import ConfigError


@click.group()
def config() -> None:
    """Look at the configuration."""


@config.command(short_help="tell every mistake with its line")
@click.argument("file", type=click.Path(path_type=Path), default=Path("config.toml"))
def check(file: Path) -> None:
    """Check FILE (by default config.toml) and the PEWARTA_ variables of the environment.

    Every mistake is told with its line, its key and what to write instead. Exit status: 0 all is well, 1 it is not.
    """
    try:
        loaded = load_config(file, os.environ)
    except ConfigError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        many = len(error.problems)
        raise click.ClickException(f"{many} {'problem' if many == 1 else 'problems'} in {file}") from None
    click.echo(f"{file}: all is well. {_in_words(loaded)}")


def _in_words(loaded: Config) -> str:
    bot = loaded.bot
    switches = (("Telegram", loaded.telegram.enabled), ("Discord", loaded.discord.enabled))
    platforms = [name for name, on in switches if on]
    return (
        f"{bot.name} speaks {'Indonesian' if bot.language == 'id' else 'English'} in {bot.timezone}, and keeps its data"
        f" in {bot.database}. Feeds: {len(loaded.feeds)}, schedules: {len(loaded.posts)}, announced events:"
        f" {len(loaded.events)}, platforms: {', '.join(platforms) or 'none'}."
    )
