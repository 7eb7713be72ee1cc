"""What the bot's own housekeeping costs the rest of it: copies, and old texts that go, while others write."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Awaitable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.monitor.lag import watch_lag
from bot.upkeep.copies import make_copy
from bot.upkeep.retention import Retention, Rule
from storage import open_storage
from storage.base import Storage
from storage.records import Holding
from tests.benchmarks.many import News, percentile
from tests.storage.making import DAY

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
ARTICLES = 10_000


@pytest.fixture
async def database(news: News, tmp_path: Path) -> Path:
    """Of its own: what is swept is gone."""
    path = tmp_path / "news.db"
    async with open_storage(str(path)) as storage:
        for first in range(0, ARTICLES, 500):
            await storage.store([news.article(number) for number in range(first, first + 500)], at=DAY)
    return path


async def beside(storage: Storage, news: News, work: Awaitable[object]) -> tuple[float, list[float], int]:
    """How long some work takes, how late the loop is meanwhile, and how much is written."""
    late: list[float] = []
    written = 0

    async def write() -> None:
        nonlocal written
        while True:
            await storage.store([news.article(1_000_000 + time.time_ns() % 10**9)], at=DAY + timedelta(days=400))
            written += 1
            await asyncio.sleep(0.02)

    others = [asyncio.create_task(watch_lag(late.append, every=0.005)), asyncio.create_task(write())]
    began = time.perf_counter()
    await work
    took = time.perf_counter() - began
    for other in others:
        other.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    return took, late, written


async def test_a_copy_costs_little_more_than_copying_and_checking(database: Path, news: News, tmp_path: Path) -> None:
    """Beside a bare file copy and SQLite's own check; the loop stays free."""
    began = time.perf_counter()
    shutil.copy(database, tmp_path / "bare.db")
    with closing(sqlite3.connect(tmp_path / "bare.db")) as db:
        db.execute("PRAGMA integrity_check").fetchone()
    bare = time.perf_counter() - began
    async with open_storage(str(database)) as storage:
        copying = asyncio.to_thread(make_copy, database, tmp_path / "copy.db", keep=None, now=DAY)
        took, late, written = await beside(storage, news, copying)
    size = database.stat().st_size / 1e6
    print(f"\n{size:.0f} MB copied and checked in {took:.2f} s, {took / bare:.1f} of a bare copy and check", end="; ")
    print(f"{written} writes meanwhile, lag p99 {percentile(late, 0.99):.1f} ms, worst {max(late) * 1000:.0f} ms")
    assert percentile(late, 0.99) <= 20


async def test_old_texts_go_without_stalling_anybody(database: Path, news: News) -> None:
    """Articles a second, and the loop's lag."""
    clock, rule = MovableClock(DAY + timedelta(days=400)), Rule(timedelta(days=365), Holding())
    async with open_storage(str(database)) as storage:
        sweep = asyncio.ensure_future(Retention(storage, clock, lambda: rule).sweep())
        took, late, written = await beside(storage, news, sweep)
        swept = sweep.result()
    print(f"\n{swept / took:.0f} articles/s with pauses, {written / took:.0f} writes/s meanwhile", end="; ")
    print(f"lag p99 {percentile(late, 0.99):.1f} ms, worst {max(late) * 1000:.0f} ms")
    assert swept == ARTICLES
    assert percentile(late, 0.99) <= 20
