"""A small HTTP server for machines: ``/metrics``, ``/healthz``, and whatever else only reads (``routes``).

It stands on a private address and asks nobody who they are, so nothing on it shows a secret, a chat or a person.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.errors import ConfigError
from bot.monitor.health import Report
from bot.monitor.health_file import as_json
from bot.monitor.metrics import CONTENT_TYPE
from storage.errors import StorageError

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def open_server(
    listen: str,
    *,
    report: Callable[[], Awaitable[Report]],
    metrics: Callable[[Report], Awaitable[bytes]],
    routes: Mapping[str, Handler] | None = None,
) -> AsyncIterator[web.Application]:
    """Serves for as long as the block runs.

    Args:
        listen: host and port, as ``[metrics].listen`` has them.
        report: how the bot is now.
        metrics: the page of figures.
        routes: further paths and who answers GET there; they only read.

    Raises:
        ConfigError: it cannot listen there.
    """

    async def health(_: web.Request) -> web.Response:
        found = await report()
        return web.Response(
            text=as_json(found), status=200 if found.well else 503, content_type="application/json", charset="utf-8"
        )

    async def figures(_: web.Request) -> web.Response:
        try:
            body = await metrics(await report())
        except StorageError as error:
            log.warning("metrics.not_shown reason=%s", error)
            raise web.HTTPServiceUnavailable(text="the database cannot be asked\n") from None
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    app = web.Application(client_max_size=1_000)
    for path, handler in {"/healthz": health, "/metrics": figures, **(routes or {})}.items():
        app.router.add_get(path, handler)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    host, _, port = listen.rpartition(":")
    try:
        try:
            await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        except OSError as error:
            raise ConfigError((f"metrics.listen: cannot listen on {listen} ({error.strerror})",)) from error
        log.info("metrics.listening at=%s", listen)
        yield app
    finally:
        await runner.cleanup()
