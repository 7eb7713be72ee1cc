"""Each chat platform as the composition root sees it: opened from the configuration, and listening to a dispatcher."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.commands.dispatch import Dispatcher, Roles
from bot.config import Config
from bot.locale import Words
from bot.message import Sender
from storage.base import Storage


class Platform(Protocol):
    """A platform that is connected."""

    @property
    def name(self) -> str:
        """What its targets begin with."""
        ...

    @property
    def sender(self) -> Sender:
        """The way out."""
        ...

    @property
    def roles(self) -> Roles:
        """Who may do what there."""
        ...

    @property
    def listens(self) -> bool:
        """Whether what people say there is heard at this moment."""
        ...

    async def configure(self, config: Config, languages: Mapping[str, Words]) -> None:
        """Takes what may change while it is connected: who the operators are, and the default language, the first."""
        ...

    def listening(
        self, dispatcher: Dispatcher, storage: Storage, languages: Mapping[str, Words]
    ) -> AbstractAsyncContextManager[None]:
        """Answers what people ask there for as long as the block runs; the first language is the default."""
        ...
