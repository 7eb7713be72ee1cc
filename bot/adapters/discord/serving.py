"""Staying signed in: a network that is down when the bot starts, or later, is waited for, and the end comes in time."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

import aiohttp
import discord
from discord.utils import MISSING

from bot.errors import ConfigError

log = logging.getLogger(__name__)

LONGEST_PAUSE = 60.0
_PASSING = (
    discord.HTTPException,
    discord.RateLimited,
    discord.GatewayNotFound,
    aiohttp.ClientError,
    OSError,
    TimeoutError,
)
"""What may be otherwise in a minute. discord.py itself sees to a gateway that drops once it has been up."""


async def sign_in(client: discord.Client, token: str) -> bool:
    """Signs in; False if Discord cannot be reached now.

    Raises:
        ConfigError: Discord knows no such token.
    """
    try:
        await client.login(token)
    except discord.LoginFailure as error:
        problem = "Discord refuses the token; copy it again from the bot's page in the developer portal"
        raise ConfigError((problem,)) from error
    except _PASSING as error:
        log.warning("discord.not_reached reason=%s", type(error).__name__)
        await client.http.close()
        # Closed with the session; discord.py makes a new one.
        client.http.connector = MISSING
        return False
    return True


async def serve(client: discord.Client, token: str, *, signed_in: bool, pause: float) -> None:
    """Keeps the client connected until it is closed; tries again after ``pause`` seconds, then twice that, and so on.

    Raises:
        ConfigError: Discord knows no such token.
        discord.DiscordException: Discord refuses the connection for good.
    """
    wait = pause
    while not client.is_closed():
        if signed_in := signed_in or await sign_in(client, token):
            try:
                await client.connect()
            except _PASSING as error:
                log.warning("discord.not_connected reason=%s", type(error).__name__)
            else:
                return
        await asyncio.sleep(wait)
        wait = min(wait * 2, LONGEST_PAUSE)


async def close(client: discord.Client, serving: asyncio.Task[None] | None, *, within: float) -> None:
    """Closes within this many seconds, whatever the connection does; raises nothing."""
    await _within(client.close(), within * 0.6)
    if serving is not None:
        serving.cancel()
        await _within(_ended(serving), within * 0.2)
    # What a gateway that does not answer kept open.
    await _within(client.http.close(), within * 0.2)


async def _ended(serving: asyncio.Task[None]) -> None:
    with suppress(asyncio.CancelledError):
        await serving


async def _within(closing: Coroutine[Any, Any, None], seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await closing
    except Exception as error:
        log.warning("discord.not_closed reason=%s", type(error).__name__)


def note_end(serving: asyncio.Task[None]) -> None:
    """Says in the log that Discord is served no longer, and why."""
    if not serving.cancelled() and (error := serving.exception()) is not None:
        log.error("discord.connection_ended reason=%s", type(error).__name__)
