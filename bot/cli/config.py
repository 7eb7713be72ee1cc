"""``pewarta config``: the configuration file, looked at and changed."""

import asyncio
import getpass
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import click

from bot.cli.configured import DEFAULT
from bot.clock import SystemClock
from bot.config import Config, load_config
from bot.config.edits import Edit
from bot.config.environment import with_stand_ins
from bot.config.file import ConfigFile, Proposal, difference
from bot.config.several import as_one, edits_of_words
from bot.config.show import Settings
from bot.errors import ConfigError
from bot.reload.history import Author, ConfigHistory, Undo
from storage import open_storage
from storage.records import ConfigChange

file_option = click.option(
    "--config",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    default=DEFAULT,
    help="By default ./config.toml.",
)
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")


@click.group()
def config() -> None:
    """Look at the configuration file, and change it.

    A KEY is written as in "quiet.from", "feeds[Antara].paused" or "posts[0].limit": tables of a list are known by their
    name or address, or by their number from 0. A running bot takes a change over within a second.
    """


@config.command(short_help="tell every mistake with its line")
@click.argument("named", metavar="[FILE]", type=click.Path(path_type=Path), required=False)
@file_option
def check(named: Path | None, path: Path) -> None:
    """Check FILE (by default ./config.toml) and the PEWARTA_ variables of the environment.

    Every mistake is told with its line, its key and what to write instead. Exit status: 0 all is well, 1 it is not.
    """
    file = named or path
    try:
        loaded = load_config(file, os.environ)
    except ConfigError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        many = len(error.problems)
        raise click.ClickException(f"{many} {'problem' if many == 1 else 'problems'} in {file}") from None
    click.echo(f"{file}: all is well. {_in_words(loaded)}")


@config.command(short_help="what a setting is, and where that comes from")
@click.argument("key", default="")
@file_option
def get(key: str, path: Path) -> None:
    """Print what KEY is and where that comes from: a line of the file, the environment, or the default.

    The name of a table prints all of its settings. Secrets are not printed.
    """
    for line in _settings(path).lines(key):
        click.echo(str(line))


@config.command(short_help="print everything that holds, defaults included")
@file_option
def dump(path: Path) -> None:
    """Print everything that holds, defaults included, as a file that could be used. Secrets are not printed."""
    for line in _settings(path).lines():
        click.echo(str(line))


@config.command(name="set", short_help="change a setting, or several at once")
@click.argument("settings", metavar="KEY VALUE [KEY VALUE]...", nargs=-1, required=True)
@file_option
@yes_option
def set_(settings: tuple[str, ...], path: Path, yes: bool) -> None:
    """Set KEY to VALUE; a list is written with commas or as in TOML. An empty VALUE takes the setting out.

    Several settings are changed together or not at all, for what would be wrong in between.

    \b
    pewarta config set quiet.from 22:00
    pewarta config set "feeds[Antara].paused" true
    pewarta config set "posts[pagi].at=" "posts[pagi].cron=0 7 * * 1-5"
    """  # noqa: D301 - the backslash is click\'s sign for lines to be left alone
    _change(edits_of_words(settings), path, yes=yes)


@config.command(short_help="add something to a list")
@click.argument("key", metavar="LIST")
@click.argument("value", nargs=-1, required=True)
@file_option
@yes_option
def add(key: str, value: tuple[str, ...], path: Path, yes: bool) -> None:
    """Add VALUE to a LIST; a table is written as NAME=VALUE pairs.

    \b
    pewarta config add feeds https://kabar.example/rss
    pewarta config add feeds url=https://kabar.example/rss name="Kabar Kita" every=30m
    pewarta config add posts name=pagi at=07:00 to=telegram:-1001234567890
    pewarta config add operators.telegram 123456789
    """  # noqa: D301 - the backslash is click\'s sign for lines to be left alone
    _change([Edit("add", key, _joined(value))], path, yes=yes)


@config.command(short_help="take something out of a list, or a setting out")
@click.argument("key")
@click.argument("value", default="")
@file_option
@yes_option
def remove(key: str, value: str, path: Path, yes: bool) -> None:
    """Remove VALUE from the list KEY; without VALUE, take the setting KEY out, so that its default holds.

    \b
    pewarta config remove feeds https://kabar.example/rss
    pewarta config remove quiet.from
    """  # noqa: D301 - the backslash is click\'s sign for lines to be left alone
    _change([Edit("remove", key, value)], path, yes=yes)


@config.command(short_help="take back the newest change")
@file_option
@yes_option
def undo(path: Path, yes: bool) -> None:
    """Take back the newest change, whoever made it; again, the one before. The last 20 texts of the file are kept."""

    async def work(history: ConfigHistory) -> None:
        taken = await history.propose_undo()
        click.echo(_told(taken.change))
        await _confirmed(history, taken.proposal, taken, yes=yes)

    _run(path, work)


@config.command(short_help="what the newest change did to the file")
@file_option
def diff(path: Path) -> None:
    """Print what the newest change did to the file, an editor's too."""

    async def work(history: ConfigHistory) -> None:
        text = await asyncio.to_thread(history.file.text)
        await history.noticed(text)
        for change in await history.changes(200):
            before, after = await history.text(change.before), await history.text(change.after)
            if change.outcome == "done" and before is not None and after is not None:
                click.echo(_told(change))
                click.echo("\n".join(difference(before, after)))
                return
        click.echo("No change of this file is known.")

    _run(path, work)


@config.command(short_help="the newest changes, and who made them")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@file_option
def history(limit: int, path: Path) -> None:
    """List the newest changes: when, who, where, what, and what stood there before and after."""

    async def work(known: ConfigHistory) -> None:
        await known.noticed(await asyncio.to_thread(known.file.text))
        changes = await known.changes(limit)
        for change in changes:
            click.echo(_told(change))
        if not changes:
            click.echo("No change of this file is known.")

    _run(path, work)


def _change(edits: Sequence[Edit], path: Path, *, yes: bool) -> None:
    async def work(history: ConfigHistory) -> None:
        await _confirmed(history, await history.propose(*edits), as_one(edits), yes=yes)

    _run(path, work)


async def _confirmed(history: ConfigHistory, proposal: Proposal, edit: Edit | Undo, *, yes: bool) -> None:
    click.echo("\n".join(proposal.difference))
    if not yes:
        if not sys.stdin.isatty():
            raise click.ClickException("nobody is there to be asked; add --yes")
        if not click.confirm(f"Write this to {history.file.path}?"):
            click.echo("Nothing was changed.")
            return
    await history.make(proposal, edit, Author(getpass.getuser(), "terminal"))
    click.echo(f"{history.file.path}: written.")
    if proposal.restart:
        click.echo("A running bot goes by this once it is started anew.")


def _run(path: Path, work: Callable[[ConfigHistory], Awaitable[None]]) -> None:
    async def run() -> None:
        async with _history(path) as history:
            await work(history)

    try:
        asyncio.run(run())
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written ({error.strerror}); it is as it was") from error


@asynccontextmanager
async def _history(path: Path) -> AsyncIterator[ConfigHistory]:
    """The history in the database that the file names, as it is now."""
    loaded = load_config(path, with_stand_ins(os.environ))
    async with open_storage(str(loaded.bot.database)) as storage:
        yield ConfigHistory(ConfigFile(path, with_stand_ins(os.environ)), storage, SystemClock())


def _settings(path: Path) -> Settings:
    file = ConfigFile(path, with_stand_ins(os.environ))
    text = file.text()
    return Settings(file.load(text), text, os.environ)


def _joined(words: tuple[str, ...]) -> str:
    """Words as they were typed: the shell has taken the quotes away that keep one of them together."""
    return words[0] if len(words) == 1 else " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    name, equals, value = word.partition("=")
    plain = value if equals else word
    if not any(letter.isspace() or letter in "\"'\\" for letter in plain):
        return word
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'{name}="{escaped}"' if equals else f'"{escaped}"'


def _told(change: ConfigChange) -> str:
    state = {"done": "", "begun": " (not finished)", "failed": f" (failed: {change.reason})"}[change.outcome]
    undone = " (taken back)" if change.undone else ""
    what = f"{change.action} {change.key}".rstrip()
    values = f": {change.was or '(nothing)'} -> {change.becomes or '(nothing)'}" if change.key else ""
    return f"{change.at:%Y-%m-%d %H:%M:%S} UTC  {change.who} ({change.place})  {what}{values[:300]}{state}{undone}"


def _in_words(loaded: Config) -> str:
    bot = loaded.bot
    switches = (("Telegram", loaded.telegram.enabled), ("Discord", loaded.discord.enabled))
    platforms = [name for name, on in switches if on]
    return (
        f"{bot.name} speaks {'Indonesian' if bot.language == 'id' else 'English'} in {bot.timezone}, and keeps its data"
        f" in {bot.database}. Feeds: {len(loaded.feeds)}, schedules: {len(loaded.posts)}, announced events:"
        f" {len(loaded.events)}, platforms: {', '.join(platforms) or 'none'}."
    )
