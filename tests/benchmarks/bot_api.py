"""A Bot API that takes every message, in a process of its own: ``python -m tests.benchmarks.bot_api PORT_FILE``."""

import json
import socket
import sys
from pathlib import Path

from aiohttp import web

SENT = {"message_id": 1, "date": 1_770_000_000, "chat": {"id": 1, "type": "private"}, "text": "x"}
ME = {"id": 1, "is_bot": True, "first_name": "P", "username": "p_bot"}


def main() -> None:
    """Serves until it is killed; writes the port it has to PORT_FILE."""
    answers = {
        name: json.dumps({"ok": True, "result": result}).encode()
        for name, result in (("sendMessage", SENT), ("getMe", ME))
    }

    async def handle(request: web.Request) -> web.Response:
        await request.read()
        return web.Response(body=answers[request.path.rsplit("/", 1)[1]], content_type="application/json")

    async def made() -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handle)
        return app

    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    Path(sys.argv[1]).write_text(str(listening.getsockname()[1]), encoding="ascii")
    web.run_app(made(), sock=listening, print=None)


if __name__ == "__main__":
    main()
