"""How many bytes of large answers may be in memory at once, from when they come until they are parsed.

Small answers are not counted and never wait. The answer that is large for the longest may always grow, so that one
comes to its end whatever the others do; those behind it share what there is, and wait where that is used up.
"""

import asyncio

SMALL = 256 * 1024
"""Bytes up to which an answer is a small one; most pages and feeds are smaller."""
SHARED = 4 * 1024 * 1024
"""Bytes for all large answers but the first."""
STEP = 256 * 1024
"""Bytes by which a share grows."""


class Budget:
    """Shared by all fetches. ``shared`` is in bytes; in all there is as much more as one answer may take."""

    def __init__(self, shared: int = SHARED) -> None:
        self._shared = shared
        # In the order in which they grew large.
        self._shares: dict[Share, int] = {}
        self._waiting: list[asyncio.Future[None]] = []

    def share(self) -> "Share":
        """A share for one answer, for as long as its ``with`` block runs."""
        return Share(self)

    @property
    def used(self) -> int:
        """Bytes that are taken."""
        return sum(self._shares.values())

    async def _take(self, share: "Share", size: int) -> None:
        self._shares.setdefault(share, 0)
        while not self._fits(share, size):
            share.waits = True
            freed = asyncio.get_running_loop().create_future()
            self._waiting.append(freed)
            await freed
        share.waits = False
        self._shares[share] = size

    def _give_back(self, share: "Share") -> None:
        if self._shares.pop(share, None) is not None:
            self._wake()

    def _fits(self, share: "Share", size: int) -> bool:
        first, *others = self._shares
        return share is first or size + sum(self._shares[one] for one in others if one is not share) <= self._shared

    def _wake(self) -> None:
        for freed in self._waiting:
            if not freed.done():
                freed.set_result(None)
        self._waiting.clear()


class Share:
    """What one answer takes of the budget. ``waits`` while others have to end before it may go on."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._size = SMALL
        self.waits = False

    def __enter__(self) -> "Share":
        """Takes nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Gives back what was taken."""
        self._budget._give_back(self)

    async def grow(self, size: int) -> None:
        """Returns when ``size`` bytes may be held."""
        if size > self._size:
            await self._budget._take(self, size + STEP)
            self._size = size + STEP
