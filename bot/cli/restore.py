"""``pewarta restore``: puts a copy in place of the database, or only looks whether it could be."""

from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.cli.output import counted
from storage import file_of
from storage.sqlite.backup import verify
from storage.sqlite.restore import restore as put_back


@click.command()
@click.argument("copy", type=click.Path(path_type=Path))
@click.option("--verify", "only_verify", is_flag=True, help="Only look whether the copy is sound; change nothing.")
@config_option
def restore(copy: Path, only_verify: bool, config_file: Path | None) -> None:
    """Put COPY in place of the database. The bot must not run; the database before is kept beside it."""
    if only_verify:
        click.echo(f"{copy}: sound, {counted(verify(copy), 'article')}")
        return
    database = file_of(str(configured(config_file).bot.database))
    kept = put_back(copy, database)
    click.echo(f"{database}: is {copy} now")
    if kept:
        click.echo(f"{kept}: is what was there before")
