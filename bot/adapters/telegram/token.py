"""What happens when Telegram refuses the token: at the start, and while everything runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.errors import ConfigError

UNKNOWN = "telegram.token: Telegram does not know this token; take it anew from @BotFather"
REVOKED = "telegram.token: Telegram does not know this token any more; take a new one from @BotFather and start again"


class TokenWatch:
    """Ends a block when the token is refused in its midst: nothing that the bot could still do would work."""

    def __init__(self) -> None:
        self._task: asyncio.Task[object] | None = None
        self._refused = False

    def refused(self) -> None:
        """Says that Telegram has refused it."""
        if self._task is not None and not self._refused:
            self._refused = True
            self._task.cancel()

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Watches for as long as the block runs; the block is cancelled, and ends in order.

        Raises:
            ConfigError: the token was refused.
        """
        self._task = task = asyncio.current_task()
        try:
            yield
        except asyncio.CancelledError:
            if self._refused and task is not None and task.uncancel() == 0:
                raise ConfigError((REVOKED,)) from None
            raise
        finally:
            self._task = None
