"""Updates by asking for them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from telegram.error import Conflict, TelegramError
from telegram.ext import Updater

from bot.adapters.telegram.adapter import ALLOWED

log = logging.getLogger(__name__)

QUIET = 60.0
"""Seconds without an answer that are no cause for worry; a poll without news ends after ten."""
FAREWELL = 2.0
"""Seconds for telling Telegram at the end which updates we have."""


@asynccontextmanager
async def polling(updater: Updater) -> AsyncIterator[None]:
    """Asks Telegram for updates, with growing pauses while it does not answer."""
    told: set[str] = set()

    def trouble(error: TelegramError) -> None:
        if isinstance(error, Conflict):
            words = "another bot runs with this token, or a webhook is set; only one of them gets the updates"
        else:
            words = str(error)
        if words not in told:
            log.error("telegram.polling_failed reason=%s", words)
        told.add(words)

    await updater.start_polling(allowed_updates=list(ALLOWED), error_callback=trouble, bootstrap_retries=-1)
    try:
        yield
    finally:
        # What Telegram cannot be told in time it hands over again, and the intake knows it.
        with suppress(TimeoutError), _unheard(logging.getLogger("telegram.ext.Updater")):
            async with asyncio.timeout(FAREWELL):
                await updater.stop()


@contextmanager
def _unheard(logger: logging.Logger) -> Iterator[None]:
    """Without a library's traceback of a farewell that Telegram did not take."""
    logger.addFilter(_nothing)
    try:
        yield
    finally:
        logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False
