"""``pewarta backup``: a copy of the database, made while the bot runs."""

from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.clock import SystemClock
from storage import file_of
from storage.sqlite.backup import back_up, rotate, verify


@click.command()
@click.argument("to", required=False, type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="Keep so many copies in the folder, and remove the older ones.")
@config_option
def backup(to: Path | None, keep: int | None, config_file: Path | None) -> None:
    """Copy the database to the file or folder TO, by default beside it; the bot may run meanwhile.

    The copy is checked whole. With --keep older copies of the same folder are removed, the new one being sound.
    """
    database = file_of(str(configured(config_file).bot.database))
    folder = database.parent if to is None else to
    prefix = f"{database.name}.backup-"
    target = folder / f"{prefix}{SystemClock().now():%Y%m%dT%H%M%S.%fZ}" if folder.is_dir() else folder
    back_up(database, target)
    click.echo(f"{target}: {verify(target):,} articles, checked")
    if keep:
        for old in rotate(target.parent, prefix, keep):
            click.echo(f"{old}: removed")
