"""The connection to Discord: the gateway, and what comes through it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.adapters.discord import forms
from bot.adapters.discord.dress import Look
from bot.adapters.discord.membership import Chats, greet, places, writable
from bot.adapters.discord.requests import sent_with
from bot.adapters.discord.sync import Kept, sync_changed

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
"""Seconds to wait for a rate limit before the post is put back; the least that discord.py takes."""


class PewartaClient(discord.AutoShardedClient):
    """A client with our commands and buttons; it reads no messages."""

    def __init__(
        self,
        *,
        kept: Kept,
        welcome: str,
        chats: Chats,
        test_guild: int | None = None,
        trace: aiohttp.TraceConfig,
    ) -> None:
        super().__init__(
            intents=discord.Intents.default(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
            max_messages=None,
            http_trace=trace,
        )
        # Once a parser of its raises, discord.py closes for good; a message that it cannot read is one message.
        parsers = self._connection.parsers
        parsers.update({name: _unbreakable(name, parse) for name, parse in parsers.items()})
        self.tree: app_commands.CommandTree[Any] = app_commands.CommandTree(self)
        self.prepare: Callable[[], Awaitable[None]] | None = None
        self.submit: Callable[[discord.Interaction[Any], str], Awaitable[None]] | None = None
        self._kept = kept
        self.welcome = welcome
        self.look: Look = "embeds"
        self._chats = chats
        self._test_guild = test_guild

    async def setup_hook(self) -> None:
        """Called by discord.py once, signed in and not yet connected."""
        if self.prepare is not None:
            await self.prepare()
        try:
            told = await sync_changed(self.tree, self._kept, test_guild=self._test_guild)
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
        """Takes its channels up again, and greets."""
        log.info("discord.guild_joined guild=%s", guild.id)
        await self._chats.entered(places(guild))
        await greet(guild, self.welcome)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Notes that the server's channels take no more posts."""
        log.info("discord.guild_left guild=%s", guild.id)
        await self._chats.left(places(guild))

    async def on_guild_channel_update(self, _: discord.abc.GuildChannel, channel: discord.abc.GuildChannel) -> None:
        """Takes a channel up again that the bot may write in now."""
        await self._chats.entered(writable(channel.guild, [channel]))

    async def on_ready(self) -> None:
        """Takes channels up again that were opened to the bot while it was away."""
        for guild in self.guilds:
            await self._chats.entered(writable(guild))

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Takes channels up again that a role opens which the bot was given now; of itself it is always told."""
        if self.user is not None and after.id == self.user.id and before.roles != after.roles:
            await self._chats.entered(writable(after.guild))

    async def on_guild_role_update(self, _: discord.Role, role: discord.Role) -> None:
        """Takes channels up again that a role of the bot's opens now."""
        if role in role.guild.me.roles:
            await self._chats.entered(writable(role.guild))


def _unbreakable(name: str, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def parsed(told: Any) -> None:
        try:
            parse(told)
        except Exception:
            log.exception("discord.event_not_read event=%s", name)

    return parsed
