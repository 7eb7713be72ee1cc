"""``pewarta export json``: everything in the database as JSON Lines."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.cli.output import counted, output_option, written
from bot.clock import SystemClock
from storage import file_of
from storage.sqlite.export import KINDS, Line, exported


@click.command(name="json", short_help="write everything in the database as JSON Lines")
@click.option("--only", type=click.Choice(KINDS), help="Only lines of this kind.")
@output_option
@config_option
def json_lines(only: str | None, output: Path | None, config_file: Path | None) -> None:
    """Write everything in the database as JSON Lines: one object a line, of one instant; the bot may run meanwhile.

    README.md tells what the lines hold. Those of --only article can be read again by pewarta ingest.
    """
    lines = _lines(file_of(configured(config_file).bot.database), SystemClock().now())
    count = 0
    with written(output) as file:
        for line in lines:
            if only in {None, line["kind"]}:
                file.write(json.dumps(line, ensure_ascii=False, default=_text) + "\n")
                count += 1
    if output is not None:
        click.echo(f"{output}: {counted(count, 'line')}")


def _lines(database: Path, now: datetime) -> Iterator[Line]:
    """The lines; the first says of which program and when."""
    head: Mapping[str, object] = {"version": version("pewarta"), "exported_at": now}
    for line in exported(database):
        yield {**line, **head} if line["kind"] == "pewarta" else line


def _text(value: object) -> str:
    """Days and instants, as ISO 8601 has them."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in an export")
