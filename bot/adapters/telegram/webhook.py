"""Updates by being called: behind a reverse proxy that speaks TLS, or with a certificate of our own."""

import asyncio
import hmac
import json
import logging
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web
from telegram import Bot, Update, WebhookInfo
from telegram.error import TelegramError

from bot.adapters.telegram.adapter import ALLOWED
from bot.adapters.telegram.ear import Ear
from bot.errors import ConfigError

log = logging.getLogger(__name__)

LOOK_AFTER = 300.0
"""Seconds between two looks at whether Telegram still calls us."""
SOON = 15.0
"""Seconds until it is tried again where Telegram could not be asked."""
QUIET = 2 * LOOK_AFTER + 60.0
"""Seconds without a sign of Telegram that are no cause for worry."""
LARGEST = 1_000_000
"""Bytes of one call; an update is a few thousand."""
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name

Put = Callable[[object], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram calls (``url``, public), where we listen, and the ``secret`` it must say.

    With ``certificate`` and ``private_key`` (PEM files) we speak TLS ourselves, and Telegram is given the certificate
    to trust; without them a reverse proxy does. ``look_after`` is how many seconds lie between two looks at it.
    """

    url: str
    host: str
    port: int
    secret: str
    certificate: Path | None = None
    private_key: Path | None = None
    look_after: float = LOOK_AFTER


@asynccontextmanager
async def called(bot: Bot, put: Put, hook: Webhook, ear: Ear) -> AsyncIterator[None]:
    """Lets Telegram call us; nobody else's calls are read. A call is answered when its update has been put.

    Raises:
        ConfigError: we cannot listen there, or the certificate cannot be used.
    """

    async def receive(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET, "").encode(), hook.secret.encode()):
            log.warning("telegram.webhook_stranger from=%s", request.remote)
            raise web.HTTPForbidden
        try:
            said = json.loads(await request.read())
        except (ValueError, RecursionError) as error:
            raise web.HTTPBadRequest from error
        ear.heard()
        if update := _update(said, bot):
            await put(update)
        return web.Response()

    app = web.Application(client_max_size=LARGEST)
    # Whatever path the proxy leaves: what counts is the secret.
    app.router.add_post("/{path:.*}", receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    watch: asyncio.Task[None] | None = None
    try:
        await _listen(runner, hook)
        watch = asyncio.create_task(_look_after(bot, hook, ear))
        yield
    finally:
        if watch is not None:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)
        await runner.cleanup()


def _update(said: object, bot: Bot) -> Update | None:
    """The update in a call. One that the library cannot read is let go: refused, it would come again for a day."""
    try:
        return Update.de_json(said, bot) if isinstance(said, dict) else None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        log.error("telegram.update_unreadable reason=%s", error)
        return None


async def _listen(runner: web.AppRunner, hook: Webhook) -> None:
    try:
        context = None
        if hook.certificate is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(hook.certificate, hook.private_key)
    except (OSError, ssl.SSLError) as error:
        reason = f"{hook.certificate} and {hook.private_key} cannot be used ({error})"
        raise ConfigError((f"telegram.certificate: {reason}; name a certificate and its key, both PEM",)) from error
    try:
        await web.TCPSite(runner, hook.host, hook.port, ssl_context=context).start()
    except OSError as error:
        problem = f"telegram.listen: cannot listen on {hook.host}:{hook.port} ({error.strerror}); name another"
        raise ConfigError((problem,)) from error


async def _look_after(bot: Bot, hook: Webhook, ear: Ear) -> None:
    """Sets the webhook, and sets it again when somebody has moved it; tells what Telegram complains of."""
    complaint: str | None = None
    # Set once at each start: Telegram does not tell which secret it has been given.
    known = False
    while True:
        try:
            info = await bot.get_webhook_info()
            if not known or not _as_set(info, hook):
                await _set(bot, hook)
                log.log(logging.WARNING if known else logging.INFO, "telegram.webhook_set url=%s", hook.url)
                known = True
            if not info.pending_update_count:
                # Nothing waits that could not be brought; with something waiting, only what comes in counts.
                ear.heard()
            if info.last_error_message != complaint:
                complaint = info.last_error_message
                _tell(complaint, info.pending_update_count)
            await asyncio.sleep(hook.look_after)
        except TelegramError as error:
            log.warning("telegram.webhook_not_checked reason=%s", error)
            await asyncio.sleep(min(SOON, hook.look_after))


def _as_set(info: WebhookInfo, hook: Webhook) -> bool:
    asked = set(info.allowed_updates or ALLOWED)
    return (info.url, info.has_custom_certificate, asked) == (hook.url, hook.certificate is not None, set(ALLOWED))


async def _set(bot: Bot, hook: Webhook) -> None:
    certificate = await asyncio.to_thread(hook.certificate.read_bytes) if hook.certificate else None
    await bot.set_webhook(
        hook.url, certificate=certificate, allowed_updates=list(ALLOWED), secret_token=hook.secret, max_connections=40
    )


def _tell(complaint: str | None, pending: int) -> None:
    if complaint:
        log.warning("telegram.webhook_complaint reason=%s pending=%d", complaint, pending)
    else:
        log.info("telegram.webhook_fine")
