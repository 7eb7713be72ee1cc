"""The configuration that holds now. A new one goes one way: from here to each part that goes by it."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.config import Config

Part = Callable[[Config], Awaitable[None] | None]
"""Takes a configuration in place of the one before, while everything runs."""


class LiveConfig:
    """Holds a configuration and swaps it for another as a whole.

    Args:
        config: what holds first; the parts were built with it.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._parts: list[Part] = []
        self._applying = asyncio.Lock()

    @property
    def now(self) -> Config:
        """What holds."""
        return self._config

    def follow(self, *parts: Part) -> None:
        """Tells these of each new configuration, in this order; one that may fail comes before those that cannot."""
        self._parts += parts

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
