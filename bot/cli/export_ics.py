"""``pewarta export ics``: planned events as an iCalendar file."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.cli.output import counted, output_option, written
from bot.config import Config
from bot.export.calendar import calendar, known_of
from bot.locale import load_words
from storage import open_storage


@click.command(short_help="write planned events as an iCalendar file")
@click.argument("numbers", metavar="[EVENT]...", nargs=-1, type=click.IntRange(1))
@click.option("--since", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what was over before.")
@output_option
@config_option
def ics(numbers: tuple[int, ...], since: datetime | None, output: Path | None, config_file: Path | None) -> None:
    """Write planned events as one iCalendar file: all, or those with these numbers (see pewarta events list)."""
    config = configured(config_file)
    body, many = asyncio.run(_calendar(config, numbers, since and since.date()))
    with written(output) as file:
        file.write(body.decode())
    if output is not None:
        click.echo(f"{output}: {counted(many, 'event')}")


async def _calendar(config: Config, numbers: Sequence[int], since: date | None) -> tuple[bytes, int]:
    async with open_storage(config.bot.database) as storage:
        events = await storage.events(since=since)
        missing = set(numbers) - {event.id for event in events}
        if missing:
            raise click.ClickException(f"there is no event {', '.join(map(str, sorted(missing)))}; nothing was written")
        chosen = [event for event in events if not numbers or event.id in numbers]
        words = load_words(config.bot.language)
        return calendar(await known_of(storage, chosen), words, product=config.bot.name), len(chosen)
