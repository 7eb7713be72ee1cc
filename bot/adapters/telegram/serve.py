"""The bot on Telegram for as long as it runs: connected, listening, and closed in order."""

import asyncio
import hmac
import logging
import math
import time
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from aiohttp import web
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.adapters.buttons import Buttons, Kept
from bot.adapters.telegram.adapter import ALLOWED, Answer, Find, Moved, TelegramAdapter
from bot.adapters.telegram.intake import Inbox, Intake
from bot.adapters.telegram.keyboard import CALLBACK_BYTES
from bot.adapters.telegram.lanes import Lanes
from bot.adapters.telegram.menu import set_menus
from bot.adapters.telegram.pacing import Pacer
from bot.adapters.telegram.requests import changes, lane_of
from bot.adapters.telegram.roles import TelegramRoles
from bot.adapters.telegram.sender import TelegramSender
from bot.adapters.telegram.transport import AiohttpRequest
from bot.commands import Registry, Role
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
FAREWELL = 2.0
"""Seconds for telling Telegram at the end which updates we have."""
SLOWEST_START = 60.0
QUIET_POLLS = 60.0
"""Seconds; a poll without news ends after ten."""
QUIET_HOOK = 660.0
"""Seconds; a little more than two looks at the webhook."""
LOOK_AFTER = 300.0
"""Seconds between two looks at whether Telegram still calls our webhook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram calls (``url``, public), where we listen, and the ``secret`` it must say."""

    url: str
    host: str
    port: int
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to reach Telegram. ``webhook`` is None for polling; ``api_url`` a local Bot API server."""

    token: str
    operators: Collection[int] = ()
    api_url: str | None = None
    webhook: Webhook | None = None


class Ear:
    """When Telegram was last heard, on a clock that nobody sets: it gave updates, or none, or says that it calls us."""

    def __init__(self, patience: float) -> None:
        """``patience`` is how many seconds may pass in between."""
        self._patience = patience
        self._heard_at = -math.inf

    def heard(self) -> None:
        """It was."""
        self._heard_at = time.monotonic()

    @property
    def hears(self) -> bool:
        """Whether it was heard within the patience."""
        return time.monotonic() - self._heard_at < self._patience


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
    ) -> None:
        self._ear = ear
        self._application = application
        self._intake = intake
        self._lanes = Lanes(AT_ONCE)
        self._settings = settings
        self._buttons = buttons
        self._now = now
        self.bot: Bot = application.bot
        self.sender = TelegramSender(self.bot, buttons, now)
        self.roles = TelegramRoles(self.bot, settings.operators)
        self._adapter: TelegramAdapter | None = None
        self._registry: Registry | None = None

    async def configure(self, operators: Collection[int], languages: Mapping[str, Words]) -> None:
        """Makes these the operators, and the first of these the default language; the menus follow as they can."""
        self.roles.configure(operators)
        if self._adapter is None or self._registry is None:
            return
        self._adapter.configure(languages)
        try:
            await set_menus(self.bot, self._registry, languages, operators)
        except TelegramError as error:
            log.warning("telegram.menus_not_set reason=%s", error)

    @property
    def listens(self) -> bool:
        """Whether updates come at this moment, as far as can be known."""
        return self._ear.hears

    @asynccontextmanager
    async def listening(
        self, *, answer: Answer, find: Find, moved: Moved, registry: Registry, languages: Mapping[str, Words]
    ) -> AsyncIterator[None]:
        """Answers updates for as long as the block runs; those under way at its end are answered first."""
        adapter = TelegramAdapter(
            answer=answer,
            find=find,
            moved=moved,
            sender=self.sender,
            buttons=self._buttons,
            languages=languages,
            username=self.bot.username,
            linked=frozenset(one.name for one in registry.commands if one.role is Role.ANYONE),
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
        await set_menus(self.bot, registry, languages, self._settings.operators)
        async with AsyncExitStack() as stack:
            await self._application.start()
            stack.push_async_callback(self._stop)
            if left := await self._intake.put_left(self.bot):
                log.warning("telegram.left_unanswered updates=%d", left)
            hook = self._settings.webhook
            listen = _webhook(self._application, hook, self._ear) if hook else _polling(self._application)
            await stack.enter_async_context(listen)
            log.info("telegram.listening bot=@%s", self.bot.username)
            yield

    async def _stop(self) -> None:
        """Answers what has come in; what takes too long is found by the next start if it changes something."""
        hurry = asyncio.get_running_loop().call_later(DRAIN, self._lanes.give_up)
        await self._application.stop()
        hurry.cancel()


@asynccontextmanager
async def open_telegram(settings: Settings, kept: Memory, now: Callable[[], datetime]) -> AsyncIterator[Telegram]:
    """Telegram, connected, for as long as the block runs.

    Raises:
        ConfigError: Telegram refuses the token.
    """
    ear = Ear(QUIET_POLLS if settings.webhook is None else QUIET_HOOK)
    calls, polls = AiohttpRequest(), AiohttpRequest(connections=4, on_answer=ear.heard)
    intake = Intake(kept, settings.token.partition(":")[0], now)
    builder = (
        ApplicationBuilder()
        .token(settings.token)
        .request(calls)
        .get_updates_request(polls)
        .rate_limiter(Pacer())
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
        yield Telegram(application, settings, intake=intake, buttons=buttons, now=now, ear=ear)
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
        except InvalidToken as error:
            raise ConfigError(
                ("telegram.token: Telegram does not know this token; take it anew from @BotFather",)
            ) from error
        except (NetworkError, RetryAfter) as error:
            log.warning("telegram.unreachable next_try=%.0fs reason=%s", pause, error)
            await asyncio.sleep(pause)
            pause = min(SLOWEST_START, pause * 2)
        else:
            return


@asynccontextmanager
async def _polling(application: App) -> AsyncIterator[None]:
    """Asks Telegram for updates, with growing pauses while it does not answer."""
    told: set[str] = set()

    def trouble(error: TelegramError) -> None:
        if isinstance(error, Conflict):
            words = "another bot runs with this token, or a webhook is set; only one of them gets the updates"
        else:
            words = str(error)
        if words not in told:
            log.error("telegram.polling_failed reason=%s", words)
        told.add(words)

    updater = application.updater
    assert updater is not None  # noqa: S101 - the builder makes one
    await updater.start_polling(allowed_updates=list(ALLOWED), error_callback=trouble, bootstrap_retries=-1)
    try:
        yield
    finally:
        # What Telegram cannot be told in time it hands over again, and the intake knows it.
        with suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                await updater.stop()


@asynccontextmanager
async def _webhook(application: App, hook: Webhook, ear: Ear) -> AsyncIterator[None]:
    """Lets Telegram call us. A reverse proxy with TLS stands before it; nobody else's calls are read."""

    async def receive(request: web.Request) -> web.Response:
        said = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(said.encode(), hook.secret.encode()):
            raise web.HTTPForbidden
        try:
            update = Update.de_json(await request.json(), application.bot)
        except (ValueError, TypeError, KeyError) as error:
            raise web.HTTPBadRequest from error
        ear.heard()
        await application.update_queue.put(update)
        return web.Response()

    app = web.Application(client_max_size=1_000_000)
    # Whatever path the proxy leaves: what counts is the secret.
    app.router.add_post("/{path:.*}", receive)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, hook.host, hook.port).start()
    watch = asyncio.create_task(_look_after(application.bot, hook, ear))
    try:
        yield
    finally:
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        await runner.cleanup()


async def _look_after(bot: Bot, hook: Webhook, ear: Ear) -> None:
    """Sets the webhook, and sets it again when somebody else has moved it; tells what Telegram complains of."""
    complaint: str | None = None
    while True:
        try:
            info = await bot.get_webhook_info()
            if info.url != hook.url:
                await bot.set_webhook(hook.url, allowed_updates=list(ALLOWED), secret_token=hook.secret)
                log.info("telegram.webhook_set url=%s", hook.url)
            if not info.pending_update_count:
                # Nothing waits that could not be brought; with something waiting, only what comes in counts.
                ear.heard()
            if info.last_error_message != complaint:
                complaint = info.last_error_message
                log.warning("telegram.webhook_complaint reason=%s pending=%d", complaint, info.pending_update_count)
        except TelegramError as error:
            log.warning("telegram.webhook_not_checked reason=%s", error)
        await asyncio.sleep(LOOK_AFTER)
