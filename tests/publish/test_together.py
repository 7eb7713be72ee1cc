"""Waker, planners and outbox together, as the bot runs them: a post goes out when its time comes."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

from bot.clock import MovableClock
from bot.publish.due import Timing
from bot.publish.events import EventPlanner, Following
from bot.publish.outbox import Outbox
from bot.publish.schedule import Planner
from bot.publish.waker import Waker
from storage.base import Storage
from storage.records import Event
from tests.publish.conftest import NOW, over
from tests.publish.running import options, until
from tests.publish.senders import Memory
from tests.publish.test_schedule import JAKARTA, MORNING


async def test_posts_go_out_when_their_time_comes(news: Storage) -> None:
    """Nothing before nine; at nine the digest, to both; on 22 February the meeting of March."""

    async def audience(event: Event) -> Sequence[str]:
        return ("fake:3",) if "jenderal" in event.state.what else ()

    clock, sender, stopping = MovableClock(NOW + timedelta(hours=1)), Memory(), asyncio.Event()
    nine = replace(MORNING, timing=Timing(zone=JAKARTA, at=time(9)))
    surroundings, senders = over(news), {"fake": sender}
    outbox = Outbox(news, senders, clock, options())
    planner = Planner(surroundings, senders)
    events = EventPlanner(surroundings, senders, Following(audience=audience, remind=lambda _: (timedelta(days=7),)))

    async def plan() -> None:
        if await planner.plan([nine], clock.now()) + await events.plan(clock.now()):
            outbox.wake()

    waker = Waker(plan, look=0.02)
    running = [asyncio.ensure_future(part.run(stopping)) for part in (outbox, waker)]
    await asyncio.sleep(0.1)
    assert sender.taken == []
    clock.set(NOW + timedelta(hours=2))
    await until(lambda: _taken(sender, 2))
    clock.set(NOW + timedelta(days=15, hours=1))
    await until(lambda: _taken(sender, 3))
    stopping.set()
    await asyncio.gather(*running)
    assert sender.taken == [("fake:1", 0), ("fake:2", 0), ("fake:3", 0)]


async def _taken(sender: Memory, many: int) -> bool:
    return len(sender.taken) >= many
