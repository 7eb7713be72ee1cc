"""The waker: plans at once, when woken, and by itself; and survives what goes wrong."""

import asyncio
import logging

import pytest

from bot.publish.waker import Waker
from storage.errors import StorageFull


async def test_it_plans_at_once_when_woken_and_after_a_while(caplog: pytest.LogCaptureFixture) -> None:
    """And goes on after an error, a full disk or a mistake of ours."""
    planned = 0
    errors: list[Exception] = [StorageFull("pewarta.db: the disk is full"), ZeroDivisionError("ours")]
    step = asyncio.Event()

    async def plan() -> None:
        nonlocal planned
        planned += 1
        step.set()
        if errors:
            raise errors.pop(0)

    async def another() -> None:
        step.clear()
        await asyncio.wait_for(step.wait(), 5)

    stopping = asyncio.Event()
    waker = Waker(plan, look=0.02)
    with caplog.at_level(logging.ERROR):
        running = asyncio.ensure_future(waker.run(stopping))
        for _ in range(4):
            await another()
    assert "disk is full" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    stopping.set()
    await asyncio.wait_for(running, 5)
    slow = Waker(plan, look=3_600)
    stopping.clear()
    running = asyncio.ensure_future(slow.run(stopping))
    await another()
    slow.wake()
    await another()
    stopping.set()
    await asyncio.wait_for(running, 5)
    assert planned >= 6


async def test_it_never_plans_twice_at_once() -> None:
    """However often it is woken."""
    at_once = most = 0

    async def plan() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.01)
        at_once -= 1

    stopping = asyncio.Event()
    waker = Waker(plan, look=0.001)
    running = asyncio.ensure_future(waker.run(stopping))
    for _ in range(20):
        waker.wake()
        await asyncio.sleep(0.002)
    stopping.set()
    await running
    assert most == 1
