"""What becomes of the bot in servers: let in, put out, given or denied the right to write in a channel."""

import logging
from collections.abc import Iterable
from typing import Protocol

import discord

from bot.adapters.discord.requests import target_of
from bot.message import Target

log = logging.getLogger(__name__)

LOOKED_AT = 20
"""Entries of a server's log among which the one that let the bot in is looked for."""


class Chats(Protocol):
    """Where it is kept what became of chats."""

    async def left(self, targets: tuple[Target, ...]) -> None:
        """These take nothing any more, until they are entered: their posts pause."""
        ...

    async def entered(self, targets: tuple[Target, ...]) -> None:
        """These take posts, from now on or again."""
        ...


def places(guild: discord.Guild) -> tuple[Target, ...]:
    """All of a server that can be posted to, as far as it is known."""
    return tuple(target_of(place.id) for place in (*guild.channels, *guild.threads))


def writable(guild: discord.Guild, channels: Iterable[discord.abc.GuildChannel] | None = None) -> tuple[Target, ...]:
    """Those of a server's channels, by default of all, that the bot may write in, and their threads."""
    found = [one for one in (guild.channels if channels is None else channels) if may_write(one, guild.me)]
    threads = [thread.id for thread in guild.threads if any(thread.parent_id == one.id for one in found)]
    return tuple(target_of(number) for number in (*(one.id for one in found), *threads))


def may_write(channel: discord.abc.GuildChannel, me: discord.Member) -> bool:
    """Whether the bot sees a channel and may write there."""
    may = channel.permissions_for(me)
    return may.view_channel and may.send_messages


async def greet(guild: discord.Guild, welcome: str) -> None:
    """Greets who let the bot in, where the server's log may be read; else whoever reads the first open channel."""
    if (inviter := await _inviter(guild)) is not None and await _said(inviter, welcome):
        return
    for channel in (guild.system_channel, *guild.text_channels):
        if channel is not None and may_write(channel, guild.me):
            await _said(channel, welcome)
            return


async def _inviter(guild: discord.Guild) -> discord.User | discord.Member | None:
    if not guild.me.guild_permissions.view_audit_log:
        return None
    try:
        async for entry in guild.audit_logs(limit=LOOKED_AT, action=discord.AuditLogAction.bot_add):
            if entry.target is not None and entry.target.id == guild.me.id:
                return entry.user
    except (discord.HTTPException, discord.RateLimited) as error:
        log.info("discord.log_not_read guild=%s reason=%s", guild.id, type(error).__name__)
    return None


async def _said(to: discord.abc.Messageable, welcome: str) -> bool:
    try:
        await to.send(welcome)
    except (discord.HTTPException, discord.RateLimited) as error:
        log.info("discord.not_greeted reason=%s", type(error).__name__)
        return False
    return True
