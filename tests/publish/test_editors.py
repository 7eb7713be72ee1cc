"""/siarkan, /pratinjau and /antrean: editors see before they post, post once, and get at what is stuck."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.clock import MovableClock
from bot.commands import Role, all_commands, outbox
from bot.commands.posting import posting_commands
from bot.message import Message
from bot.publish.desk import Desk
from bot.publish.filters import Filter
from bot.publish.instant import InstantPlanner, Want
from bot.publish.posts import Wanted
from bot.publish.schedule import Planner, Schedule
from bot.publish.stored_message import from_json, to_json
from storage.base import Storage
from storage.records import Chat as ChatRecord
from storage.records import Duplicate, Outcome, QuietHours
from tests.commands.conftest import Chat, GivenRole, calls, open_chat_over, plain
from tests.publish.conftest import NOW, over
from tests.publish.senders import HELLO, Memory
from tests.publish.test_schedule import HOURLY, MORNING
from tests.storage.making import write
from tests.storage.sending import slot

SCHEDULES = [MORNING, replace(HOURLY, name="Jam Kosong", wanted=Wanted(filter=Filter(topics=("astrologi",))))]


class Woken:
    times = 0

    def __call__(self) -> None:
        self.times += 1


def instant(storage: Storage, *wants: Want) -> InstantPlanner:
    async def wanted() -> Sequence[Want]:
        return wants

    return InstantPlanner(over(storage), {"fake": Memory()}, wanted)


def chat_over(
    storage: Storage, role: Role = Role.OPERATOR, schedules: Sequence[Schedule] = SCHEDULES, woken: Woken | None = None
) -> Chat:
    """Somebody in the editors' chat, at seven in the morning."""
    planner = Planner(over(storage), {"fake": Memory()})
    desk = Desk(lambda: schedules, planner, instant(storage), on_written=woken or Woken())
    registry = all_commands([outbox.COMMAND, *posting_commands(desk)])
    return open_chat_over(storage, MovableClock(NOW), registry, GivenRole(role))


async def test_what_is_coming_is_listed_by_time(news: Storage) -> None:
    """With a button for each schedule; the coming days, not the past."""
    message = await chat_over(news).say("/pratinjau")
    lines = plain(message).splitlines()
    assert lines[0] == "Kiriman tiga hari mendatang"
    assert lines[1] == "Sabtu, 7 Februari 2026 pukul 08.00 WIB — Jam Kosong (1 tujuan)"
    assert len(lines) == 13
    assert set(calls(await chat_over(news, schedules=[MORNING]).say("/preview"))) == {"pagi"}


def said(message: Message) -> Message:
    """A message wherever it goes: its thread is named for a slot."""
    return replace(message, thread=None)


async def test_a_preview_is_exactly_what_is_posted(news: Storage) -> None:
    """Every block and button; and it writes nothing."""
    chat = chat_over(news)
    shown = await chat.say("/pratinjau PAGI")
    assert (await news.deliveries(["pending"], limit=9)).total == 0
    await news.write_slots([], at=NOW)
    planner = Planner(over(news), {"fake": Memory()})
    await planner.plan([MORNING], NOW - timedelta(hours=1))
    await planner.plan([MORNING], NOW)
    assert said(from_json((await news.deliveries(["pending"], limit=1)).items[0].body)) == said(shown)
    assert "tidak akan mengirim apa pun" in await chat.reads("/pratinjau jam kosong")


async def test_a_preview_reads_as_the_chat_that_it_goes_to_chose(news: Storage) -> None:
    """In its language and at its length, whoever looks."""
    await news.save_chat(ChatRecord("fake:1", language="en", style="full"))
    shown = await chat_over(news).say("/pratinjau pagi")
    assert plain(shown).startswith("News digest")
    planner = Planner(over(news), {"fake": Memory()})
    await planner.plan([MORNING], NOW - timedelta(hours=1))
    await planner.plan([MORNING], NOW)
    bodies = {row.target: row.body for row in (await news.deliveries(["pending"], limit=9)).items}
    assert said(from_json(bodies["fake:1"])) == said(shown) != said(from_json(bodies["fake:2"]))


async def test_posting_asks_first_and_posts_once(news: Storage) -> None:
    """However often the button is pressed; the morning's own slot comes all the same, with what is new then."""
    woken = Woken()
    chat = chat_over(news, woken=woken)
    assert "pagi" in calls(await chat.say("/siarkan"))
    asked = await chat.say("/siarkan pagi")
    assert plain(asked) == "Siarkan “pagi” sekarang ke 2 tujuan?"
    assert (await news.deliveries(["pending"], limit=9)).total == 0
    button = calls(asked)["Ya, siarkan"]
    assert plain(await chat.press(button)) == "“pagi” masuk antrean untuk 2 tujuan."
    assert "sudah dipakai" in plain(await chat.press(button))
    assert (await news.deliveries(["pending"], limit=9)).total == 2
    assert woken.times == 2
    planner = Planner(over(news), {"fake": Memory()})
    assert await planner.plan([MORNING], NOW + timedelta(days=1)) == 2
    assert {d.verdict for d in await news.decisions("pagi") if not d.slot.startswith("manual")} == {"empty"}


@pytest.mark.parametrize("line", ["/siarkan pagi", "/pratinjau", "/antrean", "/mengapa 1"])
async def test_only_editors_may(news: Storage, line: str) -> None:
    """A chat's admin may not."""
    assert "Hanya redaksi" in await chat_over(news, Role.CHAT_ADMIN).reads(line)


async def test_a_schedule_that_is_not_there_is_told(news: Storage) -> None:
    """And where to find those there are; with none at all, how to make one."""
    assert "Tidak ada jadwal bernama “malam”" in await chat_over(news).reads("/siarkan malam")
    assert "[[posts]]" in await chat_over(news, schedules=[]).reads("/siarkan")
    assert "[[posts]]" in await chat_over(news, schedules=[]).reads("/pratinjau")


async def stuck(storage: Storage) -> None:
    """Six uncertain rows, one failed on a closed target, one pending."""
    body = to_json(HELLO)
    await storage.write_slots([slot(f"fake:{n}", body=body) for n in range(7)], at=NOW)
    rows = await storage.claim("fake", limit=9, at=NOW)
    await storage.settle(
        [
            *(Outcome(delivery=row.id, state="uncertain", reason="read timeout") for row in rows[:6]),
            Outcome(delivery=rows[6].id, state="failed", reason="kicked", closes=True),
        ],
        at=NOW,
    )
    await storage.write_slots([slot("other:1", body=body)], at=NOW)


async def test_the_outbox_is_told_and_each_row_can_be_sent_again_or_dropped(news: Storage) -> None:
    """By buttons alone: overview, list, page, press."""
    chat = chat_over(news)
    assert "kosong" in await chat.reads("/antrean")
    await stuck(news)
    overview = await chat.say("/outbox")
    text = plain(overview)
    assert "belum pasti sampai: 6 · tertua Sabtu, 7 Februari 2026 pukul 07.00 WIB" in text
    assert "fake:6 — kicked" in text
    listed = await chat.press(calls(overview)["belum pasti sampai (6)"])
    assert plain(listed).splitlines()[1] == ("#1 pagi → fake:0 · Sabtu, 7 Februari 2026 pukul 07.00 WIB — read timeout")
    second: Message = await chat.press(calls(listed)["2/2 ›"])
    assert {"Kirim lagi #5", "Buang #6"} <= set(calls(second))
    assert plain(await chat.press(calls(second)["Kirim lagi #5"])).startswith("Kiriman #5 dikirim lagi.\n")
    assert plain(await chat.press(calls(second)["Buang #6"])).startswith("Kiriman #6 dibuang.\n")
    dropped = await news.delivery(6)
    assert dropped is not None
    assert (dropped.state, dropped.reason) == ("dropped", "dropped by Ani")
    assert "sudah terkirim" in plain(await chat.press(calls(second)["Kirim lagi #5"]))
    pending = await chat.say("/antrean pending")
    assert set(calls(pending)) == {"Buang #5", "Buang #8"}


async def test_what_a_target_missed_is_sent_again_or_dropped_at_once(news: Storage) -> None:
    """By its buttons, from the overview; a second press changes nothing and says why."""
    chat = chat_over(news)
    await stuck(news)
    closed = next(one.target for one in await news.closed_targets())
    await news.open_target(closed, since=NOW + timedelta(days=1), at=NOW)
    overview = await chat.say("/antrean")
    assert f"{closed} — 1 kiriman tertinggal sejak Sabtu, 7 Februari 2026" in plain(overview)
    sent = await chat.press(calls(overview)["Kirim lagi 1 kiriman"])
    assert plain(sent).startswith(f"1 kiriman ke {closed} masuk antrean lagi.\n")
    assert "Tidak ada kiriman tertinggal" in plain(await chat.press(calls(overview)["Buang 1 kiriman"]))
    assert await news.missed() == ()


@pytest.mark.parametrize("line", ["/antrean kirim #99", "/antrean buang 99999999999999999999", "/antrean sent"])
async def test_what_is_not_there_changes_nothing(news: Storage, line: str) -> None:
    """A row of yesterday's list, or nonsense."""
    await stuck(news)
    text = await chat_over(news).reads(line)
    assert "tidak ada" in text or text.startswith("Antrean kiriman")
    assert (await news.deliveries(["uncertain"], limit=1)).total == 6


async def test_why_an_article_was_posted_or_not(news: Storage) -> None:
    """From recorded decisions: where it went with its link and state, and why not elsewhere."""
    few = [replace(MORNING, wanted=Wanted(limit=1)), SCHEDULES[1]]
    chat = chat_over(news, schedules=few)
    before = await chat.reads("/mengapa #15")
    assert before.startswith("Putin Dorong Dialog Militer AS–Rusia\n")
    assert "Dibaca Sabtu, 7 Februari 2026 pukul 07.00 WIB dari Kabar Contoh (berita contoh)." in before
    assert "pagi: belum ada waktunya sejak artikel ini masuk" in before
    assert "Jam Kosong: tidak lolos saringannya: topiknya lain" in before
    planner = Planner(over(news), {"fake": Memory()})
    await planner.plan(few, NOW - timedelta(hours=1))
    await planner.plan(few, NOW)
    (carried,) = [number for number in range(1, 16) if await news.article_deliveries(number)]
    row, _ = await news.claim("fake", limit=2, at=NOW)
    await news.settle([Outcome(delivery=row.id, state="sent", receipt="9", link="https://t.example/9")], at=NOW)
    text = await chat.reads(f"/mengapa #{carried}")
    assert "pagi → fake:1: terkirim" in text
    assert "pagi → fake:2: sedang dikirim" in text
    assert "pagi: " not in text
    other = next(number for number in range(1, 16) if number != carried)
    assert "pagi: ada, tetapi tidak terpilih" in await chat.reads(f"/mengapa #{other}")


async def test_why_tells_of_a_time_that_was_missed(news: Storage) -> None:
    """That a slot came too late is recorded; it is not said that no time has come."""
    planner = Planner(over(news), {"fake": Memory()})
    await planner.plan([MORNING], NOW - timedelta(hours=1))
    await planner.plan([MORNING], NOW + timedelta(days=1, hours=3))
    text = await chat_over(news, schedules=[MORNING]).reads("/mengapa #15")
    assert "pagi: waktunya sudah tiba, tetapi bot terlambat" in text


async def test_why_tells_of_quiet_hours_caps_and_closed_chats(news: Storage) -> None:
    """A post that waits says until when; one that was not made says which chat did not get it, and why."""
    await news.save_chat(ChatRecord("fake:1", quiet=QuietHours(time(6), time(9), "hold")))
    await news.pause_target("fake:2", "left", at=NOW)
    planner = instant(news, Want("fake:1"), Want("fake:2"), Want("other:3"))
    await planner.plan(NOW)
    await news.store([write(f"baru {at}", published_at=NOW - timedelta(minutes=1)) for at in range(11)], at=NOW)
    await planner.plan(NOW)
    newest = await news.newest_article()
    text = await chat_over(news).reads(f"/mengapa #{newest}")
    assert "instant: → fake:1: menunggu — menunggu sampai Sabtu, 7 Februari 2026 pukul 09.00 WIB" in text
    assert "fake:2: langganan: tujuan ini sedang tidak menerima kiriman" in text
    assert "other:3: langganan: platformnya tidak dilayani" in text
    oldest = await chat_over(news).reads(f"/mengapa #{newest - 10}")
    assert "fake:1: langganan: terlalu banyak berita sekaligus" in oldest


async def test_why_tells_where_duplicates_were_met(news: Storage) -> None:
    """Asked by the duplicate's address too."""
    again = Duplicate("https://salinan.example/putin", "Salinan", NOW)
    await news.note_duplicate(15, again)
    text = await chat_over(news).reads("/mengapa https://salinan.example/putin")
    assert text.startswith("Putin Dorong Dialog Militer AS–Rusia\n")
    assert "Naskah yang sama juga ditemukan di https://salinan.example/putin; tidak disimpan dua kali." in text
