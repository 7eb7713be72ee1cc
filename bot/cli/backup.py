"""``pewarta backup``: a copy of the database, made while the bot runs."""

from pathlib import Path

import click

from bot.assembly.wiring import backup_plan
from bot.cli.configured import config_option, configured
from bot.cli.output import counted
from bot.clock import SystemClock
from bot.upkeep.copies import make_copy
from storage import file_of


@click.command()
@click.argument("to", required=False, type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="Keep so many copies in the folder, and remove the older ones.")
@config_option
def backup(to: Path | None, keep: int | None, config_file: Path | None) -> None:
    """Copy the database to the file or folder TO, by default the configured one; the bot may run meanwhile.

    The copy is checked whole. With --keep older copies of the same folder are removed, the new one being sound.
    """
    config = configured(config_file)
    database, folder = file_of(config.bot.database), backup_plan(config).folder
    if to is None:
        folder.mkdir(parents=True, exist_ok=True)
    made = make_copy(database, to or folder, keep=keep, now=SystemClock().now())
    click.echo(f"{made.path}: {counted(made.articles, 'article')}, checked")
    for old in made.removed:
        click.echo(f"{old}: removed")
