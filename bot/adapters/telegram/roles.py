"""What people may do in a Telegram chat: operators by the configuration, admins by asking Telegram."""

import asyncio
from collections import OrderedDict
from collections.abc import Collection

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.adapters.telegram.address import PLATFORM, Place, place_of
from bot.commands import Role
from bot.message import Request

KEPT_FOR = 60.0
"""Seconds that an answer of Telegram's is believed; somebody who lost the right must not keep it for long."""
MOST_KEPT = 10_000
_ADMINS = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


class TelegramRoles:
    """Roles of askers; see ``bot.commands.dispatch.Roles``.

    Args:
        bot: to ask for a group's admins.
        operators: user ids from the configuration.
    """

    def __init__(self, bot: Bot, operators: Collection[int]) -> None:
        self._bot = bot
        self._operators = frozenset(operators)
        self._known: OrderedDict[tuple[Place, int], tuple[float, bool]] = OrderedDict()

    def configure(self, operators: Collection[int]) -> None:
        """Makes these the operators from the next question on."""
        self._operators = frozenset(operators)

    async def role_of(self, request: Request) -> Role:
        """Operators everywhere, admins in their chat, everybody in their own private chat."""
        place = place_of(request.target)
        kind, _, number = request.asker.id.removeprefix(f"{PLATFORM}:").rpartition(":")
        if kind == "chat":
            # An anonymous admin speaks as the group; a channel's posts are written by its admins.
            return Role.CHAT_ADMIN if number == str(place.chat_id) else Role.ANYONE
        if int(number) in self._operators:
            return Role.OPERATOR
        if str(place.chat_id) == number or await self._is_admin(place, int(number)):
            return Role.CHAT_ADMIN
        return Role.ANYONE

    async def _is_admin(self, place: Place, user: int) -> bool:
        now, key = asyncio.get_running_loop().time(), (Place(place.chat_id), user)
        known = self._known.get(key)
        if known and known[0] > now:
            return known[1]
        try:
            member = await self._bot.get_chat_member(place.chat_id, user)
        except TelegramError:
            return False
        self._known[key] = now + KEPT_FOR, member.status in _ADMINS
        if len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        return member.status in _ADMINS
