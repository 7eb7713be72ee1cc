"""``pewarta outbox``: what waits to be sent or could not be, and what to do with it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.configured import config_option, configured
from bot.clock import SystemClock
from bot.config import Config
from storage import open_storage
from storage.base import Storage
from storage.records import DELIVERY_STATES, Delivery, DeliveryState

BY = "the command line"
_OPEN: tuple[DeliveryState, ...] = ("uncertain", "failed", "pending", "sending")
_NUMBERS = click.argument("numbers", metavar="NUMBER...", nargs=-1, required=True, type=click.IntRange(1))


@click.group()
def outbox() -> None:
    """Look at posts on their way out, send them again, or drop them. A running bot takes it up at once."""


@outbox.command(name="list", short_help="what waits, may have arrived, or failed")
@click.option(
    "--state", "states", multiple=True, type=click.Choice(DELIVERY_STATES), help="Only these; by default all not sent."
)
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1))
@config_option
def list_rows(states: tuple[DeliveryState, ...], limit: int, config_file: Path | None) -> None:
    """List rows of the outbox, oldest first, and targets that are closed or have moved."""
    asyncio.run(_list(configured(config_file), states or _OPEN, limit))


@outbox.command(short_help="send posts again")
@_NUMBERS
@config_option
def resend(numbers: tuple[int, ...], config_file: Path | None) -> None:
    """Send uncertain, failed or dropped posts again, and open their targets."""
    asyncio.run(_resend(configured(config_file), numbers))


@outbox.command(short_help="drop posts")
@_NUMBERS
@click.option("--why", default="", help="Kept with them.")
@config_option
def drop(numbers: tuple[int, ...], why: str, config_file: Path | None) -> None:
    """Drop pending, uncertain or failed posts."""
    asyncio.run(_drop(configured(config_file), numbers, why))


async def _list(config: Config, states: Sequence[DeliveryState], limit: int) -> None:
    async with open_storage(config.bot.database) as storage:
        found = await storage.deliveries(states, limit=limit)
        for row in found.items:
            click.echo(_line(row, config))
        if found.total > len(found.items):
            click.echo(f"and {found.total - len(found.items):,} more")
        if not found.total:
            click.echo("Nothing there.")
        for target in await storage.closed_targets():
            click.echo(
                f"{target.target}: {f'moved to {target.moved_to}' if target.moved_to else 'closed'}, {target.reason}"
            )


def _line(row: Delivery, config: Config) -> str:
    when = row.created_at.astimezone(config.bot.timezone).strftime("%Y-%m-%d %H:%M")
    part = f" part {row.part + 1}/{row.parts}" if row.parts > 1 else ""
    why = f" ({row.reason})" if row.reason else ""
    return f"{row.id} {row.state} {when} {row.schedule}{part} -> {row.target}{why}"


async def _resend(config: Config, numbers: Sequence[int]) -> None:
    async with open_storage(config.bot.database) as storage:
        done = await storage.resend(numbers, by=BY, at=SystemClock().now())
        await _told(storage, numbers, done, "sent again")


async def _drop(config: Config, numbers: Sequence[int], why: str) -> None:
    async with open_storage(config.bot.database) as storage:
        done = await storage.drop(numbers, by=BY, why=why, at=SystemClock().now())
        await _told(storage, numbers, done, "dropped")


async def _told(storage: Storage, numbers: Sequence[int], done: int, what: str) -> None:
    click.echo(f"{done} of {len(numbers)} {what}")
    if done < len(numbers):
        states = [(number, await storage.delivery(number)) for number in numbers]
        told = ", ".join(f"{number} {row.state if row else 'is not there'}" for number, row in states)
        raise click.ClickException(f"not all could be: {told}")
