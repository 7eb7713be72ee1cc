"""A command that changes something is done exactly once, however often it comes and whatever ends the process."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta

import pytest

from bot.adapters.telegram import Settings, open_telegram
from bot.commands import all_commands
from bot.locale import load_languages
from bot.message import Call, Message
from storage.base import Storage
from storage.errors import StorageError
from tests.adapters.telegram.conftest import Commands, Listening, quick, sentence
from tests.telegram_api import TOKEN, BotApi, refuse

Start = Callable[[], AbstractAsyncContextManager[None]]


@pytest.fixture
def start(api: BotApi, storage: Storage, commands: Commands) -> Start:
    """A new process: nothing of the one before but the database."""

    @asynccontextmanager
    async def started() -> AsyncIterator[None]:
        settings = Settings(token=TOKEN, api_url=api.url)  # type: ignore[attr-defined]
        async with (
            open_telegram(settings, storage, lambda: commands.now, pacer=quick()) as telegram,
            telegram.listening(
                answer=commands.answer,
                find=commands.find,
                chats=commands,
                registry=all_commands(),
                languages=load_languages(),
            ),
        ):
            yield

    return started


@pytest.mark.parametrize("text", ["/setelan", "/terbaru"])
async def test_an_update_that_comes_twice_is_answered_once(
    api: BotApi, commands: Commands, listening: Listening, text: str
) -> None:
    """Telegram hands one over again when our word of having it was lost."""
    async with listening():
        update = api.say(text)
        await api.until(lambda: len(api.sent) == 1)
        api.repeat(update)
        api.say("/kutipan")
        await api.until(lambda: len(api.sent) == 2)
    assert [request.command for request in commands.asked] == [text[1:], "kutipan"]


async def test_a_change_that_comes_again_after_a_restart_is_not_answered_again(
    api: BotApi, commands: Commands, start: Start
) -> None:
    """Its name is in the database; it is the same for ever."""
    async with start():
        update = api.say("/setelan")
        await api.until(lambda: len(api.sent) == 1)
    async with start():
        api.repeat(update)
        api.say("/setelan")
        await api.until(lambda: len(api.sent) == 2)
    first, second = (request.once for request in commands.asked)
    assert first == f"telegram:{TOKEN.split(':', maxsplit=1)[0]}:{update['update_id']}"
    assert first != second


@pytest.mark.parametrize("pressed", [False, True])
async def test_a_change_that_was_not_answered_is_answered_by_the_next_process(
    api: BotApi, commands: Commands, start: Start, monkeypatch: pytest.MonkeyPatch, pressed: bool
) -> None:
    """Telegram was told that we have it, the process ended in its midst: the next one finds it, under the same name."""
    monkeypatch.setattr("bot.adapters.telegram.serve.DRAIN", 0.0)
    commands.reply = lambda request: sentence("Ya?", Call("Setelan", "setelan", "lagi"))
    held = asyncio.Event()
    real = commands.answer

    async def hang(request: object) -> Message:
        commands.asked.append(request)  # type: ignore[arg-type]
        await held.wait()
        raise AssertionError

    async with start():
        api.say("/terbaru")
        await api.until(lambda: len(api.sent) == 1)
        (message,) = api.sent.values()
    commands.answer = hang  # type: ignore[method-assign]
    async with start():
        if pressed:
            api.press(message, "Setelan")
        else:
            api.say("/setelan lagi")
        await api.until(lambda: len(commands.asked) == 2)
    commands.answer = real  # type: ignore[method-assign]
    async with start():
        await api.until(lambda: len(api.sent) == 2)
    async with start():
        api.say("/terbaru")
        await api.until(lambda: len(api.sent) == 3)
    _, first, second, _ = commands.asked
    assert first == second
    assert (first.command, first.argument) == ("setelan", "lagi")


async def test_what_waited_longer_than_a_day_is_not_done_any_more(
    api: BotApi, commands: Commands, storage: Storage, start: Start
) -> None:
    """Nobody expects that an order of last week is carried out now."""
    key = f"telegram:{TOKEN.split(':', maxsplit=1)[0]}:5"
    body = '{"update_id": 5, "message": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}}'
    await storage.take_in(key, body, at=commands.now - timedelta(hours=25))
    async with start():
        api.say("/terbaru")
        await api.until(lambda: len(api.sent) == 1)
    assert [request.command for request in commands.asked] == ["terbaru"]


async def test_without_a_database_commands_still_come_through(
    api: BotApi, commands: Commands, listening: Listening, storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    """They can change nothing then, and say so themselves."""
    async with listening():
        await storage.close()
        api.say("/setelan")
        await api.until(lambda: len(commands.asked) == 1)
    with pytest.raises(StorageError):
        await storage.chat("x")
    assert "telegram.inbox_failed" in caplog.text


async def test_one_person_is_answered_in_order_and_keeps_nobody_waiting(
    api: BotApi, commands: Commands, listening: Listening
) -> None:
    """The second question waits for the first one's answer, another person's does not."""
    slow = asyncio.Event()
    real = commands.answer

    async def answer(request: object) -> Message:
        if request.argument == "lama":  # type: ignore[attr-defined]
            await slow.wait()
        return await real(request)  # type: ignore[arg-type]

    commands.answer = answer  # type: ignore[method-assign]
    async with listening():
        api.say("/cari lama")
        api.say("/cari baru")
        api.say("/cari lain", chat=8, user=8)
        await api.until(lambda: len(api.texts(8)) == 1)
        assert api.texts() == []
        slow.set()
        await api.until(lambda: api.texts() == ["cari lama", "cari baru"])


async def test_a_chat_that_is_halted_delays_no_other(api: BotApi, commands: Commands, listening: Listening) -> None:
    """Flood control on one chat: twenty others are answered meanwhile, and at the end that one too."""

    async def flood(fields: dict[str, object]) -> object:
        halt = refuse(429, "Too Many Requests", retry_after=1)
        return await halt(fields) if fields["chat_id"] == "7" and api.every["sendMessage"] < 25 else None

    api.faults["sendMessage"] = [flood] * 100  # type: ignore[list-item]
    async with listening():
        for _ in range(5):
            api.say("/terbaru")
        for chat in range(100, 120):
            api.say("/terbaru", chat=chat, user=chat)
        await api.until(lambda: len(api.sent) >= 20)
        assert all(len(api.texts(chat)) == 1 for chat in range(100, 120))
        assert api.texts() == []
        api.faults.clear()
        await api.until(lambda: len(api.texts()) == 5, seconds=10)


async def test_stopping_waits_for_no_chat_that_is_halted(
    api: BotApi, commands: Commands, listening: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that Telegram wants a minute later is given up in time; nothing is left running."""
    monkeypatch.setattr("bot.adapters.telegram.serve.DRAIN", 0.1)
    api.faults["sendMessage"] = [refuse(429, "Too Many Requests", retry_after=50)]
    async with asyncio.timeout(5), listening():
        api.say("/terbaru")
        api.say("/terbaru")
        await api.until(lambda: api.every["sendMessage"] == 1)
    assert api.texts() == []
