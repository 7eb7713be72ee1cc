"""What a post is written with: the words and the zone of the chat that it is for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.commands.context import Context, Defaults, zone_of
from bot.locale import Words
from bot.message import Asker, Request, Target
from bot.publish.turns import unhurried
from storage.base import Storage
from storage.records import Chat

_NOBODY = Asker("", "")


@dataclass(slots=True)
class Surroundings:
    """What all chats share; ``of`` gives one chat's."""

    storage: Storage
    languages: Mapping[str, Words]
    defaults: Defaults

    def configure(self, defaults: Defaults) -> None:
        """From the next post on, these hold for chats that have chosen nothing."""
        self.defaults = defaults

    async def of(self, target: str, now: datetime) -> Context:
        """The context of a post to ``target``: as if nobody in particular had asked there."""
        return self.of_chat(await self.storage.chat(target), now)

    async def of_all(self, targets: Sequence[str], now: datetime) -> dict[str, Context]:
        """The contexts of posts to several targets."""
        chats = await self.storage.chats(targets)
        return {target: self.of_chat(chat, now) async for target, chat in unhurried(chats.items())}

    def of_chat(self, chat: Chat, now: datetime) -> Context:
        """The same for a chat that was already read."""
        words = self.languages.get(chat.language or "", self.languages[self.defaults.language])
        zone = zone_of(chat, self.defaults)
        return Context(
            request=Request("", "", Target(chat.target), _NOBODY),
            storage=self.storage,
            chat=chat,
            words=words,
            zone=zone,
            zone_key=zone.key,
            now=now,
            defaults=self.defaults,
            languages=self.languages,
        )
