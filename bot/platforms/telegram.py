"""Telegram from the configuration."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.telegram import Settings, Telegram, Webhook, open_telegram
from bot.clock import Clock
from bot.commands.dispatch import Dispatcher, Roles
from bot.config import Config
from bot.config import model as configured
from bot.locale import Words
from bot.message import Asker, Message, Request, Sender, Target
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.publish.due import GRACE
from storage.base import Storage
from storage.records import Chat

INLINE = Target("telegram:inline")
"""Where inline mode asks from: no chat that has settings."""
OFFERED = 10


@dataclass(frozen=True, slots=True)
class TelegramPlatform:
    """See ``bot.platforms.Platform``."""

    telegram: Telegram
    clock: Clock
    name: str = "telegram"

    @property
    def sender(self) -> Sender:
        """The way out."""
        return self.telegram.sender

    @property
    def roles(self) -> Roles:
        """Who may do what."""
        return self.telegram.roles

    @property
    def listens(self) -> bool:
        """Whether Telegram gives us its updates."""
        return self.telegram.listens

    async def configure(self, config: Config, languages: Mapping[str, Words]) -> None:
        """See ``bot.platforms.Platform``."""
        await self.telegram.configure(config.operators.telegram, languages)

    @asynccontextmanager
    async def listening(
        self, dispatcher: Dispatcher, storage: Storage, languages: Mapping[str, Words]
    ) -> AsyncIterator[None]:
        """Answers updates."""

        async def find(words: str, language: str | None) -> tuple[Message, ...]:
            return await _found(dispatcher, storage, words, language)

        listening = self.telegram.listening(
            answer=dispatcher.answer,
            find=find,
            chats=_StoredChats(storage, self.clock),
            registry=dispatcher.registry,
            languages=languages,
        )
        async with listening:
            yield


@dataclass(frozen=True, slots=True)
class _StoredChats:
    """See ``bot.adapters.telegram.membership.Chats``."""

    storage: Storage
    clock: Clock

    async def moved(self, old: Target, new: Target) -> None:
        """Moves all that is known of the chat."""
        reason = "the group has become a supergroup"
        await self.storage.move_target(old.address, new.address, reason, at=self.clock.now())

    async def left(self, target: Target, why: str) -> None:
        """Pauses its posts."""
        await self.storage.pause_target(target.address, why, at=self.clock.now())

    async def entered(self, target: Target) -> bool:
        """Resumes them; a chat is known that has settings, follows something, was closed, or has moved here."""
        address = target.address
        now = self.clock.now()
        if await self.storage.open_target(address, since=now - GRACE, at=now):
            return True
        moved = any(one.moved_to == address for one in await self.storage.closed_targets())
        settled = await self.storage.chat(address) != Chat(address)
        return moved or settled or bool(await self.storage.subscriptions(address))


@asynccontextmanager
async def telegram_platform(
    config: Config, storage: Storage, clock: Clock, telemetry: Telemetry = UNHEARD
) -> AsyncIterator[TelegramPlatform]:
    """Telegram, connected, for as long as the block runs."""

    def waits(seconds: float) -> None:
        telemetry.told_to_wait("telegram", seconds)

    async with open_telegram(_settings(config), storage, clock.now, on_wait=waits) as telegram:
        yield TelegramPlatform(telegram, clock)


def _settings(config: Config) -> Settings:
    telegram = config.telegram
    assert telegram.token is not None  # noqa: S101 - the configuration is checked for it
    return Settings(
        token=telegram.token.get_secret_value(),
        operators=config.operators.telegram,
        api_url=telegram.api_url,
        webhook=_webhook(telegram),
    )


def _webhook(telegram: configured.Telegram) -> Webhook | None:
    if telegram.mode == "polling" or telegram.webhook_url is None or telegram.secret is None:
        return None
    host, _, port = telegram.listen.rpartition(":")
    secret = telegram.secret.get_secret_value()
    return Webhook(
        url=telegram.webhook_url,
        host=host.strip("[]"),
        port=int(port),
        secret=secret,
        certificate=Path(telegram.certificate) if telegram.certificate else None,
        private_key=Path(telegram.private_key) if telegram.private_key else None,
    )


async def _found(dispatcher: Dispatcher, storage: Storage, words: str, language: str | None) -> tuple[Message, ...]:
    """Summaries of the articles that hold the words, or of the newest ones."""
    if words:
        hits = (await storage.search(words, limit=OFFERED, kinds=("article",))).items
        ids = [hit.article.id for hit in hits]
    else:
        ids = [head.id for head in (await storage.latest(limit=OFFERED)).items]
    nobody = Asker("telegram:0", "")
    requests = (Request("ringkasan", f"#{number}", INLINE, nobody, language) for number in ids)
    return tuple([await dispatcher.answer(request) for request in requests])
