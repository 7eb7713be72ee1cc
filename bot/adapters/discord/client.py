"""The connection to Discord: the gateway, and what comes through it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.adapters.discord import forms
from bot.adapters.discord.requests import sent_with, target_of
from bot.adapters.discord.slash import Kept, sync_changed
from bot.message import Target

log = logging.getLogger(__name__)

Left = Callable[[tuple[Target, ...]], Awaitable[None]]
"""Told the targets of a server that the bot was taken out of: its channels and threads, as far as they are known."""

LONGEST_WAIT = 30.0
"""Seconds to wait for a rate limit before the post is put back; the least that discord.py takes."""


class PewartaClient(discord.AutoShardedClient):
    """A client with our commands and buttons; it reads no messages."""

    def __init__(self, *, kept: Kept, welcome: str, left: Left) -> None:
        super().__init__(
            intents=discord.Intents.default(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
            max_messages=None,
        )
        self.tree: app_commands.CommandTree[Any] = app_commands.CommandTree(self)
        self.prepare: Callable[[], Awaitable[None]] | None = None
        self.submit: Callable[[discord.Interaction[Any], str], Awaitable[None]] | None = None
        self._kept = kept
        self.welcome = welcome
        self._left = left

    async def setup_hook(self) -> None:
        """Called by discord.py once, signed in and not yet connected."""
        if self.prepare is not None:
            await self.prepare()
        try:
            told = await sync_changed(self.tree, self._kept)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            # The commands of last time still work; the hash is unchanged, so the next start tries again.
            log.warning("discord.commands_not_synced reason=%s", type(error).__name__)
        else:
            log.info("discord.commands synced=%s", told)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Takes the forms that were sent; everything else goes through discord.py's own tables."""
        name = str(sent_with(interaction, "custom_id") or "")
        ours = interaction.type is discord.InteractionType.modal_submit and name.startswith(forms.PREFIX)
        if ours and self.submit is not None:
            await self.submit(interaction, name.removeprefix(forms.PREFIX))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greets where the server wants such messages, or in the first channel that the bot may write in."""
        channels = [guild.system_channel, *guild.text_channels]
        for channel in channels:
            if channel is not None and _may_write(channel, guild.me):
                try:
                    await channel.send(self.welcome)
                except (discord.HTTPException, discord.RateLimited) as error:
                    log.info("discord.not_greeted guild=%s reason=%s", guild.id, type(error).__name__)
                return

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Notes that the server's channels take no more posts."""
        log.info("discord.guild_left guild=%s", guild.id)
        await self._left(tuple(target_of(place.id) for place in (*guild.channels, *guild.threads)))


def _may_write(channel: discord.TextChannel, me: discord.Member) -> bool:
    may = channel.permissions_for(me)
    return may.view_channel and may.send_messages
