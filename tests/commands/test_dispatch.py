"""The dispatcher: there is always an answer, in the right language, and only to those who may ask."""

import logging
from dataclasses import replace

import pytest

from bot.commands import Command, Registry, Role, all_commands
from bot.commands.context import Context
from bot.message import Message
from storage.base import Storage
from storage.errors import StorageFull
from storage.records import Chat as StoredChat
from tests.commands.conftest import Chat, GivenRole, calls


async def test_a_misspelt_command_is_answered_with_the_one_meant(chat: Chat) -> None:
    """The nearest name is offered as a button, and help beside it."""
    message = await chat.say("/ringksan")
    assert list(calls(message)) == ["/ringkasan", "Bantuan"]
    assert list(calls(await chat.say("/xyzzy"))) == ["Bantuan"]


@pytest.mark.parametrize("name", ["RINGKASAN", "Summary", "summary"])
async def test_names_count_in_any_case_and_by_alias(chat: Chat, name: str) -> None:
    """People type as they like."""
    assert (await chat.reads(f"/{name}")).startswith("Jembatan")


@pytest.mark.parametrize(
    ("chosen", "sent", "expected"),
    [
        ("en", "id", "Latest"),
        (None, "en-GB", "Latest"),
        (None, "id", "Berita"),
        (None, "fr", "Berita"),
        (None, None, "Berita"),
    ],
)
async def test_the_chats_language_comes_before_the_askers(
    chat: Chat, stored: Storage, chosen: str | None, sent: str | None, expected: str
) -> None:
    """What the chat chose, else what the platform says of the asker, else the bot's default."""
    await stored.save_chat(StoredChat(chat.target.address, language=chosen))
    chat.language = sent
    assert (await chat.reads("/terbaru")).startswith(expected)


@pytest.mark.parametrize(("role", "allowed"), [(Role.ANYONE, False), (Role.CHAT_ADMIN, True), (Role.OPERATOR, True)])
async def test_a_chats_settings_are_its_admins(chat: Chat, roles: GivenRole, role: Role, allowed: bool) -> None:
    """A refusal says who may; everybody else's questions are answered all the same."""
    roles.role = role
    assert ("Hanya admin" not in await chat.reads("/setelan bahasa en")) == allowed
    assert "kabar.example" in await chat.reads("/terbaru")


async def _full(context: Context, argument: str) -> Message:
    raise StorageFull("pewarta.db: the disk is full")


async def _broken(context: Context, argument: str) -> Message:
    raise ZeroDivisionError(argument)


@pytest.fixture
def registry() -> Registry:
    return all_commands([Command("penuh", "full", _full), Command("rusak", "broken", _broken)])


async def test_what_goes_wrong_is_a_sentence_in_the_chat_and_a_cause_in_the_log(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    """A person never sees a traceback; the operator finds it."""
    with caplog.at_level(logging.ERROR):
        assert "Basis data" in await chat.reads("/penuh")
        assert "kesalahan di pihak kami" in await chat.reads("/rusak")
    assert "command.storage_failed command=penuh" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_an_unknown_zone_in_the_database_does_not_silence_a_chat(chat: Chat, stored: Storage) -> None:
    """The default zone stands in."""
    kept = await stored.chat(chat.target.address)
    await stored.save_chat(replace(kept, timezone="Mars/Olympus"))
    assert "WIB" in await chat.reads("/setelan")


def test_two_commands_cannot_share_a_name() -> None:
    """A clash is found when the registry is built."""
    with pytest.raises(ValueError, match="share a name"):
        all_commands([Command("cari", "find", _full)])


async def test_help_lists_every_command_and_explains_one(chat: Chat, registry: Registry) -> None:
    """Help is made from the registry."""
    registered = all_commands()
    chat.dispatcher.registry = registered
    text = await chat.reads("/bantuan")
    assert all(f"/{command.name} " in text and f"(/{command.alias})" in text for command in registered.commands)
    assert "Hanya untuk admin obrolan ini." in await chat.reads("/bantuan setelan")
    assert "tidak ada" in await chat.reads("/bantuan apa")
