"""Dates in feeds: Indonesian names and zones are read rightly, and an absurd date is none."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.feed.dates import read_date

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TEN_WIB = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Fri, 20 Nov 2026 10:00:00 +0700",
        "Fri, 20 Nov 2026 10:00:00 WIB",
        "Fri, 20 Nov 2026 11:00:00 WITA",
        "Fri, 20 Nov 2026 12:00:00 WIT",
        "Jum, 20 Nop 2026 10:00:00 WIB",
        "Jumat, 20 November 2026 10:00 WIB",
        "Jum'at, 20 Nopember 2026 10:00:00 +0700",
        "20 Nov 2026 10.00 WIB",
        "2026-11-20T10:00:00+07:00",
        "2026-11-20 10:00:00 +0700",
        "2026-11-20T03:00:00Z",
        "2026-11-20T03:00:00",
        "Fri, 20 Nov 2026 03:00:00 GMT",
    ],
)
def test_one_instant_in_every_spelling(text: str) -> None:
    """Ten o'clock in Jakarta is the same instant however a feed writes it."""
    assert read_date(text, now=NOW) == TEN_WIB


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 Januari 2026", 1), ("1 Pebruari 2026", 2), ("1 Mar 2026", 3), ("1 Mei 2026", 5), ("1 Agt 2026", 8),
        ("1 Agustus 2026", 8), ("1 Okt 2026", 10), ("Sen, 1 Des 2025", 12),
    ],
)  # fmt: skip
def test_months_by_their_indonesian_names(text: str, month: int) -> None:
    """Long, short and old spellings name the same months."""
    found = read_date(text, now=NOW)
    assert found is not None
    local = found.astimezone(timezone(timedelta(hours=7)))
    assert (local.day, local.month) == (1, month)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Jumat, 20 November 2026 10:00", 3),
        ("Jum, 20 Nov 2026 10:00:00", 3),
        ("20 Nopember 2026 10.00", 3),
        ("Fri, 20 Nov 2026 10:00:00", 10),
        ("2026-11-20 10:00:00", 10),
        ("Jumat, 20 November 2026 10:00 +0000", 10),
    ],
)
def test_a_date_in_indonesian_without_a_zone_is_meant_in_jakartas(text: str, hour: int) -> None:
    """People write it, not machines; what machines write without a zone is UTC."""
    assert read_date(text, now=NOW) == datetime(2026, 11, 20, hour, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kemarin",
        "0000-00-00",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "31 Feb 2026",
        "20 Nov 99999",
        "2027-11-20",
        "x" * 500,
    ],
)
def test_absurd_dates_are_none(text: str) -> None:
    """What cannot be an entry's date is treated as missing, never guessed."""
    assert read_date(text, now=NOW) is None


@given(st.text(max_size=120))
def test_no_text_is_an_error(text: str) -> None:
    """Whatever stands where a date should: an aware UTC instant within reason, or None."""
    found = read_date(text, now=NOW)
    assert found is None or (found.utcoffset() == timedelta() and found <= NOW + timedelta(days=1))


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2026, 11, 1)), st.sampled_from([(7, "WIB"), (8, "WITA"), (9, "WIT")])
)
def test_what_a_newsroom_writes_is_read_back(naive: datetime, zone: tuple[int, str]) -> None:
    """Day names, month names and zone, as Indonesian software prints them, come back to the second."""
    hours, name = zone
    months = "Jan Peb Mar Apr Mei Jun Jul Agu Sep Okt Nop Des".split()
    days = "Sen Sel Rab Kam Jum Sab Min".split()
    local = naive.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    text = f"{days[local.weekday()]}, {local.day:02} {months[local.month - 1]} {local:%Y %H:%M:%S} {name}"
    assert read_date(text, now=NOW) == local


def test_days_come_before_months_where_the_zone_is_indonesian() -> None:
    """5/11 is in November; elsewhere dates in figures are as the libraries read them."""
    assert read_date("5/11/2025 10:08 WIB", now=NOW) == datetime(2025, 11, 5, 3, 8, tzinfo=UTC)
    assert read_date("5/11/2025 10:08", now=NOW) == datetime(2025, 5, 11, 10, 8, tzinfo=UTC)
    assert read_date("2025-11-05 10:08:00 WIB", now=NOW) == datetime(2025, 11, 5, 3, 8, tzinfo=UTC)
