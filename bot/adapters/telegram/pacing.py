"""When a message may go out: evenly over all chats, and no chat more than Telegram lets it have.

python-telegram-bot's own limiter lets bursts through at the edge of its window, halts all chats for one chat's
retry_after, and may swap two messages to one chat; this one does none of it (measured in ``tests/benchmarks``).
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

LIMIT = 30
"""Sends a second that Telegram takes from a bot (core.telegram.org/bots/faq)."""
SECOND = 1.015
"""What is taken for a second: sends arrive less evenly than they leave, and Telegram counts where they arrive."""
CREDIT = 0.1
"""Seconds of lateness that are made up for; what was not used before that is gone."""
ALARM = 2.0
"""Seconds within which refusals in two chats mean that all is too much, and not one chat."""
LONGEST_ALARM = 5.0
MOST_CHATS = 10_000


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one chat may be written to: ``burst`` messages at once, then one every ``every`` seconds."""

    burst: int
    every: float


PRIVATE = Pace(burst=3, every=1.0)
GROUP = Pace(burst=3, every=3.0)
"""Twenty a minute (core.telegram.org/bots/faq)."""


@dataclass(slots=True, eq=False)
class _Chat:
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    halted_until: float = 0.0


class Pacer(BaseRateLimiter[Any]):
    """Gives every send its turn: evenly spaced, and never more than ``limit`` in what is taken for a second.

    Args:
        limit: sends a second over all chats.
        private: the pace of a chat with one person.
        group: the pace of groups and channels.
    """

    def __init__(self, *, limit: int = LIMIT, private: Pace = PRIVATE, group: Pace = GROUP) -> None:
        self._spacing = SECOND / limit
        self._private = private
        self._group = group
        self._gate = asyncio.Lock()
        self._next = 0.0
        self._sent: deque[float] = deque(maxlen=limit)
        self._halted_until = 0.0
        self._refused: tuple[float, _Chat | None] = (0.0, None)
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
                self._halt(chat, error)
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
        async with self._gate:
            # What halts all may come meanwhile.
            while (wait := self._slot() - loop.time()) > 0:  # noqa: ASYNC110 - it waits for a time, not for an event
                await asyncio.sleep(wait)
            now = loop.time()
            self._sent.append(now)
            self._next = max(self._next, now - CREDIT) + self._spacing
        chat.free_at = max(chat.free_at, now) + pace.every

    def _slot(self) -> float:
        """When the next send of all may go: evenly, but a late one makes no second too full."""
        full = self._sent[0] + SECOND if len(self._sent) == self._sent.maxlen else 0.0
        return max(self._next, full, self._halted_until)

    def _halt(self, chat: _Chat, error: RetryAfter) -> None:
        """Leaves a chat alone for as long as Telegram asks; all of them for a moment where it asks for several."""
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        now = asyncio.get_running_loop().time()
        chat.halted_until = now + seconds
        before, other = self._refused
        self._refused = now, chat
        if other not in {None, chat} and now - before < ALARM:
            # A storm would feed itself: what is refused comes again, beside what comes anyway.
            self._halted_until = max(self._halted_until, now + min(seconds, LONGEST_ALARM))

    def _pace_of(self, chat_id: object) -> Pace:
        """Groups and channels have negative ids, or a name."""
        return self._private if isinstance(chat_id, int) and chat_id > 0 else self._group
