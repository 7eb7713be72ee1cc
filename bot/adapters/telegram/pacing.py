"""When a message may go out: evenly over all chats, and no chat more than Telegram lets it have.

python-telegram-bot's own limiter lets bursts through at the edge of its window, halts all chats for one chat's
retry_after, and may swap two messages to one chat; this one does none of it (measured in ``tests/benchmarks``).
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

OVERALL = 1 / 29.9
"""Seconds between two sends: Telegram takes about 30 a second."""
MOST_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one chat may be written to: ``burst`` messages at once, then one every ``every`` seconds."""

    burst: int
    every: float


PRIVATE = Pace(burst=3, every=1.0)
GROUP = Pace(burst=3, every=3.0)
"""Twenty a minute (core.telegram.org/bots/faq)."""


@dataclass(slots=True)
class _Chat:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    halted_until: float = 0.0


class Pacer(BaseRateLimiter[Any]):
    """Gives every send its turn; one owner of the next slot, so that no two sends ever share one.

    Args:
        overall: seconds between any two sends.
        private: the pace of a chat with one person.
        group: the pace of groups and channels.
    """

    def __init__(self, *, overall: float = OVERALL, private: Pace = PRIVATE, group: Pace = GROUP) -> None:
        self._overall = overall
        self._private = private
        self._group = group
        self._next = 0.0
        self._chats: OrderedDict[str, _Chat] = OrderedDict()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(  # noqa: PLR0917 - the base class has it so
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Any,
    ) -> Any:
        """Waits for its turn, then sends. A chat's sends go out in the order they came.

        Raises:
            RetryAfter: Telegram wants this chat left alone; it is, and all others go on.
        """
        chat_id = data.get("chat_id")
        if chat_id is None or not endpoint.startswith(("send", "edit", "copy", "forward", "delete", "pin")):
            return await callback(*args, **kwargs)
        chat = self._chat(str(chat_id))
        async with chat.turn:
            await self._wait(chat, self._pace_of(chat_id))
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                wait = error.retry_after
                seconds = wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)
                chat.halted_until = asyncio.get_running_loop().time() + seconds
                raise

    def _chat(self, chat_id: str) -> _Chat:
        chat = self._chats.setdefault(chat_id, _Chat())
        self._chats.move_to_end(chat_id)
        if len(self._chats) > MOST_CHATS:
            oldest = next(iter(self._chats))
            if not self._chats[oldest].turn.locked():
                del self._chats[oldest]
        return chat

    async def _wait(self, chat: _Chat, pace: Pace) -> None:
        loop = asyncio.get_running_loop()
        # A chat's own wait comes first: a slot of all chats is taken only by who can use it.
        free_at = max(chat.halted_until, chat.free_at - pace.every * (pace.burst - 1))
        await asyncio.sleep(max(0.0, free_at - loop.time()))
        now = loop.time()
        chat.free_at = max(chat.free_at, now) + pace.every
        slot = max(self._next, now)
        self._next = slot + self._overall
        await asyncio.sleep(max(0.0, slot - now))

    def _pace_of(self, chat_id: object) -> Pace:
        """Groups and channels have negative ids, or a name."""
        return self._private if isinstance(chat_id, int) and chat_id > 0 else self._group
