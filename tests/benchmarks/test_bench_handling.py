"""What a command on Telegram costs from its update to its answer, beside a bare handler of python-telegram-bot's.

Both send over the same transport to a server in another process; only what lies between differs.
"""

import asyncio
import itertools
import os
import statistics
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder, CommandHandler
from telegram.request import HTTPXRequest

from bot.adapters.telegram import Settings, open_telegram
from bot.adapters.telegram.pacing import Pace, Pacer
from bot.adapters.telegram.transport import AiohttpRequest
from bot.clock import SystemClock
from bot.commands import Command, Registry, all_commands
from bot.commands.context import Context, Defaults
from bot.commands.dispatch import Dispatcher
from bot.locale import load_languages
from bot.message import Message, sentence
from bot.platforms.telegram import TelegramPlatform
from storage import open_storage
from storage.base import Storage
from tests.benchmarks.many import percentile
from tests.benchmarks.test_bench_broadcast import server
from tests.storage.making import DAY, write

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
UPDATES, WARM = 1_000, 50
RATE, SECONDS = 200, 15
ANSWER = "Berita pilihan, 7 Februari 2026"


def update(number: int, text: str, bot: object) -> Update:
    """A command in a private chat, each from somebody else."""
    user = {"id": number, "is_bot": False, "first_name": "Ani", "language_code": "id"}
    said = {"message_id": number, "date": 1_770_000_000, "chat": {"id": number, "type": "private"}, "from": user}
    command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    raw = {"update_id": number, "message": said | {"text": text, "entities": [command]}}
    return Update.de_json(raw, bot)  # type: ignore[arg-type]


class Counted(AiohttpRequest):
    """Our transport, and when each answer was sent."""

    def __init__(self, **_: object) -> None:
        super().__init__()
        self.sent: list[float] = []

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        answer = await super().do_request(url, *args, **kwargs)
        if url.endswith("sendMessage"):
            self.sent.append(time.perf_counter())
        return answer


class CountedHttpx(HTTPXRequest):
    """The library's own, likewise."""

    def __init__(self) -> None:
        super().__init__(connection_pool_size=256, pool_timeout=60)
        self.sent: list[float] = []

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        answer = await super().do_request(url, *args, **kwargs)
        if url.endswith("sendMessage"):
            self.sent.append(time.perf_counter())
        return answer


@asynccontextmanager
async def bare(url: str, commands: int, request: Counted | CountedHttpx) -> AsyncIterator[tuple[Any, list[float]]]:
    """What the library's own examples do: a handler a command, each with one answer."""
    builder = ApplicationBuilder().token("1:t").base_url(f"{url}/bot").request(request).updater(None)
    application = builder.concurrent_updates(256).build()

    async def answer(update: Update, _: object) -> None:
        assert update.message is not None
        await update.message.reply_text(ANSWER)

    for number in range(commands):
        application.add_handler(CommandHandler(f"perintah{number}", answer))
    async with application:
        await application.start()
        yield application, request.sent
        await application.stop()


@asynccontextmanager
async def ours(
    url: str, registry: Registry, storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Any, list[float]]]:
    """The adapter as ``pewarta run`` has it, with the real dispatcher over a real database; nothing is polled."""
    requests: list[Counted] = []

    def made(**given: object) -> Counted:
        requests.append(Counted(**given))
        return requests[-1]

    monkeypatch.setattr("bot.adapters.telegram.serve.AiohttpRequest", made)
    pacer = Pacer(limit=1_000_000, private=Pace(1_000_000, 0.0))
    clock, languages = SystemClock(), load_languages()
    async with open_telegram(Settings(token="1:t", api_url=url), storage, clock.now, pacer=pacer) as telegram:
        monkeypatch.setattr(telegram, "_updates", nothing)
        monkeypatch.setattr("bot.adapters.telegram.serve.set_menus", no_menus)
        dispatcher = Dispatcher(
            registry=registry,
            storage=storage,
            clock=clock,
            roles=telegram.roles,
            languages=languages,
            defaults=Defaults("Pewarta", "id", ZoneInfo("Asia/Jakarta")),
        )
        async with TelegramPlatform(telegram, clock).listening(dispatcher, storage, languages):
            yield telegram._application, requests[0].sent


@asynccontextmanager
async def nothing() -> AsyncIterator[None]:
    yield


async def no_menus(*_: object) -> None:
    pass


def registry_of(commands: int) -> Registry:
    """So many commands that ask for nothing."""

    async def run(context: Context, argument: str) -> Message:
        del context, argument
        return sentence(ANSWER)

    return Registry([Command(f"perintah{number}", f"command{number}", run) for number in range(commands)])


async def cost(application: Any, sent: list[float], text: str) -> float:
    """Seconds of CPU an update, from the queue to its answer."""
    updates = [update(number, text, application.bot) for number in range(1, UPDATES + 1)]
    for one in updates[:WARM]:
        await application.process_update(one)
    before, start = len(sent), time.process_time()
    for one in updates[WARM:]:
        await application.update_queue.put(one)
    await until(lambda: len(sent) == before + UPDATES - WARM)
    return (time.process_time() - start) / (UPDATES - WARM)


async def until(true: Callable[[], bool]) -> None:
    """Waits until something holds."""
    while not true():  # noqa: ASYNC110 - what is waited for has no event
        await asyncio.sleep(0.005)


async def test_a_command_costs_little_more_than_a_bare_handler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 1.2 of a bot that does nothing else, as the library comes; and the same with fifty commands."""
    costs: dict[str, list[float]] = {}
    with server(tmp_path, "none") as url:
        for many, _ in itertools.product((1, 50), range(3)):
            text = f"/perintah{many - 1}"
            for name, transport in (("httpx", CountedHttpx), ("aiohttp", Counted)):
                async with bare(url, many, transport()) as (application, sent):
                    costs.setdefault(f"{name} {many}", []).append(await cost(application, sent, text))
            async with (
                open_storage(str(tmp_path / "news.db")) as storage,
                ours(url, registry_of(many), storage, monkeypatch) as (application, sent),
            ):
                costs.setdefault(f"ours {many}", []).append(await cost(application, sent, text))
    least = {name: min(values) for name, values in costs.items()}
    one, fifty = (least[f"ours {many}"] for many in (1, 50))
    print(f"\na command: {one * 1e6:.0f} µs with one command, {fifty * 1e6:.0f} with fifty", end="; ")
    print(f"{one / least['httpx 1']:.2f} of a bare handler ({fifty / least['httpx 50']:.2f} with fifty)", end="; ")
    print(f"{one / least['aiohttp 1']:.2f} ({fifty / least['aiohttp 50']:.2f}) of one with our transport")
    assert one <= 1.2 * least["httpx 1"]
    assert fifty <= 1.2 * least["httpx 50"]
    assert fifty <= 1.2 * one


async def test_200_commands_a_second_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Summaries from a real database, from two hundred people a second: the last waits no longer than the first."""
    with server(tmp_path, "none") as url, one_core():
        async with (
            open_storage(str(tmp_path / "news.db")) as storage,
            ours(url, all_commands(), storage, monkeypatch) as (application, sent),
        ):
            await storage.store([write(str(number)) for number in range(100)], at=DAY)
            asked = await at_a_rate(application, sent)
    waits = [answered - put for put, answered in zip(asked, sent, strict=True)]
    third = len(waits) // 3
    first, last = (statistics.median(part) for part in (waits[:third], waits[-third:]))
    cpu = time.process_time()
    print(
        f"\n{RATE} commands a second for {SECONDS} s on one core: median {first * 1000:.1f} ms in the first third",
        end="",
    )
    print(f", {last * 1000:.1f} ms in the last, p99 {percentile(waits, 0.99):.0f} ms ({cpu:.1f} s of CPU in all)")
    assert last <= 2 * first + 0.005
    assert percentile(waits, 0.99) <= 250


@contextmanager
def one_core() -> Iterator[None]:
    """What is started here shares a core; the server has the others."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


async def at_a_rate(application: Any, sent: list[float]) -> list[float]:
    """When each of the commands was given, at RATE a second."""
    asked: list[float] = []
    start = time.perf_counter()
    for number in range(RATE * SECONDS):
        one = update(number + 1, "/ringkasan", application.bot)
        await asyncio.sleep(max(0.0, start + number / RATE - time.perf_counter()))
        asked.append(time.perf_counter())
        await application.update_queue.put(one)
    await until(lambda: len(sent) == len(asked))
    return asked
