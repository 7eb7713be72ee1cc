"""When an event is told of: the rules, over every kind of event and day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.publish.occasions import EXACT, news_of, reminder_of
from storage.records import Event, EventReport, EventState
from tests.storage.making import report, state

REMIND = (timedelta(days=30), timedelta(days=7), timedelta(days=1))
TOLD = datetime(2026, 2, 1, tzinfo=UTC)


def event(made: EventState, seen: datetime = datetime(2025, 1, 1, tzinfo=UTC)) -> Event:
    return Event(1, made, seen, seen, 1)


states = st.builds(
    lambda start, days, precision, status: EventState(
        "Rapat", start, start + timedelta(days=days if precision not in EXACT else 0), precision, None, (), False,
        status, (),
    ),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(6, 90),
    st.sampled_from(["time", "day", "week", "part-of-month", "month", "quarter", "year"]),
    st.sampled_from(["planned", "confirmed", "postponed", "cancelled", "held"]),
)  # fmt: skip


@given(made=states, remind=st.lists(st.integers(0, 60).map(lambda days: timedelta(days=days)), max_size=4))
def test_only_a_named_day_is_counted_down_to(made: EventState, remind: list[timedelta]) -> None:
    """Over a year and a half: each reminder once a name, in order; none for what will not be; one end at most."""
    today, last, found = made.start - timedelta(days=100), made.end + timedelta(days=40), []
    while today <= last:
        occasion = reminder_of(event(made), (), today, UTC, remind)
        if occasion is not None and occasion not in found:
            found.append(occasion)
            if occasion.kind == "reminder":
                assert today <= made.start
                assert (made.start - today).days <= max((one.days for one in remind), default=0)
            elif occasion.kind == "passed":
                assert today == made.end + timedelta(days=1)
        today += timedelta(days=1)
    kinds = [occasion.kind for occasion in found]
    if made.status in {"postponed", "cancelled", "held"}:
        assert found == []
    elif not remind:
        assert kinds == ["passed"]
    elif made.precision in EXACT:
        days = {one.days for one in remind} | {0}
        assert kinds == ["reminder"] * len(days) + ["passed"]
    else:
        assert kinds[-2:] == ["begins", "passed"]
        assert kinds[:-2] in ([], ["soon"])


def test_a_postponed_event_is_reminded_of_only_when_its_new_day_was_named() -> None:
    """“Ditunda” alone leaves the old day standing in the record: nobody is sent there."""
    old, new = report(days=1), replace(report(start=date(2026, 4, 4), days=1), status="postponed")

    def history(*reports: object) -> tuple[EventReport, ...]:
        return tuple(EventReport(1, n, "", "", None, TOLD, one, "approved") for n, one in enumerate(reports))  # type: ignore[arg-type]

    no_day = replace(old, status="postponed")
    moved = event(replace(state(new), status="postponed"))
    stuck = event(replace(state(old), status="postponed"))
    due = reminder_of(moved, history(old, new), date(2026, 4, 3), UTC, REMIND)
    assert due is not None
    assert due.name == "1d 2026-04-04"
    assert reminder_of(stuck, history(old, no_day), date(2026, 2, 28), UTC, REMIND) is None
    over = reminder_of(moved, history(old, new), date(2026, 4, 5), UTC, REMIND)
    assert over is not None
    assert over.kind == "passed"
    assert reminder_of(stuck, history(old, no_day), date(2026, 4, 5), UTC, REMIND) is None


@pytest.mark.parametrize(("days_late", "told"), [(0, True), (1, True), (2, False)])
def test_a_reminder_may_be_a_day_late_and_no_more(days_late: int, told: bool) -> None:
    """When nothing ran on its day."""
    made = event(state(report(start=date(2026, 3, 20), days=1)))
    due = reminder_of(made, (), date(2026, 3, 13) + timedelta(days=days_late), UTC, REMIND)
    assert (due is not None) == told


def test_what_was_just_told_needs_no_reminder() -> None:
    """An event first heard of a week before is not reminded of the same day, but on the eve."""
    made = event(state(report(start=date(2026, 3, 20), days=1)), datetime(2026, 3, 13, tzinfo=UTC))
    assert reminder_of(made, (), date(2026, 3, 13), UTC, REMIND) is None
    assert reminder_of(made, (), date(2026, 3, 19), UTC, REMIND) is not None


def test_what_was_over_before_it_was_heard_of_is_no_news() -> None:
    """Nor is what chats know."""
    made = event(state(report()))
    assert news_of(made, None, date(2026, 4, 1)) is None
    assert news_of(made, made.state, date(2026, 2, 1)) is None
    assert news_of(made, None, date(2026, 3, 31)) is not None
