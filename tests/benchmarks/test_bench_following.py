"""What it costs to tell many chats of what they follow, and whether the loop has time for others meanwhile."""

import asyncio
import time
from datetime import timedelta

import pytest

from bot.publish.filters import Filter
from bot.publish.instant import InstantPlanner, Want
from storage.base import Storage
from tests.benchmarks.many import percentile
from tests.publish.conftest import NOW, over
from tests.publish.senders import Memory
from tests.storage.making import TEXT, write

pytestmark = pytest.mark.benchmark
CHATS, TOPICS, ARTICLES = 10_000, 200, 20
STEP = 0.002


async def test_articles_for_ten_thousand_followers(storage: Storage) -> None:
    """Two hundred wishes, twenty articles, ten thousand posts: two seconds, and the loop stays free."""
    wants = tuple(Want(f"fake:{n}", Filter(topics=(f"t{n % TOPICS}",))) for n in range(CHATS))

    async def wanted() -> tuple[Want, ...]:
        return wants

    planner, late, done = InstantPlanner(over(storage), {"fake": Memory()}, wanted), list[float](), asyncio.Event()

    async def watch() -> None:
        while not done.is_set():
            begun = time.perf_counter()
            await asyncio.sleep(STEP)
            late.append(time.perf_counter() - begun - STEP)

    await planner.plan(NOW)
    news = [
        write(str(n), text=f"{TEXT} kata{n}", topics=tuple(f"t{n + k}" for k in range(10)), published_at=NOW)
        for n in range(ARTICLES)
    ]
    await storage.store(news, at=NOW)
    watching = asyncio.create_task(watch())
    begun = time.perf_counter()
    decided = await planner.plan(NOW + timedelta(seconds=1))
    took = time.perf_counter() - begun
    done.set()
    await watching
    lag = percentile(late, 0.99)
    print(f"\nfollowing: {CHATS} chats, {TOPICS} wishes, {decided} posts in {took:.2f} s; lag p99 {lag:.1f} ms")
    assert decided == CHATS
    assert took <= 2
    assert lag <= 20
