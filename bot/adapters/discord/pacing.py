"""When a call for a post may go out: Discord takes fifty a second, and discord.py waits only once it is refused."""

import asyncio
from collections import deque

LIMIT = 50
"""Calls a second over all channels (Discord's global rate limit); answers to interactions are not counted."""
SECOND = 1.05
"""What is taken for a second: calls arrive less evenly than they leave, and Discord counts where they arrive."""
CREDIT = 0.1
"""Seconds of lateness that are made up for."""


class Pacer:
    """Gives every call its turn: evenly spaced, and never more than ``limit`` in what is taken for a second.

    Each channel's own bucket is discord.py's to keep: it waits for them before it is refused.
    """

    def __init__(self, *, limit: int = LIMIT) -> None:
        self._spacing = SECOND / limit
        self._gate = asyncio.Lock()
        self._next = 0.0
        self._sent: deque[float] = deque(maxlen=limit)

    async def turn(self) -> None:
        """Waits until one more call may be made; who comes first goes first."""
        loop = asyncio.get_running_loop()
        async with self._gate:
            full = self._sent[0] + SECOND if len(self._sent) == self._sent.maxlen else 0.0
            if (wait := max(self._next, full) - loop.time()) > 0:
                await asyncio.sleep(wait)
            now = loop.time()
            self._sent.append(now)
            self._next = max(self._next, now - CREDIT) + self._spacing
