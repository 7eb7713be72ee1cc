"""Publishing posts of announcement channels to the servers that follow them: ten an hour each, others later."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable

import discord

log = logging.getLogger(__name__)

AN_HOUR = 3600.0
MOST_AN_HOUR = 10
MOST_WAITING = 50
"""Of a channel; what would come later than five hours from now is news no more."""


def next_slot(slots: deque[float], now: float) -> float:
    """When one more may be published, and takes that slot; the times are seconds of one clock, kept in order."""
    while slots and slots[0] <= now - AN_HOUR:
        slots.popleft()
    at = now if len(slots) < MOST_AN_HOUR else max(now, slots[-MOST_AN_HOUR] + AN_HOUR)
    slots.append(at)
    return at


class Publisher:
    """Publishes in the background: a post has arrived whether it is published or not.

    What waits for its hour is not kept over a restart.
    """

    def __init__(self, *, enabled: bool, now: Callable[[], float] | None = None) -> None:
        """``now``: a clock that only goes on, in seconds; by default the event loop's."""
        self.enabled = enabled
        self._now = now or (lambda: asyncio.get_running_loop().time())
        self._slots: dict[int, deque[float]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def soon(self, message: discord.Message) -> None:
        """Publishes a message as soon as its channel's ten an hour allow, if it stands in an announcement channel."""
        channel = message.channel
        if not (self.enabled and isinstance(channel, discord.TextChannel) and channel.is_news()):
            return
        slots, now = self._slots.setdefault(channel.id, deque()), self._now()
        if sum(at > now for at in slots) >= MOST_WAITING:
            log.warning("discord.not_published channel=%s message=%s reason=too-many", channel.id, message.id)
            return
        task = asyncio.create_task(self._publish(message, next_slot(slots, now) - now))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, message: discord.Message, wait: float) -> None:
        await asyncio.sleep(wait)
        try:
            await message.publish()
        except discord.RateLimited as error:
            # Other bots, people, or we before a restart have used up the channel's ten.
            await asyncio.sleep(error.retry_after)
            await self._once(message)
        except (discord.DiscordException, OSError) as error:
            _not_published(message, error)

    async def _once(self, message: discord.Message) -> None:
        try:
            await message.publish()
        except (discord.DiscordException, OSError) as error:
            _not_published(message, error)

    async def close(self) -> None:
        """Gives up what still waits, and says so."""
        waiting = list(self._tasks)
        for task in waiting:
            task.cancel()
        if waiting:
            log.warning("discord.not_published count=%d reason=stopped", len(waiting))
            await asyncio.gather(*waiting, return_exceptions=True)


def _not_published(message: discord.Message, error: Exception) -> None:
    log.warning("discord.not_published message=%s reason=%s", message.id, type(error).__name__)
