"""What a person on Discord sees: commands, buttons and completion, against discord.py's own machinery."""

import dataclasses
import json
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import discord
import pytest
import simcord

from bot.adapters.discord import membership
from bot.adapters.discord.buttons import PREFIX
from bot.adapters.discord.options import argument_of, options_of
from bot.adapters.discord.slash import slash_commands
from bot.adapters.discord.sync import sync_changed
from bot.commands import Role, all_commands
from bot.commands.outbox import COMMAND as OUTBOX
from bot.commands.registry import Registry
from bot.message import Asker, Call, Message, Paragraph, Request, Target, Text
from tests.adapters.discord.conftest import WORDS, KeptStrings, Service

Env = simcord.Env
pytestmark = pytest.mark.simcord(shard_count=1)


@dataclasses.dataclass
class Place:
    env: Env
    channel: Any
    ani: Any

    async def ask(self, name: str, **options: str) -> Any:
        return await self.ani.slash(self.channel, name, **options)


@pytest.fixture
def place(simcord_env: Env) -> Place:
    """A server with a channel and somebody in it."""
    guild = simcord_env.create_guild()
    return Place(simcord_env, guild.create_text_channel("warta"), guild.add_member(simcord_env.create_user("ani")))


def buttons(message: Any) -> list[dict[str, Any]]:
    return [button for row in message.components for button in row["components"]]


@pytest.mark.parametrize("command", [command.name for command in all_commands().commands if command.role == 0])
async def test_every_command_answers_its_asker_alone(place: Place, command: str) -> None:
    """An embed that nobody else sees."""
    result = await place.ask(command)
    assert result.response.ephemeral
    assert result.response.embeds[0].description


async def test_a_question_is_acknowledged_before_it_is_answered(place: Place, service: Service) -> None:
    """Whatever the database takes, Discord has heard of us: the wait is on the screen when the answer is begun."""
    begun: list[str] = []
    answer = service.dispatcher.answer

    async def slow(request: Request) -> Message:
        begun.append(place.env.transcript())
        return await answer(request)

    service.dispatcher.answer = slow  # type: ignore[method-assign]
    await place.ask("terbaru")
    assert "/callback {'type': 5, 'data': {'flags': 64}}" in begun[0]


async def test_a_page_turns_in_place(place: Place, service: Service) -> None:
    """The message that was pressed on is edited; no other one is sent."""

    async def numbered(request: Request) -> Message:
        text = Paragraph((Text(f"Halaman {request.argument or 1}"),))
        return Message((text,), ((Call("›", "terbaru", "2", edits=True),),))

    service.dispatcher.answer = numbered  # type: ignore[method-assign]
    shown = (await place.ask("terbaru")).response
    await place.ani.click(shown.message, label="›")
    assert shown.embeds[0].description == "Halaman 2"


async def test_a_long_answer_comes_in_several_messages(place: Place, service: Service) -> None:
    """All to the asker alone, with the buttons under the last."""

    async def long(request: Request) -> Message:
        return Message((Paragraph((Text("Satu kalimat. " * 700),)),), ((Call("x", "terbaru"),),))

    service.dispatcher.answer = long  # type: ignore[method-assign]
    result = await place.ask("terbaru")
    assert [message.ephemeral for message in (result.response, *result.followups)] == [True] * 3
    assert [bool(message.components) for message in (result.response, *result.followups)] == [False, False, True]


async def test_files_come_with_their_answer(place: Place) -> None:
    """A calendar file is a file."""
    shown = (await place.ask("jadwal", isi="Pertemuan dua pihak")).response
    result = await place.ani.click(shown.message, label="Save to calendar")
    assert [file.filename.endswith(".ics") for file in result.response.attachments] == [True]


async def test_an_interaction_answered_already_is_left_alone(place: Place, service: Service) -> None:
    """A second delivery runs nothing and raises nothing."""
    place.env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    await place.ask("terbaru")
    assert service.asked == []


async def test_an_operator_is_one_by_id_and_an_admin_by_permission(service: Service) -> None:
    """Nobody else is anything."""
    request = Request("x", "", Target("discord:1"), Asker("4242", "Op"))
    assert await service.roles.role_of(request) is Role.OPERATOR
    assert await service.roles.role_of(dataclasses.replace(request, asker=Asker("1", "Ani"))) is Role.ANYONE


async def test_a_member_who_was_let_through_to_settings_is_still_refused(place: Place, service: Service) -> None:
    """A server may show the command to everyone; changing settings stays with those who manage the server."""
    place.env.bot.tree.get_command("setelan").default_permissions = None
    await place.env.bot.tree.sync()
    result = await place.ask("setelan", apa="bahasa", nilai="id")
    assert "Only the admins" in result.response.embeds[0].description


async def test_a_server_that_invites_the_bot_is_greeted_and_one_that_drops_it_is_noted(
    place: Place, service: Service
) -> None:
    """A word of welcome in the first open channel; afterwards the channels that are gone."""
    client: Any = place.env.bot
    guild = client.get_guild(place.env.guild.id)
    await client.on_guild_join(guild)
    assert "/terbaru" in place.channel.last_message.content
    await client.on_guild_remove(guild)
    assert Target(f"discord:{place.channel.id}") in service.chats.gone


async def test_whoever_installed_the_bot_is_greeted_where_the_log_tells(place: Place) -> None:
    """In their direct messages; the channel is left alone."""
    guild: Any = place.env.bot.get_guild(place.env.guild.id)
    said: list[str] = []

    class Installer:
        async def send(self, text: str) -> None:
            said.append(text)

    class Entry:
        target, user = guild.me, Installer()

    async def log(**_: object) -> AsyncIterator[Entry]:
        yield Entry()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discord.Guild, "audit_logs", lambda self, **kinds: log(**kinds))
        patch.setattr(discord.Member, "guild_permissions", discord.Permissions(view_audit_log=True))
        await membership.greet(guild, "Halo")
    assert said == ["Halo"]
    assert place.channel.last_message is None


async def test_a_channel_that_may_be_written_in_again_goes_on(place: Place, service: Service) -> None:
    """Its permissions changed; one that stays closed is not taken up."""
    channel = place.env.bot.get_channel(place.channel.id)
    await place.env.bot.on_guild_channel_update(channel, channel)
    assert Target(f"discord:{place.channel.id}") in service.chats.there
    service.chats.there.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discord.TextChannel, "permissions_for", lambda *_: discord.Permissions.none())
        await place.env.bot.on_guild_channel_update(channel, channel)
    assert service.chats.there == []


async def test_channels_opened_while_the_bot_was_away_go_on(place: Place, service: Service) -> None:
    """As soon as it is connected again."""
    service.chats.there.clear()
    await place.env.restart_bot(service.client())
    assert Target(f"discord:{place.channel.id}") in service.chats.there


async def test_a_role_that_the_bot_is_given_opens_channels(place: Place, service: Service) -> None:
    """Of itself it is told without any privileged intent; other people's roles are nothing to it."""
    client: Any = place.env.bot
    guild = client.get_guild(place.env.guild.id)
    service.chats.there.clear()

    def member(number: int, *roles: str) -> Any:
        return SimpleNamespace(id=number, roles=roles, guild=guild)

    await client.on_member_update(member(place.ani.id), member(place.ani.id, "writers"))
    await client.on_member_update(member(client.user.id, "writers"), member(client.user.id, "writers"))
    assert service.chats.there == []
    await client.on_member_update(member(client.user.id), member(client.user.id, "writers"))
    assert Target(f"discord:{place.channel.id}") in service.chats.there


async def test_an_answer_comes_from_the_chats_channel_in_the_askers_name(place: Place, service: Service) -> None:
    """The request says where and who."""
    await place.ask("terbaru")
    (request,) = service.asked
    assert request.target.address == f"discord:{place.channel.id}"
    assert request.asker.id == str(place.ani.id)


async def test_a_button_still_works_after_a_restart(place: Place, service: Service) -> None:
    """What it does stands in its id."""
    shown = (await place.ask("terbaru")).response
    await place.env.restart_bot(service.client())
    result = await place.ani.click(shown.message, custom_id=buttons(shown)[0]["custom_id"])
    assert service.asked[-1].command == "ringkasan"
    assert result.response.ephemeral


async def test_sharing_shows_the_answer_to_everyone(place: Place) -> None:
    """The same embed, public, without the button that shared it."""
    shown = (await place.ask("tokoh")).response
    result = await place.ani.click(shown.message, label="Share")
    assert not result.response.ephemeral
    assert result.response.embeds == shown.embeds
    assert "Share" not in {button["label"] for button in buttons(result.response)}
    assert len(buttons(result.response)) == len(buttons(shown)) - 1


async def test_a_forged_button_is_refused_politely(place: Place, service: Service) -> None:
    """Nothing is run, and the person is told what to do."""
    shown = (await place.ask("terbaru")).response
    service.codec.secret = b"another"
    asked = len(service.asked)
    result = await place.ani.click(shown.message, custom_id=buttons(shown)[0]["custom_id"])
    assert "no longer works" in result.response.content
    assert len(service.asked) == asked


async def test_copying_shows_the_text_as_code(place: Place) -> None:
    """Discord has no button that copies; a code block has one."""
    shown = (await place.ask("kutipan", isi="Rini")).response
    result = await place.ani.click(shown.message, label="Copy 1")
    assert result.response.ephemeral
    assert result.response.content.startswith("```\n“")


async def test_only_admins_change_settings(place: Place, service: Service) -> None:
    """Discord's own permission hides the command; ours refuses it where somebody was let through."""
    guild = place.env.guild
    admin = guild.add_member(
        place.env.create_user("budi"),
        roles=[guild.create_role("admin", permissions=discord.Permissions(manage_guild=True))],
    )
    result = await admin.slash(place.channel, "setelan", apa="bahasa", nilai="en")
    assert "English" in result.response.embeds[0].description
    assert place.env.bot.tree.get_command("setelan").default_permissions == discord.Permissions(manage_guild=True)


@pytest.mark.parametrize(
    ("command", "typed", "expected"),
    [
        ("ringkasan", "jemb", "Jembatan diperbaiki"),
        ("tokoh", "rini", "Rini Astuti"),
        ("jadwal", "temuan", "Pertemuan dua pihak"),
        ("terbaru", "", "ekonomi"),
        ("kutipan", "bayu", "Bayu Rini"),
    ],
)
async def test_completion_offers_what_is_stored_and_its_choice_is_understood(
    place: Place, command: str, typed: str, expected: str
) -> None:
    """A choice, sent back, is the article, person or event that was shown."""
    choices = await place.ani.autocomplete(place.channel, command, "isi", typed)
    chosen = next(choice for choice in choices if choice["name"] == expected)
    embed = (await place.ask(command, isi=chosen["value"])).response.embeds[0]
    assert expected in f"{embed.title} {embed.description}"


async def test_commands_are_told_to_discord_only_when_they_changed(place: Place, service: Service) -> None:
    """A second start with the same commands asks for nothing; a lost hash asks again."""

    def told() -> int:
        return sum(entry.method == "PUT" and entry.path.endswith("/commands") for entry in place.env.http_requests)

    assert told() == 1
    await place.env.restart_bot(service.client())
    assert told() == 1
    service.kept.strings["discord-commands"] = "of last year"
    await place.env.restart_bot(service.client())
    assert told() == 2


async def test_a_test_server_is_told_at_once_and_alone(place: Place, service: Service) -> None:
    """Its commands are told when they changed; once it is no test server any more, they are taken back."""
    kept, tree = KeptStrings(), place.env.bot.tree

    def told() -> list[str]:
        puts = [entry.path for entry in place.env.http_requests if entry.method == "PUT"]
        return [path.partition("/applications/")[2].partition("/")[2] for path in puts if path.endswith("/commands")]

    guild, before = place.env.guild.id, len(told())
    for test_guild in (guild, guild, None, None):
        await sync_changed(tree, kept, test_guild=test_guild)
    assert told()[before:] == [f"guilds/{guild}/commands", f"guilds/{guild}/commands", "commands"]
    assert tree.get_command("terbaru") is not None


async def test_names_are_indonesian_and_english_beside_it(place: Place) -> None:
    """Both names and both descriptions go to Discord, with the contexts and installs allowed."""
    tree = place.env.bot.tree
    payload = await tree.get_command("ringkasan").get_translated_payload(tree, tree.translator)
    assert payload["name_localizations"]["en-US"] == payload["name_localizations"]["en-GB"] == "summary"
    assert payload["description_localizations"]["en-US"] == "one article, summed up in its own sentences"
    assert payload["options"][0]["name_localizations"]["en-GB"] == "what"
    assert payload["contexts"] == [0, 1, 2]
    assert payload["integration_types"] == [0, 1]
    assert len(json.dumps(payload)) < 8000


def admin_of(place: Place) -> Any:
    """Somebody who runs the server."""
    role = place.env.guild.create_role("admin", permissions=discord.Permissions(administrator=True))
    return place.env.guild.add_member(place.env.create_user("budi"), roles=[role])


@pytest.mark.parametrize(
    ("command", "options", "argument"),
    [
        ("setelan", {"apa": "bahasa", "nilai": "en"}, "bahasa en"),
        ("setelan", {}, ""),
        ("koreksi", {"artikel": "#1", "catatan": "Ralat kedua."}, "#1 Ralat kedua."),
        ("koreksi", {"artikel": "#1"}, "#1"),
        ("ringkasan", {"isi": "jembatan"}, "jembatan"),
    ],
)
async def test_options_make_the_argument_that_could_be_typed(
    place: Place, service: Service, command: str, options: dict[str, str], argument: str
) -> None:
    """What is left out stands nowhere."""
    await admin_of(place).slash(place.channel, command, **options)
    assert (service.asked[-1].command, service.asked[-1].argument) == (command, argument)


def test_a_row_of_the_outbox_is_a_number() -> None:
    """Typed as one, and read as one."""
    action, row = options_of(OUTBOX)
    assert argument_of((action, row), {"aksi": "kirim", "nomor": 7}) == "kirim #7"
    assert argument_of((action, row), {"aksi": "failed", "nomor": None}) == "failed"
    (made,) = slash_commands(Registry((OUTBOX,)), WORDS["id"], nobody, nothing)
    assert [option.type for option in made.parameters] == [
        discord.AppCommandOptionType.string,
        discord.AppCommandOptionType.integer,
    ]
    assert [choice.value for choice in made.parameters[0].choices][-2:] == ["kirim", "buang"]


async def nobody(*_: object) -> None:
    """Answers nothing."""


async def nothing(*_: object) -> list[tuple[str, str]]:
    """Completes nothing."""
    return []


async def test_a_value_is_completed_by_what_is_set(place: Place) -> None:
    """Zones for the zone, styles for the style; other editors' commands complete articles, events and topics too."""
    admin = admin_of(place)
    for apa, value in (("zona", "WITA"), ("gaya", "lengkap"), ("tenang", "mati")):
        found = await admin.autocomplete(place.channel, "setelan", "nilai", value[:2], apa=apa)
        assert value in {choice["value"] for choice in found}
    article = await admin.autocomplete(place.channel, "koreksi", "artikel", "jemb")
    assert "Jembatan diperbaiki" in {choice["name"] for choice in article}


def test_our_ids_begin_so_that_no_other_bots_button_is_taken() -> None:
    """The prefix is part of every stored button: changing it would kill them all."""
    assert PREFIX == "pw:"
