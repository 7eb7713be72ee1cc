"""An outbox that runs while a test looks on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.message import Sender
from bot.publish.outbox import Outbox, OutboxOptions
from bot.publish.outcome import Rules
from bot.publish.stored_message import to_json
from storage.base import Storage
from storage.records import DELIVERY_STATES
from tests.publish.senders import HELLO
from tests.storage.making import DAY
from tests.storage.sending import slot

QUICK = Rules(first=timedelta(milliseconds=5), longest=timedelta(milliseconds=20), tries=3)


def options(rules: Rules = QUICK, **others: float) -> OutboxOptions:
    """Quick ones, for every platform of the tests."""
    chosen = {"look": 0.02, "storage_pause": 0.02, "drain": 0.3} | others
    return OutboxOptions(rules={"fake": rules, "other": rules}, **chosen)  # type: ignore[arg-type]


@asynccontextmanager
async def running(
    storage: Storage, senders: Mapping[str, Sender], chosen: OutboxOptions | None = None, *, at: datetime = DAY
) -> AsyncIterator[Outbox]:
    """Runs an outbox as long as the block does."""
    stopping = asyncio.Event()
    outbox = Outbox(storage, senders, MovableClock(at), chosen or options(), jitter=lambda: 0.0)
    task = asyncio.ensure_future(outbox.run(stopping))
    try:
        yield outbox
    finally:
        stopping.set()
        await asyncio.wait_for(task, 10)


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Waits for what is to become true."""
    async with asyncio.timeout(10):
        while not await condition():  # noqa: ASYNC110 - it is a poll
            await asyncio.sleep(0.005)


async def ended(storage: Storage) -> None:
    """Waits until nothing is pending or under way."""

    async def nothing() -> bool:
        return not (await storage.deliveries(["pending", "sending"], limit=1)).total

    await until(nothing)


async def fill(storage: Storage, *targets: str, parts: int = 1, name: str = "pagi") -> None:
    """A post for each of these targets."""
    body = to_json(HELLO)
    await storage.write_slots([slot(target, name, parts=parts, body=body) for target in targets], at=DAY)


async def states(storage: Storage) -> dict[tuple[str, int], str]:
    """The state of every row, by target and part."""
    rows = (await storage.deliveries(DELIVERY_STATES, limit=100_000)).items
    return {(row.target, row.part): row.state for row in rows}
