"""A small outlet on loopback: pages and feeds as a site has them, and a note of all that was asked of it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web
from aiohttp.test_utils import TestServer

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]

WORDS = "warga desa menanam padi dan memanen jagung di ladang sejak pagi hari bersama keluarga mereka".split()


def story(number: int) -> str:
    """Sixty words and more that no other number has."""
    lines = (f"Pada bagian {line}, kabar nomor {number} bercerita {' '.join(WORDS[line:])}." for line in range(8))
    return " ".join(lines)


@dataclass
class Outlet:
    """A web site: pages by path, the feeds' entries, and what was asked of it."""

    pages: dict[str, str | Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answers with the page of the path, a 304 where it did not change, or 404."""
        self.asked.append(request.path)
        page = self.pages.get(request.path)
        if page is None:
            raise web.HTTPNotFound
        if callable(page):
            return await page(request)
        etag = f'"{hash(page)}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag, **self.headers})
        kind = "application/rss+xml" if page.startswith("<?xml") else "text/html"
        return web.Response(body=page.encode(), content_type=kind, headers={"ETag": etag, **self.headers})

    def publish(self, feed: str, *numbers: int, at: datetime = NOW, guid: str = "g", titles: str = "Judul") -> None:
        """Makes ``feed`` carry these stories, each with a page of its own."""
        items = []
        for number in numbers:
            path = f"/berita/{number}"
            title = f"{titles} kabar nomor {number}"
            body = f"<article><h1>{title}</h1>{''.join(f'<p>{escape(s)}.</p>' for s in story(number).split('.') if s)}"
            self.pages.setdefault(
                path, f"<html><head><title>{title}</title></head><body>{body}</article></body></html>"
            )
            when = format_datetime(at - timedelta(minutes=number))
            items.append(
                f"<item><title>{title}</title><link>{path}</link><guid isPermaLink='false'>{guid}{number}</guid>"
                f"<pubDate>{when}</pubDate><description>{escape(story(number))}</description></item>"
            )
        self.pages[feed] = (
            f"<?xml version='1.0'?><rss version='2.0'><channel><title>Kabar Uji</title>{''.join(items)}</channel></rss>"
        )


@asynccontextmanager
async def open_outlet() -> AsyncIterator[tuple[Outlet, int]]:
    """An outlet and the port it answers at, on every address of 127.0.0.0/8, for as long as the block runs."""
    outlet = Outlet()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", outlet.handle)
    server = TestServer(app, host="0.0.0.0")
    await server.start_server()
    assert server.port is not None
    try:
        yield outlet, server.port
    finally:
        await server.close()
