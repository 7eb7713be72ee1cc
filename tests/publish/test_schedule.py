"""Planning: a slot is posted once, or recorded as not posted, whatever clocks and processes do."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.message import Message
from bot.publish.due import Timing, slots
from bot.publish.filters import Filter
from bot.publish.posts import Wanted
from bot.publish.schedule import Planner, Schedule
from bot.publish.stored_message import from_json
from bot.publish.surroundings import Surroundings
from storage import open_storage
from storage.base import Storage
from storage.records import Chat, Outcome, QuietHours
from tests.commands.conftest import plain
from tests.publish.conftest import NOW, over
from tests.publish.senders import Memory
from tests.storage.making import write

JAKARTA = ZoneInfo("Asia/Jakarta")
MORNING = Schedule(name="pagi", timing=Timing(zone=JAKARTA, at=time(7)), wanted=Wanted(), targets=("fake:1", "fake:2"))
HOURLY = replace(MORNING, name="tiap jam", timing=Timing(zone=JAKARTA, cron="0 * * * *"), targets=("fake:1",))
BEFORE = NOW - timedelta(hours=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def planner(surroundings: Surroundings, quiet: QuietHours | None = None) -> Planner:
    return Planner(surroundings, {"fake": Memory()}, quiet=quiet)


async def decided(storage: Storage, schedule: Schedule = MORNING) -> list[tuple[str, str, str]]:
    """Slot, target and verdict of everything decided."""
    return [(d.slot[5:], d.target[-1], d.verdict) for d in await storage.decisions(schedule.name)]


async def rows(storage: Storage) -> int:
    return (await storage.deliveries(["pending"], limit=1)).total


async def test_a_slot_that_has_come_is_posted_once(surroundings: Surroundings) -> None:
    """To every target; asked again and again nothing more comes, after a restart neither."""
    storage = surroundings.storage
    assert await planner(surroundings).plan([MORNING], BEFORE) == 0
    assert await planner(surroundings).plan([MORNING], NOW - MINUTE) == 0
    assert await planner(surroundings).plan([MORNING], NOW) == 2
    for later in range(5):
        assert await planner(surroundings).plan([MORNING], NOW + later * MINUTE) == 0
    assert await decided(storage) == [("02-07T07:00", "1", "posted"), ("02-07T07:00", "2", "posted")]
    page = await storage.deliveries(["pending"], limit=9)
    assert [row.target for row in page.items] == ["fake:1", "fake:2"]
    assert "Berita pilihan" in plain(from_json(page.items[0].body))


async def test_a_post_is_pinned_if_asked_and_shows_a_card_if_it_is_full(surroundings: Surroundings) -> None:
    """The chat's own style counts before the schedule's."""
    storage, pinned = surroundings.storage, replace(MORNING, pin=True)
    await storage.save_chat(Chat("fake:2", style="full"))
    await planner(surroundings).plan([pinned], BEFORE)
    await planner(surroundings).plan([pinned], NOW)
    found = (await storage.deliveries(["pending"], limit=9)).items
    assert {(row.target, row.pin, row.preview) for row in found} == {("fake:1", True, False), ("fake:2", True, True)}


async def test_a_late_look_still_posts_within_the_grace(surroundings: Surroundings) -> None:
    """Half an hour; after that the slot is recorded as late, and the next one tells its news."""
    storage, plan = surroundings.storage, planner(surroundings).plan
    await plan([MORNING], BEFORE)
    assert await plan([MORNING], NOW + 31 * MINUTE) == 2
    assert {verdict for _, _, verdict in await decided(storage)} == {"late"}
    assert await plan([MORNING], NOW + timedelta(days=1, minutes=30)) == 2
    (row, _) = (await storage.deliveries(["pending"], limit=9)).items
    assert row.slot == "2026-02-08T07:00"
    assert await storage.article_deliveries(1) or await storage.article_deliveries(15)


async def test_a_long_sleep_brings_no_flood(surroundings: Surroundings) -> None:
    """Of an hourly schedule after three days: one post, every other slot recorded as late."""
    storage, plan = surroundings.storage, planner(surroundings).plan
    await plan([HOURLY], BEFORE)
    assert await plan([HOURLY], BEFORE + timedelta(days=3)) == 72
    verdicts = [verdict for _, _, verdict in await decided(storage, HOURLY)]
    assert verdicts == ["late"] * 71 + ["posted"]
    assert await plan([HOURLY], BEFORE + timedelta(days=60)) <= 24 * 8 + 1


async def test_several_slots_within_the_grace_make_one_post(surroundings: Surroundings) -> None:
    """The newest; those before it have been overtaken."""
    often = replace(HOURLY, timing=Timing(zone=JAKARTA, cron="*/10 * * * *"))
    await planner(surroundings).plan([often], BEFORE)
    await planner(surroundings).plan([often], BEFORE + 25 * MINUTE)
    found = await surroundings.storage.decisions(often.name)
    assert [(d.verdict, d.reason) for d in found] == [("late", "a later slot has come"), ("posted", None)]


async def test_a_schedule_that_is_new_owes_nothing(surroundings: Surroundings) -> None:
    """First seen five past seven, it begins tomorrow; so does one whose time was set to five ago."""
    plan = planner(surroundings).plan
    assert await plan([MORNING], NOW + 5 * MINUTE) == 0
    assert await plan([MORNING], NOW + 10 * MINUTE) == 0
    moved = replace(MORNING, timing=Timing(zone=JAKARTA, at=time(7, 15)))
    assert await plan([moved], NOW + 20 * MINUTE) == 0
    assert await plan([moved], NOW + timedelta(days=1, minutes=15)) == 2


async def test_the_next_post_tells_what_is_new_since_the_last(surroundings: Surroundings) -> None:
    """Each article once; a digest with nothing new is not posted, and that is recorded."""
    storage, plan = surroundings.storage, planner(surroundings).plan
    await plan([MORNING], BEFORE)
    await plan([MORNING], NOW)
    await plan([MORNING], NOW + timedelta(days=1))
    await storage.store([write("baru", title="Kabar baru", published_at=NOW + timedelta(days=1, hours=2))], at=NOW)
    await plan([MORNING], NOW + timedelta(days=2))
    assert [(slot, verdict) for slot, target, verdict in await decided(storage) if target == "1"] == [
        ("02-07T07:00", "posted"),
        ("02-08T07:00", "empty"),
        ("02-09T07:00", "posted"),
    ]
    last = (await storage.deliveries(["pending"], limit=9)).items[-1]
    text = plain(from_json(last.body))
    assert "Kabar baru" in text
    assert text.count("\n") <= 4


async def test_the_first_post_tells_no_old_news(surroundings: Surroundings) -> None:
    """Only the last day's; and backlog never."""
    storage = surroundings.storage
    await planner(surroundings).plan([MORNING], BEFORE)
    await planner(surroundings).plan([MORNING], NOW)
    carried = {n for n in range(1, 16) if await storage.article_deliveries(n)}
    recent = {one.headline.id for one in await storage.news(after=0, since=NOW - timedelta(days=1), limit=99)}
    assert carried
    assert carried <= recent < set(range(1, 16))


async def test_what_does_not_pass_the_filter_is_recorded_so(surroundings: Surroundings) -> None:
    """And no row is written."""
    wanted = Wanted(filter=Filter(topics=("astrologi",)))
    await planner(surroundings).plan([replace(MORNING, wanted=wanted)], BEFORE)
    await planner(surroundings).plan([replace(MORNING, wanted=wanted)], NOW)
    assert {verdict for _, _, verdict in await decided(surroundings.storage)} == {"filtered"}
    assert await rows(surroundings.storage) == 0


async def test_closed_moved_and_unserved_targets(surroundings: Surroundings) -> None:
    """Each is recorded; what moved is posted at its new address, once."""
    storage = surroundings.storage
    await planner(surroundings).plan([MORNING], BEFORE)
    await planner(surroundings).plan([MORNING], NOW)
    closed, moved = await storage.claim("fake", limit=2, at=NOW)
    await storage.settle([Outcome(delivery=closed.id, state="failed", reason="blocked", closes=True)], at=NOW)
    await storage.settle([Outcome(delivery=moved.id, state="pending", reason="up", moved_to="fake:3")], at=NOW)
    await storage.store([write("baru", published_at=NOW + HOUR)], at=NOW)
    more = replace(MORNING, targets=("fake:1", "fake:2", "fake:3", "gone:4"))
    assert await planner(surroundings).plan([more], NOW + timedelta(days=1)) == 3
    last = [(target, verdict) for slot, target, verdict in await decided(storage) if slot == "02-08T07:00"]
    assert last == [("1", "paused"), ("3", "posted"), ("4", "unserved")]
    text = plain(from_json((await storage.deliveries(["pending"], limit=9)).items[-1].body))
    assert text.count(" — ") == 1, "only what is new since the post at the old address"


async def test_each_chat_gets_its_own_language_and_zone_and_alike_chats_share_a_message(news: Storage) -> None:
    """As they have chosen."""
    await news.save_chat(Chat("fake:2", language="en"))
    await planner(over(news)).plan([replace(MORNING, targets=("fake:1", "fake:2", "fake:3"))], BEFORE)
    await planner(over(news)).plan([replace(MORNING, targets=("fake:1", "fake:2", "fake:3"))], NOW)
    first, second, third = (await news.deliveries(["pending"], limit=9)).items
    assert plain(from_json(first.body)).startswith("Berita pilihan, 7 Februari")
    assert plain(from_json(second.body)).startswith("News digest, 7 February")
    assert first.body == third.body


async def test_a_long_message_has_a_row_a_part(surroundings: Surroundings) -> None:
    """As many as its platform says."""

    class Parted(Memory):
        def parts(self, message: Message) -> int:
            return 3

    parted = Planner(surroundings, {"fake": Parted()})
    await parted.plan([MORNING], BEFORE)
    await parted.plan([MORNING], NOW)
    assert [row.part for row in (await surroundings.storage.deliveries(["pending"], limit=9)).items] == [0, 1, 2] * 2


async def test_posts_wait_for_the_end_of_quiet_hours_or_come_silently(surroundings: Surroundings) -> None:
    """By the chat's own clock, over midnight too."""
    storage = surroundings.storage
    quiet = QuietHours(time(22), time(8, 30), "hold")
    await planner(surroundings, quiet).plan([MORNING], BEFORE)
    await storage.save_chat(Chat("fake:2", timezone="Asia/Jayapura"))
    await planner(surroundings, quiet).plan([MORNING], NOW)
    first, second = (await storage.deliveries(["pending"], limit=9)).items
    assert first.not_before == datetime(2026, 2, 7, 1, 30, tzinfo=UTC)
    assert second.not_before == NOW
    silent = QuietHours(time(22), time(8, 30), "silent")
    await storage.store([write("baru", published_at=NOW + HOUR)], at=NOW)
    await planner(surroundings, silent).plan([MORNING], NOW + timedelta(days=1))
    flags = [row.silent for row in (await storage.deliveries(["pending"], limit=9)).items]
    assert flags == [False, False, True, False]


async def test_what_a_chat_chose_comes_before_the_file(surroundings: Surroundings) -> None:
    """Its quiet hours, that it wants none, and how much its posts tell; the other chat's are as they were."""
    storage = surroundings.storage
    everybody = QuietHours(time(22), time(8, 30), "hold")
    await planner(surroundings, everybody).plan([MORNING], BEFORE)
    await storage.save_chat(Chat("fake:1", quiet="never", style="full"))
    await storage.save_chat(Chat("fake:2", quiet=QuietHours(time(6), time(9), "silent"), style="short"))
    await planner(surroundings, everybody).plan([MORNING], NOW)
    first, second = (await storage.deliveries(["pending"], limit=9)).items
    assert (first.not_before, first.silent) == (NOW, False)
    assert (second.not_before, second.silent) == (NOW, True)
    assert len(first.body) > len(second.body)


async def test_a_schedule_that_breaks_holds_up_no_other(
    surroundings: Surroundings, caplog: pytest.LogCaptureFixture
) -> None:
    """Its mistake is logged; it is tried again until its time is over, and then recorded as late."""

    class Broken(Memory):
        def parts(self, message: Message) -> int:
            raise ZeroDivisionError

    plan = Planner(surroundings, {"fake": Memory(), "broken": Broken()}).plan
    both = [replace(MORNING, name="rusak", targets=("broken:1",)), MORNING]
    await plan(both, BEFORE)
    with caplog.at_level(logging.ERROR):
        assert await plan(both, NOW) == 2
        assert await plan(both, NOW + MINUTE) == 0
    assert caplog.text.count("schedule.failed name=rusak") == 2
    assert await plan(both, NOW + HOUR) == 1
    assert [d.verdict for d in await surroundings.storage.decisions("rusak")] == ["late"]


async def test_a_clock_a_day_ahead_and_put_right_loses_no_slot(surroundings: Surroundings) -> None:
    """What it judged late in days to come is posted when they come; what it posted is not posted again."""
    storage, plan = surroundings.storage, planner(surroundings).plan
    await plan([HOURLY], NOW - MINUTE)
    await plan([HOURLY], NOW)
    await plan([HOURLY], NOW + timedelta(days=1))
    for hour in range(1, 27):
        await storage.store([write(f"n{hour}", published_at=NOW + hour * HOUR)], at=NOW + hour * HOUR)
        await plan([HOURLY], NOW + hour * HOUR)
    verdicts = [verdict for _, _, verdict in await decided(storage, HOURLY)]
    assert len(verdicts) == 27
    assert verdicts.count("late") == 0
    carried = [len(await storage.article_deliveries(15 + hour)) for hour in range(1, 27)]
    assert carried == [1] * 26


async def test_a_clock_a_day_behind_and_put_right_posts_nothing_twice(surroundings: Surroundings) -> None:
    """Yesterday's slots were decided, or were before its time."""
    plan = planner(surroundings).plan
    await plan([MORNING], BEFORE)
    assert await plan([MORNING], NOW) == 2
    for hours in (-24, -23, -12, 0, 1):
        assert await plan([MORNING], NOW + hours * HOUR) == 0
    assert await plan([MORNING], NOW + timedelta(days=1)) == 2


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.integers(-1_500, 1_500), min_size=1, max_size=8))
async def test_however_the_clock_jumps_no_slot_is_posted_twice(tmp_path: Path, steps: list[int]) -> None:
    """Forth and back by minutes, hours or a day, with a restart at each look: each slot has at most one post, and
    every slot that the clock went by slowly has one."""
    database = tmp_path / f"{abs(hash(tuple(steps)))}.db"
    now = NOW - MINUTE
    for step in [0, *steps]:
        now += step * MINUTE
        async with open_storage(str(database)) as storage:
            number = await storage.newest_article()
            await storage.store([write(f"{number}", published_at=now)], at=now)
            await planner(over(storage)).plan([HOURLY], now)
    async with open_storage(str(database)) as storage:
        # The clock is right from here on and runs for some hours.
        start = now
        for half_hours in range(16):
            now = start + half_hours * 30 * MINUTE
            number = await storage.newest_article()
            await storage.store([write(f"{number}", published_at=now)], at=now)
            await planner(over(storage)).plan([HOURLY], now)
        found = {d.slot: d.verdict for d in await storage.decisions(HOURLY.name)}
        posted = [row.slot for row in (await storage.deliveries(["pending"], limit=999)).items]
        assert len(posted) == len(set(posted))
        expected = [slot.name for slot in slots(HOURLY.timing, after=start + HOUR, until=now)]
        assert {found.get(slot) for slot in expected} == {"posted"}
    database.unlink()
