"""Going through thousands of chats without keeping the event loop from its other work."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TypeVar

T = TypeVar("T")


async def unhurried(items: Iterable[T], *, at_once: int = 100) -> AsyncIterator[T]:
    """The items in order; after each ``at_once`` of them others have a turn."""
    for number, item in enumerate(items, 1):
        yield item
        if number % at_once == 0:
            await asyncio.sleep(0)
