"""/tambah over a real outlet, database and file: what is shown is what is kept, and nothing is kept unasked."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.assembly.adding import AddingDesk
from bot.clock import MovableClock
from bot.commands import all_commands
from bot.commands.add import add_command
from bot.commands.context import Defaults
from bot.config import Config, load_config
from bot.config.file import ConfigFile
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.sandbox import Sandbox, open_sandbox
from bot.ingest.web.fetch import Limits, open_fetcher
from bot.ingest.web.hosts import Hosts
from bot.ingest.web.robots import Robots
from bot.ingest.web.tools import Web
from bot.message import Call, Message
from bot.publish.operators import OperatorDesk
from bot.publish.surroundings import Surroundings
from bot.reload.live import LiveConfig
from bot.reload.reconfiguring import reconfiguring
from storage.base import Storage
from tests.commands.conftest import Chat, GivenRole, open_chat_over
from tests.outlet import Outlet, open_outlet


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One warm child."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        yield runner.run(stack.enter_async_context(open_sandbox()))
        runner.run(stack.aclose())


@dataclass
class Rig:
    """A chat with /tambah, the outlet, and what was configured."""

    chat: Chat
    outlet: Outlet
    url: str
    file: Path
    configured: list[Config]


async def _nothing(_: object, __: object) -> None:
    return None


@pytest.fixture
async def rig(sandbox: Sandbox, storage: Storage, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Rig]:
    file = tmp_path / "config.toml"
    file.write_text("# milik kami\n", encoding="utf-8")
    live = LiveConfig(Config())
    configured: list[Config] = []
    live.follow(configured.append)
    operators = OperatorDesk(
        Surroundings(storage, {}, Defaults("Uji", "id", Config().bot.timezone)), {}, (), lambda: None
    )
    changing = await reconfiguring(ConfigFile(file, {}), live, storage, clock, operators, preview=_nothing)

    limits = Limits(timeout=2.0)
    async with (
        open_outlet() as (outlet, port),
        open_fetcher(user_agent="Pewarta/uji", limits=limits, allowed=(ip_network("127.0.0.0/8"),)) as fetcher,
    ):
        web = Web(fetcher, Robots(fetcher, user_agent="Pewarta/uji"), Hosts(0.0), sandbox)
        keeper = Keeper(storage, clock, KeepOptions())
        desk = AddingDesk(storage, web, keeper, clock, config=lambda: live.now, configure=changing.desk.add_feed)
        chat = open_chat_over(storage, clock, all_commands((add_command(desk),)), GivenRole())
        yield Rig(chat, outlet, f"http://127.0.0.1:{port}", file, configured)


def button(message: Message) -> Call:
    (one,) = [action for row in message.actions for action in row if isinstance(action, Call)]
    return one


async def test_an_article_is_shown_and_kept_when_told_to(rig: Rig, storage: Storage) -> None:
    """Before the press nothing is stored; after it exactly what was shown, and the page is not asked again."""
    rig.outlet.publish("/rss", 1)
    message = await rig.chat.say(f"/tambah {rig.url}/berita/1")
    assert "Judul kabar nomor 1" in str(message.blocks)
    assert (await storage.latest(limit=1)).total == 0
    rig.outlet.asked.clear()
    kept = await rig.chat.press(button(message))
    assert "Tersimpan" in str(kept.blocks)
    assert rig.outlet.asked == []
    assert (await storage.latest(limit=1)).items[0].title == "Judul kabar nomor 1"
    assert "sudah tersimpan" in await rig.chat.reads(f"/tambah {rig.url}/berita/1")


async def test_a_feed_is_shown_and_written_into_the_file(rig: Rig) -> None:
    """With its newest headlines; after the press it stands in the file and is read, and a second time says so."""
    rig.outlet.publish("/rss", 1, 2)
    message = await rig.chat.say(f"/tambah {rig.url}/rss")
    assert "Kabar Uji" in str(message.blocks)
    assert "Judul kabar nomor 1" in str(message.blocks)
    assert rig.configured == []
    assert "Feed “Kabar Uji” ditambahkan" in str((await rig.chat.press(button(message))).blocks)
    assert [feed.url for feed in rig.configured[-1].feeds] == [f"{rig.url}/rss"]
    assert rig.file.read_text(encoding="utf-8").startswith("# milik kami\n")
    assert load_config(rig.file, {}) == rig.configured[-1]
    assert "sudah dibaca" in await rig.chat.reads(f"/tambah {rig.url}/rss")


async def test_a_front_page_offers_its_feeds(rig: Rig) -> None:
    """Each as a button that shows it."""
    rig.outlet.publish("/rss", 1)
    rig.outlet.pages["/"] = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    message = await rig.chat.say(f"/tambah {rig.url}/")
    assert len(message.actions) == 1
    shown = await rig.chat.press(button(message))
    assert "Kabar Uji" in str(shown.blocks)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "Tulis alamatnya"),
        ("kabar.example", "Tulis alamatnya"),
        ("tidak-ada.invalid/berita/1", "nama situsnya tidak ditemukan"),
        ("<http://tidak-ada.invalid/>", "nama situsnya tidak ditemukan"),
        ("URL/hilang", "404"),
        ("http://10.0.0.1/", "private"),
        ("http://tidak-ada.invalid/", "nama situsnya tidak ditemukan"),
    ],
)
async def test_what_cannot_be_read_says_why(rig: Rig, typed: str, word: str) -> None:
    """In a sentence, and nothing is kept."""
    assert word in await rig.chat.reads(f"/tambah {typed.replace('URL', rig.url)}")


async def test_a_file_that_is_broken_is_not_touched(rig: Rig) -> None:
    """Somebody is in the middle of an edit: told with line and key, and tried again later."""
    rig.outlet.publish("/rss", 1)
    message = await rig.chat.say(f"/tambah {rig.url}/rss")
    rig.file.write_text("[bot]\nnam = 1\n", encoding="utf-8")
    said = str((await rig.chat.press(button(message))).blocks)
    assert "Tidak diubah" in said
    assert "bot.nam" in said
    assert rig.file.read_text(encoding="utf-8") == "[bot]\nnam = 1\n"
    assert rig.configured == []
