"""How late the event loop comes to a timer: what anything on it has to wait at the worst."""

import asyncio
from collections.abc import Callable

EVERY = 0.25


async def watch_lag(tell: Callable[[float], None], *, every: float = EVERY) -> None:
    """Tells, each so many seconds until it is cancelled, by how many of them a timer was late."""
    loop = asyncio.get_running_loop()
    while True:
        wanted = loop.time() + every
        await asyncio.sleep(every)
        tell(max(0.0, loop.time() - wanted))
