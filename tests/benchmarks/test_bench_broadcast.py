"""A broadcast at thirty messages a second, beside python-telegram-bot's own limiter in the same run.

To 3,000 chats in time that runs as fast as there is nothing to do, with the network's latency drawn at random: so it
shows the pacers and not the machine. And to 300 chats in real time over HTTP, to a server in another process.
"""

import asyncio
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest
from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter, BaseRateLimiter, ExtBot

from bot.adapters.telegram.pacing import Pacer
from bot.adapters.telegram.transport import AiohttpRequest
from tests.benchmarks.limits import PER_SECOND, Limit, limit_named
from tests.fast_time import FastLoop

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
CHATS = 3_000
ON_THE_WIRE = 300
LATENCY = (0.020, 0.032)
"""Seconds from us to the server, and as long back."""
Make = Callable[[], "BaseRateLimiter[object]"]


def theirs() -> "BaseRateLimiter[object]":
    return AIORateLimiter(max_retries=50)


async def to_all(chats: int, send: Callable[[int], object]) -> float:
    """Seconds until each chat has its message; one that is refused is sent again when it may be."""
    loop = asyncio.get_running_loop()

    async def arrive(chat: int) -> None:
        while True:
            try:
                await send(chat)  # type: ignore[misc]
                return
            except RetryAfter:
                continue

    start = loop.time()
    await asyncio.gather(*(arrive(chat) for chat in range(1, chats + 1)))
    return loop.time() - start


def in_fast_time(made: Make, limit: Limit) -> float:
    """The share of the limit that is reached."""
    chance = random.Random(2026)

    async def broadcast() -> float:
        pacer, loop = made(), asyncio.get_running_loop()
        await pacer.initialize()

        async def call() -> None:
            await asyncio.sleep(chance.uniform(*LATENCY))
            taken = limit.takes(loop.time())
            await asyncio.sleep(chance.uniform(*LATENCY))
            if not taken:
                raise RetryAfter(1)

        return await to_all(
            CHATS, lambda chat: pacer.process_request(call, (), {}, "sendMessage", {"chat_id": chat}, None)
        )

    with asyncio.Runner(loop_factory=FastLoop) as runner:
        return CHATS / runner.run(broadcast()) / PER_SECOND


@pytest.mark.parametrize(("name", "aim"), [("bucket", 0.98), ("window", 0.95)])
def test_a_broadcast_to_3000_chats(name: str, aim: float) -> None:
    """At least so much of the limit, and never refused."""
    limit, other = limit_named(name), limit_named(name)
    ours, peer = in_fast_time(Pacer, limit), in_fast_time(theirs, other)
    print(f"\n{name}, {CHATS} chats in fast time: {ours:.3f} of the limit, {limit.refused} refused", end="; ")
    print(f"python-telegram-bot's own: {peer:.3f}, {other.refused} refused")
    assert limit.refused == 0
    assert ours >= aim


@contextmanager
def server(folder: Path, limit: str) -> Iterator[str]:
    """A Bot API with this limit, in a process of its own."""
    file = folder / f"port-{time.monotonic_ns()}"
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.bot_api", str(file), limit])
    try:
        while not file.exists() or not file.read_text(encoding="ascii"):
            time.sleep(0.05)
        yield f"http://127.0.0.1:{file.read_text(encoding='ascii')}"
    finally:
        process.kill()
        process.wait()


@contextmanager
def busy_machine() -> Iterator[None]:
    """Two processes that take a core each."""
    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


async def over_the_wire(folder: Path, limit: str, made: Make) -> tuple[float, int]:
    """The share of the limit that is reached, after the first second, and how much was refused."""
    with server(folder, limit) as url:
        bot = ExtBot("1:t", base_url=f"{url}/bot", request=AiohttpRequest(), rate_limiter=made())
        async with bot:
            seconds = await to_all(ON_THE_WIRE, lambda chat: bot.send_message(chat, "Berita pilihan"))
        async with aiohttp.ClientSession() as session, session.get(f"{url}/refused") as answer:
            return ON_THE_WIRE / seconds / PER_SECOND, await answer.json()


@pytest.mark.parametrize(("limit", "aim"), [("bucket", 0.98), ("window", 0.95)])
async def test_a_broadcast_over_the_wire(tmp_path: Path, limit: str, aim: float) -> None:
    """In real time, with the real library and transport."""
    ours, refused = await over_the_wire(tmp_path, limit, Pacer)
    peer, peer_refused = await over_the_wire(tmp_path, limit, theirs)
    print(f"\n{limit}, {ON_THE_WIRE} chats over HTTP: {ours:.3f} of the limit, {refused} refused", end="; ")
    print(f"python-telegram-bot's own: {peer:.3f}, {peer_refused} refused")
    assert refused == 0
    assert ours >= aim


async def test_a_broadcast_while_the_machine_is_busy(tmp_path: Path) -> None:
    """With every core taken by somebody else: at least 0.90 of the limit, and still never refused."""
    with busy_machine():
        ours, refused = await over_the_wire(tmp_path, "window", Pacer)
    print(f"\nwindow, both cores busy: {ours:.3f} of the limit, {refused} refused")
    assert refused == 0
    assert ours >= 0.90
