"""/konfig as modals, over the wire: what is typed is shown as a change, or comes back with why it is none."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.adapters.discord.roles import DiscordRoles
from bot.clock import MovableClock
from bot.commands import all_commands
from bot.commands.configure import configure_command
from bot.commands.context import Defaults
from bot.commands.correct import correct_command
from bot.commands.dispatch import Dispatcher
from bot.commands.posting import Desk, posting_commands
from bot.config import Config, load_config
from bot.config.file import ConfigFile
from bot.message import Message
from bot.publish.operators import OperatorDesk
from bot.publish.schedule import Schedule
from bot.publish.surroundings import Surroundings
from bot.reload.live import LiveConfig
from bot.reload.reconfiguring import reconfiguring
from storage.base import Storage
from tests.adapters.discord.conftest import WORDS, Service, opened
from tests.adapters.discord.wire import Wire

TOKEN = {"PEWARTA_DISCORD__TOKEN": "t"}
HELD = """[operators]
discord = [77]

[discord]
enabled = true

[[feeds]]
url = "https://a.example/rss"
name = "Kabar A"
"""


@dataclass
class Person:
    """Somebody in direct messages with the bot, over the gateway; each thing they do has a number."""

    wire: Wire
    live: LiveConfig
    storage: Storage
    done: int = 0

    async def says(self, name: str, **given: str) -> str:
        number = self._next()
        options = [{"name": option, "type": 3, "value": value} for option, value in given.items()]
        data = {"id": "5", "name": name, "type": 1, "options": options}
        await self.wire.interact(number, name, data=data)
        return await self._answer(number)

    async def typing(self, name: str, option: str, typed: str, **before: str) -> list[str]:
        """What is offered for what has been typed so far."""
        number = self._next()
        await self.wire.type(number, name, option, typed, **before)
        await until(lambda: number in self.wire.completed)
        return [choice["value"] for choice in self.wire.completed[number]]

    async def press(self, label: str) -> str:
        """Presses a button of the last answer; what is answered."""
        return await self._answer(await self._pressed(label))

    async def opens(self, label: str) -> dict[str, Any]:
        """Presses a button that opens a form."""
        number = await self._pressed(label)
        await until(lambda: number in self.wire.modals)
        return self.wire.modals[number]

    async def fills(self, modal: dict[str, Any], *values: str) -> str:
        number = self._next()
        await self.wire.submit(number, modal["custom_id"], *values)
        return await self._answer(number)

    async def _pressed(self, label: str) -> str:
        on, number = list(self.wire.shown)[-1], self._next()
        await self.wire.press(number, label, on)
        return number

    async def _answer(self, number: str) -> str:
        await until(lambda: number in self.wire.answered)
        answered = self.wire.answered[number]
        (embed,) = answered["embeds"]
        # What a person reads: without the marks that keep Discord from obeying it.
        return f"{embed.get('title', '')}\n{embed['description']}".replace("\\", "")

    def _next(self) -> str:
        self.done += 1
        return str(self.done)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not true():  # noqa: ASYNC110 - what is waited for is at the other end of the wire
            await asyncio.sleep(0.005)


def held(modal: dict[str, Any]) -> list[str]:
    """What the fields of a form hold at first."""
    return [label["component"].get("value") or "" for label in modal["components"]]


@dataclass
class Held:
    """A configuration file, what holds, and the dispatcher over both."""

    live: LiveConfig
    service: Service


@pytest.fixture
async def configured(service: Service, stored: Storage, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Held]:
    path = tmp_path / "config.toml"
    path.write_text(HELD, encoding="utf-8")
    config = load_config(path, TOKEN)
    live, surroundings = LiveConfig(config), Surroundings(stored, WORDS, Defaults("Uji", "id", config.bot.timezone))

    async def nothing(_: Schedule, __: datetime) -> Message | None:
        return None

    desk = OperatorDesk(surroundings, {}, (), lambda: None)
    changing = await reconfiguring(ConfigFile(path, TOKEN), live, stored, clock, desk, preview=nothing)
    roles = DiscordRoles([77])
    schedules = cast("Desk", SimpleNamespace(names=lambda: ("pagi", "sore")))
    commands = (configure_command(changing.desk), correct_command(lambda: None), *posting_commands(schedules))
    dispatcher = Dispatcher(
        registry=all_commands(commands),
        storage=stored,
        clock=clock,
        roles=roles,
        languages=WORDS,
        defaults=surroundings.defaults,
    )
    yield Held(live, replace(service, dispatcher=dispatcher, roles=roles))
    await live.close()


@pytest.fixture
async def operator(wire: Wire, configured: Held, stored: Storage) -> AsyncIterator[Person]:
    """An operator, before the adapter over a configuration file."""
    async with opened(configured.service, wire):
        await until(lambda: bool(wire.identified))
        yield Person(wire, configured.live, stored)


def config(operator: Person) -> Config:
    return operator.live.now


async def test_a_feed_is_added_by_a_form(operator: Person) -> None:
    """From the menu; what is wrong comes back with the reason and all that was typed, and nothing is written."""
    await operator.says("konfig")
    await operator.press("Tambah feed")
    modal = await operator.opens("Isi formulir")
    assert held(modal) == ["", "", ""]
    why = await operator.fills(modal, "ftp:/b.example", 'Kabar "B"', "politik, dunia")
    assert "Tidak diubah" in why
    assert "feeds[1].url: 'ftp:/b.example' bukan alamat web" in why
    again = await operator.opens("Perbaiki isian")
    assert held(again) == ["ftp:/b.example", 'Kabar "B"', "politik, dunia"]
    shown = await operator.fills(again, "https://b.example/rss", 'Kabar "B"', "politik, dunia")
    assert '+ url = "https://b.example/rss"' in shown
    assert len(config(operator).feeds) == 1
    assert "sudah berlaku" in await operator.press("Ya, ubah")
    feed = config(operator).feeds[1]
    assert (feed.url, feed.name, feed.topics) == ("https://b.example/rss", 'Kabar "B"', ("politik", "dunia"))


async def test_a_schedule_is_added_by_a_form_with_its_next_posts(operator: Person) -> None:
    """An hour that is none keeps the other four fields; the right one shows the next three posts before anything."""
    await operator.says("konfig", aksi="tambah", kunci="posts")
    modal = await operator.opens("Isi formulir")
    typed = ("sore", "25:00", "discord:100", "latest", "politik")
    assert "posts[0].at" in await operator.fills(modal, *typed)
    again = await operator.opens("Perbaiki isian")
    assert held(again) == list(typed)
    shown = await operator.fills(again, "sore", "17:00", *typed[2:])
    assert shown.count("pukul 17.00 WIB") == 3
    await operator.press("Ya, ubah")
    (post,) = config(operator).posts
    assert (post.name, f"{post.at:%H:%M}", post.what, post.filter.topics) == ("sore", "17:00", "latest", ("politik",))


async def test_a_feed_is_paused_by_buttons_and_a_value_by_a_form(operator: Person) -> None:
    """Each is asked before it is made; a value that is wrong comes back in its form."""
    await operator.says("konfig", aksi="jeda", kunci="feeds")
    assert "+ paused = true" in await operator.press("⏸ Kabar A")
    await operator.press("Ya, ubah")
    assert config(operator).feeds[0].paused
    await operator.says("konfig", aksi="atur", kunci="summary.sentences")
    modal = await operator.opens("Isi formulir")
    assert "paling banyak 10" in await operator.fills(modal, "99")
    again = await operator.opens("Perbaiki isian")
    assert held(again) == ["99"]
    await operator.fills(again, "4")
    await operator.press("Ya, ubah")
    assert config(operator).summary.sentences == 4


async def test_a_note_is_written_in_a_form(operator: Person) -> None:
    """Over the wire as well: shown first, changed with the text still there, kept by the button."""
    await operator.says("koreksi", artikel="#1")
    modal = await operator.opens("Tulis catatan")
    assert "Pasar sudah tutup." in await operator.fills(modal, "Pasar sudah tutup.\nBaris kedua.")
    again = await operator.opens("Ubah teks")
    assert held(again) == ["Pasar sudah tutup.\nBaris kedua."]
    await operator.fills(again, "Sudah tutup.")
    await operator.press("Simpan catatan")
    article = await operator.storage.article(1)
    assert article is not None
    assert [note.text for note in article.notes] == ["Sudah tutup."]


async def test_who_is_no_operator_changes_nothing_by_a_form(operator: Person, wire: Wire) -> None:
    """A form that somebody else sends is refused, whoever it was opened for; so is one with a line too many."""
    await operator.says("konfig", aksi="tambah", kunci="feeds")
    modal = await operator.opens("Isi formulir")
    await operator.fills(modal, "https://b.example/rss\nhttps://c.example/rss", "", "")
    assert "Tidak diubah" in str(list(wire.answered.values())[-1]["embeds"])
    await wire.submit("90", "pf:" + "x" * 40, "https://b.example/rss")
    await until(lambda: "90" in wire.answered)
    assert "tidak berlaku" in str(wire.answered["90"].get("content"))
    assert len(config(operator).feeds) == 1


@pytest.mark.parametrize(
    ("name", "option", "typed", "before", "offered"),
    [
        ("siarkan", "isi", "PAG", {}, ["pagi"]),
        ("pratinjau", "isi", "", {}, ["pagi", "sore"]),
        ("konfig", "kunci", "feeds[kabar", {"aksi": "atur"}, ["feeds[https://a.example/rss]"]),
        ("konfig", "kunci", "", {"aksi": "jeda"}, ["feeds", "posts"]),
        ("konfig", "kunci", "feeds", {"aksi": "urungkan"}, []),
    ],
)
async def test_schedules_and_settings_are_offered_to_operators_alone(
    operator: Person, configured: Held, name: str, option: str, typed: str, before: dict[str, str], offered: list[str]
) -> None:
    """Whoever is none learns no name by typing."""
    assert await operator.typing(name, option, typed, **before) == offered
    configured.service.roles.configure([])
    assert await operator.typing(name, option, typed, **before) == []
