"""A poller over a real database, a real client and a real sandbox, and a small outlet on loopback for it to read."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import Clock
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.poller import EntryReader, FeedNotice, FeedSpec, Hosts, Poller, PollerOptions, Web
from bot.ingest.sandbox import Allowance, Sandbox, open_sandbox
from bot.ingest.web.fetch import Limits, open_fetcher
from bot.ingest.web.robots import Robots
from storage import open_storage
from storage.base import Storage

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
EVERY = timedelta(minutes=15)
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


@dataclass
class Rig:
    """All that a test of the poller touches."""

    poller: Poller
    storage: Storage
    clock: "StillClock"
    outlet: Outlet
    port: int
    notices: list[FeedNotice]

    def url(self, path: str = "/rss", host: str = "127.0.0.1") -> str:
        """The address of a path; every host of 127.0.0.0/8 is the outlet's."""
        return f"http://{host}:{self.port}{path}"

    async def read(self, *specs: FeedSpec, after: timedelta = timedelta()) -> None:
        """Moves the clock and reads what is due then, with these feeds configured."""
        self.clock.at += after
        if specs:
            await self.poller.configure(specs)
        await self.poller.read_once()

    async def titles(self) -> list[str]:
        """The headlines that are stored."""
        return sorted(head.title for head in (await self.storage.latest(limit=200)).items)


class StillClock(Clock):
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant it was put at."""
        return self.at


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One warm child for all tests."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        yield runner.run(stack.enter_async_context(open_sandbox(allowance=Allowance(wall=3.0, cpu=3))))
        runner.run(stack.aclose())


@pytest.fixture
async def rig(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Rig]:
    """A poller with nothing configured yet."""
    outlet, clock, notices = Outlet(), StillClock(NOW), []  # type: tuple[Outlet, StillClock, list[FeedNotice]]
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", outlet.handle)
    server = TestServer(app, host="0.0.0.0")
    await server.start_server()

    async def tell(notice: FeedNotice) -> None:
        notices.append(notice)

    allowed = (ip_network("127.0.0.0/8"),)
    async with (
        open_fetcher(user_agent="Pewarta/uji", limits=Limits(timeout=1.0), allowed=allowed) as fetcher,
        open_storage(str(tmp_path / "news.db")) as storage,
    ):
        tools = Web(fetcher, Robots(fetcher, user_agent="Pewarta/uji"), Hosts(pause=0.0), sandbox)
        entries = EntryReader(tools, Keeper(storage, clock, KeepOptions()), ZoneInfo("Asia/Jakarta"))
        options = PollerOptions(at_once=8, look=0.05, patience=0.5)
        poller = Poller(storage, tools, entries, clock, tell=tell, options=options, chance=lambda: 0.0)
        assert server.port is not None
        yield Rig(poller, storage, clock, outlet, server.port, notices)
    await server.close()
