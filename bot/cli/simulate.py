"""``pewarta simulate``: every post that the configuration would send in some days, as text."""

import asyncio
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import click

from bot.adapters.console.render import render
from bot.assembly.announcing import Announcer
from bot.assembly.wiring import quiet_of, schedules_of
from bot.cli.chat_page import Shown, page
from bot.cli.configured import config_option, configured
from bot.clock import SystemClock
from bot.commands.context import Defaults
from bot.config import Config
from bot.locale import Words, load_languages, load_words
from bot.locale.dates import instant
from bot.message import Message
from bot.publish.simulate import Simulated
from bot.publish.simulate import simulate as simulated
from bot.publish.surroundings import Surroundings
from storage import open_storage

_WHEN = click.DateTime(["%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"])
_NOTHING = {"empty": "nothing: there is nothing new", "filtered": "nothing: nothing passes the filter"}


def _in_a_folder(ctx: click.Context, param: click.Parameter, file: Path | None) -> Path | None:
    """Refuses a file that cannot be written before the work is done."""
    if file is not None and not os.access(file.parent, os.W_OK):
        reason = "not writable" if file.parent.is_dir() else "no such folder"
        raise click.BadParameter(f"{file}: {file.parent}: {reason}", ctx, param)
    return file


@click.command()
@click.option("--from", "start", metavar="DATE", type=_WHEN, help="The first instant, local time; by default now.")
@click.option("--to", "end", metavar="DATE", type=_WHEN, help="The last instant; by default a week after the first.")
@config_option
@click.option(
    "--html",
    "html_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    callback=_in_a_folder,
    help="Draw them in FILE, as chats show them.",
)
def simulate(start: datetime | None, end: datetime | None, config_file: Path | None, html_file: Path | None) -> None:
    """Print every scheduled post, and every reminder of an event, that would be sent. Nothing is sent.

    It shows the articles and events that are in the database now; a date without a time is its midnight.
    """
    config = configured(config_file)
    after = _aware(start, config) or SystemClock().now()
    until = _aware(end, config) or after + timedelta(days=7)
    if until < after:
        raise click.UsageError("--to is before --from")
    words = load_words(config.bot.language)
    posts = asyncio.run(_posts(config, after, until))
    if html_file is not None:
        try:
            html_file.write_text(_drawn(posts, words, config), encoding="utf-8")
        except OSError as error:
            raise click.FileError(str(html_file), error.strerror) from error
        click.echo(f"{html_file}: {len(posts)} posts")
        return
    for post in posts:
        click.echo(_shown(post, words, config))
    if not posts:
        click.echo("No post is due in that time.")


async def _posts(config: Config, after: datetime, until: datetime) -> tuple[Simulated, ...]:
    defaults = Defaults(config.bot.name, config.bot.language, config.bot.timezone)
    languages = load_languages()
    async with open_storage(config.bot.database) as storage:
        surroundings = Surroundings(storage, languages, defaults)
        announcer = Announcer(storage, config)
        return await simulated(
            schedules_of(config),
            announcer.following,
            surroundings,
            announced=await announcer.writes(),
            quiet=quiet_of(config),
            after=after,
            until=until,
        )


def _shown(post: Simulated, words: Words, config: Config) -> str:
    if isinstance(post.message, str):
        body = f"({_NOTHING[post.message]})"
    else:
        body = render(post.message, words, width=None).plain
    head = " | ".join((_when(post, words, config), post.name, ", ".join(post.targets)))
    return f"=== {head}\n\n{body}\n"


def _when(post: Simulated, words: Words, config: Config) -> str:
    """The time of a post, and what quiet hours make of it."""
    at = instant(post.at, config.bot.timezone, words)
    held = f" (due {instant(post.slot_at, config.bot.timezone, words)}, quiet hours)" if post.slot_at else ""
    return f"{at}{held}{' (without a sound)' if post.silent else ''}"


def _drawn(posts: tuple[Simulated, ...], words: Words, config: Config) -> str:
    """The posts as a page, each once for each platform that it goes to."""
    shown = [
        Shown(
            " · ".join((_when(post, words, config), post.name, ", ".join(targets))),
            platform,
            _NOTHING[post.message] if isinstance(post.message, str) else post.message,
        )
        for post in posts
        for platform, targets in _by_platform(post.targets).items()
    ]
    return page(shown, lambda platform: _drawing(platform, config), title=config.bot.name)


def _by_platform(targets: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for target in targets:
        found.setdefault(target.partition(":")[0], []).append(target)
    return found


def _drawing(platform: str, config: Config) -> Callable[[Message], str]:
    """The function that draws a platform's messages; its library is imported only for it."""
    if platform == "discord":
        from bot.adapters.discord import looks as discord

        return partial(discord.bubbles, look=config.discord.look)
    from bot.adapters.telegram import looks as telegram

    return telegram.bubbles


def _aware(value: datetime | None, config: Config) -> datetime | None:
    return None if value is None else value.replace(tzinfo=config.bot.timezone).astimezone(UTC)
