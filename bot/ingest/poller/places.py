"""How many feeds are read at once: who is worked on has a place, who only waits for a server gives it up.

A server that hangs costs nothing but its socket. Had it a place for as long, then as many of them as there are places
would hold up all the others until each has used up its time.
"""

import asyncio
from asyncio import Task
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any


class Places:
    """Counts who waits.

    Args:
        at_once: reads that are worked on at the same time.
        at_most: reads under way in all.
        brisk: seconds in which a server that is well answers; who waits longer gives up the place.
        freed: is called when a place has become free so.
    """

    def __init__(self, at_once: int, at_most: int, brisk: float, freed: Callable[[], None]) -> None:
        self._at_once = at_once
        self._at_most = at_most
        self._brisk = brisk
        self._freed = freed
        self._waiting: set[Task[Any]] = set()
        self._working = asyncio.Semaphore(at_once)

    def free(self, running: int) -> int:
        """How many more reads may be started, with so many under way."""
        return min(self._at_once - (running - len(self._waiting)), self._at_most - running)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """While the block runs, this task may be waiting for a server."""
        task, loop = asyncio.current_task(), asyncio.get_running_loop()
        timer = loop.call_later(self._brisk, self._give_up, task) if task else None
        try:
            yield
        finally:
            if timer and task:
                timer.cancel()
                self._waiting.discard(task)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """The block runs in a place: many that waited may be answered at the same time."""
        async with self._working:
            yield

    def _give_up(self, task: Task[Any]) -> None:
        self._waiting.add(task)
        self._freed()
