"""Slots: one a local date, whatever the clocks do, and each at the time that the wall shows."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.publish.due import DAYS, GRACE, Slot, Timing, in_time, slots

ZONES = [
    ZoneInfo(key)
    for key in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "America/New_York", "UTC")
]
BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from(ZONES)
instants = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
clock_times = st.times().map(lambda value: value.replace(second=0, microsecond=0, tzinfo=None))
spans = st.timedeltas(timedelta(0), timedelta(days=40))


def dates(found: tuple[Slot, ...]) -> list[date]:
    return [date.fromisoformat(slot.name[:10]) for slot in found]


@given(zone=zones, at=clock_times, start=st.dates(date(2020, 1, 1), date(2034, 1, 1)), many=st.integers(1, 400))
def test_every_local_date_has_exactly_one_slot(zone: ZoneInfo, at: time, start: date, many: int) -> None:
    """Over any run of local days, clocks changing or not, each date comes once and in order."""
    before = datetime.combine(start, at, zone).astimezone(UTC) - timedelta(microseconds=1)
    until = datetime.combine(start + timedelta(days=many - 1), at, zone).astimezone(UTC)
    found = slots(Timing(zone=zone, at=at), after=before, until=until)
    assert dates(found) == [start + timedelta(days=number) for number in range(many)]
    assert len({slot.at for slot in found}) == many


@given(zone=zones, at=clock_times, start=instants, steps=st.lists(st.timedeltas(timedelta(0), timedelta(days=3))))
def test_no_slot_is_lost_or_doubled_between_two_looks(
    zone: ZoneInfo, at: time, start: datetime, steps: list[timedelta]
) -> None:
    """Looked for in pieces or at once, the slots are the same ones."""
    timing, now, found = Timing(zone=zone, at=at), start, []
    for step in steps:
        found += slots(timing, after=now, until=now + step)
        now += step
    assert tuple(found) == slots(timing, after=start, until=now)


@given(zone=zones, at=clock_times, start=instants, span=spans)
def test_a_slot_is_at_its_time_on_the_wall(zone: ZoneInfo, at: time, start: datetime, span: timedelta) -> None:
    """The instant shows the slot's date and time, or, where that does not exist, a later time on the same date."""
    for slot in slots(Timing(zone=zone, at=at), after=start, until=start + span):
        shown = slot.at.astimezone(zone).replace(tzinfo=None)
        told = datetime.fromisoformat(slot.name)
        assert told.time() == at.replace(fold=0)
        assert timedelta(0) <= shown - told <= timedelta(hours=1)
        assert start < slot.at <= start + span


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Europe/Berlin", "2026-03-29", "01:30"),  # 02:30 does not exist: told at 03:30 CEST
        ("Europe/Berlin", "2026-10-25", "00:30"),  # 02:30 comes twice: the first, CEST
        ("America/New_York", "2026-03-08", "07:30"),
        ("America/New_York", "2026-11-01", "06:30"),
        ("Asia/Jakarta", "2026-03-29", None),
    ],
)
def test_half_past_two_in_the_night_that_the_clocks_change(zone: str, day: str, utc: str | None) -> None:
    """Neither left out nor told twice."""
    start = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=ZoneInfo(zone))
    timing = Timing(zone=ZoneInfo(zone), at=time(2, 30))
    (slot,) = slots(timing, after=start, until=start.astimezone(UTC) + timedelta(hours=20))
    assert slot.name == f"{day}T02:30"
    if zone == "America/New_York" and day == "2026-11-01":
        assert slot.at.astimezone(ZoneInfo(zone)).fold == 0
    elif utc is not None:
        assert f"{slot.at:%H:%M}" == utc


@given(zone=zones, start=instants, chosen=st.sets(st.sampled_from(DAYS), min_size=1))
def test_only_the_days_named(zone: ZoneInfo, start: datetime, chosen: set[str]) -> None:
    """Two weeks hold each named day twice, by the zone's own calendar."""
    timing = Timing(zone=zone, at=time(12), days=tuple(chosen))
    noon = datetime.combine(start.astimezone(zone).date(), time(12), zone)
    end = datetime.combine(noon.date() + timedelta(days=13), time(12), zone)
    found = slots(timing, after=noon - timedelta(seconds=1), until=end)
    assert len(found) == 2 * len(chosen)
    assert {DAYS[day.weekday()] for day in dates(found)} == chosen


@given(zone=zones, at=clock_times, start=instants, span=spans)
def test_a_daily_cron_expression_is_a_time_of_day(zone: ZoneInfo, at: time, start: datetime, span: timedelta) -> None:
    """Both ways of writing give the same slots."""
    cron = Timing(zone=zone, cron=f"{at.minute} {at.hour} * * *")
    assert slots(cron, after=start, until=start + span) == slots(
        Timing(zone=zone, at=at), after=start, until=start + span
    )


@pytest.mark.parametrize(("field", "day"), [("0", 6), ("7", 6), ("1", 0), ("5", 4)])
def test_sunday_is_nought_or_seven(field: str, day: int) -> None:
    """As crontab(5) has it, not as Python's calendar."""
    start = datetime(2026, 2, 8, tzinfo=UTC)
    found = slots(Timing(zone=UTC, cron=f"0 7 * * {field}"), after=start, until=start + timedelta(days=28))
    assert len(found) == 4
    assert {at.weekday() for at in dates(found)} == {day}


def test_working_days_at_several_hours() -> None:
    """Lists, ranges and steps, in local time."""
    timing = Timing(zone=ZoneInfo("Asia/Jakarta"), cron="0 6-18/6 * * 1-5")
    found = slots(timing, after=datetime(2026, 2, 6, 0, tzinfo=UTC), until=datetime(2026, 2, 9, 6, tzinfo=UTC))
    assert [slot.name[5:] for slot in found] == ["02-06T12:00", "02-06T18:00", "02-09T06:00", "02-09T12:00"]


def test_an_hour_that_the_clocks_leap_over_does_not_bring_two_slots_at_once() -> None:
    """Half past two is told with half past three: one post, not two at the same instant."""
    start = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)
    found = slots(Timing(zone=BERLIN, cron="30 * * * *"), after=start, until=start + timedelta(hours=3))
    assert [slot.name[11:] for slot in found] == ["01:30", "03:30", "04:30"]
    assert [f"{slot.at:%H:%M}" for slot in found] == ["00:30", "01:30", "02:30"]


@given(late=st.timedeltas(timedelta(0), timedelta(days=2)))
def test_a_slot_may_be_told_until_its_grace_is_over(late: timedelta) -> None:
    """Half an hour, that minute included; not before its time."""
    slot = Slot(datetime(2026, 2, 8, tzinfo=UTC), "2026-02-08T07:00")
    assert in_time(slot, slot.at + late) == (late <= GRACE)
    assert not in_time(slot, slot.at - timedelta(seconds=1))


def test_nothing_lies_between_an_instant_and_an_earlier_one() -> None:
    """A clock that went back brings no slots."""
    now = datetime(2026, 2, 8, tzinfo=UTC)
    assert slots(Timing(zone=UTC, at=time(0)), after=now, until=now - timedelta(days=2)) == ()


@pytest.mark.parametrize("cron", ["0 7 30 2 *", "0 25 * * *", "sometimes"])
def test_a_time_that_never_comes_is_refused(cron: str) -> None:
    """With the expression in the complaint."""
    with pytest.raises(ValueError, match="no cron expression"):
        Timing(zone=UTC, cron=cron)


def test_a_schedule_has_one_way_of_telling_its_time() -> None:
    """Neither both nor none."""
    with pytest.raises(ValueError, match="either"):
        Timing(zone=UTC, at=time(7), cron="0 7 * * *")
    with pytest.raises(ValueError, match="either"):
        Timing(zone=UTC)
