"""A Bot API in a process of its own: ``python -m tests.benchmarks.bot_api PORT_FILE [none|bucket|window]``.

It takes every message, or thirty a second: by a token bucket, or in any second at all. ``/refused`` tells how many it
did not take.
"""

import json
import socket
import sys
import time
from pathlib import Path

from aiohttp import web

from tests.benchmarks.limits import limit_named

SENT = {"message_id": 1, "date": 1_770_000_000, "chat": {"id": 1, "type": "private"}, "text": "x"}
ME = {"id": 1, "is_bot": True, "first_name": "P", "username": "p_bot"}
TOO_MANY = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}}


def main() -> None:
    """Serves until it is killed; writes the port it has to PORT_FILE."""
    answers = {
        name: json.dumps({"ok": True, "result": result}).encode()
        for name, result in (("sendMessage", SENT), ("getMe", ME))
    }
    limit = limit_named(sys.argv[2] if len(sys.argv) > 2 else "none")

    async def handle(request: web.Request) -> web.Response:
        await request.read()
        method = request.path.rsplit("/", 1)[1]
        if method == "refused":
            return web.json_response(limit.refused)
        if method == "sendMessage" and not limit.takes(time.monotonic()):
            return web.json_response(TOO_MANY, status=429)
        return web.Response(body=answers[method], content_type="application/json")

    async def made() -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handle)
        return app

    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    Path(sys.argv[1]).write_text(str(listening.getsockname()[1]), encoding="ascii")
    web.run_app(made(), sock=listening, print=None)


if __name__ == "__main__":
    main()
