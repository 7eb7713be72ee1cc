"""All that is bad in the web at once, beside good feeds: the good ones come on time, and memory stays as it is."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

import pytest

from bot.app import open_web
from bot.clock import Clock, SystemClock
from bot.config.model import Http
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.poller import EntryReader, FeedSpec, Hosts, Poller
from bot.ingest.sources.kinds import open_sources
from bot.phrase import unpacked
from storage import open_storage
from storage.base import Storage
from tests.hostile_server import BAD

ALLOWED = (ip_network("127.0.0.0/8"),)
ELSEWHERE = (
    "http://10.0.0.1/rss",
    "http://0xA9FEA9FE/rss",
    "http://2852039166/rss",
    "http://[::ffff:169.254.169.254]/rss",
    "http://no-such-host.invalid/rss",
    "file:///etc/passwd",
)
READABLE = {name for name in BAD if name.startswith("entry that") or name.endswith("for patterns")} | {
    "entity bomb",
    "external entity",
    "ten thousand entries",
    "wrong charset",
}
"""Of the bad ones: feeds all the same, though nothing that means harm comes of them."""
LATEST = 1.0
"""Seconds later than alone: what nineteen of twenty good feeds stay under."""
MOST_GROWTH = 50
"""Megabytes: of one bad answer with its parsers, and of all of them together in the process that fetches."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the hostile server answers, without and with TLS."""

    plain: int
    tls: int


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ports]:
    """A server in another process, so that its memory and its CPU are not ours."""
    file = tmp_path_factory.mktemp("hostile") / "ports"
    process = subprocess.Popen([sys.executable, "-m", "tests.hostile_server", str(file)])
    while not file.exists() or not file.read_text(encoding="ascii"):
        time.sleep(0.05)
    yield Ports(*map(int, file.read_text(encoding="ascii").split()))
    process.kill()
    process.wait()


@dataclass(frozen=True, slots=True)
class Rig:
    poller: Poller
    storage: Storage
    clock: Clock


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """A poller as ``pewarta run`` has it, but for a request's deadline and the pause between two."""
    clock = SystemClock()
    http = Http(user_agent="Pewarta/uji", timeout=timedelta(seconds=2), allow_private=ALLOWED)
    async with open_web(http) as opened, open_storage(str(tmp_path / "news.db")) as storage:
        web = replace(opened, hosts=Hosts(0.0))
        entries = EntryReader(web, Keeper(storage, clock, KeepOptions()), ZoneInfo("Asia/Jakarta"))
        yield Rig(Poller(storage, open_sources(web), entries, clock), storage, clock)


def bad_feeds(ports: Ports, turn: int) -> list[FeedSpec]:
    """Each bad answer on a host of its own, so that none waits behind another; each turn has other hosts."""
    urls = [f"http://127.9.{turn}.{n}:{ports.plain}/bad/{quote(name)}" for n, name in enumerate(BAD, start=1)]
    return [FeedSpec(url=url) for url in (*urls, *ELSEWHERE, f"https://127.0.0.1:{ports.tls}/good/1")]


def good_feeds(ports: Ports, count: int) -> list[FeedSpec]:
    return [FeedSpec(url=f"http://127.1.{n // 250}.{1 + n % 250}:{ports.plain}/good/{n}") for n in range(count)]


@dataclass(frozen=True, slots=True)
class Course:
    """What good feeds met: seconds from when each was due to when its article was kept; megabytes of the
    process that fetches, at most, and of all processes when it is over."""

    delays: list[float]
    peak: float
    after: float


async def course(rig: Rig, good: list[FeedSpec], bad: list[FeedSpec], *, every: float) -> Course:
    """Runs the poller until each good feed was read, one being due ``every`` seconds; the bad ones are due at once."""
    await rig.poller.configure([*good, *bad])
    start = rig.clock.now() + timedelta(seconds=0.5)
    due = {spec.url: start + timedelta(seconds=every * number) for number, spec in enumerate(good)}
    for state in await rig.storage.feeds():
        if state.url in due:
            await rig.storage.save_feed(replace(state, due_at=due[state.url]), at=rig.clock.now())
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak counts from now
    running = asyncio.create_task(rig.poller.run())
    late = start + timedelta(seconds=every * len(good) + 40)
    while rig.clock.now() < late and any(state.tried_at is None for state in await rig.storage.feeds()):  # noqa: ASYNC110
        await asyncio.sleep(0.2)
    peak, after = _resident("self", "VmHWM"), megabytes()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    kept = [await rig.storage.article(head.id) for head in (await rig.storage.latest(limit=200)).items]
    seen = {article.headline.title: article.first_seen_at for article in kept if article}
    return Course([(seen[_title(spec.url)] - due[spec.url]).total_seconds() for spec in good], peak, after)


def _title(url: str) -> str:
    return f"Kabar {url.rpartition('/')[2]}"


@pytest.mark.soak
async def test_bad_answers_neither_delay_others_nor_fill_the_memory(rig: Rig, ports: Ports) -> None:
    """All of them at once beside a hundred good feeds, and once more on other hosts."""
    good = good_feeds(ports, 300)
    alone = await course(rig, good[:100], [], every=0.2)
    beside = await course(rig, good[100:200], bad_feeds(ports, 0), every=0.2)
    again = await course(rig, good[200:], bad_feeds(ports, 1), every=0.2)
    usual, first, second = (quantiles(one.delays, n=20)[-1] for one in (alone, beside, again))
    growth = max(beside.peak, again.peak) - alone.peak
    print(f"\np95 delay {first:.2f} and {second:.2f} s, alone {usual:.2f} s; memory at most +{growth:.0f} MB", end="; ")
    print(f"with the parsers {alone.after:.0f}, {beside.after:.0f} and {again.after:.0f} MB")
    assert max(first, second) - usual < LATEST
    assert growth < MOST_GROWTH


@pytest.mark.soak
async def test_each_bad_answer_costs_little_memory(rig: Rig, ports: Ports) -> None:
    """One after the other, once all that is imported late is there; of the process that fetches and its parsers."""
    await course(rig, good_feeds(ports, 20), bad_feeds(ports, 0), every=0.05)
    growth = {}
    for spec in bad_feeds(ports, 1):
        before = peak = megabytes()
        await rig.poller.configure([spec])
        reading = asyncio.create_task(rig.poller.read_once())
        while not reading.done():
            await asyncio.sleep(0.03)
            peak = max(peak, megabytes())
        growth[_name(spec.url)] = peak - before
    worst = sorted(growth.items(), key=lambda item: -item[1])[:5]
    print("\n" + ", ".join(f"{name} +{grown:.0f} MB" for name, grown in worst))
    assert worst[0][1] < MOST_GROWTH


async def test_all_bad_answers_at_once_end_in_one_line_each_and_cost_no_good_feed(rig: Rig, ports: Ports) -> None:
    """Every good feed's article is kept; of each bad one there is a clause for an operator, or it was read as far."""
    good, bad = good_feeds(ports, 20), bad_feeds(ports, 0)
    before = _resident("self")
    found = await course(rig, good, bad, every=0.05)
    assert len(found.delays) == len(good)
    assert found.peak - before < MOST_GROWTH
    states = {state.url: state for state in await rig.storage.feeds()}
    told = {_name(spec.url): states[spec.url].error for spec in bad}
    assert {name for name, error in told.items() if error is None} == READABLE
    for error in (str(unpacked(packed)) for packed in told.values() if packed):
        assert "\n" not in error
        assert len(error) < 200
        assert "internal" not in error
    titles = [head.title for head in (await rig.storage.latest(limit=200)).items]
    assert sorted(titles) == sorted(_title(spec.url) for spec in good)


def _name(url: str) -> str:
    return unquote(url.partition("/bad/")[2]) or url


def megabytes() -> float:
    """Resident memory of this process and of its parsers."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    return sum(_resident(pid) for pid in ("self", *children) if b"hostile" not in _command(pid))


def _command(pid: str) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _resident(pid: str, which: str = "VmRSS") -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(which)), 0.0)
