"""``pewarta init``: sets the bot up, step by step in a terminal, or by options without one; can be run again."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from bot.app import look_at_feed
from bot.cli.configured import DEFAULT
from bot.cli.init_tokens import Token, open_token
from bot.config import Config
from bot.config.environment import variable, with_stand_ins
from bot.config.file import difference
from bot.config.load import parse_config
from bot.config.values import read_clock_time
from bot.config.writing import read_text, write_whole
from bot.errors import ConfigError, RefusedDocument
from bot.setup.found import Place
from bot.setup.plan import Wishes, planned

_HEAD = (
    "# Written by pewarta init. Every setting stands in config.example.toml; pewarta config changes this file too.\n"
)
_GREETING = "Pewarta is set up: news will be posted here."
_PLATFORMS = ("telegram", "discord")


@click.command()
@click.option("--config", "path", metavar="FILE", type=click.Path(path_type=Path), default=DEFAULT, show_default=True)
@click.option("--telegram-token-file", metavar="FILE", type=click.Path(path_type=Path, exists=True), help="Holds it.")
@click.option("--discord-token-file", metavar="FILE", type=click.Path(path_type=Path, exists=True), help="Holds it.")
@click.option("--operator", "operators", multiple=True, metavar="PLATFORM:ID", help="Who may correct and configure.")
@click.option("--to", "targets", multiple=True, metavar="TARGET", help='Where posts go: "telegram:-100…", "discord:…".')
@click.option("--feed", "feeds", multiple=True, metavar="URL", help="A feed to read.")
@click.option("--at", metavar="HH:MM", default="07:00", show_default=True, help="When the daily digest is posted.")
@click.option("--database", metavar="FILE", help="Where the data is kept; by default pewarta.db where the bot is run.")
@click.option("--language", type=click.Choice(["id", "en"]), help="Of chats that choose none.")
@click.option("--timezone", metavar="ZONE", help="WIB, WITA, WIT or an IANA name.")
@click.option("--wait", metavar="SECONDS", default=90, show_default=True, help="For chats to show themselves.")
@click.option("--no-post", is_flag=True, help="Send no first post.")
@click.option("--yes", is_flag=True, help="Ask nothing: only options and the environment count.")
def init(path: Path, **given: Any) -> None:
    """Check tokens, find chats, read feeds, write the configuration, and send a first post.

    Only what is missing is added to a file that is there. Tokens go into files of their own beside it, never into it;
    those that the environment holds are used as they are.
    """
    _check_place(path)
    asking = not given["yes"] and sys.stdin.isatty()
    text = read_text(path) if path.exists() else _HEAD
    files = {name: given[f"{name}_token_file"] for name in _PLATFORMS}
    config = parse_config(text, name=str(path), environ=with_stand_ins(os.environ))
    tokens = [open_token(name, files[name], config, path.absolute().parent, asking=asking) for name in _PLATFORMS]
    served = [token for token in tokens if token is not None]
    places = [place for token in served for place in (token.places(given["wait"]) if asking else ())]
    wishes = Wishes(
        platforms=tuple(token.name for token in served),
        operators=given["operators"] or _chosen("Who may correct and configure", places, "person"),
        targets=given["targets"] or _chosen("Where posts go", places, "place"),
        feeds=(*_readable(given["feeds"], config), *(_asked_feeds(config) if asking else ())),
        database=given["database"],
        at=_asked_time(given["at"]) if asking else given["at"],
        language=given["language"],
        timezone=given["timezone"],
    )
    held = dict(os.environ) | {variable(token.name, "token"): token.secret for token in served}
    for token in served:
        held.pop(f"{variable(token.name, 'token')}_FILE", None)
    _write(path, text, planned(text, config, wishes), held, asking=asking)
    greeted = given["no_post"] or _greet(served, wishes.targets)
    _say_how_to_run(path, served)
    if not greeted:
        sys.exit(1)


def _check_place(path: Path) -> None:
    """Says before anything is asked that the answers could not be kept.

    Raises:
        ConfigError: the file cannot be written there.
    """
    place = path if path.exists() else path.absolute().parent
    if not place.exists():
        raise ConfigError((f"{place}: there is no such folder; make it first",))
    if not os.access(place, os.W_OK):
        raise ConfigError((f"{place}: may not be written by this user; run this as its owner, or name another",))


def _chosen(question: str, places: Sequence[Place], kind: str) -> tuple[str, ...]:
    """The targets of those places of a kind that a person picks by number; none where there are none."""
    offered = [place for place in places if place.kind == kind]
    if not offered:
        return ()
    for number, place in enumerate(offered, 1):
        click.echo(f"  {number}. {place.name} ({place.target})")
    typed = click.prompt(f"{question} (numbers, empty for none)", "1" if len(offered) == 1 else "")
    numbers = [int(piece) for piece in typed.replace(",", " ").split() if piece.isdecimal()]
    return tuple(offered[number - 1].target for number in numbers if 0 < number <= len(offered))


def _readable(urls: Sequence[str], config: Config) -> list[str]:
    """The feeds, each read once.

    Raises:
        RefusedDocument: one cannot be read.
    """
    for url in urls:
        feed = asyncio.run(look_at_feed(url, config)).feed
        click.echo(f"{url}: {feed.title or 'no title'}, {len(feed.entries)} entries")
    return list(urls)


def _asked_feeds(config: Config) -> list[str]:
    """Feeds that a person names; one that cannot be read is asked for again."""
    found: list[str] = []
    while url := click.prompt("A feed to read (empty for no more)", "", show_default=False):
        try:
            found += _readable([url], config)
        except RefusedDocument as error:
            click.echo(str(error))
    return found


def _asked_time(otherwise: str) -> str:
    """When posts go out; what is no time of day is asked for again."""

    def checked(text: str) -> str:
        try:
            read_clock_time(text)
        except ValueError as error:
            raise click.BadParameter(f"{text!r} is not a time of day; write for example 07:00") from error
        return text

    typed: str = click.prompt("When the daily digest is posted", otherwise, value_proc=checked)
    return typed


def _write(path: Path, before: str, after: str, environ: Mapping[str, str], *, asking: bool) -> None:
    """Checks the whole, shows what changes, asks, and writes it."""
    parse_config(after, name=str(path), environ=environ)
    new = not path.exists()
    if before == after and not new:
        click.echo(f"{path}: has all of it already")
        return
    click.echo("\n".join(difference("" if new else before, after)))
    if asking and not click.confirm(f"Write {path}?", default=True):
        raise click.Abort
    if new:
        path.touch(mode=0o644, exist_ok=False)
    write_whole(path, after)
    click.echo(f"{path}: written")


def _greet(served: Sequence[Token], targets: Sequence[str]) -> bool:
    """A first post to each; returns whether all arrived. One that does not keeps none of the others from it."""
    by_name, well = {token.name: token for token in served}, True
    for target in targets:
        token = by_name.get(target.partition(":")[0])
        if token is None:
            click.echo(f"{target}: no first post, since this platform was not set up now")
            continue
        try:
            token.greet(target, _GREETING)
        except ConfigError as error:
            click.echo(f"{error}. It stands in the file; pewarta doctor looks again")
            well = False
        else:
            click.echo(f"{target}: a first post was sent")
    return well


def _say_how_to_run(path: Path, served: Sequence[Token]) -> None:
    held = [f"{variable(token.name, 'token')}_FILE={token.file}" for token in served if token.file]
    for what, command in (("Look whether all is well", "doctor"), ("Run it", "run")):
        click.echo(f"{what}:  {' '.join([*held, 'pewarta', command, '--config', str(path)])}")
