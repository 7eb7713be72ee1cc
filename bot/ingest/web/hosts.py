"""Politeness: one request at a time to a host, a pause between them, and none while it asks to be left alone."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

MOST_KEPT = 2_000


@dataclass(slots=True)
class _Host:
    free: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_at: float = 0.0
    waiting: int = 0


class Hosts:
    """Gives each host's requests their turn. ``pause`` is in seconds, from the end of one to the start of the next."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._hosts: OrderedDict[str, _Host] = OrderedDict()
        self._left_alone: dict[str, datetime] = {}

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Waits until the host of ``url`` may be asked; it is nobody else's for as long as the block runs."""
        name = _name(url)
        host = self._hosts.setdefault(name, _Host())
        self._hosts.move_to_end(name)
        host.waiting += 1
        loop = asyncio.get_running_loop()
        try:
            async with host.free:
                await asyncio.sleep(max(0.0, host.next_at - loop.time()))
                try:
                    yield
                finally:
                    host.next_at = loop.time() + self._pause
        finally:
            host.waiting -= 1
            self._forget()

    def leave_alone(self, url: str, wait: timedelta | None, *, now: datetime) -> None:
        """Remembers that the host of ``url`` asks for this wait, if it does."""
        self._left_alone = {name: until for name, until in self._left_alone.items() if until > now}
        if wait:
            self._left_alone[_name(url)] = now + wait

    def left_alone_until(self, url: str, *, now: datetime) -> datetime | None:
        """Until when the host of ``url`` asks to be left alone; None where it does not."""
        until = self._left_alone.get(_name(url))
        return until if until and until > now else None

    def _forget(self) -> None:
        """Drops hosts that were not asked for long, unless somebody is waiting for them."""
        while len(self._hosts) > MOST_KEPT:
            name, host = next(iter(self._hosts.items()))
            if host.waiting:
                self._hosts.move_to_end(name)
                return
            del self._hosts[name]


def _name(url: str) -> str:
    return urlsplit(url).netloc.lower()
