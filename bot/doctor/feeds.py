"""The configured feeds, each read once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from bot.doctor.finding import Finding, fine, trouble, warning
from bot.errors import RefusedDocument

MOST = 50
"""Feeds that are read; of more than that the first."""
AT_ONCE = 8

Read = Callable[[str], Awaitable[tuple[str, int]]]
"""Reads a feed: where it lives now, and how many entries it has. Raises RefusedDocument."""


async def readable(urls: Sequence[str], read: Read) -> list[Finding]:
    """Whether each feed can be read; those that can are told together."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(url: str) -> Finding | None:
        async with room:
            try:
                address, entries = await read(url)
            except RefusedDocument as error:
                return trouble("feeds", str(error), "look at its address, or pause it")
        if address != url:
            return warning("feeds", f"{url}: lives at {address} now", "change its address")
        return None if entries else warning("feeds", f"{url}: has no entries", "look whether it is the right address")

    found = [finding for finding in await asyncio.gather(*map(one, urls[:MOST])) if finding is not None]
    well = min(len(urls), MOST) - len(found)
    told = [fine("feeds", f"{well} can be read")] if well else []
    if len(urls) > MOST:
        told.append(fine("feeds", f"only the first {MOST} of {len(urls)} were read"))
    return [*told, *found]
