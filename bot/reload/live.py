"""The configuration that holds now. A new one goes one way: from here to each part that goes by it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.config import Config

log = logging.getLogger(__name__)

Part = Callable[[Config], Awaitable[None] | None]
"""Takes a configuration in place of the one before, while everything runs."""
WAIT = 20.0
"""Seconds that parts which ask the network may take."""


class LiveConfig:
    """Holds a configuration and swaps it for another as a whole.

    Args:
        config: what holds first; the parts were built with it.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._parts: list[Part] = []
        self._last: list[Callable[[Config], Awaitable[None]]] = []
        self._applying = asyncio.Lock()
        self._telling: asyncio.Task[None] | None = None

    @property
    def now(self) -> Config:
        """What holds."""
        return self._config

    def follow(self, *parts: Part) -> None:
        """Tells these of each new configuration, in this order; one that may fail comes before those that cannot."""
        self._parts += parts

    def follow_last(self, *parts: Callable[[Config], Awaitable[None]]) -> None:
        """Tells these once the others are done, and waits for none of them: they ask the network."""
        self._last += parts

    async def apply(self, config: Config) -> None:
        """Makes this the configuration, in every part.

        Raises:
            StorageError: a part could not take it; those behind it, and ``now``, are as before.
        """
        async with self._applying:
            for part in self._parts:
                taken = part(config)
                if taken is not None:
                    await taken
            self._config = config
            await self.close()
            self._telling = asyncio.create_task(self._tell_last(config), name="configuration told")

    async def close(self) -> None:
        """Ends what is told still."""
        if self._telling is not None:
            self._telling.cancel()
            with suppress(asyncio.CancelledError):
                await self._telling
            self._telling = None

    async def _tell_last(self, config: Config) -> None:
        try:
            async with asyncio.timeout(WAIT):
                await asyncio.gather(*(part(config) for part in self._last))
        except Exception:
            # The next configuration is told to all of them again.
            log.exception("config.not_told")
