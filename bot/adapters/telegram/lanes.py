"""Whose turn it is: one update after another of each person in a chat, many people side by side.

What somebody asks first is done and answered first. Whoever asks much, or sits in a chat that Telegram has halted,
keeps nobody else waiting.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Lane:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Lanes:
    """Runs work in the lane it belongs to. ``at_once`` pieces are under way at the same time, each of another lane."""

    def __init__(self, at_once: int) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._lanes: dict[Hashable, _Lane] = {}
        self._under_way: set[asyncio.Task[object]] = set()
        self._ending = False

    async def run(self, key: Hashable, work: Callable[[], Awaitable[None]]) -> None:
        """Does the work when all that came before it in its lane is done; returns early when it is given up."""
        lane = self._lanes.setdefault(key, _Lane())
        lane.users += 1
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in a task
        self._under_way.add(task)
        try:
            async with lane.turn, self._slots:
                await work()
        except asyncio.CancelledError:
            if not self._ending:
                raise
        finally:
            self._under_way.discard(task)
            lane.users -= 1
            if not lane.users:
                del self._lanes[key]

    def give_up(self) -> None:
        """Ends what is under way, and what still waits: the bot must stop."""
        self._ending = True
        for task in self._under_way:
            task.cancel()
