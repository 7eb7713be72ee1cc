"""Every answer by which a platform asks to be left alone is counted, whatever it answers: posts, commands, polls."""

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.adapters.discord.waits import waits_told
from bot.adapters.telegram.transport import AiohttpRequest


@pytest.fixture
async def busy():
    """A server that asks to wait: by Telegram's body, by Discord's header, and by neither."""

    async def handle(request: web.Request) -> web.Response:
        match request.path:
            case "/telegram":
                body = {"ok": False, "error_code": 429, "parameters": {"retry_after": 5}}
                return web.json_response(body, status=429)
            case "/discord":
                return web.json_response({"retry_after": 0.5}, status=429, headers={"Retry-After": "0.5"})
            case "/fine":
                return web.json_response({"ok": True})
        return web.Response(text="<html>slow down", status=429, headers={"Retry-After": "soon"})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    server = TestServer(app)
    await server.start_server()
    yield lambda path: str(server.make_url(path))
    await server.close()


async def test_telegrams_are_counted_where_all_requests_pass(busy) -> None:
    """With their seconds; an answer without any counts as none and breaks nothing."""
    waits: list[float] = []
    request = AiohttpRequest(on_wait=waits.append)
    await request.initialize()
    for path in ("/telegram", "/fine", "/page", "/telegram"):
        await request.do_request(busy(path), "POST")
    await request.shutdown()
    assert waits == [5.0, 0.0, 5.0]


async def test_discords_are_counted_though_its_library_waits_by_itself(busy) -> None:
    """Each refusal, also one that is tried again and then succeeds."""
    waits: list[float] = []
    async with aiohttp.ClientSession(trace_configs=[waits_told(waits.append)]) as session:
        for path in ("/discord", "/fine", "/page"):
            async with session.get(busy(path)):
                pass
    assert waits == [0.5, 0.0]
