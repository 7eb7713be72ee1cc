"""``pewarta export``: what the bot knows, in formats of others."""

import asyncio
import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from bot.calendar import calendar, known_of
from bot.cli.configured import config_option, configured
from bot.config import Config
from bot.locale import load_words
from storage import open_storage


@click.group()
def export() -> None:
    """Write what the bot knows in formats of others."""


@export.command()
@click.argument("numbers", metavar="[EVENT]...", nargs=-1, type=click.IntRange(1))
@click.option("--since", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="Leave out what was over before.")
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="By default standard output."
)
@config_option
def ics(numbers: tuple[int, ...], since: datetime | None, output: Path | None, config_file: Path | None) -> None:
    """Write planned events as one iCalendar file: all, or those with these numbers (see pewarta events list)."""
    config = configured(config_file)
    body, many = asyncio.run(_calendar(config, numbers, since and since.date()))
    if output is None:
        click.echo(body, nl=False)
        return
    _write(output, body)
    click.echo(f"{output}: {many} event{'' if many == 1 else 's'}")


async def _calendar(config: Config, numbers: Sequence[int], since: date | None) -> tuple[bytes, int]:
    async with open_storage(config.bot.database) as storage:
        events = await storage.events(since=since)
        missing = set(numbers) - {event.id for event in events}
        if missing:
            raise click.ClickException(f"there is no event {', '.join(map(str, sorted(missing)))}; nothing was written")
        chosen = [event for event in events if not numbers or event.id in numbers]
        words = load_words(config.bot.language)
        return calendar(await known_of(storage, chosen), words, product=config.bot.name), len(chosen)


def _write(file: Path, body: bytes) -> None:
    """Puts the file there whole: a calendar program may be reading it."""
    begun = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        begun.write_bytes(body)
        begun.replace(file)
    except OSError as error:
        raise click.ClickException(f"{file}: cannot be written ({error.strerror})") from error
    finally:
        begun.unlink(missing_ok=True)
