"""Telegram is away for ten minutes, and comes back: nothing is lost and nothing comes twice. In time that runs fast."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.request import BaseRequest, RequestData

from bot.adapters.telegram import Settings, Telegram, open_telegram
from bot.adapters.telegram.transport import NotConnected
from bot.commands import all_commands
from bot.locale import load_languages
from bot.publish.outbox import Outbox, OutboxOptions
from bot.publish.stored_message import to_json
from storage import open_storage
from storage.base import Storage
from storage.records import NewPost, SlotWrite
from tests.adapters.telegram.conftest import NOW, Commands, sentence
from tests.fast_time import FastLoop
from tests.telegram_api import TOKEN, BotApi

MINUTES = 10 * 60.0
CHANNELS = [f"telegram:-100{number}" for number in range(1, 13)]
Trouble = Callable[[], tuple[int, bytes]]


def unreachable() -> tuple[int, bytes]:
    """No connection."""
    raise NotConnected("no connection: ClientConnectorError")


def bad_gateway() -> tuple[int, bytes]:
    """Telegram answers that it cannot answer."""
    return 502, b'{"ok": false, "error_code": 502, "description": "Bad Gateway"}'


class Wire(BaseRequest):
    """The stand-in without a socket, so that time can run fast; ``trouble`` is what happens instead, if anything."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self.trouble: Trouble | None = None
        self.tried = 0

    @property
    def read_timeout(self) -> float:
        """Nothing takes long here."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """One call."""
        if self.trouble is not None:
            self.tried += 1
            return self.trouble()
        fields = dict(request_data.json_parameters) if request_data else {}
        response = await self._api.asked(TOKEN, url.rsplit("/", 1)[1], fields)
        return response.status, response.body  # type: ignore[attr-defined]


class LoopClock:
    """The time of day, by the loop's own clock."""

    def __init__(self) -> None:
        self._start = asyncio.get_running_loop().time()

    def now(self) -> datetime:
        return NOW + timedelta(seconds=asyncio.get_running_loop().time() - self._start)


@pytest.fixture
def wires(monkeypatch: pytest.MonkeyPatch) -> tuple[BotApi, Wire]:
    """The stand-in, and the one way to it."""
    api = BotApi()
    wire = Wire(api)
    monkeypatch.setattr("bot.adapters.telegram.serve.AiohttpRequest", lambda **_: wire)
    return api, wire


@asynccontextmanager
async def serving(storage: Storage, clock: LoopClock, commands: Commands) -> AsyncIterator[Telegram]:
    """The adapter, and the outbox over its sender."""
    stopping = asyncio.Event()
    async with (
        open_telegram(Settings(token=TOKEN), storage, clock.now) as telegram,
        telegram.listening(
            answer=commands.answer,
            find=commands.find,
            chats=commands,
            registry=all_commands(),
            languages=load_languages(),
        ),
    ):
        outbox = Outbox(storage, {"telegram": telegram.sender}, clock, OutboxOptions(look=60.0))
        running = asyncio.ensure_future(outbox.run(stopping))
        yield telegram
        stopping.set()
        await running


async def post(storage: Storage, slot: str, clock: LoopClock) -> None:
    """One post to each channel."""
    at, body = clock.now(), to_json(sentence(f"Kiriman {slot}"))
    writes = [
        SlotWrite(schedule="pagi", slot=slot, target=one, at=at, verdict="posted", post=NewPost(body=body))
        for one in CHANNELS
    ]
    await storage.write_slots(writes, at=at)


async def until(true: Callable[[], bool], seconds: float) -> None:
    """Waits for something, in the loop's time."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - it is a poll
            await asyncio.sleep(0.5)


@pytest.mark.parametrize("trouble", [unreachable, bad_gateway])
def test_ten_minutes_away(wires: tuple[BotApi, Wire], database: Path, trouble: Trouble) -> None:
    """What people asked meanwhile is answered, what was to be posted is posted or uncertain; nothing comes twice."""
    api, wire = wires
    commands = Commands()

    async def work() -> list[str]:
        async with open_storage(str(database)) as storage:
            clock = LoopClock()
            async with serving(storage, clock, commands):
                api.say("/terbaru")
                await until(lambda: len(api.texts()) == 1, 60)
                wire.trouble = trouble
                await post(storage, "1", clock)
                await asyncio.sleep(30)
                api.say("/kutipan")
                await asyncio.sleep(MINUTES)
                assert all(not api.texts(one.partition(":")[2]) for one in CHANNELS)
                assert len(api.texts()) == 1
                wire.trouble = None
                await until(lambda: len(api.texts()) == 2, 60)
                await post(storage, "2", clock)
                await until(lambda: all(api.texts(one.partition(":")[2]) for one in CHANNELS), 30 * 60)
                await asyncio.sleep(60)
            rows = await storage.deliveries(["pending", "sending", "uncertain", "failed", "sent"], limit=99)
            return [f"{row.slot} {row.state}" for row in rows.items]

    with asyncio.Runner(loop_factory=lambda: FastLoop(0.002)) as runner:
        states = runner.run(work())
    assert len(states) == 2 * len(CHANNELS)
    first = "sent" if trouble is unreachable else "uncertain"
    assert set(states) == {f"1 {first}", "2 sent"}
    expected = ["Kiriman 1", "Kiriman 2"] if trouble is unreachable else ["Kiriman 2"]
    assert all(api.texts(one.partition(":")[2]) == expected for one in CHANNELS)
    assert [request.command for request in commands.asked] == ["terbaru", "kutipan"]
    # Growing pauses: in ten minutes it was not asked more than a few times a minute for each of what wanted to be sent.
    assert wire.tried <= 200
