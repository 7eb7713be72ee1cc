"""Buttons of every operator command: whoever presses is asked for their right again, whosever button it is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.adapters.telegram import Telegram
from bot.adapters.telegram.address import Place
from bot.clock import MovableClock
from bot.commands import all_commands
from bot.locale import load_languages
from bot.message import Call, Message, Paragraph, Request, Text
from storage.base import Storage
from tests.adapters.telegram.conftest import OPERATOR, Commands
from tests.adapters.test_who_may import COMMANDS, Ran
from tests.telegram_api import BotApi

MEMBER, GROUP = 7, -100


@pytest.fixture
async def ran(telegram: Telegram, storage: Storage, clock: MovableClock, commands: Commands) -> AsyncIterator[Ran]:
    """Listens, with nothing behind the operators' commands but a note that they ran."""
    noted = Ran(storage, clock)

    async def answer(request: Request) -> Message:
        return await noted(request, telegram.roles)

    listening = telegram.listening(
        answer=answer, find=commands.find, chats=commands, registry=all_commands(), languages=load_languages()
    )
    async with listening:
        yield noted


async def offered(telegram: Telegram, api: BotApi, chat: int) -> dict[str, Any]:
    """A message with a button of each operator command, as an operator got it."""
    rows = tuple((Call(command.name, command.name, "!00000000 isi"),) for command in COMMANDS)
    await telegram.sender.answer(Place(chat), Message((Paragraph((Text("Yakin?"),)),), rows))
    return next(iter(api.sent.values()))


async def pressed(api: BotApi, message: dict[str, Any], user: int) -> None:
    before = api.every["answerCallbackQuery"]
    for command in COMMANDS:
        api.press(message, command.name, user=user)
    await api.until(lambda: api.every["answerCallbackQuery"] == before + len(COMMANDS))


@pytest.mark.parametrize("chat", [pytest.param(GROUP, marks=pytest.mark.soak), OPERATOR])
async def test_only_an_operators_press_runs_an_operators_command(
    api: BotApi, telegram: Telegram, ran: Ran, chat: int
) -> None:
    """Another person's press does not, nor that of one who was an operator when the button came."""
    message = await offered(telegram, api, chat)
    await pressed(api, message, MEMBER)
    assert ran.ran == []
    await pressed(api, message, OPERATOR)
    await api.until(lambda: len(ran.ran) == len(COMMANDS))
    assert {name for name, _ in ran.ran} == {command.name for command in COMMANDS}
    telegram.roles.configure([MEMBER])
    ran.ran.clear()
    await pressed(api, message, OPERATOR)
    await pressed(api, message, MEMBER)
    await api.until(lambda: len(ran.ran) == len(COMMANDS))


async def test_an_edited_message_is_its_writers_whoever_wrote_before(api: BotApi, telegram: Telegram, ran: Ran) -> None:
    """An edit by a member runs nothing, an operator's does; a forward that is edited never."""
    forwarded = {"type": "user", "date": 1, "sender_user": {"id": MEMBER, "is_bot": False, "first_name": "Jahat"}}
    group: dict[str, Any] = {}
    for number, command in enumerate(COMMANDS):
        # A chat of its own for each: Telegram is slow with the answers in one group.
        group = {"chat": GROUP - number, "kind": "supergroup"}
        api.push(edited_message=api.message(f"/{command.name} isi", user=MEMBER, **group))
        api.push(edited_message=api.message(f"/{command.name} isi", user=OPERATOR, forward_origin=forwarded, **group))
        api.push(edited_message=api.message(f"/{command.alias} isi", user=OPERATOR, **group))
    await api.until(lambda: len(ran.ran) == len(COMMANDS))
    assert {name for name, _ in ran.ran} == {command.name for command in COMMANDS}
    telegram.roles.configure([])
    api.push(edited_message=api.message(f"/{COMMANDS[0].name} lagi", user=OPERATOR, **group))
    before = len(api.texts(group["chat"]))
    await api.until(lambda: len(api.texts(group["chat"])) > before)
    assert len(ran.ran) == len(COMMANDS)
