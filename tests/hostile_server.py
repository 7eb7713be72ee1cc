"""Every bad answer that the web has, from a process of its own: ``python -m tests.hostile_server PORT_FILE``.

``/bad/NAME`` on any host of 127.0.0.0/8 is one of BAD; ``/good/NUMBER`` is a feed whose entry has a page. Two ports are
written to PORT_FILE: the second speaks TLS with a certificate that nobody vouches for.
"""

import asyncio
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable
from email.utils import format_datetime
from pathlib import Path

import trustme
from aiohttp import web

from tests.bombs import ENCODINGS, bomb
from tests.outlet import NOW, story

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
MEGABYTE = b"x" * (1 << 20)


def packed(encoding: str) -> Answer:
    async def handle(_: web.Request) -> web.StreamResponse:
        return web.Response(
            body=bomb(encoding, 100), content_type="application/rss+xml", headers={"Content-Encoding": encoding}
        )

    return handle


def fixed(body: str | bytes, **answer: object) -> Answer:
    async def handle(_: web.Request) -> web.StreamResponse:
        raw = body.encode() if isinstance(body, str) else body
        return web.Response(body=raw, **{"content_type": "application/rss+xml", **answer})  # type: ignore[arg-type]

    return handle


def moved(to: str) -> Answer:
    async def handle(_: web.Request) -> web.StreamResponse:
        raise web.HTTPMovedPermanently(to)

    return handle


def streamed(piece: bytes, *, pause: float = 0.0, length: int | None = None, ahead: bytes = b"") -> Answer:
    """An answer that goes on: of so many bytes, or for ever."""

    async def handle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "application/rss+xml"})
        response.content_length = length
        await response.prepare(request)
        sent = 0
        try:
            await response.write(ahead)
            while length is None or sent < length:
                await response.write(piece)
                sent += len(piece)
                await asyncio.sleep(pause)
        except ConnectionError:
            pass
        return response

    return handle


async def silent(_: web.Request) -> web.StreamResponse:
    await asyncio.sleep(3600)
    return web.Response()


def rss(inner: str, ahead: str = "") -> str:
    return f"<?xml version='1.0'?>{ahead}<rss version='2.0'><channel><title>x</title>{inner}</channel></rss>"


def entry(page: str) -> str:
    return rss(f"<item><title>Judul</title><link>{page}</link><guid>{page}</guid><description>x</description></item>")


ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
BAD: dict[str, Answer] = {
    "loop": moved("/bad/loop"),
    "inward": moved("http://169.254.169.254/latest/meta-data/"),
    "local": moved("file:///etc/passwd"),
    "gigabyte": streamed(MEGABYTE, length=1 << 30),
    "endless": streamed(MEGABYTE),
    "large and slow": streamed(b"x", pause=0.5, ahead=MEGABYTE),
    "trickle": streamed(b"x", pause=0.2),
    "silent": silent,
    "gzip bomb": packed("gzip"),
    "deflate bomb": packed("deflate"),
    "br bomb": packed("br"),
    "zstd bomb": packed("zstd"),
    "entity bomb": fixed(rss("<item><title>&m;</title></item>", f'<!DOCTYPE r [<!ENTITY a "haha">{ENTITIES}]>')),
    "external entity": fixed(
        rss("<item><title>&x;</title></item>", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    ),
    "nested": fixed(rss("<item>" + "<a>" * 200_000)),
    "an author for patterns": fixed(rss(f"<item><title>t</title><author>{'(' * 16_000}</author></item><broken")),
    "dates for patterns": fixed(rss(f"<item><title>t</title><pubDate>{'1 ' * 100_000}</pubDate></item>" * 5)),
    "ten thousand entries": fixed(
        rss("".join(f"<item><title>t &nbsp;{n}</title><guid>{n}</guid></item>" for n in range(10_000)) + "<broken")
    ),
    "wrong charset": fixed(rss("<item><title>Jum\xe9at</title></item>").encode("latin-1"), charset="utf-16"),
    "NULs": fixed(bytes(500_000)),
    "HTML": fixed("<html><body>Halo</body></html>", content_type="text/html"),
    "PDF": fixed(b"%PDF-1.7\n%\xe2\xe3" + bytes(2000), content_type="application/pdf"),
    "304": fixed(b"", status=304),
    "500": fixed(b"", status=500),
    "entry that is a PDF": fixed(entry("/bad/PDF")),
    "entry that is a bomb": fixed(entry("/bad/br bomb")),
    "entry that is nested": fixed(entry("/page/nested")),
    "entry for patterns": fixed(entry("/page/patterns")),
}
PAGES: dict[str, Answer] = {
    "nested": fixed(f"<html><body>{'<div>' * 15_000}x", content_type="text/html"),
    "patterns": fixed(f"<html><body><p>{'(' * 900_000}{'1 ' * 300_000}", content_type="text/html"),
}


def good(number: int, host: str) -> str:
    """A feed of one entry with a page of its own."""
    when = format_datetime(NOW)
    return rss(
        f"<item><title>Kabar {number}</title><link>http://{host}/story/{number}</link><guid>{number}</guid>"
        f"<pubDate>{when}</pubDate></item>"
    )


def article(number: int) -> str:
    return (
        f"<html><head><title>Kabar {number}</title></head><body><article><p>{story(number)}</p></article></body></html>"
    )


async def handle(request: web.Request) -> web.StreamResponse:
    """Answers by path; robots.txt is not there."""
    kind, _, name = request.path.strip("/").partition("/")
    if kind == "bad" and name in BAD:
        return await BAD[name](request)
    if kind == "page" and name in PAGES:
        return await PAGES[name](request)
    if kind == "good":
        return web.Response(text=good(int(name), request.host), content_type="application/rss+xml")
    if kind == "story":
        return web.Response(text=article(int(name)), content_type="text/html")
    raise web.HTTPNotFound


async def serve(port_file: Path) -> None:
    """Serves until it is killed."""
    for encoding in ENCODINGS:  # once, and not while others wait for an answer
        bomb(encoding, 100)
    app = web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    plain, secret = (socket.create_server(("0.0.0.0", 0), backlog=1024) for _ in range(2))
    await web.SockSite(runner, plain).start()
    await web.SockSite(runner, secret, ssl_context=tls).start()
    port_file.write_text(f"{plain.getsockname()[1]} {secret.getsockname()[1]}", encoding="ascii")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
