"""``pewarta feeds``: what feeds give, and how they are doing."""

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from bot.app import look_at_feed
from bot.cli.configured import config_option, configured
from bot.cli.output import counted
from bot.clock import SystemClock
from bot.config import Config
from bot.ingest.feed import FeedEntry
from bot.phrase import unpacked
from storage import open_storage
from storage.records import FeedState


@click.group()
def feeds() -> None:
    """Look at feeds."""


@feeds.command(short_help="read a feed once and print what it gives")
@click.argument("url")
@click.option("--entries", default=10, show_default=True, type=click.IntRange(0), help="How many entries to print.")
@config_option
def test(url: str, entries: int, config_file: Path | None) -> None:
    """Read the feed at URL once and print what it gives. Nothing is kept."""
    config = configured(config_file)
    report = asyncio.run(look_at_feed(url, config))
    feed = report.feed
    click.echo(f"{feed.title or '(no title)'} · {counted(len(feed.entries), 'entry', 'entries')} · {report.url}")
    if report.moved:
        click.echo("It has moved for good: configure the address above.")
    for entry in feed.entries[:entries]:
        click.echo("\n".join(_entry(entry, config)))
    undated = sum(entry.published_at is None for entry in feed.entries)
    if undated:
        click.echo(f"{undated:,} without a date that makes sense")


def _entry(entry: FeedEntry, config: Config) -> Iterator[str]:
    when = _local(entry.published_at, config) if entry.published_at else "no date"
    yield f"- {entry.title or '(no title)'}"
    yield f"  {when} · {entry.url or 'no address'}{' · ' + ', '.join(entry.topics[:5]) if entry.topics else ''}"


@feeds.command(name="list", short_help="how each feed is doing")
@config_option
def list_feeds(config_file: Path | None) -> None:
    """List every feed with its state, when it was last read and is read next, and what is wrong with it."""
    config = configured(config_file)
    known = asyncio.run(_known(config))
    paused = {feed.url for feed in config.feeds if feed.paused}
    for feed in config.feeds:
        state = known.get(feed.url)
        click.echo(f"{feed.name or (state and state.title) or feed.url}: {_condition(state, feed.url in paused)}")
        for line in _details(state, feed.url, config):
            click.echo(f"  {line}")
    if not config.feeds:
        click.echo("No feeds are configured; add [[feeds]] to config.toml.")


@feeds.command(short_help="take a feed out of quarantine")
@click.argument("url")
@config_option
def retry(url: str, config_file: Path | None) -> None:
    """Take the feed at URL out of quarantine; a running bot reads it again within half a minute."""
    config = configured(config_file)
    asyncio.run(_retry(url, config))
    click.echo(f"{url}: is read again as soon as the bot runs.")


async def _known(config: Config) -> dict[str, FeedState]:
    async with open_storage(config.bot.database) as storage:
        return {state.url: state for state in await storage.feeds()}


async def _retry(url: str, config: Config) -> None:
    now = SystemClock().now()
    async with open_storage(config.bot.database) as storage:
        state = await storage.feed(url)
        if state is None:
            raise click.ClickException(f"{url}: no such feed is known; `pewarta feeds list` lists them")
        await storage.save_feed(state.retried(now), at=now)


def _condition(state: FeedState | None, paused: bool) -> str:
    if paused:
        return "paused"
    if state is None or state.tried_at is None:
        return "not read yet"
    if state.quarantined_at:
        return "in quarantine, tried once a day"
    return f"failing ({state.failures} in a row)" if state.failures else "well"


def _details(state: FeedState | None, url: str, config: Config) -> Iterator[str]:
    yield url
    if state is None:
        return
    if state.address != url:
        yield f"moved to {state.address}"
    if state.read_at:
        yield f"last read {_local(state.read_at, config)}"
    if state.tried_at:
        yield f"next read {_local(state.due_at, config)}"
    if state.error:
        yield f"trouble: {unpacked(state.error)}"


def _local(at: datetime, config: Config) -> str:
    return at.astimezone(config.bot.timezone).strftime("%Y-%m-%d %H:%M %Z")
