"""The budget of bytes: small answers never wait, large ones share, and the first always comes to its end."""

import asyncio
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.web.budget import SMALL, STEP, Budget
from bot.ingest.web.unpacking import CannotUnpack, Unpacker
from tests.bombs import ENCODINGS, bomb

MOST = 10 << 20
SHARED = 4 << 20


async def test_small_answers_never_wait_and_are_not_counted() -> None:
    """However many there are, and whatever else is going on."""
    budget = Budget(shared=0)
    with budget.share() as first:
        await first.grow(MOST)
        for _ in range(100):
            with budget.share() as small:
                await small.grow(SMALL)
                assert not small.waits


async def test_a_large_answer_waits_until_another_ends() -> None:
    """And says so meanwhile, for the message if its time runs out."""
    budget = Budget(shared=1 << 20)

    async def second() -> None:
        with budget.share() as share:
            waiting.append(share)
            await share.grow(2 << 20)

    waiting: list[object] = []
    with budget.share() as first:
        await first.grow(MOST)
        task = asyncio.create_task(second())
        await asyncio.sleep(0.01)
        assert not task.done()
        assert waiting[0].waits  # type: ignore[attr-defined]
    await task
    assert budget.used == 0


@given(st.lists(st.tuples(st.integers(1, MOST), st.integers(1, 9)), min_size=1, max_size=20))
def test_all_come_to_their_end_within_the_bytes(answers: list[tuple[int, int]]) -> None:
    """Whatever sizes come in whatever pieces: no deadlock, never more than is shared and one whole answer."""
    budget, most = Budget(shared=SHARED), [0]

    async def read(size: int, pieces: int) -> None:
        with budget.share() as share:
            for piece in range(1, pieces + 1):
                await share.grow(size * piece // pieces)
                most[0] = max(most[0], budget.used)
                await asyncio.sleep(0)

    async def all_of_them() -> None:
        async with asyncio.timeout(5):
            await asyncio.gather(*(read(*answer) for answer in answers))

    asyncio.run(all_of_them())
    assert most[0] <= SHARED + MOST + STEP
    assert budget.used == 0


async def test_one_that_gives_up_waiting_leaves_its_place() -> None:
    """A request that is cancelled while it waits holds nothing up."""
    budget = Budget(shared=0)
    with budget.share() as first:
        await first.grow(MOST)
        with budget.share() as second, pytest.raises(TimeoutError):
            await asyncio.wait_for(second.grow(MOST), 0.01)
    with budget.share() as third:
        await third.grow(MOST)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_more_is_undone_than_is_asked_for(encoding: str) -> None:
    """The first piece of a bomb is a small one."""
    assert len(next(Unpacker(encoding).pieces(bomb(encoding, 100)))) <= 256 * 1024


@given(st.text(max_size=12), st.binary(max_size=300))
def test_no_bytes_are_an_error_of_another_kind(encoding: str, packed: bytes) -> None:
    """Under any name of a compression, and under the known ones."""
    for name in (encoding, *ENCODINGS):
        with suppress(CannotUnpack):
            assert all(isinstance(piece, bytes) for piece in Unpacker(name).pieces(packed))
