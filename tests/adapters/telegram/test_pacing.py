"""The pacer: evenly over all, no chat more than it may have, each in its order. The loop's time is made to run fast."""

import asyncio
import random
from collections.abc import Iterator

import pytest
from telegram.error import RetryAfter

from bot.adapters.telegram.pacing import Pace, Pacer
from tests.fast_time import FastLoop


@pytest.fixture
def run() -> Iterator[asyncio.Runner]:
    """Runs coroutines in fast time."""
    with asyncio.Runner(loop_factory=FastLoop) as runner:
        yield runner


async def send(pacer: Pacer, chat: int, sent: list[tuple[float, int]]) -> None:
    async def callback() -> None:
        sent.append((asyncio.get_running_loop().time(), chat))

    await pacer.process_request(callback, (), {}, "sendMessage", {"chat_id": chat}, None)


def test_a_broadcast_is_even_and_near_the_limit(run: asyncio.Runner) -> None:
    """Three thousand chats: thirty in any second, but for a late wake-up's jitter, and no slower than that."""
    sent: list[tuple[float, int]] = []

    async def broadcast() -> None:
        pacer = Pacer()
        await asyncio.gather(*(send(pacer, chat, sent) for chat in range(1, 3001)))

    run.run(broadcast())
    times = sorted(at for at, _ in sent)
    # The first second is that in which three thousand tasks are made; its sends come late and so nearer to the next.
    assert all(later - first >= 0.95 for first, later in zip(times[30:], times[60:], strict=False))
    assert len(times) / (times[-1] - times[0]) >= 0.98 * 30


def test_a_group_gets_twenty_a_minute_and_keeps_its_order(run: asyncio.Runner) -> None:
    """A burst of three, then one every three seconds."""
    sent: list[tuple[float, int]] = []

    async def flood() -> None:
        pacer = Pacer()
        await asyncio.gather(*(send(pacer, -5, sent) for _ in range(60)))

    run.run(flood())
    times = [at for at, _ in sent]
    assert times == sorted(times)
    for first, later in zip(times, times[22:], strict=False):
        assert later - first >= 59.0


def test_a_slow_chat_takes_no_turn_from_others(run: asyncio.Runner) -> None:
    """While one chat has to wait, all slots are the others'."""
    sent: list[tuple[float, int]] = []

    async def mixed() -> None:
        pacer = Pacer()
        await asyncio.gather(
            *(send(pacer, -5, sent) for _ in range(50)), *(send(pacer, n, sent) for n in range(1, 300))
        )

    run.run(mixed())
    others = [at for at, chat in sent if chat > 0]
    assert max(others) - min(others) <= 299 / 29.0 + 2


def test_a_refused_chat_is_halted_alone(run: asyncio.Runner) -> None:
    """retry_after holds for that chat; the error goes to whoever sent."""
    sent: list[tuple[float, int]] = []

    async def refused() -> None:
        raise RetryAfter(30)

    async def work() -> float:
        pacer = Pacer(private=Pace(3, 1.0))
        with pytest.raises(RetryAfter):
            await pacer.process_request(refused, (), {}, "sendMessage", {"chat_id": 1}, None)
        start = asyncio.get_running_loop().time()
        await asyncio.gather(send(pacer, 1, sent), send(pacer, 2, sent))
        return start

    start = run.run(work())
    (other, halted) = sorted(sent)
    assert (other[1], halted[1]) == (2, 1)
    assert halted[0] - start >= 29.9
    assert other[0] - start < 1


def test_a_storm_on_several_chats_is_not_fed(run: asyncio.Runner) -> None:
    """A bot that may send less than is known: refusals stay few, and everything arrives all the same."""
    refusals: list[float] = []
    taken: list[float] = []

    async def crowded() -> None:
        now = asyncio.get_running_loop().time()
        if sum(now - 1.0 < at for at in taken) >= 20:
            refusals.append(now)
            raise RetryAfter(1)
        taken.append(now)

    async def broadcast() -> None:
        pacer = Pacer()

        async def arrive(chat: int) -> None:
            while True:
                try:
                    await pacer.process_request(crowded, (), {}, "sendMessage", {"chat_id": chat}, None)
                    return
                except RetryAfter:
                    continue

        await asyncio.gather(*(arrive(chat) for chat in range(1, 601)))

    run.run(broadcast())
    assert len(taken) == 600
    assert len(refusals) <= 0.15 * len(taken)
    assert max(taken) - min(taken) <= 600 / 20 * 3


def test_what_is_no_message_waits_for_nothing(run: asyncio.Runner) -> None:
    """Updates and answers to presses must not stand behind a broadcast."""

    async def work() -> float:
        pacer = Pacer(limit=1)
        done: list[float] = []

        async def callback() -> None:
            done.append(asyncio.get_running_loop().time())

        start = asyncio.get_running_loop().time()
        for endpoint in ("getUpdates", "answerCallbackQuery"):
            await pacer.process_request(callback, (), {}, endpoint, {"chat_id": random.randint(1, 9)}, None)
        return max(done) - start

    assert run.run(work()) < 1
