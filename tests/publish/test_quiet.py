"""Quiet hours: by the chat's clock, over midnight, and over nights in which the clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.clock import MovableClock
from bot.commands import all_commands
from bot.publish.quiet import over_at, quiet_hours_of
from bot.publish.stored_message import to_json
from storage.base import Storage
from storage.records import Chat, NewPost, QuietHours, SlotWrite
from tests.commands.conftest import GivenRole, open_chat_over
from tests.publish.senders import HELLO
from tests.storage.making import DAY

times = st.times().map(lambda value: value.replace(second=0, microsecond=0, fold=0))
zones = st.sampled_from(
    [ZoneInfo(key) for key in ("Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin", "America/New_York")]
)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@given(start=times, end=times, zone=zones, now=instants)
def test_they_end_within_a_day_and_then_it_is_not_quiet(start: time, end: time, zone: ZoneInfo, now: datetime) -> None:
    """Whoever waits until the end waits once."""
    assume(start != end)
    quiet = QuietHours(start, end, "hold")
    ends = over_at(quiet, now, zone)
    if ends is None:
        return
    assert now - timedelta(hours=1) < ends <= now + timedelta(hours=25)
    shown = ends.astimezone(zone).time()
    assert shown == end or shown.hour != end.hour  # an end that the clocks leap over


@pytest.mark.parametrize(
    ("clock", "over"),
    [("21:59", None), ("22:00", "05:30"), ("23:59", "05:30"), ("00:00", "05:30"), ("05:29", "05:30"), ("05:30", None)],
)
def test_over_midnight(clock: str, over: str | None) -> None:
    """From ten in the evening to half past five, the first minute included and the last not."""
    zone = ZoneInfo("Asia/Jakarta")
    now = datetime.fromisoformat(f"2026-02-07T{clock}").replace(tzinfo=zone)
    found = over_at(QuietHours(time(22), time(5, 30), "hold"), now, zone)
    assert (found and found.astimezone(zone).strftime("%H:%M")) == over
    assert found is None or timedelta(0) < found - now < timedelta(hours=8)


def test_within_a_day() -> None:
    """A siesta."""
    zone, quiet = ZoneInfo("Asia/Makassar"), QuietHours(time(12), time(14), "silent")
    at = [over_at(quiet, datetime(2026, 2, 7, hour, tzinfo=zone), zone) is not None for hour in (11, 12, 13, 14)]
    assert at == [False, True, True, False]


def test_a_chat_has_its_own_hours_the_bots_or_none() -> None:
    """What a chat chose holds there, and so does that it chose to have none."""
    bots, own = QuietHours(time(22), time(5), "hold"), QuietHours(time(20), time(7), "silent")
    assert quiet_hours_of(Chat("t"), bots) == bots
    assert quiet_hours_of(Chat("t", quiet=own), bots) == own
    assert quiet_hours_of(Chat("t", quiet="never"), bots) is None


@pytest.mark.parametrize(
    ("typed", "sends", "silent"), [("mati", True, False), ("22-6 senyap", True, True), ("22-6", False, False)]
)
async def test_what_was_held_goes_when_the_chat_holds_nothing_any_more(
    storage: Storage, typed: str, sends: bool, silent: bool
) -> None:
    """At once, without a sound where it chose that; other hours leave it until the end it was given."""
    chat = open_chat_over(storage, MovableClock(DAY), all_commands(), GivenRole())
    held = DAY + timedelta(hours=6)
    post = NewPost(body=to_json(HELLO), not_before=held)
    write = SlotWrite(schedule="pagi", slot="1", target="test:1", at=DAY, verdict="posted", post=post)
    await storage.write_slots([write, replace(write, target="test:2")], at=DAY)
    await chat.say(f"/setelan tenang {typed}")
    mine, others = (await storage.deliveries(["pending"], limit=9)).items
    assert (mine.not_before < held, mine.silent) == (sends, silent)
    assert (others.not_before, others.silent) == (held, False)
    assert [row.target for row in await storage.claim("test", limit=9, at=DAY + timedelta(minutes=1))] == (
        ["test:1"] if sends else []
    )
