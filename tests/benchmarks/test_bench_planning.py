"""What it costs to plan posts for many chats."""

import time
import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

import pytest

from bot.publish.due import Timing
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


def many_schedules(count: int) -> list[Schedule]:
    """Each of its own time, spread over the minutes of a day and over three zones, to one chat of a hundred."""
    zones = [ZoneInfo(key) for key in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
    return [
        replace(
            MORNING,
            name=f"s{n}",
            timing=Timing(at=time_of_day(n * 7 % 1440 // 60, n * 7 % 60), zone=zones[n % 3]),
            targets=(f"fake:{n % 100}",),
        )
        for n in range(count)
    ]


def due_between(schedules: list[Schedule], after: datetime, until: datetime) -> int:
    """How many slots there are in a time, counted on the wall clocks."""
    minutes = int((until - after).total_seconds()) // 60
    instants = [after.replace(second=0, microsecond=0) + timedelta(minutes=n) for n in range(minutes + 2)]
    clocks = Counter(
        (zone, at.astimezone(zone).time().replace(tzinfo=None))
        for zone in {schedule.timing.zone for schedule in schedules}
        for at in instants
        if after < at <= until
    )
    return sum(clocks[schedule.timing.zone, schedule.timing.at] for schedule in schedules if schedule.timing.at)


async def test_ten_thousand_schedules_miss_nothing_after_a_stall_or_a_restart(storage: Storage) -> None:
    """Every slot of a stall of a minute, and of ten minutes without a process, is decided, and decided once."""
    await storage.store([write("satu", published_at=NOW)], at=NOW)
    tracemalloc.start()
    schedules = many_schedules(10_000)
    each = tracemalloc.get_traced_memory()[0] / len(schedules)
    tracemalloc.stop()
    planner, start = Planner(over(storage), {"fake": Memory()}), NOW
    await planner.plan(schedules, start)
    idle = []
    for second in (1, 2, 3):
        begun = time.perf_counter()
        assert await planner.plan(schedules, start + timedelta(seconds=second)) == 0
        idle.append(time.perf_counter() - begun)
    stalled = start + timedelta(seconds=63)
    assert await planner.plan(schedules, stalled) == due_between(schedules, start, stalled) > 0
    restarted = stalled + timedelta(minutes=10)
    again = Planner(over(storage), {"fake": Memory()})
    begun = time.perf_counter()
    decided = await again.plan(schedules, restarted)
    took = time.perf_counter() - begun
    assert decided == due_between(schedules, stalled, restarted)
    assert await again.plan(schedules, restarted) == 0
    verdicts = {one.verdict for schedule in schedules[:500] for one in await storage.decisions(schedule.name)}
    print(
        f"\n10,000 schedules: {each:.0f} bytes each, {min(idle) * 1000:.0f} ms a look with nothing due, "
        f"{decided} slots after a restart in {took:.2f} s; verdicts {verdicts}"
    )
    assert "late" not in verdicts
    assert each <= 1024
