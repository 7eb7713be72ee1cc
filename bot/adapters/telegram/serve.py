"""The bot on Telegram for as long as it runs: connected, listening, and closed in order."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from telegram import Bot, Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.adapters.buttons import Buttons, Kept
from bot.adapters.telegram import polling, webhook
from bot.adapters.telegram.adapter import Answer, Find, TelegramAdapter
from bot.adapters.telegram.ear import Ear
from bot.adapters.telegram.intake import Inbox, Intake
from bot.adapters.telegram.keyboard import CALLBACK_BYTES
from bot.adapters.telegram.lanes import Lanes
from bot.adapters.telegram.membership import Chats
from bot.adapters.telegram.menu import set_menus, unset_menus
from bot.adapters.telegram.pacing import Pacer
from bot.adapters.telegram.requests import changes, lane_of
from bot.adapters.telegram.roles import TelegramRoles
from bot.adapters.telegram.sender import TelegramSender
from bot.adapters.telegram.token import UNKNOWN, TokenWatch
from bot.adapters.telegram.transport import AiohttpRequest, TokenRefused
from bot.adapters.telegram.webhook import Webhook
from bot.commands import Registry
from bot.errors import ConfigError
from bot.locale import Words

log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]

AT_ONCE = 256
"""Updates that are answered at the same time, each of another person or chat."""
QUEUED = 100_000
"""Updates that wait their turn at most; python-telegram-bot wants a number."""
DRAIN = 6.0
"""Seconds that what is under way has to end when the bot stops."""
SLOWEST_START = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to reach Telegram. ``webhook`` is None for polling; ``api_url`` a local Bot API server."""

    token: str
    operators: Collection[int] = ()
    api_url: str | None = None
    webhook: Webhook | None = None


class Memory(Kept, Inbox, Protocol):
    """What outlives the process: what long buttons stand for, and what must be done once; the storage."""


class Telegram:
    """A connection that is open; ``listen`` it once the commands are there to answer."""

    def __init__(
        self,
        application: App,
        settings: Settings,
        *,
        intake: Intake,
        buttons: Buttons,
        now: Callable[[], datetime],
        ear: Ear,
        token: TokenWatch,
    ) -> None:
        self._ear = ear
        self._token = token
        self._application = application
        self._intake = intake
        self._lanes = Lanes(AT_ONCE)
        self._settings = settings
        self._buttons = buttons
        self._now = now
        self.bot: Bot = application.bot
        self.sender = TelegramSender(self.bot, buttons, now)
        self.roles = TelegramRoles(self.bot, settings.operators)
        self._operators = frozenset(settings.operators)
        self._adapter: TelegramAdapter | None = None
        self._registry: Registry | None = None

    async def configure(self, operators: Collection[int], languages: Mapping[str, Words]) -> None:
        """Makes these the operators, and the first of these the default language; the menus follow as they can."""
        self.roles.configure(operators)
        gone, self._operators = self._operators - set(operators), frozenset(operators)
        if self._adapter is None or self._registry is None:
            return
        self._adapter.configure(languages)
        await unset_menus(self.bot, languages, gone)
        await self._set_menus(self._registry, languages, operators)

    @property
    def listens(self) -> bool:
        """Whether updates come at this moment, as far as can be known."""
        return self._ear.hears

    @asynccontextmanager
    async def listening(
        self, *, answer: Answer, find: Find, chats: Chats, registry: Registry, languages: Mapping[str, Words]
    ) -> AsyncIterator[None]:
        """Answers updates for as long as the block runs; those under way at its end are answered first."""
        adapter = TelegramAdapter(
            answer=answer,
            find=find,
            chats=chats,
            sender=self.sender,
            buttons=self._buttons,
            languages=languages,
            username=self.bot.username,
            linked=frozenset(one.name for one in registry.commands if not one.lasting),
            once=self._intake.name,
            now=self._now,
        )
        self._adapter, self._registry = adapter, registry
        self._intake.changes = partial(changes, registry=registry, username=self.bot.username)

        async def handle(update: Update, _: object) -> None:
            async def work() -> None:
                await adapter.handle(update)
                await self._intake.answered(update)

            await self._lanes.run(lane_of(update), work)

        self._application.add_handler(TypeHandler(Update, handle))
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._token.watching())
            await self._set_menus(registry, languages, self._settings.operators)
            await self._application.start()
            stack.push_async_callback(self._stop)
            if left := await self._intake.put_left(self.bot):
                log.warning("telegram.left_unanswered updates=%d", left)
            await stack.enter_async_context(self._updates())
            log.info("telegram.listening bot=@%s", self.bot.username)
            yield

    def _updates(self) -> AbstractAsyncContextManager[None]:
        if hook := self._settings.webhook:
            return webhook.called(self.bot, self._intake.put, hook, self._ear)
        updater = self._application.updater
        assert updater is not None  # noqa: S101 - the builder makes one
        return polling.polling(updater)

    async def _set_menus(self, registry: Registry, languages: Mapping[str, Words], operators: Collection[int]) -> None:
        """The lists of commands as far as Telegram takes them now: without them everything else works."""
        try:
            await set_menus(self.bot, registry, languages, operators)
        except TelegramError as error:
            log.warning("telegram.menus_not_set reason=%s", error)

    async def _stop(self) -> None:
        """Answers what has come in; what takes too long is found by the next start if it changes something."""
        hurry = asyncio.get_running_loop().call_later(DRAIN, self._lanes.give_up)
        await self._application.stop()
        hurry.cancel()


@asynccontextmanager
async def open_telegram(
    settings: Settings,
    kept: Memory,
    now: Callable[[], datetime],
    *,
    pacer: Pacer | None = None,
    on_wait: Callable[[float], None] = lambda seconds: None,
) -> AsyncIterator[Telegram]:
    """Telegram, connected, for as long as the block runs; by default at the pace that it allows to all bots.

    ``on_wait`` is told the seconds of each answer by which Telegram asks to be left alone.

    Raises:
        ConfigError: Telegram refuses the token.
    """
    ear, token = Ear(polling.QUIET if settings.webhook is None else webhook.QUIET), TokenWatch()
    calls = AiohttpRequest(on_refused=token.refused, on_wait=on_wait)
    polls = AiohttpRequest(connections=4, on_answer=ear.heard, on_refused=token.refused, on_wait=on_wait)
    intake = Intake(kept, settings.token.partition(":")[0], now)
    builder = (
        ApplicationBuilder()
        .token(settings.token)
        .request(calls)
        .get_updates_request(polls)
        .rate_limiter(pacer or Pacer())
        .update_queue(intake)
        .concurrent_updates(QUEUED)
    )
    if settings.api_url:
        base = settings.api_url.rstrip("/")
        builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    application = builder.build()
    try:
        await _initialized(application)
        buttons = Buttons(settings.token.encode(), kept, CALLBACK_BYTES)
        yield Telegram(application, settings, intake=intake, buttons=buttons, now=now, ear=ear, token=token)
    finally:
        await application.shutdown()
        # What could not be initialised whole is not shut down whole.
        await calls.shutdown()
        await polls.shutdown()


async def _initialized(application: App) -> None:
    """Connects; a Telegram that is not there for the moment is waited for, a wrong token is not."""
    pause = 1.0
    while True:
        try:
            await application.initialize()
        except (InvalidToken, TokenRefused) as error:
            raise ConfigError((UNKNOWN,)) from error
        except (NetworkError, RetryAfter) as error:
            log.warning("telegram.unreachable next_try=%.0fs reason=%s", pause, error)
            await asyncio.sleep(pause)
            pause = min(SLOWEST_START, pause * 2)
        else:
            return
