"""Who may do what on Discord: operators by their id, admins of a chat by their permission to manage the server."""

from collections.abc import Collection
from typing import Any

import discord

from bot.commands.registry import Role
from bot.message import Request


class DiscordRoles:
    """The dispatcher's Roles: what Discord said of a person's permissions with their latest interaction in a chat."""

    def __init__(self, operators: Collection[int]) -> None:
        self._operators = {str(operator) for operator in operators}
        self._admins: set[tuple[str, str]] = set()

    def configure(self, operators: Collection[int]) -> None:
        """Makes these the operators from the next question on."""
        self._operators = {str(operator) for operator in operators}

    def is_operator(self, person: str) -> bool:
        """Whether the person with this id is one."""
        return person in self._operators

    def note(self, request: Request, interaction: discord.Interaction[Any]) -> None:
        """Takes from an interaction whether its person is an admin of its chat; alone with the bot, everyone is."""
        key = (request.target.address, request.asker.id)
        alone = interaction.guild_id is None and isinstance(interaction.channel, discord.DMChannel)
        if alone or (interaction.guild_id is not None and interaction.permissions.manage_guild):
            self._admins.add(key)
        else:
            self._admins.discard(key)

    async def role_of(self, request: Request) -> Role:
        """The highest role; in doubt, ANYONE."""
        if self.is_operator(request.asker.id):
            return Role.OPERATOR
        admin = (request.target.address, request.asker.id) in self._admins
        return Role.CHAT_ADMIN if admin else Role.ANYONE
