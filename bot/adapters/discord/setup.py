"""Setting Discord up: whose a token is, which channels there are, and a first post."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord

from bot.adapters.discord.opening import server
from bot.adapters.discord.requests import channel_of, target_of
from bot.errors import ConfigError
from bot.message import Target
from bot.setup.found import Identity, Place

_POSTED_TO = {0, 5, 15}  # text, announcement, forum
_RIGHTS = discord.Permissions(
    view_channel=True, send_messages=True, embed_links=True, send_messages_in_threads=True, create_public_threads=True
)


@asynccontextmanager
async def _signed_in(token: str, api_url: str | None) -> AsyncIterator[discord.Client]:
    with server(api_url, None):
        client = discord.Client(intents=discord.Intents.default(), max_ratelimit_timeout=30.0)
        try:
            await client.login(token)
            yield client
        except discord.LoginFailure:
            raise ConfigError(("Discord knows no such token; take one from the developer portal",)) from None
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            raise ConfigError((f"Discord cannot be asked ({type(error).__name__}); look at the network",)) from None
        finally:
            await client.close()


async def identify(token: str, api_url: str | None) -> Identity:
    """Whose a token is, and the address by which a server lets it in.

    Raises:
        ConfigError: nobody's.
    """
    async with _signed_in(token, api_url) as client:
        number = client.application_id or (client.user.id if client.user else 0)
        invitation = discord.utils.oauth_url(number, permissions=_RIGHTS, scopes=("bot", "applications.commands"))
        return Identity(str(client.user), invitation)


async def channels(token: str, api_url: str | None) -> list[Place]:
    """The channels of all servers that the bot is in, that posts can go to.

    Raises:
        ConfigError: Discord cannot be asked.
    """
    async with _signed_in(token, api_url) as client:
        http: Any = client.http
        found: list[Place] = []
        for guild in await http.get_guilds(100):
            for channel in await http.get_all_guild_channels(guild["id"]):
                if channel["type"] in _POSTED_TO:
                    name = f"#{channel['name']} in {guild['name']}"
                    found.append(Place(target_of(int(channel["id"])).address, name, "place"))
        return found


async def greet(token: str, api_url: str | None, target: str, text: str) -> None:
    """A first post; a forum, which takes threads only, is left alone.

    Raises:
        ConfigError: it may not be posted there.
    """
    async with _signed_in(token, api_url) as client:
        try:
            channel = await client.fetch_channel(channel_of(Target(target)) or 0)
            if isinstance(channel, discord.abc.Messageable):
                await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
        except (discord.NotFound, discord.Forbidden) as error:
            raise ConfigError((f"{target}: cannot be posted to ({error.text}); let the bot in there",)) from None
