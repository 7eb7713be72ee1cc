"""What it costs to plan posts for many chats."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.publish.filters import Filter
from bot.publish.posts import Wanted
from bot.publish.schedule import Planner, Schedule
from storage.base import Storage
from tests.publish.conftest import NOW, over
from tests.publish.senders import Memory
from tests.publish.test_schedule import MORNING
from tests.storage.making import TEXT, write

pytestmark = pytest.mark.benchmark
CHATS, FILTERS, ARTICLES = 10_000, 200, 300
WORDS = "pasar awan kota warga pedagang wali senin sore ratusan banjir cabai waduk kereta konser festival".split()


async def test_a_digest_for_ten_thousand_chats_with_two_hundred_filters(storage: Storage) -> None:
    """Two seconds, from the look at the clock to the last row committed."""
    texts = [f"{TEXT} {' '.join(WORDS[(n + k) % 15] for k in range(3))} “kutipan” " * 12 for n in range(ARTICLES)]
    writes = [write(str(n), text=text, published_at=NOW - timedelta(minutes=n)) for n, text in enumerate(texts)]
    await storage.store(writes, at=NOW)
    each = CHATS // FILTERS
    schedules: list[Schedule] = [
        replace(
            MORNING,
            name=f"s{n}",
            targets=tuple(f"fake:{n * each + k}" for k in range(each)),
            wanted=Wanted(filter=Filter(words=(WORDS[n % 15], f"kata{n}"), without=(WORDS[(n + 7) % 15] + " x",))),
        )
        for n in range(FILTERS)
    ]
    planner = Planner(over(storage), {"fake": Memory()})
    await planner.plan(schedules, NOW - timedelta(hours=1))
    begun = time.perf_counter()
    assert await planner.plan(schedules, NOW) == CHATS
    took = time.perf_counter() - begun
    rows = (await storage.deliveries(["pending"], limit=1)).total
    print(f"\nplanning: {CHATS} chats, {FILTERS} filters, {rows} rows in {took:.2f} s")
    assert rows > CHATS / 2
    assert took <= 2
