"""Opening and closing: nothing unasked is loaded, a network that is down is waited for, and the end comes in time."""

import asyncio
import subprocess
import sys

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord import DiscordOptions
from bot.adapters.discord.serving import close
from bot.errors import ConfigError, NotSent
from bot.message import Message, Paragraph, Post, Target, Text
from tests.adapters.discord.conftest import Service, opened
from tests.adapters.discord.wire import TEXT, Wire

POST = Post("slot-1", Target(f"discord:{TEXT}"), Message((Paragraph((Text("Kabar"),)),)))


@pytest.mark.parametrize("started", ["import bot.app", "import bot.cli", "import bot.adapters.console"])
def test_discord_is_not_loaded_before_it_is_needed(started: str) -> None:
    """Whoever does not use it does not wait for it."""
    code = f"{started}; import sys; sys.exit('discord' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_token_is_in_no_text_of_the_options() -> None:
    """A log or a traceback that shows the options does not show it."""
    assert "geheim" not in repr(DiscordOptions(token="geheim", language="id"))


async def test_a_wrong_token_is_a_problem_of_the_configuration(wire: Wire, service: Service) -> None:
    """It is said at once, and nothing stays open."""
    wire.refuses = [401]
    with pytest.raises(ConfigError, match="refuses the token"):
        async with opened(service, wire):
            pass


async def test_discord_being_down_at_the_start_is_waited_for(wire: Wire, service: Service) -> None:
    """The bot is up meanwhile; posts go out once Discord answers."""
    wire.refuses = [503, 503]
    async with opened(service, wire) as served, asyncio.timeout(20):
        with pytest.raises(NotSent):
            await served.sender.send(POST, 0)
        # discord.py has nothing to wait on before it is signed in.
        while not served.connected:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        await served.sender.send(POST, 0)
    assert wire.signed_in == 3
    assert wire.said() == ["Kabar"]


async def test_another_server_is_one_only_while_it_is_open(wire: Wire, service: Service) -> None:
    """discord.py's own addresses are put back, and its connection is closed."""
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    async with opened(service, wire) as served:
        assert wire.url == Route.BASE
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    assert served.client.is_closed()
    assert not served.connected


class Stuck(discord.Client):
    """A client whose gateway never says goodbye."""

    async def close(self) -> None:
        await asyncio.Event().wait()


async def test_a_gateway_that_does_not_say_goodbye_is_left(caplog: pytest.LogCaptureFixture) -> None:
    """Closing ends in its time, and says that it was cut short; so does the task that served."""
    serving = asyncio.create_task(asyncio.Event().wait())
    async with asyncio.timeout(20):
        await close(Stuck(intents=discord.Intents.none()), serving, within=0.1)  # type: ignore[arg-type]
    assert "discord.not_closed reason=TimeoutError" in caplog.text
    assert serving.cancelled()
