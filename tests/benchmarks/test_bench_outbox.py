"""How fast the outbox is when the platform costs nothing."""

import asyncio
import time

import pytest

from bot.message import Message, Post, Receipt, Target
from storage.base import Storage
from tests.publish.running import ended, fill, options, running

pytestmark = pytest.mark.benchmark
ROWS = 5_000


class Free:
    """A platform that takes everything at once."""

    def parts(self, message: Message) -> int:
        return 1

    async def send(self, post: Post, part: int) -> Receipt:
        return Receipt(post.key)

    async def edit(self, post: Post, part: int, message_id: str) -> None:
        raise NotImplementedError

    async def delete(self, target: Target, message_id: str) -> None:
        raise NotImplementedError


async def test_a_thousand_rows_a_second(storage: Storage) -> None:
    """End to end: claimed, sent, receipt kept, each row durably."""
    await fill(storage, *(f"fake:{n}" for n in range(ROWS)))
    begun = time.perf_counter()
    async with running(storage, {"fake": Free()}, options(in_flight=32)):
        await ended(storage)
        took = time.perf_counter() - begun
        await asyncio.sleep(0)
    print(f"\noutbox: {ROWS / took:.0f} rows/s")
    assert ROWS / took >= 1_000
