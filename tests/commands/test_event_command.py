"""/acara: proposals are approved or refused once, and an event is set by hand only with a source."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.commands import Registry, Role, all_commands
from bot.commands.event import event_command
from bot.message import Call, Message
from storage.base import Storage
from storage.records import EventWrite, PlannedEvent, Span
from tests.commands.conftest import Chat, GivenRole, article, calls, plain

AT = datetime(2026, 2, 7, tzinfo=UTC)
SAID = "Pertemuan dua pihak ditunda ke April 2026 di Kota Satu."


@pytest.fixture
def registry() -> Registry:
    return all_commands((event_command(lambda: None),))


@pytest.fixture
async def proposed(stored: Storage) -> Storage:
    """An article has said that the meeting of March is postponed to April."""
    report = PlannedEvent(
        "Pertemuan dua pihak", date(2026, 4, 1), date(2026, 4, 30), "month", Span(SAID, 0, len(SAID)),
        places=("Kota Satu",), status="postponed",
    )  # fmt: skip
    write = article(9, "Pertemuan ditunda", SAID)
    await stored.store([replace(write, events=(EventWrite(report, "proposed", joins=1),))], at=AT)
    return stored


def button(message: Message, label: str) -> Call:
    return next(one for row in message.actions for one in row if isinstance(one, Call) and one.label == label)


async def test_a_proposal_shows_what_was_what_would_be_and_why(chat: Chat, proposed: Storage) -> None:
    """With the sentence it is taken from; nothing holds yet."""
    text = await chat.reads("/acara")
    assert "Usul perubahan acara (1)" in text
    assert "Kapan: semula Maret 2026, kini April 2026" in text
    assert SAID in text
    known = await proposed.event(1)
    assert known is not None
    assert known.state.status == "planned"
    chat.language = "en"
    assert "Proposed changes of events (1)" in await chat.reads("/event")


async def test_an_approval_holds_at_once_and_only_once(chat: Chat, proposed: Storage) -> None:
    """The state follows the report; pressed again, the button says that it was decided."""
    approve = button(await chat.say("/acara"), "✔ Setujui 1")
    assert "Disetujui" in str((await chat.press(approve)).blocks)
    known = await proposed.event(1)
    assert known is not None
    assert (known.state.status, known.state.start) == ("postponed", date(2026, 4, 1))
    assert "sudah diputuskan" in str((await chat.press(approve)).blocks)
    assert await chat.reads("/acara") == "Tidak ada usul perubahan acara yang menunggu."


async def test_a_refusal_changes_nothing_and_stays_on_record(chat: Chat, proposed: Storage) -> None:
    """The agenda shows the report as refused."""
    refuse = button(await chat.say("/acara"), "✖ Tolak 1")
    await chat.press(refuse)
    known = await proposed.event(1)
    assert known is not None
    assert (known.state.status, known.state.start) == ("planned", date(2026, 3, 1))
    assert "ditolak redaksi" in await chat.reads("/jadwal #1")


async def test_a_new_date_ends_a_postponement(chat: Chat, stored: Storage) -> None:
    """So that it is reminded of again."""
    for edit in ("status ditunda", "tanggal 12 April 2026"):
        await chat.press(button(await chat.say(f"/acara #1 {edit} | panitia"), "Simpan"))
    event = await stored.event(1)
    assert event is not None
    assert (event.state.status, event.state.start.isoformat()) == ("planned", "2026-04-12")


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        ("status batal", "Status: semula direncanakan, kini dibatalkan"),
        ("status held", "Status: semula direncanakan, kini telah berlangsung"),
        ("tanggal 12 Maret 2026", "Kapan: semula Maret 2026, kini 12 Maret 2026"),
        ("tanggal awal April 2026", "Kapan: semula Maret 2026, kini awal April 2026"),
        ("tempat Kota Tiga", "Di mana: semula Kota Satu atau Kota Dua (salah satu, belum ditentukan), kini Kota Tiga"),
        ("tempat Kota Tiga atau Kota Dua", "kini Kota Tiga atau Kota Dua (salah satu, belum ditentukan)"),
    ],
)
async def test_an_event_is_set_by_hand_after_asking(chat: Chat, stored: Storage, edit: str, shown: str) -> None:
    """What was and what will be is shown first; who did it, and on whose word, stands in the agenda."""
    message = await chat.say(f"/acara #1 {edit} | keterangan resmi panitia")
    assert shown in plain(message)
    before = await stored.event(1)
    assert before is not None
    assert before.state.status == "planned"
    await chat.press(button(message, "Simpan"))
    after = await stored.event(1)
    assert after is not None
    assert after.state != before.state
    text = await chat.reads("/jadwal #1")
    assert "Redaksi (Ani), 8 Februari 2026: " in text
    assert "sumber: keterangan resmi panitia" in text


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("#1 status batal", "sumbernya"),
        ("#1 warna biru | x", "Yang dapat diubah"),
        ("#1 status entah | x", "dipastikan"),
        ("#1 tanggal kapan-kapan | x", "bukan satu tanggal"),
        ("#99 status batal | x", "tidak ada lagi"),
        ("#1 status direncanakan | x", "tidak ada yang berubah"),
        ("setuju #9.9.9", "tidak ada lagi"),
    ],
)
async def test_what_cannot_be_done_is_told(chat: Chat, typed: str, word: str) -> None:
    """With what to write instead; nothing changes."""
    assert word in await chat.reads(f"/acara {typed}")


async def test_only_editors_may(chat: Chat, roles: GivenRole) -> None:
    """A chat's admins are not the bot's editors."""
    roles.role = Role.CHAT_ADMIN
    assert await chat.reads("/acara") == "Hanya redaksi yang dapat melakukannya."
    assert "/acara" not in calls(await chat.say("/bantuan"))
