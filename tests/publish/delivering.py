"""A process that delivers what is in a database into a file, and ends when there is nothing left: to be killed."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from typing import cast

from bot.clock import SystemClock
from bot.publish.outbox import Outbox, OutboxOptions
from bot.publish.outcome import Policy, Rules
from storage import open_storage
from tests.publish.senders import InFile


async def deliver(database: str, file: Path, policy: Policy) -> None:
    rules = Rules(policy=policy, first=timedelta(milliseconds=10), tries=1_000)
    options = OutboxOptions(rules={"fake": rules}, in_flight=8, look=0.05)
    stopping = asyncio.Event()
    async with open_storage(database) as storage:
        outbox = Outbox(storage, {"fake": InFile(file, keyed=policy == "resend-soon")}, SystemClock(), options)
        running = asyncio.ensure_future(outbox.run(stopping))
        print("started", flush=True)
        while (await storage.deliveries(["pending", "sending"], limit=1)).total:  # noqa: ASYNC110 - it is a poll
            await asyncio.sleep(0.02)
        stopping.set()
        await running


if __name__ == "__main__":
    asyncio.run(deliver(sys.argv[1], Path(sys.argv[2]), cast("Policy", sys.argv[3])))
