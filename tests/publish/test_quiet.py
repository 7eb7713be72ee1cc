"""Quiet hours: by the chat's clock, over midnight, and over nights in which the clocks change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.publish.quiet import over_at, quiet_hours_of
from storage.records import Chat, QuietHours

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
