"""A server of many feeds in a process of its own: ``python -m tests.benchmarks.feed_server PORT_FILE FEEDS``.

Each host of 127.0.0.0/8 has one feed. ``/turn`` on any host lets every third feed have one entry more.
"""

import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from aiohttp import web

from tests.outlet import story

ENTRIES = 20


def feed(number: int, turn: int) -> str:
    """A feed of ENTRIES entries with their texts, about 20 KB; every third has a new one each turn."""
    newest = ENTRIES + (turn if number % 3 == 0 else 0)
    items = []
    for entry in range(newest, newest - ENTRIES, -1):
        name = number * 1000 + entry
        # All but those of later turns are an archive, which costs a read nothing but a look.
        day = datetime(2026, 2, 17 if entry > ENTRIES else 7, tzinfo=UTC)
        when = format_datetime(day + timedelta(minutes=entry))
        items.append(
            f"<item><title>Kabar {name}</title><link>https://kabar.example/{name}</link><guid>{name}</guid>"
            f"<pubDate>{when}</pubDate><description>{story(name)}</description></item>"
        )
    channel = f"<channel><title>Kabar {number}</title>{''.join(items)}</channel>"
    return f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>"


def main() -> None:
    """Serves until it is killed; writes the port it has to PORT_FILE."""
    turns = [0]

    async def handle(request: web.Request) -> web.StreamResponse:
        if request.path == "/turn":
            turns[0] += 1
            return web.Response()
        number = int(request.path.rsplit("/", 1)[1])
        etag = f'"{turns[0] if number % 3 == 0 else 0}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        body = feed(number, turns[0]).encode()
        return web.Response(body=body, content_type="application/rss+xml", headers={"ETag": etag})

    async def made() -> web.Application:
        app = web.Application()
        app.router.add_get("/{path:.*}", handle)
        return app

    import socket

    listening = socket.create_server(("0.0.0.0", 0), backlog=1024)
    Path(sys.argv[1]).write_text(str(listening.getsockname()[1]), encoding="ascii")
    web.run_app(made(), sock=listening, print=None)


if __name__ == "__main__":
    main()
