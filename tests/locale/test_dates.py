"""Dates: as exact as their source and no more, in both languages."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.locale import dates, load_words
from storage.records import Precision

ID, EN = load_words("id"), load_words("en")


@pytest.mark.parametrize(
    ("start", "end", "precision", "indonesian", "english"),
    [
        (date(2026, 3, 12), date(2026, 3, 12), "day", "12 Maret 2026", "12 March 2026"),
        (date(2026, 3, 6), date(2026, 3, 8), "day", "6–8 Maret 2026", "6–8 March 2026"),
        (date(2026, 2, 28), date(2026, 3, 2), "day", "28 Februari – 2 Maret 2026", "28 February – 2 March 2026"),
        (
            date(2025, 12, 31),
            date(2026, 1, 1),
            "day",
            "31 Desember 2025 – 1 Januari 2026",
            "31 December 2025 – 1 January 2026",
        ),
        (date(2026, 3, 2), date(2026, 3, 8), "week", "pekan 2–8 Maret 2026", "the week of 2–8 March 2026"),
        (date(2026, 3, 1), date(2026, 3, 10), "part-of-month", "awal Maret 2026", "early March 2026"),
        (date(2026, 3, 11), date(2026, 3, 20), "part-of-month", "pertengahan Maret 2026", "mid-March 2026"),
        (date(2026, 3, 21), date(2026, 3, 31), "part-of-month", "akhir Maret 2026", "late March 2026"),
        (date(2026, 3, 1), date(2026, 3, 31), "month", "Maret 2026", "March 2026"),
        (date(2026, 3, 1), date(2026, 4, 30), "month", "Maret–April 2026", "March–April 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), "quarter", "kuartal I 2026", "quarter I of 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "year", "2026", "2026"),
    ],
)
def test_a_span_is_as_exact_as_its_source(
    start: date, end: date, precision: Precision, indonesian: str, english: str
) -> None:
    """A month is never shown as a day, in either language."""
    assert dates.span(start, end, precision, ID) == indonesian
    assert dates.span(start, end, precision, EN) == english


def test_a_time_is_told_in_the_zone_it_was_named_in() -> None:
    """09.30 WITA stays 09.30 WITA."""
    day = date(2026, 3, 12)
    assert dates.span(day, day, "time", ID, time="09:30+08:00") == "12 Maret 2026 pukul 09.30 WITA"
    assert dates.span(day, day, "time", EN, time="09:30+07:00") == "12 March 2026, 09:30 WIB"
    assert dates.span(day, day, "time", ID, time="09:30+01:00") == "12 Maret 2026 pukul 09.30 UTC+01:00"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("Asia/Jakarta", "Rabu, 25 November 2026 pukul 09.30 WIB"),
        ("Asia/Makassar", "Rabu, 25 November 2026 pukul 10.30 WITA"),
        ("Asia/Jayapura", "Rabu, 25 November 2026 pukul 11.30 WIT"),
        ("Europe/Berlin", "Rabu, 25 November 2026 pukul 03.30 CET"),
    ],
)
def test_an_instant_is_told_in_full(zone: str, text: str) -> None:
    """Day, date, time and what people call the zone."""
    assert dates.instant(datetime(2026, 11, 25, 2, 30, tzinfo=UTC), ZoneInfo(zone), ID) == text
