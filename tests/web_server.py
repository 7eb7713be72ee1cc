"""A small web server on loopback for tests: one handler answers every path."""

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestServer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def server(
    handler: Handler, tls: ssl.SSLContext | None = None, *, host: str = "127.0.0.1"
) -> AsyncIterator[TestServer]:
    """Runs for as long as the block does; ``make_url(path)`` gives its addresses."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    running = TestServer(app, host=host)
    await running.start_server(ssl=tls)
    try:
        yield running
    finally:
        await running.close()
