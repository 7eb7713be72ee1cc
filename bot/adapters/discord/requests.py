"""What a person did on Discord, as a Request, and addresses as this adapter writes them."""

from typing import Any

import discord

from bot.message import Asker, Request, Target

SCHEME = "discord:"
USER = "discord:@"


def target_of(channel_id: int) -> Target:
    """The target that a channel, thread or direct message is."""
    return Target(f"{SCHEME}{channel_id}")


def channel_of(target: Target) -> int | None:
    """The id of a target's channel, or None if it is not an address of ours."""
    number = target.address.removeprefix(SCHEME)
    ours = target.address.startswith(SCHEME) and number.isascii() and number.isdigit() and len(number) <= 20
    return int(number) if ours else None


def user_of(target: Target) -> int | None:
    """The id of the person that a target names, or None if it names none."""
    number = target.address.removeprefix(USER)
    ours = target.address.startswith(USER) and number.isascii() and number.isdigit() and len(number) <= 20
    return int(number) if ours else None


def sent_with(interaction: discord.Interaction[Any], name: str) -> Any:
    """What the interaction brought under this name, as Discord sent it; None where it brought nothing."""
    return dict(interaction.data or {}).get(name)


def request_of(interaction: discord.Interaction[Any], command: str, argument: str) -> Request:
    """The request that an interaction makes."""
    return Request(
        command,
        argument.strip(),
        target_of(interaction.channel_id or interaction.user.id),
        Asker(str(interaction.user.id), interaction.user.display_name),
        interaction.locale.value,
        private=interaction.guild_id is None and isinstance(interaction.channel, discord.DMChannel),
    )
