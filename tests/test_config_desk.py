"""/konfig: shown first, asked, written, remembered, and only for those who may."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.commands import Role, all_commands
from bot.commands.configure import configure_command
from bot.commands.context import Defaults
from bot.config import Config, load_config
from bot.config.file import ConfigFile
from bot.locale import load_languages
from bot.message import Asker, Call, Form, Message, Target
from bot.publish.operators import OperatorDesk
from bot.publish.posts import Composed
from bot.publish.schedule import Planner, Schedule
from bot.publish.surroundings import Surroundings
from bot.reload.live import LiveConfig
from bot.reload.reconfiguring import Reconfiguring, reconfiguring
from storage.base import Storage
from tests.commands.conftest import Chat, GivenRole, calls, open_chat_over, plain
from tests.publish.senders import Memory
from tests.storage.making import write

TOKEN = {"PEWARTA_TELEGRAM__TOKEN": "1:abcdefghij", "PEWARTA_BOT__TIMEZONE": "WIB"}
HELD = """# Kami
[operators]
telegram = [111] # Ani
chats = ["telegram:-100"]

[telegram]
enabled = true

[[feeds]]
url = "https://a.example/rss"
name = "Kabar A"

[[posts]]
name = "pagi"
at = "07:00"
to = ["telegram:-1001"]
"""


@dataclass
class Rig:
    """A private chat with an operator, and what is behind it."""

    chat: Chat
    path: Path
    live: LiveConfig
    changing: Reconfiguring
    roles: GivenRole
    storage: Storage

    async def yes(self, line: str) -> str:
        """Says something and presses the button that confirms it."""
        return plain(await self.chat.press(confirm(await self.chat.say(line))))


def confirm(message: Message) -> Call:
    return calls(message)["Ya, ubah"]


@pytest.fixture
async def rig(storage: Storage, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Rig]:
    path = tmp_path / "config.toml"
    path.write_text(HELD, encoding="utf-8")
    config = load_config(path, TOKEN)
    live, roles = LiveConfig(config), GivenRole(Role.OPERATOR)
    surroundings = Surroundings(storage, load_languages(), Defaults("Uji", "id", config.bot.timezone))
    senders = {"telegram": Memory()}
    desk = OperatorDesk(surroundings, senders, ("telegram:111", "telegram:222"), lambda: None)
    planner = Planner(surroundings, senders)

    async def preview(schedule: Schedule, now: datetime) -> Message | None:
        composed = await planner.preview(schedule, now)
        return composed.message if isinstance(composed, Composed) else None

    changing = await reconfiguring(ConfigFile(path, TOKEN), live, storage, clock, desk, preview=preview)
    chat = open_chat_over(storage, clock, all_commands((configure_command(changing.desk),)), roles)
    chat.asker, chat.target, chat.private = Asker("telegram:111", "Ani"), Target("telegram:111"), True
    yield Rig(chat, path, live, changing, roles, storage)
    await live.close()


async def test_a_change_is_shown_and_made_when_told_to(rig: Rig) -> None:
    """Nothing is written before the press; after it, it holds, and is remembered with who and where."""
    message = await rig.chat.say("/konfig atur posts[pagi].limit 5")
    assert "+ limit = 5" in plain(message)
    assert rig.path.read_text(encoding="utf-8") == HELD
    assert "sudah berlaku" in plain(await rig.chat.press(confirm(message)))
    assert rig.live.now.posts[0].limit == 5
    (change,) = await rig.changing.history.changes(9)
    assert (change.who, change.place, change.key, change.becomes) == (
        "telegram:111",
        "telegram:111",
        "posts[0].limit",
        "5",
    )
    assert "+ limit = 5" in await rig.chat.reads("/konfig beda")
    message = await rig.chat.say("/konfig urungkan")
    assert "- limit = 5" in plain(message)
    assert "posts[0].limit: (kosong) → 5" in plain(message)
    await rig.chat.press(confirm(message))
    assert rig.path.read_text(encoding="utf-8") == HELD
    assert rig.live.now.posts[0].limit == 10


async def test_a_new_schedule_shows_its_next_posts(rig: Rig, clock: MovableClock) -> None:
    """Three times, in the chat's zone, and what the post would look like."""
    line = "/konfig tambah posts name=sore at=17:00 days=senin to=telegram:-1001"
    assert "belum ada berita untuknya" in await rig.chat.reads(line)
    await rig.storage.store([write("baru", published_at=datetime(2026, 2, 7, 12, tzinfo=UTC))], at=clock.now())
    said = await rig.chat.reads(line)
    assert "Seandainya dikirim sekarang, isinya:\nBerita pilihan" in said
    assert "Pasar Awan dibuka" in said
    assert "Senin, 9 Februari 2026" in said
    assert "Senin, 16 Februari 2026" in said
    assert "Senin, 23 Februari 2026" in said


async def test_other_operators_are_told_and_the_asker_is_not(rig: Rig, clock: MovableClock) -> None:
    """By whom, and what was and is."""
    await rig.yes('/konfig tambah feeds url=https://b.example/rss name="Kabar B"')
    (row,) = (await rig.storage.deliveries(("pending",), limit=9)).items
    assert row.target == "telegram:222"
    assert "https://b.example/rss" in row.body
    assert "telegram:111" in row.body


async def test_buttons_lead_through_the_common_ones(rig: Rig) -> None:
    """Without an argument: add, pause, look, undo; a pause asks before it is made."""
    menu = calls(await rig.chat.say("/konfig"))
    assert "misalnya" in plain(await rig.chat.press(menu["Tambah feed"]))
    feeds = await rig.chat.press(menu["Jeda feed"])
    shown = await rig.chat.press(calls(feeds)["⏸ Kabar A"])
    await rig.chat.press(confirm(shown))
    assert rig.live.now.feeds[0].paused
    assert "▶ Kabar A" in calls(await rig.chat.press(menu["Jeda feed"]))
    await rig.chat.press(confirm(await rig.chat.press(calls(await rig.chat.press(menu["Jeda jadwal"]))["⏸ pagi"])))
    assert rig.live.now.posts[0].paused
    look = calls(await rig.chat.press(menu["Lihat"]))
    shown = await rig.chat.press(look["feeds"])
    assert 'url = "https://a.example/rss"' in plain(shown)
    back = calls(await rig.chat.press(calls(shown)["‹ Konfigurasi"]))
    assert back.keys() == menu.keys()


async def test_every_step_has_a_way_back(rig: Rig) -> None:
    """To the menu, or out of a change that was only shown; nothing is written by it."""
    menu = calls(await rig.chat.say("/konfig"))
    for label in ("Tambah feed", "Tambah jadwal", "Jeda feed", "Jeda jadwal", "Lihat"):
        assert "‹ Konfigurasi" in calls(await rig.chat.press(menu[label])), label
    shown = calls(await rig.chat.press(calls(await rig.chat.press(menu["Jeda feed"]))["⏸ Kabar A"]))
    assert list(shown) == ["Ya, ubah", "Batal"]
    cancelled = await rig.chat.press(shown["Batal"])
    assert plain(cancelled) == "Tidak ada yang diubah."
    assert "‹ Konfigurasi" in calls(cancelled)
    assert rig.path.read_text(encoding="utf-8") == HELD


async def test_a_form_does_what_typing_does(rig: Rig) -> None:
    """Where a platform can ask so: a new feed, a new schedule by its time or by cron, and a value."""

    async def fill(line: str, *values: str) -> str:
        message = await rig.chat.say(line)
        (form,) = [action for row in message.actions for action in row if isinstance(action, Form)]
        assert len(form.fields) >= len(values)
        shown = await rig.chat.say(f"/{form.command} {form.filled(values)}")
        return plain(await rig.chat.press(confirm(shown)))

    await fill("/konfig tambah feeds", "https://b.example/rss", "Kabar \"B\" 'Kita'", "politik, dunia")
    feed = rig.live.now.feeds[1]
    assert (feed.url, feed.name, feed.topics) == ("https://b.example/rss", "Kabar \"B\" 'Kita'", ("politik", "dunia"))
    await fill("/konfig tambah posts", "sore", "17:00", "telegram:-1001", "", "politik")
    await fill("/konfig tambah posts", "kerja", "0 8 * * 1-5", "telegram:-1001,discord:5", "agenda")
    _, afternoon, work = rig.live.now.posts
    assert (f"{afternoon.at:%H:%M}", afternoon.filter.topics, afternoon.what) == ("17:00", ("politik",), "digest")
    assert (work.cron, work.to, work.what) == ("0 8 * * 1-5", ("telegram:-1001", "discord:5"), "agenda")
    await fill("/konfig atur summary.sentences", "4")
    assert rig.live.now.summary.sentences == 4


async def test_many_feeds_come_in_pages(rig: Rig) -> None:
    """Buttons turn them; each leads to its own feed."""
    more = "".join(f'\n[[feeds]]\nurl = "https://{number}.example/rss"\n' for number in range(20))
    rig.path.write_text(HELD + more, encoding="utf-8")
    assert await rig.changing.reloader.look()
    first = calls(await rig.chat.say("/konfig jeda feeds"))
    last = calls(await rig.chat.press(calls(await rig.chat.press(first["2/3 ›"]))["3/3 ›"]))
    shown = await rig.chat.press(last["⏸ https://19.example/rss"])
    assert "+ paused = true" in plain(shown)
    await rig.chat.press(confirm(shown))
    assert [feed.paused for feed in rig.live.now.feeds].index(True) == 20


async def test_a_file_that_changed_meanwhile_is_shown_again(rig: Rig) -> None:
    """Nothing is written over what was not seen; the next press does it."""
    message = await rig.chat.say("/konfig atur posts[pagi].limit 5")
    rig.path.write_text(HELD.replace("07:00", "06:00"), encoding="utf-8")
    again = await rig.chat.press(confirm(message))
    assert "berubah sementara itu" in plain(again)
    assert "limit" not in rig.path.read_text(encoding="utf-8")
    await rig.chat.press(confirm(again))
    post = rig.live.now.posts[0]
    assert (post.limit, f"{post.at:%H:%M}") == (5, "06:00")


async def test_several_settings_change_as_one(rig: Rig) -> None:
    """What would be wrong in between: a schedule's time becomes a cron expression and back, by one difference."""
    shown = await rig.chat.say('/konfig atur posts[pagi].at= posts[pagi].cron="0 7 * * 1-5"')
    said = plain(shown)
    assert said.index('- at = "07:00"') < said.index('+ cron = "0 7 * * 1-5"')
    assert "Kiriman berikutnya" in said
    await rig.chat.press(confirm(shown))
    assert (rig.live.now.posts[0].at, rig.live.now.posts[0].cron) == (None, "0 7 * * 1-5")
    (change,) = await rig.changing.history.changes(9)
    assert (change.action, change.key, change.was, change.becomes) == (
        "set",
        "posts[0].at, posts[0].cron",
        '"07:00", -',
        '-, "0 7 * * 1-5"',
    )
    await rig.yes("/konfig atur posts[pagi].cron= posts[pagi].at=06.30 posts[pagi].days=sen,sel posts[pagi].limit=")
    post = rig.live.now.posts[0]
    assert (f"{post.at:%H:%M}", post.cron, post.days) == ("06:30", None, ("mon", "tue"))
    await rig.yes("/konfig urungkan")
    await rig.yes("/konfig urungkan")
    assert rig.path.read_text(encoding="utf-8") == HELD


async def test_a_phones_curly_quotes_keep_words_together_too(rig: Rig) -> None:
    """Between a name and its value; a text that is typed for itself keeps them."""
    await rig.yes("/konfig tambah feeds url=https://b.example/rss name=“Kabar Kita”")
    await rig.yes("/konfig atur feeds[Kabar Kita].name=“Kabar Kami” bot.name=“Warta Kami”")
    assert (rig.live.now.feeds[1].name, rig.live.now.bot.name) == ("Kabar Kami", "Warta Kami")
    await rig.yes("/konfig atur bot.name Warta “Kita”")
    assert rig.live.now.bot.name == "Warta “Kita”"


async def test_of_several_settings_all_change_or_none(rig: Rig) -> None:
    """One that is wrong keeps the others from being written."""
    for line, words in (
        ("posts[pagi].limit=5 posts[pagi].at=25:00", "bukan jam"),
        ("posts[pagi].limit=5 bot.nama=x", "maksudnya 'name'?"),
        ("posts[pagi].limit=5 bot.timezone=WITA", "PEWARTA_BOT__TIMEZONE"),
        ("posts[pagi].limit=5 bot.name Warta", "'bot.name' bukan setelan dengan nilai"),
        ("posts[pagi].limit= posts[pagi].days=", "tidak diisi dalam berkas"),
    ):
        assert words in await rig.chat.reads(f"/konfig atur {line}"), line
    assert rig.path.read_text(encoding="utf-8") == HELD


async def test_a_press_that_comes_twice_changes_once(rig: Rig) -> None:
    """A platform may hand a press over again."""
    button = confirm(await rig.chat.say("/konfig tambah operators.telegram 222"))
    await rig.chat.press(button)
    assert "Tidak diubah" in plain(await rig.chat.press(button))
    assert rig.live.now.operators.telegram == (111, 222)
    assert len(await rig.changing.history.changes(9)) == 1


async def test_the_last_operator_stays(rig: Rig) -> None:
    """Nobody could change it from a chat any more."""
    for line in ("hapus operators.telegram 111", "hapus operators.telegram", "atur operators.telegram []"):
        assert "tidak ada operator lagi" in await rig.chat.reads(f"/konfig {line}")
    assert "tidak ada operator lagi" in await rig.chat.reads("/konfig atur telegram.enabled tidak")
    await rig.yes("/konfig tambah operators.telegram 222")
    await rig.yes("/konfig hapus operators.telegram 111")
    assert rig.live.now.operators.telegram == (222,)


async def test_only_private_and_operators_chats(rig: Rig) -> None:
    """Whoever asks: elsewhere others would read along. A confirming press counts as well."""
    message = await rig.chat.say("/konfig atur posts[pagi].limit 5")
    rig.chat.private, rig.chat.target = False, Target("telegram:-5")
    for line in ("/konfig", "/konfig lihat bot", "/konfig atur posts[pagi].limit 5", "/config undo"):
        assert "percakapan pribadi" in await rig.chat.reads(line)
    assert "percakapan pribadi" in plain(await rig.chat.press(confirm(message)))
    assert rig.path.read_text(encoding="utf-8") == HELD
    rig.chat.target = Target("telegram:-100")
    assert "+ limit = 5" in await rig.chat.reads("/konfig atur posts[pagi].limit 5")
    rig.roles.role, rig.chat.private = Role.CHAT_ADMIN, True
    assert plain(await rig.chat.press(confirm(message))) == plain(await rig.chat.say("/konfig"))
    assert rig.path.read_text(encoding="utf-8") == HELD


REFUSED = [
    ("atur bot.timezone WITA", "PEWARTA_BOT__TIMEZONE"),
    ("atur telegram.token 1:xyz", "rahasia tidak ditulis dalam berkas"),
    ("atur posts[pagi].limit banyak", "tulis misalnya 10"),
    ("atur posts[pagi].limit 99", "seharusnya paling banyak 50"),
    ("atur bot.nama x", "maksudnya 'name'?"),
    ("atur bot.name", "Tulis kunci dan nilainya"),
    ("tambah feeds", "Tulis alamat feed-nya"),
    ("hapus feeds https://x.example", "tidak ada yang itu dalam feeds"),
    ("ganti bot.name x", "/konfig atur quiet.from 22:00"),
    ("!00000000 ganti bot.name x", "/konfig atur quiet.from 22:00"),
    ("muat", "Berkas itu kini berlaku"),
    ("muat 00000000", "sudah lain lagi"),
    ("jeda apa", "Belum ada yang dikonfigurasi"),
    ("beda", "Belum ada perubahan"),
    ("urungkan", "tidak ada perubahan yang dapat diurungkan"),
]


async def test_what_cannot_be_done_says_why(rig: Rig) -> None:
    """And nothing is written."""
    for line, words in REFUSED:
        assert words in await rig.chat.reads(f"/konfig {line}"), line
    assert rig.path.read_text(encoding="utf-8") == HELD


async def test_an_english_editor_reads_english_beside_an_indonesian_one(rig: Rig) -> None:
    """The same refusal, each in the language of who asks; a notice too."""
    line = "/konfig atur posts[pagi].at 25:00"
    said = await rig.chat.reads(line)
    rig.chat.language = "en"
    assert await rig.chat.reads(line) == (
        "Not changed: would make the file wrong: "
        f"{rig.path}:15: posts[0].at: '25:00' is not a time of day; write for example \"07:00\""
    )
    assert said == (
        "Tidak diubah: berkasnya akan menjadi salah: "
        f"{rig.path}:15: posts[0].at: '25:00' bukan jam; tulis misalnya \"07:00\""
    )
    rig.path.write_text(HELD.replace("07:00", "25:00"), encoding="utf-8")
    assert not await rig.changing.reloader.look()
    assert "'25:00' bukan jam" in (await rig.storage.deliveries(("pending",), limit=9)).items[0].body


async def test_a_key_that_needs_a_restart_says_so(rig: Rig) -> None:
    """Before and after."""
    message = await rig.chat.say("/konfig atur bot.database lain.db")
    assert "setelah bot dijalankan ulang" in plain(message)
    assert "Berlaku setelah bot dijalankan ulang" in plain(await rig.chat.press(confirm(message)))


async def test_a_cut_file_is_taken_by_the_button_that_says_so(rig: Rig) -> None:
    """Operators are told of it once, with where it ends."""
    rig.path.write_text(HELD.partition("\n[[posts]]")[0], encoding="utf-8")
    for _ in range(2):
        assert not await rig.changing.reloader.look()
    rows = (await rig.storage.deliveries(("pending",), limit=9)).items
    assert [row.target for row in rows] == ["telegram:111", "telegram:222"]
    assert "berakhir di baris 11" in rows[0].body
    name = rows[0].body.partition("muat ")[2][:8]
    assert "kini berlaku" in await rig.chat.reads(f"/konfig muat {name}")
    assert rig.live.now.posts == ()


async def test_there_is_no_file(storage: Storage, clock: MovableClock) -> None:
    """A bot that is configured by its environment alone says so."""
    chat = open_chat_over(storage, clock, all_commands((configure_command(None),)), GivenRole())
    chat.private = True
    assert "tanpa berkas konfigurasi" in await chat.reads("/konfig")
    assert Config().feeds == ()
