"""Looks whether Discord can be served as configured: the token, and the right to post in each target."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import aiohttp
import discord

from bot.adapters.discord.opening import server
from bot.adapters.discord.requests import channel_of
from bot.doctor.finding import Finding, fine, trouble
from bot.message import Target

ABOUT = "Discord"
_NEEDED = discord.Permissions(view_channel=True, send_messages=True, embed_links=True)
_IN_FORUMS = discord.Permissions(send_messages_in_threads=True)
"""Later posts of a day, of an article or of an event go into the thread of the first."""
_FORUMS = {discord.ChannelType.forum.value, discord.ChannelType.media.value}


async def checkup(token: str, *, api_url: str | None, targets: Sequence[str]) -> AsyncIterator[Finding]:
    """Looks at it; nothing is sent, and the gateway is not connected to.

    Args:
        token: the bot's.
        api_url: a compatible server, or None for Discord itself.
        targets: destinations of posts.
    """
    with server(api_url, None):
        client = discord.Client(intents=discord.Intents.default(), max_ratelimit_timeout=30.0)
        try:
            await client.login(token)
            me = client.user
            assert me is not None  # noqa: S101 - signed in
            yield fine(ABOUT, f"the token is of {me}")
            for target in targets:
                yield await _may_post(client.http, target, me.id)
        except discord.LoginFailure:
            yield trouble(ABOUT, "knows no such token", "take a new one from the portal: PEWARTA_DISCORD__TOKEN")
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            yield trouble(
                ABOUT, f"cannot be asked ({type(error).__name__})", "look at the network, and at discord.api_url"
            )
        finally:
            await client.close()


async def _may_post(http: Any, target: str, me: int) -> Finding:
    try:
        channel = await http.get_channel(channel_of(Target(target)))
        guild_id = channel.get("guild_id")
        if guild_id is None:
            return fine(ABOUT, f"{target}: a direct message")
        guild, member = await http.get_guild(guild_id), await http.get_member(guild_id, me)
    except (discord.NotFound, discord.Forbidden) as error:
        return trouble(
            ABOUT, f"{target}: cannot be posted to ({error.text or 'unknown'})", "invite the bot; look at the number"
        )
    name = f"#{channel.get('name', '')} in {guild.get('name', '')}"
    needed = _NEEDED | _IN_FORUMS if channel.get("type") in _FORUMS else _NEEDED
    missing = needed.value & ~permissions(channel, guild, member, me)
    if missing:
        names = ", ".join(sorted(name for name, value in discord.Permissions(missing) if value))
        return trouble(ABOUT, f"{target} ({name}): the bot lacks {names}", "give it these in the channel's settings")
    return fine(ABOUT, f"{target} ({name}): may be posted to")


def permissions(channel: Mapping[str, Any], guild: Mapping[str, Any], member: Mapping[str, Any], me: int) -> int:
    """What a member may do in a channel, as bits.

    Source: Discord's developer documentation, "Permissions", "Permission Overwrites".
    """
    roles = {int(guild["id"]), *map(int, member["roles"])}
    base = 0
    for role in guild["roles"]:
        if int(role["id"]) in roles:
            base |= int(role["permissions"])
    if base & discord.Permissions(administrator=True).value or int(guild.get("owner_id") or 0) == me:
        return discord.Permissions.all().value
    overwrites = {int(one["id"]): one for one in channel.get("permission_overwrites", ())}
    for ids in ({int(guild["id"])}, roles - {int(guild["id"])}, {me}):
        chosen = [overwrites[one] for one in ids if one in overwrites]
        for one in chosen:
            base &= ~int(one["deny"])
        for one in chosen:
            base |= int(one["allow"])
    return base
