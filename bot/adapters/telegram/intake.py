"""What came in, kept before Telegram is told that we have it.

python-telegram-bot tells Telegram that an update has arrived as soon as it is queued, and a webhook call is answered
then too. So this queue is where an update that changes something is written down: it is neither lost nor done twice,
whatever ends the process. One that comes twice is dropped here.
"""

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from telegram import Bot, Update

from bot.adapters.telegram.address import PLATFORM
from storage.errors import StorageError

log = logging.getLogger(__name__)

RECENT = 10_000
"""Update ids that are known again; for changing ones the database has a longer memory."""
STALE = timedelta(days=1)
"""Telegram keeps updates no longer either (core.telegram.org/bots/api: Getting updates)."""


class Inbox(Protocol):
    """Where changing updates are kept; the storage has it, and says more in ``storage.inbox``."""

    async def take_in(self, key: str, body: str, *, at: datetime) -> bool:
        """Keeps one; False where it was taken in before."""
        ...

    async def left_in(self, prefix: str, *, since: datetime) -> Any:
        """Keys and bodies of those that have had no answer, in order."""
        ...

    async def answered(self, key: str) -> None:
        """Says that one has had its answer."""
        ...


class Intake(asyncio.Queue[object]):
    """The queue between whatever hears of updates and what answers them.

    Args:
        inbox: where changing updates are kept.
        bot_id: whose updates they are; another bot's may have the same numbers.
        now: the time.
    """

    def __init__(self, inbox: Inbox, bot_id: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._inbox = inbox
        self._bot_id = bot_id
        self._now = now
        self._recent: OrderedDict[int, None] = OrderedDict()
        self._kept: set[int] = set()
        self.changes: Callable[[Update], bool] = lambda update: False

    def name(self, update: Update) -> str:
        """What an update is called for ever."""
        return f"{self._prefix}{update.update_id}"

    async def put(self, item: object) -> None:
        """Queues an update that is new, after it was kept if it changes something."""
        if not isinstance(item, Update) or await self._is_new(item):
            await super().put(item)

    async def put_left(self, bot: Bot) -> int:
        """Queues what a process before took in and did not answer; returns how much that was."""
        left = await self._inbox.left_in(self._prefix, since=self._now() - STALE)
        for _, body in left:
            update = Update.de_json(json.loads(body), bot)
            self._recent[update.update_id] = None
            self._kept.add(update.update_id)
            await super().put(update)
        return len(left)

    async def answered(self, update: Update) -> None:
        """Says that nothing is left to do for an update."""
        if update.update_id in self._kept:
            self._kept.discard(update.update_id)
            try:
                await self._inbox.answered(self.name(update))
            except StorageError as error:
                log.error("telegram.inbox_failed update=%d error=%s", update.update_id, error)

    @property
    def _prefix(self) -> str:
        return f"{PLATFORM}:{self._bot_id}:"

    async def _is_new(self, update: Update) -> bool:
        number = update.update_id
        if number in self._recent:
            return False
        if self.changes(update):
            try:
                if not await self._inbox.take_in(self.name(update), update.to_json(), at=self._now()):
                    return False
                self._kept.add(number)
            except StorageError as error:
                # Without a database nothing can be changed; whoever asked is told so, as of any other command.
                log.error("telegram.inbox_failed update=%d error=%s", number, error)
        self._recent[number] = None
        if len(self._recent) > RECENT:
            self._recent.popitem(last=False)
        return True
