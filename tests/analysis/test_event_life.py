"""An event's phase and status on a day."""

from datetime import date

import pytest

from bot.analysis.event_life import phase_at, status_at
from storage.records import EventState


def march_meeting(status="planned"):
    return EventState(
        what="Pertemuan menteri",
        start=date(2026, 3, 1),
        end=date(2026, 3, 31),
        precision="month",
        time=None,
        places=("Jenewa", "Istanbul"),
        either_or=True,
        status=status,
        agenda=(),
    )


@pytest.mark.parametrize(
    ("today", "phase"),
    [
        (date(2026, 2, 28), "before"),
        (date(2026, 3, 1), "during"),
        (date(2026, 3, 31), "during"),
        (date(2026, 4, 1), "after"),
    ],
)
def test_a_month_is_before_during_and_after(today, phase):
    """The first and the last possible day both belong to the event's window."""
    assert phase_at(march_meeting(), today) == phase


@pytest.mark.parametrize("status", ["planned", "confirmed"])
def test_an_expected_event_is_unconfirmed_once_its_last_day_has_passed(status):
    """Nobody reported that it took place, so nothing says it did; on its last day it is still expected."""
    assert status_at(march_meeting(status), date(2026, 3, 31)) == status
    assert status_at(march_meeting(status), date(2026, 4, 1)) == "unconfirmed"


@pytest.mark.parametrize("status", ["postponed", "cancelled", "held"])
def test_a_reported_outcome_stays(status):
    """Time alone changes no outcome that was reported."""
    assert status_at(march_meeting(status), date(2027, 1, 1)) == status
