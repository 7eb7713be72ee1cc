"""Role x kind of chat x command, on both platforms: what operators may, nobody else may, whatever they look like."""

from dataclasses import dataclass, field, replace
from itertools import product
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import discord
import pytest
from telegram import Bot
from telegram import Message as Said
from telegram.constants import ChatMemberStatus

from bot.adapters.discord.requests import request_of
from bot.adapters.discord.roles import DiscordRoles
from bot.adapters.telegram.requests import asked
from bot.adapters.telegram.roles import TelegramRoles
from bot.clock import MovableClock
from bot.commands import Command, Registry, Role
from bot.commands.context import Context, Defaults
from bot.commands.dispatch import Dispatcher, Roles
from bot.locale import Words, load_languages
from bot.message import Message, Request, sentence
from storage.base import Storage
from tests.commands.conftest import plain
from tests.commands.every import every_command

OPERATOR, ADMIN, MEMBER = 111, 222, 333
GROUP, CHANNEL, LINKED = -100, -200, -300
COMMANDS = [command for command in every_command() if command.role is Role.OPERATOR]


class Members:
    """As much of Telegram as roles ask."""

    async def get_chat_member(self, chat: int | str, user: int) -> Any:
        status = ChatMemberStatus.ADMINISTRATOR if user == ADMIN else ChatMemberStatus.MEMBER
        return SimpleNamespace(status=status)


@dataclass
class Ran:
    """The operators' commands with nothing behind them but a note that they ran."""

    storage: Storage
    clock: MovableClock
    ran: list[tuple[str, bool]] = field(default_factory=list)
    languages: dict[str, Words] = field(default_factory=load_languages)

    async def __call__(self, request: Request, roles: Roles) -> Message:
        dispatcher = Dispatcher(
            registry=Registry([self._noting(command) for command in COMMANDS]),
            storage=self.storage,
            clock=self.clock,
            roles=roles,
            languages=self.languages,
            defaults=Defaults("Uji", "id", ZoneInfo("Asia/Jakarta")),
        )
        return await dispatcher.answer(request)

    def _noting(self, command: Command) -> Command:
        async def run(context: Context, argument: str) -> Message:
            self.ran.append((command.name, context.request.private))
            return sentence(argument)

        return replace(command, run=run)


@pytest.fixture
def ran(storage: Storage, clock: MovableClock) -> Ran:
    return Ran(storage, clock)


def said(name: str, who: str, where: str) -> dict[str, Any]:
    """A message as Telegram hands it over."""
    user = {"operator": OPERATOR, "admin": ADMIN, "member": MEMBER}.get(who, OPERATOR)
    chat = {"private": user, "group": GROUP, "channel": CHANNEL}[where]
    kind = {"private": "private", "group": "supergroup", "channel": "channel"}[where]
    message: dict[str, Any] = {
        "message_id": 1,
        "date": 1_770_000_000,
        "chat": {"id": chat, "type": kind, "title": "Ruang"},
        "from": {"id": user, "is_bot": False, "first_name": "Ani"},
        "text": f"/{name} isi",
    }
    if who == "anonymous admin":
        message |= {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": message["chat"]}
    if who == "linked channel":
        message |= {"sender_chat": {"id": LINKED, "type": "channel", "title": "Lain"}, "is_automatic_forward": True}
    if who == "operator's forward":
        origin = {"type": "user", "date": 1, "sender_user": {"id": MEMBER, "is_bot": False, "first_name": "Jahat"}}
        message |= {"forward_origin": origin}
    if who == "operator as a channel":
        sender = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
        message |= {"from": sender, "sender_chat": {"id": LINKED, "type": "channel", "title": "Lain"}}
    if who == "bot":
        message |= {"from": {"id": 444, "is_bot": True, "first_name": "Bot lain"}}
    if who == "operator by another bot":
        message |= {"via_bot": {"id": 444, "is_bot": True, "first_name": "Bot lain"}}
    if where == "channel":
        message |= {"sender_chat": message["chat"]}
        del message["from"]
    return message


TELEGRAM = (
    "operator",
    "admin",
    "member",
    "anonymous admin",
    "linked channel",
    "operator's forward",
    "operator as a channel",
    "operator by another bot",
    "bot",
)


async def test_on_telegram_only_operators_may(ran: Ran) -> None:
    """Every operator command, by everybody, in every kind of chat; a channel's post and a forward are nobody's."""
    roles = TelegramRoles(cast("Bot", Members()), [OPERATOR])
    for command, who, where in product(COMMANDS, TELEGRAM, ("private", "group", "channel")):
        if where == "private" and who in {"anonymous admin", "linked channel", "operator as a channel"}:
            continue
        for name in (command.name, command.alias):
            found = asked(cast("Said", Said.de_json(said(name, who, where), None)), "warta_bot")
            ran.ran.clear()
            answer = await ran(found.request, roles) if found else None
            may = who == "operator" and where != "channel"
            assert ran.ran == ([(command.name, where == "private")] if may else []), (name, who, where)
            if not may and answer is not None:
                assert "redaksi" in plain(answer), (name, who, where)


async def test_a_links_payload_runs_no_operators_command(ran: Ran) -> None:
    """Whoever makes a link does not act as the operator who follows it."""
    roles = TelegramRoles(cast("Bot", Members()), [OPERATOR])
    for command in COMMANDS:
        message = said("start", "operator", "private") | {"text": f"/start {command.name}-pagi"}
        found = asked(cast("Said", Said.de_json(message, None)), "warta_bot", frozenset({"ringkasan"}))
        assert found is not None
        await ran(found.request, roles)
    assert ran.ran == []


def interaction(who: str, where: str) -> discord.Interaction[Any]:
    """As much of an interaction as requests and roles read."""
    user = {"operator": OPERATOR, "admin": ADMIN, "member": MEMBER}[who]
    channel = {"private": discord.DMChannel, "group": discord.GroupChannel, "server": discord.TextChannel}[where]
    made = SimpleNamespace(
        channel_id=9,
        guild_id=5 if where == "server" else None,
        channel=channel.__new__(channel),
        user=SimpleNamespace(id=user, display_name="Ani"),
        locale=discord.Locale.indonesian,
        permissions=discord.Permissions(manage_guild=who == "admin", administrator=who == "admin"),
    )
    return cast("discord.Interaction[Any]", made)


async def test_on_discord_only_operators_may(ran: Ran) -> None:
    """A server's administrators are none, nor is whoever is alone with the bot."""
    roles = DiscordRoles([OPERATOR])
    for command, who, where in product(COMMANDS, ("operator", "admin", "member"), ("private", "group", "server")):
        asks = interaction(who, where)
        request = request_of(asks, command.name, "isi")
        roles.note(request, asks)
        ran.ran.clear()
        answer = await ran(request, roles)
        may = who == "operator"
        assert ran.ran == ([(command.name, where == "private")] if may else []), (command.name, who, where)
        assert may or "redaksi" in plain(answer)


async def test_who_was_an_operator_is_none_from_the_next_question_on(ran: Ran) -> None:
    """A changed configuration takes rights away at once."""
    on_telegram, on_discord = TelegramRoles(cast("Bot", Members()), [OPERATOR]), DiscordRoles([OPERATOR])
    found = asked(cast("Said", Said.de_json(said(COMMANDS[0].name, "operator", "private"), None)), "warta_bot")
    assert found is not None
    elsewhere = request_of(interaction("operator", "private"), COMMANDS[0].name, "")
    for request, roles in ((found.request, on_telegram), (elsewhere, on_discord)):
        await ran(request, roles)
        assert len(ran.ran) == 1
        roles.configure([999])
        await ran(request, roles)
        assert len(ran.ran) == 1
        ran.ran.clear()
