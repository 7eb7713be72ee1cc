"""Whether Telegram is heard is told by its answers to polls, not by whether somebody polls."""

import asyncio

import pytest

from bot.adapters.telegram import Settings, open_telegram, polling
from bot.commands import all_commands
from bot.locale import load_languages
from storage.base import Storage
from tests.adapters.telegram.conftest import NOW, Commands
from tests.telegram_api import TOKEN, BotApi, refuse


async def test_a_bot_whose_polls_are_refused_hears_nothing(
    api: BotApi, storage: Storage, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It listens once a poll was answered; where another bot takes the updates it polls on, and is deaf."""
    monkeypatch.setattr(polling, "QUIET", 0.4)
    settings = Settings(token=TOKEN, api_url=api.url)  # type: ignore[attr-defined]

    async def becomes(listens: bool) -> None:
        async with asyncio.timeout(10):
            while telegram.listens is not listens:  # noqa: ASYNC110 - time alone changes it
                await asyncio.sleep(0.02)

    async with open_telegram(settings, storage, lambda: NOW) as telegram:
        assert not telegram.listens
        listening = telegram.listening(
            answer=commands.answer,
            find=commands.find,
            chats=commands,
            registry=all_commands(),
            languages=load_languages(),
        )
        api.say("/terbaru")
        async with listening:
            await becomes(True)
            api.faults["getUpdates"] = [refuse(409, "Conflict: terminated by other getUpdates request")] * 1000
            api.say("/terbaru")
            await becomes(False)
