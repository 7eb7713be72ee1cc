"""The tokens of a set-up: taken from the environment, a file or a person, checked, and kept in files of their own."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path

import click

from bot.cli.init_platforms import SETUPS, Setup
from bot.config import Config
from bot.config.environment import STAND_IN
from bot.errors import ConfigError
from bot.setup.found import Place
from bot.setup.secrets import keep_secret, read_secret


@dataclass(frozen=True, slots=True)
class Token:
    """A token that was checked. ``file`` holds it, or is None where the environment does."""

    name: str
    secret: str = field(repr=False)
    file: Path | None
    _setup: Setup
    _api_url: str | None

    def places(self, seconds: int) -> list[Place]:
        """The chats that show themselves, told as they come; Ctrl-C ends the waiting."""
        click.echo(f"{self._setup.ask} Waiting up to {seconds} s; Ctrl-C goes on.")
        found: list[Place] = []

        async def look() -> None:
            async with aclosing(self._setup.places(self.secret, self._api_url, seconds)) as places:
                async for place in places:
                    click.echo(f"  {place.target}  {place.name}")
                    found.append(place)
                    if self._setup.enough(found):
                        return

        try:
            asyncio.run(look())
        except KeyboardInterrupt:
            click.echo()
        return found

    def greet(self, target: str, text: str) -> None:
        """A first post.

        Raises:
            ConfigError: it may not be posted there.
        """
        asyncio.run(self._setup.greet(self.secret, self._api_url, target, text))


def open_token(name: str, file: Path | None, config: Config, folder: Path, *, asking: bool) -> Token | None:
    """The token of a platform that is to be served, checked; None where there is none.

    Args:
        name: the platform.
        file: a file that holds it, or None.
        config: read over ``with_stand_ins``.
        folder: where a token that is typed is kept.
        asking: whether there is a person to ask, again where it is wrong.

    Raises:
        ConfigError: it is nobody's and there is nobody to ask, or the file holds none.
    """
    setup, chosen = SETUPS[name], getattr(config, name)
    known = chosen.token.get_secret_value() if chosen.token else STAND_IN
    secret = read_secret(file) if file else "" if known == STAND_IN else known
    typed = False
    while True:
        if not secret and asking:
            question = f"{setup.title} token ({setup.source}; empty for no {setup.title})"
            secret, typed = click.prompt(question, "", hide_input=True, show_default=False), True
        if not secret:
            return None
        try:
            who = asyncio.run(setup.identify(secret, chosen.api_url))
        except ConfigError as error:
            if not asking:
                raise
            click.echo(str(error))
            secret = ""
            continue
        click.echo(f"{setup.title}: {who.name}. Where it is let in: {who.invitation}")
        if typed:
            file = keep_secret(folder, f"{name}.token", secret)
            click.echo(f"{file}: holds the token; only you may read it")
        return Token(name, secret, file.absolute() if file else None, setup, chosen.api_url)
