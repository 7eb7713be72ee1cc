"""The monitor says how the bot is: to whoever asks over HTTP, in a file, and to systemd; and never a secret."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.clock import MovableClock
from bot.errors import ConfigError
from bot.monitor.beats import Beats
from bot.monitor.health import Check
from bot.monitor.health_file import health_file, read_health
from bot.monitor.lag import watch_lag
from bot.monitor.metrics import Metrics
from bot.monitor.monitor import Monitor
from bot.monitor.notify import notify
from bot.monitor.server import open_server
from storage.base import Storage
from storage.records import FeedSource
from tests.publish.running import fill
from tests.storage.making import DAY


def monitor(storage: Storage, clock: MovableClock, folder: Path, **listens: bool) -> Monitor:
    platforms = {name: lambda on=on: on for name, on in listens.items()}
    return Monitor(storage, clock, Beats(clock), platforms, file=health_file(folder / "news.db"), version="1.2.3")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def served(
    storage: Storage, clock: MovableClock, folder: Path, metrics: Metrics, **listens: bool
) -> AsyncIterator[str]:
    watch, port = monitor(storage, clock, folder, **listens), free_port()

    async def calendar(_: web.Request) -> web.Response:
        return web.Response(text="BEGIN:VCALENDAR")

    server = open_server(
        f"127.0.0.1:{port}",
        report=watch.report,
        metrics=lambda report: metrics.page(storage, report, clock.now()),
        routes={"/calendar.ics": calendar},
    )
    async with server:
        yield f"http://127.0.0.1:{port}"


async def got(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_metrics_show_what_parts_told_and_what_the_database_holds(storage: Storage, tmp_path: Path) -> None:
    """Rows by state and age, feeds by state, times, waits; and other handlers stand beside them."""
    clock, metrics = MovableClock(DAY), Metrics("1.2.3")
    await fill(storage, "fake:1", "fake:2")
    (row, _) = await storage.claim("fake", limit=2, at=DAY)
    await storage.sync_feeds([FeedSource("https://a.example/rss")], at=DAY)
    metrics.fetched(0.2, fine=True)
    metrics.fetched(3.0, fine=False)
    metrics.analysed(0.004)
    metrics.answered("ringkasan", "telegram", 0.003)
    metrics.delivered("telegram", "uncertain")
    metrics.told_to_wait("telegram", 12.5)
    metrics.lagged(0.002)
    clock.set(DAY + timedelta(minutes=3))
    async with served(storage, clock, tmp_path, metrics, telegram=True) as url:
        status, text = await got(f"{url}/metrics")
        assert (await got(f"{url}/calendar.ics"))[1] == "BEGIN:VCALENDAR"
        assert (await got(f"{url}/rahasia"))[0] == 404
    assert status == 200
    shown = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert shown['pewarta_outbox_rows{state="sending"}'] == "2.0"
    assert shown['pewarta_outbox_rows{state="uncertain"}'] == "0.0"
    assert 179 < float(shown['pewarta_outbox_oldest_seconds{state="sending"}']) < 200
    assert shown['pewarta_feeds{state="fresh"}'] == "1.0"
    assert shown['pewarta_fetch_seconds_count{outcome="failed"}'] == "1.0"
    assert shown["pewarta_analysis_seconds_count"] == "1.0"
    assert shown['pewarta_command_seconds_count{command="ringkasan",platform="telegram"}'] == "1.0"
    assert shown['pewarta_delivery_tries_total{platform="telegram",state="uncertain"}'] == "1.0"
    assert shown['pewarta_retry_after_seconds_total{platform="telegram"}'] == "12.5"
    assert shown["pewarta_loop_lag_seconds_count"] == "1.0"
    assert shown['pewarta_healthy{part="telegram"}'] == "1.0"
    assert shown['pewarta_build_info{version="1.2.3"}'] == "1.0"
    assert row.target == "fake:1"


async def test_health_fails_when_nobody_is_listened_to(storage: Storage, tmp_path: Path) -> None:
    """The process answers all the while; 503 says that it does not do its work, and which part."""
    clock = MovableClock(DAY)
    async with served(storage, clock, tmp_path, Metrics("1"), telegram=False, discord=True) as url:
        assert (await got(f"{url}/healthz"))[0] == 200
        clock.set(DAY + timedelta(minutes=5))
        status, text = await got(f"{url}/healthz")
    found = json.loads(text)
    assert (status, found["well"]) == (503, False)
    assert [(one["part"], one["trouble"]) for one in found["checks"] if one["trouble"]] == [
        ("telegram", "trouble-deaf")
    ]


async def test_health_fails_when_the_database_cannot_be_read(storage: Storage, tmp_path: Path) -> None:
    """And says so, instead of failing itself; figures are refused."""
    await storage.close()
    async with served(storage, MovableClock(DAY), tmp_path, Metrics("1")) as url:
        status, text = await got(f"{url}/healthz")
        assert (status, "trouble-database" in text) == (503, True)
        assert (await got(f"{url}/metrics"))[0] == 503


async def test_an_address_that_is_taken_is_told(storage: Storage, tmp_path: Path) -> None:
    """With the key and the address."""
    async with served(storage, MovableClock(DAY), tmp_path, Metrics("1")) as url:
        taken = url.removeprefix("http://")
        with pytest.raises(ConfigError, match=rf"metrics\.listen: cannot listen on {taken}"):
            async with open_server(taken, report=None, metrics=None):  # type: ignore[arg-type]
                pass


async def test_the_file_tells_others_how_the_bot_is_and_goes_with_it(
    storage: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """systemd hears that it is ready, that it lives, and that it stops."""
    heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    heard.bind(str(tmp_path / "notify"))
    heard.setblocking(False)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    file = health_file(tmp_path / "news.db")
    watch = monitor(storage, MovableClock(DAY), tmp_path, telegram=True)
    task = asyncio.ensure_future(watch.run())
    async with asyncio.timeout(5):
        while (found := read_health(file)) is None:  # noqa: ASYNC110 - another task's file
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    said = []
    while True:
        try:
            said.append(heard.recv(1000).decode())
        except BlockingIOError:
            break
    heard.close()
    assert found.well
    assert [check.part for check in found.checks] == ["telegram", "feeds", "outbox", "database"]
    assert said == ["READY=1", "WATCHDOG=1", "STATUS=well", "STOPPING=1"]
    assert [one.name for one in tmp_path.glob("*.health*")] == []


def test_without_systemd_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nor is a socket that is gone an error."""
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not notify("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    assert not notify("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", "vsock:2:1234")
    assert not notify("READY=1")


def test_a_health_file_that_is_cut_or_nonsense_counts_as_none(tmp_path: Path) -> None:
    """As when the disk was full."""
    for content in ("", "{", '{"at": 3}', "null"):
        (tmp_path / "x").write_text(content, encoding="utf-8")
        assert read_health(tmp_path / "x") is None


async def test_lag_is_what_a_timer_waits_too_long() -> None:
    """A loop that is blocked for a third of a second shows at least what is left of it."""
    lags: list[float] = []
    task = asyncio.ensure_future(watch_lag(lags.append))
    await asyncio.sleep(0.01)
    time.sleep(0.5)  # noqa: ASYNC251 - blocking is what is watched for
    async with asyncio.timeout(5):
        while not lags:  # noqa: ASYNC110 - another task's word
            await asyncio.sleep(0.01)
    task.cancel()
    assert lags[0] > 0.2


async def test_other_parts_have_their_say(storage: Storage, tmp_path: Path) -> None:
    """Such as a backup that failed."""
    clock = MovableClock(DAY)
    failed = Check("backup", "trouble-backup", DAY, "the disk is full")
    watch = Monitor(
        storage, clock, Beats(clock), {}, file=tmp_path / "x", version="1", extra=[lambda: failed, lambda: None]
    )
    report = await watch.report()
    assert report.troubles == (failed,)
    assert not report.well
