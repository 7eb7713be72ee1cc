"""What is typed for a setting is read in both languages, and as buttons type it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.setting_values import quiet_of, typed_quiet, zone_key_of
from storage.records import QuietHours

times = st.times().map(lambda value: value.replace(second=0, microsecond=0, fold=0))
hours = st.builds(QuietHours, times, times, st.sampled_from(["hold", "silent"])).filter(
    lambda one: one.start != one.end
)


@given(hours)
def test_quiet_hours_are_read_back_as_they_were_typed(quiet: QuietHours) -> None:
    """By the button that offers them."""
    typed = typed_quiet(quiet)
    assert typed is not None
    assert quiet_of(typed) == quiet


@pytest.mark.parametrize(
    "typed", ["22:00-05:30", "22.00 – 05.30", "22 - 5.30", "22 sampai 05:30 tahan", "22 to 5:30 hold"]
)
def test_quiet_hours_are_read_as_people_write_them(typed: str) -> None:
    """With colons, full stops, or neither."""
    assert quiet_of(typed) == QuietHours(time(22), time(5, 30), "hold")


@given(st.text(max_size=30))
def test_no_text_makes_reading_raise(typed: str) -> None:
    """It is a value or none."""
    quiet_of(typed)
    zone_key_of(typed)
