"""What becomes of the bot in chats: let in, put out, blocked, given or denied the right to post."""

import logging
from collections.abc import Awaitable, Callable
from typing import Literal, Protocol

from telegram import ChatMember, ChatMemberUpdated
from telegram.constants import ChatMemberStatus, ChatType

from bot.adapters.telegram.address import PLATFORM, Place
from bot.adapters.telegram.elsewhere import for_chat
from bot.adapters.telegram.sender import TelegramSender
from bot.errors import DeliveryError
from bot.locale import Words
from bot.message import Asker, Message, Request, Target, sentence

log = logging.getLogger(__name__)

Standing = Literal["out", "mute", "in"]
"""In a chat, and whether it may write there."""

BLOCKED = "the bot was blocked by the user"
REMOVED = "the bot was removed from the chat"
MUTE = "the bot has no right to post there"


class Chats(Protocol):
    """Where it is kept what became of chats."""

    async def moved(self, old: Target, new: Target) -> None:
        """A chat has a new address; what it chose and what waits for it goes along."""
        ...

    async def left(self, target: Target, why: str) -> None:
        """A chat takes nothing any more, until it is entered: its posts pause."""
        ...

    async def entered(self, target: Target) -> bool:
        """A chat takes posts, from now on or again; tells whether it was known before."""
        ...


def standing(member: ChatMember, chat_type: str) -> Standing:
    """How the bot stands in a chat of this type."""
    if member.status in {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}:
        return "out"
    if member.status == ChatMemberStatus.RESTRICTED:
        if not getattr(member, "is_member", False):
            return "out"
        return "in" if getattr(member, "can_send_messages", False) else "mute"
    if chat_type == ChatType.CHANNEL:
        return "in" if getattr(member, "can_post_messages", False) else "mute"
    return "in"


class Membership:
    """Keeps what became of a chat, and says a word where somebody waits for one.

    Args:
        chats: where it is kept.
        answer: the commands.
        sender: how messages go out.
        words: the adapter's own words in somebody's language.
    """

    def __init__(
        self,
        *,
        chats: Chats,
        answer: Callable[[Request], Awaitable[Message]],
        sender: TelegramSender,
        words: Callable[[str | None], Words],
    ) -> None:
        self._chats = chats
        self._answer = answer
        self._sender = sender
        self._words = words

    async def changed(self, change: ChatMemberUpdated) -> None:
        """Takes note of a change of the bot's own membership."""
        chat = change.chat
        before, after = (standing(one, chat.type) for one in (change.old_chat_member, change.new_chat_member))
        log.info("telegram.membership chat=%d before=%s after=%s", chat.id, before, after)
        if before == after:
            return
        place = Place(chat.id)
        if after == "in":
            known = await self._chats.entered(place.target)
            if chat.type == ChatType.CHANNEL:
                await self._tell(change, await self._offer(change))
            elif chat.type != ChatType.PRIVATE and before == "out" and not known:
                await self._greet(place)
            return
        removed = BLOCKED if chat.type == ChatType.PRIVATE else REMOVED
        await self._chats.left(place.target, removed if after == "out" else MUTE)
        if after == "mute" and chat.type == ChatType.CHANNEL:
            await self._tell(change, sentence(self._about(change, "added-may-not-post")))

    async def _offer(self, change: ChatMemberUpdated) -> Message:
        """That it may post, and what the channel could follow, to be chosen from where this is read."""
        place, adder = Place(change.chat.id), change.from_user
        asker = Asker(f"{PLATFORM}:{adder.id}", adder.full_name)
        offers = await self._answer(Request("ikuti", "", place.target, asker, adder.language_code))
        told = sentence(self._about(change, "added-may-post"))
        # Where there is nothing to choose, the answer says why.
        choose = sentence(self._about(change, "added-choose")) if offers.actions else offers
        return for_chat(Message((*told.blocks, *choose.blocks), offers.actions), place)

    async def _greet(self, place: Place) -> None:
        nobody = Asker(f"{PLATFORM}:chat:{place.chat_id}", "")
        await self._sender.answer(place, await self._answer(Request("mulai", "", place.target, nobody)))

    async def _tell(self, change: ChatMemberUpdated, message: Message) -> None:
        # Somebody who never spoke to the bot cannot be written to; that is no fault of theirs.
        try:
            await self._sender.answer(Place(change.from_user.id), message)
        except DeliveryError as error:
            log.info("telegram.adder_not_told user=%d reason=%s", change.from_user.id, error)

    def _about(self, change: ChatMemberUpdated, text_id: str) -> str:
        words, chat = self._words(change.from_user.language_code), change.chat
        return words(text_id, channel=chat.title or str(chat.id), target=Place(chat.id).target.address)
