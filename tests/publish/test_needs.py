"""Operators hear of what needs a person once, with buttons; never in a stream."""

from dataclasses import replace
from datetime import timedelta

from bot.clock import MovableClock
from bot.message import Call
from bot.phrase import packed, phrase
from bot.publish.needs import QUIET, Needs
from bot.publish.operators import SCHEDULE, OperatorDesk
from bot.publish.stored_message import from_json
from storage.base import Storage
from storage.records import EventWrite, FeedSource, Outcome
from tests.commands.conftest import plain
from tests.publish.conftest import over
from tests.publish.running import fill
from tests.publish.senders import Memory
from tests.storage.making import DAY, first_report, report, state, write

LATER = DAY + timedelta(hours=1)


def needs(storage: Storage) -> Needs:
    """As after a start: what was told is known by the database alone."""
    desk = OperatorDesk(over(storage), {"fake": Memory()}, ["fake:op"], lambda: None)
    return Needs(storage, desk, MovableClock(DAY))


async def told(storage: Storage) -> list[tuple[str, list[str]]]:
    """What operators were told: the text, and what each button asks."""
    rows = (await storage.deliveries(["pending", "sending", "uncertain"], limit=100)).items
    messages = [from_json(row.body) for row in rows if row.schedule == SCHEDULE]
    return [
        (
            plain(message),
            [f"{one.command} {one.argument}" for row in message.actions for one in row if isinstance(one, Call)],
        )
        for message in messages
    ]


async def unsure(storage: Storage, many: int, *, first: int = 0) -> list[int]:
    """So many posts that may have arrived."""
    await fill(storage, *(f"fake:{n}" for n in range(first, first + many)))
    rows = [row for row in await storage.claim("fake", limit=many + 9, at=DAY) if row.schedule != SCHEDULE]
    await storage.settle([Outcome(delivery=row.id, state="uncertain", reason="?") for row in rows], at=DAY)
    return [row.id for row in rows]


async def test_an_uncertain_post_is_told_once_with_its_buttons(storage: Storage) -> None:
    """Also after a restart; when it is settled nothing is said; when it is uncertain again it is."""
    (number,) = await unsure(storage, 1)
    desk = needs(storage)
    for _ in range(3):
        await desk.tell(DAY)
    await needs(storage).tell(LATER)
    ((text, buttons),) = await told(storage)
    assert "1 kiriman belum pasti sampai" in text
    assert f"#{number} pagi → fake:0" in text
    assert buttons == [f"antrean kirim #{number}", f"antrean buang #{number}"]
    await storage.resend([number], by="x", at=LATER)
    await desk.tell(LATER)
    (again,) = [row for row in await storage.claim("fake", limit=5, at=LATER) if row.id == number]
    await storage.settle([Outcome(delivery=again.id, state="uncertain", reason="?")], at=LATER)
    await desk.tell(LATER + QUIET)
    rows = (await storage.deliveries(["pending", "sending"], limit=100)).items
    assert sum(row.schedule == SCHEDULE for row in rows) == 2


async def test_many_at_once_are_one_message_and_later_ones_wait(storage: Storage) -> None:
    """A broadcast that was cut off is told with a few of its posts and a way to the rest."""
    desk = needs(storage)
    await unsure(storage, 30)
    await desk.tell(DAY)
    await unsure(storage, 2, first=100)
    await desk.tell(DAY + timedelta(minutes=1))
    ((text, buttons),) = await told(storage)
    assert "30 kiriman belum pasti sampai" in text
    assert "dan 27 lagi" in text
    assert len(buttons) == 7
    assert buttons[-1] == "antrean uncertain"
    await desk.tell(DAY + QUIET)
    assert [text.split(";")[0] for text, _ in await told(storage)][1:] == ["2 kiriman belum pasti sampai"]


async def test_a_word_to_operators_that_may_not_have_arrived_is_no_news(storage: Storage) -> None:
    """Or each would lead to the next."""
    await unsure(storage, 1)
    await needs(storage).tell(DAY)
    for row in await storage.claim("fake", limit=5, at=LATER):
        await storage.settle([Outcome(delivery=row.id, state="uncertain", reason="?")], at=LATER)
    await needs(storage).tell(LATER)
    assert len(await told(storage)) == 1


async def test_a_chat_that_takes_nothing_more_is_told(storage: Storage) -> None:
    """With the reason."""
    await fill(storage, "fake:1")
    (row,) = await storage.claim("fake", limit=1, at=DAY)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="kicked", closes=True)], at=DAY)
    for _ in range(2):
        await needs(storage).tell(DAY)
    ((text, buttons),) = await told(storage)
    assert "1 tujuan tidak menerima kiriman lagi" in text
    assert "fake:1 — kicked" in text
    assert buttons == ["antrean "]


async def test_a_proposed_change_is_told_with_approve_and_refuse(storage: Storage) -> None:
    """As /acara shows it."""
    planned = report()
    await storage.store([write("a", events=(first_report(planned),))], at=DAY)
    event = (await storage.events())[0]
    moved = replace(planned, places=("Lempung",), either_or=False)
    await storage.store([write("b", events=(EventWrite(moved, "proposed", event.id),))], at=DAY)
    for _ in range(2):
        await needs(storage).tell(DAY)
    ((text, buttons),) = await told(storage)
    assert "Lempung" in text
    assert [button.split("#")[0] for button in buttons] == ["acara setuju ", "acara tolak ", "ringkasan "]
    assert state(planned).what in text


async def test_what_a_target_missed_is_offered_when_it_is_back(storage: Storage) -> None:
    """Once, with buttons for all of it; nothing while it is closed; when it misses something again, again."""
    await fill(storage, "fake:1", "fake:2")
    await storage.pause_target("fake:1", "left", at=DAY)
    desk = needs(storage)
    await desk.tell(DAY)
    assert not [text for text, _ in await told(storage) if "tertinggal" in text]
    await storage.open_target("fake:1", since=LATER, at=LATER)
    for _ in range(2):
        await desk.tell(LATER)
    await needs(storage).tell(LATER + QUIET)
    ((text, buttons),) = [(text, buttons) for text, buttons in await told(storage) if "tertinggal" in text]
    assert "1 tujuan menerima kiriman lagi" in text
    assert "fake:1 — 1 kiriman tertinggal sejak" in text
    assert buttons == ["antrean kirim fake:1", "antrean buang fake:1"]


async def test_words_to_operators_that_were_missed_are_not_offered(storage: Storage) -> None:
    """They come too late to be of use."""
    await unsure(storage, 1)
    desk = needs(storage)
    await desk.tell(DAY)
    await storage.pause_target("fake:op", "blocked", at=DAY)
    await storage.open_target("fake:op", since=LATER, at=LATER)
    await desk.tell(LATER)
    assert await told(storage) == []


async def feeds(storage: Storage, *numbers: int, gone: bool) -> None:
    """Feeds of these numbers, given up or read."""
    for number in numbers:
        feed = await storage.feed(f"https://{number}.example/rss")
        assert feed is not None
        why = packed(phrase("web-status", status="410 Gone"))
        left = replace(feed, quarantined_at=LATER if gone else None, error=why if gone else None)
        await storage.save_feed(left, at=DAY)


async def test_two_hundred_dead_feeds_are_one_message(storage: Storage) -> None:
    """With buttons for the first few; those that come back are told of together too, and no restart repeats it."""
    await storage.sync_feeds([FeedSource(f"https://{number}.example/rss") for number in range(200)], at=DAY)
    desk = needs(storage)
    await desk.tell(DAY)
    assert await told(storage) == []
    await feeds(storage, *range(150), gone=True)
    await desk.tell(LATER)
    await feeds(storage, *range(150, 200), gone=True)
    for at in (LATER, LATER + timedelta(minutes=1), LATER + QUIET):
        await desk.tell(at)
    await needs(storage).tell(LATER + 2 * QUIET)
    first, second = await told(storage)
    assert "150 feed tidak terbaca lagi" in first[0]
    assert "menjawab 410 Gone" in first[0]
    assert "dan 147 lagi" in first[0]
    assert [button.split()[0] for button in first[1]] == ["status"] * 4
    assert first[1][0].startswith("status coba https://")
    assert "50 feed tidak terbaca lagi" in second[0]
    await feeds(storage, *range(200), gone=False)
    await storage.sync_feeds([FeedSource(f"https://{number}.example/rss") for number in range(190)], at=DAY)
    await needs(storage).tell(LATER + 3 * QUIET)
    *_, back = await told(storage)
    assert "190 feed terbaca lagi" in back[0]
    assert back[1] == []
    await needs(storage).tell(LATER + 9 * QUIET)
    assert len(await told(storage)) == 3
