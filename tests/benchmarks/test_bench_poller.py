"""What reading feeds costs: beside bare aiohttp, and as a share of a core for ten thousand feeds every 15 minutes."""

import asyncio
import os
import resource
import subprocess
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from itertools import zip_longest
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.app import PARSERS
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.poller import EntryReader, FeedSpec, Hosts, Poller, Web
from bot.ingest.sandbox import open_sandbox
from bot.ingest.sources.kinds import open_sources
from bot.ingest.web.fetch import Page, open_fetcher
from bot.ingest.web.robots import Robots
from storage import open_storage
from storage.base import Storage
from tests.ingest.poller.conftest import StillClock
from tests.outlet import NOW

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1200)]
FEEDS = int(os.environ.get("PEWARTA_BENCH_FEEDS", "3000"))
EVERY = timedelta(minutes=15)
"""Fewer than ten thousand by default; what a read costs hardly depends on how many there are."""
LOOPBACK = (ip_network("127.0.0.0/8"),)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server in another process, so that its CPU is not ours."""
    file = tmp_path_factory.mktemp("server") / "port"
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.feed_server", str(file)])
    while not file.exists() or not file.read_text(encoding="ascii"):
        time.sleep(0.05)
    yield int(file.read_text(encoding="ascii"))
    process.kill()
    process.wait()


def url(port: int, number: int) -> str:
    """Each feed on a host of its own."""
    return f"http://127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}:{port}/feed/{number}"


def cpu(parsers: list[int]) -> float:
    """Seconds of CPU that this process and its parsers have used so far (from /proc, as they live on)."""
    ticks = 0
    for pid in parsers:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) + ticks / os.sysconf("SC_CLK_TCK")


def parsers() -> list[int]:
    """The sandbox's children, and not the server."""
    listed = [file.read_text(encoding="ascii").split() for file in Path("/proc/self/task").glob("*/children")]
    pids = [int(pid) for some in listed for pid in some]
    return [pid for pid in pids if b"feed_server" not in Path(f"/proc/{pid}/cmdline").read_bytes()]


def peak(pid: int) -> float:
    """The most megabytes that a process had."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """A database of its own."""
    async with open_storage(str(tmp_path / "feeds.db")) as opened:
        yield opened


@asynccontextmanager
async def polling(storage: Storage, clock: StillClock) -> AsyncIterator[Poller]:
    """A poller as the bot has it, with parsers of its own."""
    async with (
        open_fetcher(user_agent="Pewarta/bench", allowed=LOOPBACK) as fetcher,
        open_sandbox(children=PARSERS) as sandbox,
    ):
        web = Web(fetcher, Robots(fetcher, user_agent="Pewarta/bench"), Hosts(0.0), sandbox)
        entries = EntryReader(web, Keeper(storage, clock, KeepOptions()), ZoneInfo("Asia/Jakarta"))
        yield Poller(storage, open_sources(web), entries, clock, chance=lambda: 0.0)


async def test_ten_thousand_feeds_every_quarter_of_an_hour(port: int, storage: Storage) -> None:
    """At most a tenth of a core, with a third of the feeds changed; and tens of megabytes."""
    clock = StillClock(NOW + timedelta(days=10))

    async with polling(storage, clock) as poller:
        specs = [FeedSpec(url=url(port, n), full_text=False, every=EVERY) for n in range(FEEDS)]
        # A first read keeps twenty articles a feed; asked is what a feed costs from day to day.
        await poller.configure(specs)
        for state in await storage.feeds():
            await storage.save_feed(replace(state, read_at=NOW - timedelta(days=1)), at=clock.now())
        await poller.read_once()
        await asyncio.to_thread(_turn, port)
        clock.at += timedelta(hours=2)
        assert parsers()
        before, start = cpu(parsers()), time.perf_counter()
        articles = (await storage.latest(limit=1)).total
        await poller.read_once()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 + sum(map(peak, parsers()))
        spent, took = cpu(parsers()) - before, time.perf_counter() - start
        new = (await storage.latest(limit=1)).total - articles
    share = spent / FEEDS * 10_000 / 900
    print(f"\n{FEEDS:,} feeds in {took:.1f} s, {new:,} new: {spent / FEEDS * 1000:.2f} ms CPU a feed", end="; ")
    print(f"10,000 in 15 minutes: {share:.1%} of a core; peak {memory:.0f} MB with the parsers")
    assert new >= FEEDS // 3
    assert share <= 0.10
    assert memory <= 300


def _turn(port: int) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/turn"):
        pass


async def test_new_hosts_that_hang_delay_no_new_host_that_answers(port: int, tmp_path: Path) -> None:
    """Two hundred of the one kind beside a hundred of the other, of none of which anything is known yet."""
    usual = await _p95(port, tmp_path / "alone.db", hanging=0)
    beside = await _p95(port, tmp_path / "beside.db", hanging=200)
    print(f"\na hundred new feeds: p95 {beside:.2f} s beside two hundred that hang, alone {usual:.2f} s")
    assert beside - usual <= 1.0


async def _p95(port: int, path: Path, *, hanging: int) -> float:
    """Seconds until all but five of a hundred new feeds have been read."""

    async def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)
        writer.close()

    server = await asyncio.start_server(hang, "0.0.0.0")
    silent = server.sockets[0].getsockname()[1]
    good = [FeedSpec(url=url(port, n), full_text=False) for n in range(100)]
    bad = [FeedSpec(url=url(silent, 1_000 + n), full_text=False) for n in range(hanging)]
    specs = [spec for turn in zip_longest(bad[::2], good, bad[1::2]) for spec in turn if spec]
    async with open_storage(str(path)) as storage, polling(storage, StillClock(NOW + timedelta(days=10))) as poller:
        await poller.configure(specs)
        # A first read keeps twenty articles a feed; what is asked here is when its turn comes.
        for state in await storage.feeds():
            await storage.save_feed(replace(state, read_at=NOW - timedelta(days=1)), at=NOW + timedelta(days=10))
        start = time.perf_counter()
        running = asyncio.create_task(poller.run())
        while len([one for one in await storage.feeds() if one.read_at and one.read_at > NOW]) < 95:  # noqa: ASYNC110 - the database has no events
            await asyncio.sleep(0.02)
        took = time.perf_counter() - start
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    server.close()
    return took


async def test_a_fetch_costs_little_more_than_bare_aiohttp(port: int) -> None:
    """A conditional request through guard, deadline and redirects: at most 1.3 times the CPU of one without."""
    urls = [url(port, n) for n in range(1, 40, 3)] * 60

    async def bare() -> float:
        connector = aiohttp.TCPConnector(limit=100, limit_per_host=4)
        async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:
            before = time.process_time()
            for one in urls:
                async with session.get(one, headers={"If-None-Match": '"0"'}) as response:
                    await response.read()
            return time.process_time() - before

    async def ours() -> float:
        async with open_fetcher(user_agent="Pewarta/bench", allowed=LOOPBACK) as fetcher:
            before = time.process_time()
            for one in urls:
                await fetcher.fetch(Page(url=one, etag='"0"'), now=NOW)
            return time.process_time() - before

    pairs = [(await ours(), await bare()) for _ in range(5)]
    ratio = min(mine for mine, _ in pairs) / min(theirs for _, theirs in pairs)
    print(f"\na conditional request: {ratio:.2f} of bare aiohttp, {min(m for m, _ in pairs) / len(urls) * 1e6:.0f} µs")
    assert ratio <= 1.3
