"""Dates are read as they are named: never a day that no words name, never the wrong precision."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.dates import find_dates, may_name_date

WIB = timezone(timedelta(hours=7))
WEDNESDAY = datetime(2025, 10, 22, 9, 46, tzinfo=WIB)
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)  # fmt: skip
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()


def read(text, published_at=WEDNESDAY, language="id"):
    """The first and last day and the precision of the one date in a text."""
    (mention,) = find_dates(text, published_at, language)
    return mention.window.first.isoformat(), mention.window.last.isoformat(), mention.window.precision


def day(text, **options):
    first, last, precision = read(text, **options)
    assert (first, precision) == (last, "day")
    return first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 Februari 2026", ("2026-02-06", "2026-02-06", "day")),
        ("6-8 Maret 2026", ("2026-03-06", "2026-03-08", "day")),
        ("6, 7, dan 8 November", ("2025-11-06", "2025-11-08", "day")),
        ("6 s/d 8 Maret 2026", ("2026-03-06", "2026-03-08", "day")),
        ("28 Februari-2 Maret", ("2026-02-28", "2026-03-02", "day")),
        ("30 Desember 2025 sampai dengan 2 Januari 2026", ("2025-12-30", "2026-01-02", "day")),
        ("30 Desember hingga 2 Januari 2026", ("2025-12-30", "2026-01-02", "day")),
        ("Senin-Rabu (27-29/10)", ("2025-10-27", "2025-10-29", "day")),
        ("Jumat (31/10) hingga Minggu (2/11)", ("2025-10-31", "2025-11-02", "day")),
        ("besok sampai lusa", ("2025-10-23", "2025-10-24", "day")),
        ("Maret 2026", ("2026-03-01", "2026-03-31", "month")),
        ("Oktober-Desember 2026", ("2026-10-01", "2026-12-31", "month")),
        ("bulan Desember ini", ("2025-12-01", "2025-12-31", "month")),
        ("pada Maret", ("2026-03-01", "2026-03-31", "month")),
        ("awal Maret", ("2026-03-01", "2026-03-10", "part-of-month")),
        ("pertengahan Maret 2026", ("2026-03-11", "2026-03-20", "part-of-month")),
        ("akhir Februari 2028", ("2028-02-21", "2028-02-29", "part-of-month")),
        ("pekan kedua November 2025", ("2025-11-08", "2025-11-14", "week")),
        ("kuartal I 2026", ("2026-01-01", "2026-03-31", "quarter")),
        ("kuartal IV-2025", ("2025-10-01", "2025-12-31", "quarter")),
        ("Q3 2026", ("2026-07-01", "2026-09-30", "quarter")),
        ("triwulan pertama tahun depan", ("2026-01-01", "2026-03-31", "quarter")),
        ("semester II 2026", ("2026-07-01", "2026-12-31", "year")),
        ("pada 2026", ("2026-01-01", "2026-12-31", "year")),
        ("awal tahun 2026", ("2026-01-01", "2026-03-31", "quarter")),
        ("pekan depan", ("2025-10-27", "2025-11-02", "week")),
        ("minggu depan", ("2025-10-27", "2025-11-02", "week")),
        ("akhir pekan ini", ("2025-10-25", "2025-10-26", "week")),
        ("bulan depan", ("2025-11-01", "2025-11-30", "month")),
        ("tahun depan", ("2026-01-01", "2026-12-31", "year")),
        ("dua pekan lagi", ("2025-11-03", "2025-11-09", "week")),
        ("tanggal 23 atau 24", ("2025-10-23", "2025-10-24", "day")),
        ("6 sd 8 Maret 2026", ("2026-03-06", "2026-03-08", "day")),
        ("Minggu-Senin (26-27/10/2025)", ("2025-10-26", "2025-10-27", "day")),
        ("Sabtu dan Minggu (25-26/10/2025)", ("2025-10-25", "2025-10-26", "day")),
        ("Sabtu-Minggu, 25-26 Oktober 2025", ("2025-10-25", "2025-10-26", "day")),
        ("awal bulan Maret", ("2026-03-01", "2026-03-10", "part-of-month")),
        ("pekan terakhir November 2025", ("2025-11-24", "2025-11-30", "week")),
        ("minggu pertama bulan depan", ("2025-11-01", "2025-11-07", "week")),
        ("sepanjang 2026", ("2026-01-01", "2026-12-31", "year")),
    ],
)
def test_a_phrase_has_its_window_and_its_precision(text, expected):
    """Each way to name a date gives its first day, its last day, and how exactly it was named."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jumat (6/2/2026)", "2026-02-06"),
        ("06/02/2026", "2026-02-06"),
        ("2026-02-06", "2026-02-06"),
        ("Senin (20/10)", "2025-10-20"),
        ("Minggu, 2 November 2025", "2025-11-02"),
        ("besok", "2025-10-23"),
        ("lusa", "2025-10-24"),
        ("hari ini", "2025-10-22"),
        ("nanti malam", "2025-10-22"),
        ("besok (24/10)", "2025-10-24"),
        ("besok (hari ini)", "2025-10-22"),
        ("hari ini, Senin (20/10/2025)", "2025-10-20"),
        ("Rabu depan", "2025-10-29"),
        ("Kamis mendatang", "2025-10-23"),
        ("Jumat pekan depan", "2025-10-31"),
        ("Kamis besok", "2025-10-23"),
        ("hari Minggu", "2025-10-26"),
        ("dua hari lagi", "2025-10-24"),
        ("dua belas hari lagi", "2025-11-03"),
        ("17 Agustus mendatang", "2026-08-17"),
        ("20 Oktober lalu", "2025-10-20"),
        ("tanggal 5 bulan depan", "2025-11-05"),
        ("kemarin lusa", "2025-10-20"),
        ("malam Minggu", "2025-10-25"),
        ("Jumat Kliwon, 24 Oktober 2025", "2025-10-24"),
    ],
)
def test_a_day_is_that_day(text, expected):
    """What names one day, in itself or from the article's day, is that day."""
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "hotline 24/7", "skor 2-1", "Rp 2025", "sehari setelah panggilan itu", "31 Februari 2026", "tahun 99999",
        "9999 tahun lagi", "Universitas 17 Agustus", "UU Nomor 5 Tahun 2026", "1 Ramadan 1447 H", "bulan Ramadan",
        "setiap Senin", "tiap tanggal 17", "setiap akhir pekan", "Lebaran 2026", "Idul Adha 2026",
        "Natal dan Tahun Baru",
        "dalam 3 bulan ini", "tahun-tahun mendatang", "gedung di depan stasiun", "Mei-lan tersenyum", "45/13/2026",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text):
    """Slogans, scores, amounts, laws, names and days that no calendar has are no dates."""
    assert find_dates(text, WEDNESDAY, "id") == ()


@pytest.mark.parametrize("text", ["besok", "pekan depan", "Senin depan", "6 Maret", "pada Maret", "dua hari lagi"])
def test_without_the_articles_day_what_hangs_on_it_stays_out(text):
    """A relative date, or one without its year, is none when nobody knows when the article appeared."""
    assert find_dates(text, None, "id") == ()
    assert find_dates("Maret 2026", None, "id") != ()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Senin, 27 Oktober 2025 pukul 10.00 WIB", "10:00+07:00"),
        ("pukul 09.30 WITA, Kamis (23/10)", "09:30+08:00"),
        ("besok jam 10 pagi", "10:00+07:00"),
        ("besok jam 3 sore", "15:00+07:00"),
        ("besok jam 12 malam", "00:00+07:00"),
        ("besok jam setengah delapan malam", "19:30+07:00"),
        ("besok pukul tujuh pagi WITA", "07:00+08:00"),
        ("Kamis (23/10) 19.00-21.00 WIT", "19:00+09:00"),
    ],
)
def test_a_clock_time_makes_a_day_exact(text, time):
    """A time by the day it stands next to, in the zone that is named, else in the outlet's."""
    (mention,) = find_dates(text, WEDNESDAY, "id")
    assert (mention.window.precision, mention.time) == ("time", time)


def test_a_wrong_weekday_makes_a_date_doubtful():
    """22 October 2025 is a Wednesday: one of both is a misprint, so neither is believed."""
    (mention,) = find_dates("Selasa (22/10/2025)", WEDNESDAY, "id")
    assert mention.window.form == "doubtful"


def test_a_day_is_counted_from_the_date_before_it():
    """ "Dua tahun setelah itu" counts from the date the sentence has named."""
    windows = [m.window for m in find_dates("pemilu pada 2026 dan pemilihan dua tahun setelah itu", WEDNESDAY, "id")]
    assert [window.first.year for window in windows] == [2026, 2028]


def test_a_bound_is_told_from_the_day_itself():
    """ "Hingga", "paling lambat" and "sebelum" are ends, "mulai" and "sejak" are beginnings."""
    bounds = {
        text: find_dates(text, WEDNESDAY, "id")[0].bound
        for text in ("hingga 6 Maret 2026", "paling lambat pada 6 Maret", "mulai 6 Maret", "pada 6 Maret")
    }
    assert list(bounds.values()) == ["until", "until", "from", None]


def test_the_day_is_the_outlets_own():
    """At 23:30 UTC it is tomorrow in Jakarta; an offset that is given is kept."""
    assert day("besok", published_at=datetime(2025, 10, 21, 23, 30, tzinfo=UTC)) == "2025-10-23"
    new_york = timezone(timedelta(hours=-4))
    assert day("tomorrow", published_at=datetime(2025, 10, 21, 23, 30, tzinfo=new_york), language="en") == "2025-10-22"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 6, 2026", ("2026-03-06", "2026-03-06", "day")),
        ("6 March 2026", ("2026-03-06", "2026-03-06", "day")),
        ("March 6-8", ("2026-03-06", "2026-03-08", "day")),
        ("mid-March 2026", ("2026-03-11", "2026-03-20", "part-of-month")),
        ("next week", ("2025-10-27", "2025-11-02", "week")),
        ("next Monday", ("2025-10-27", "2025-10-27", "day")),
        ("in two weeks", ("2025-11-03", "2025-11-09", "week")),
        ("the day after tomorrow", ("2025-10-24", "2025-10-24", "day")),
        ("next weekend", ("2025-11-01", "2025-11-02", "week")),
        ("the last week of March 2026", ("2026-03-25", "2026-03-31", "week")),
        ("the first half of 2026", ("2026-01-01", "2026-06-30", "year")),
        ("May 5 at 10:30 am", ("2025-05-05", "2025-05-05", "time")),
    ],
)
def test_english_is_read_by_the_same_grammar(text, expected):
    """English has its own words and order, and the same windows."""
    assert read(text, language="en") == expected


def test_a_numeric_date_that_two_countries_read_differently_is_doubted():
    """ "03/06/2026" is March in one English and June in another; "25/12/2026" is one day in both."""
    forms = [find_dates(text, WEDNESDAY, "en")[0].window.form for text in ("03/06/2026", "25/12/2026", "12/25/2026")]
    assert forms == ["doubtful", "absolute", "absolute"]


def test_english_may_is_no_month_and_other_languages_have_no_dates():
    """ "It may rain" names nothing; a language without a word list is left alone."""
    assert find_dates("It may rain", WEDNESDAY, "en") == ()
    assert find_dates("6 mars 2026", WEDNESDAY, "fr") == ()
    assert not may_name_date("6 mars 2026", "fr")
    assert may_name_date("Laba naik pada Q1", "id")


days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@st.composite
def phrases(draw):
    """A date phrase made from days, and the window it was made from."""
    first = draw(days)
    month, year = MONTHS[first.month - 1], first.year
    end_of_month = first.replace(day=monthrange(year, first.month)[1])
    last = draw(st.dates(first, end_of_month).filter(lambda d: d > first)) if first < end_of_month else first
    weekday = WEEKDAYS[first.weekday()]
    quarter = (first.month - 1) // 3
    quarter_end = date(year, 3 * quarter + 3, monthrange(year, 3 * quarter + 3)[1])
    one_day, some_days = (first, first, "day"), (first, last, "day")
    ways = [
        (f"{first.day} {month} {year}", one_day),
        (f"{weekday}, {first.day} {month} {year}", one_day),
        (f"{weekday} ({first.day}/{first.month}/{year})", one_day),
        (f"{first.day:02}/{first.month:02}/{year}", one_day),
        (first.isoformat(), one_day),
        (f"{month.upper()} {year}", (first.replace(day=1), end_of_month, "month")),
        (f"awal {month} {year}", (first.replace(day=1), first.replace(day=10), "part-of-month")),
        (f"kuartal {'I II III IV'.split()[quarter]} {year}", (date(year, 3 * quarter + 1, 1), quarter_end, "quarter")),
        (f"tahun {year}", (date(year, 1, 1), date(year, 12, 31), "year")),
    ]
    week = (first.day - 1) // 7
    if week < 4:
        seven_days = (first.replace(day=7 * week + 1), first.replace(day=7 * week + 7), "week")
        ways.append((f"pekan {'pertama kedua ketiga keempat'.split()[week]} {month} {year}", seven_days))
    part = min(2, (first.day - 1) // 10)
    tens = (first.replace(day=10 * part + 1), end_of_month if part == 2 else first.replace(day=10 * part + 10))
    ways.append((f"{'awal pertengahan akhir'.split()[part]} bulan {month} {year}", (*tens, "part-of-month")))
    half = (date(year, 1, 1), date(year, 6, 30)) if first.month <= 6 else (date(year, 7, 1), date(year, 12, 31))
    ways.append((f"semester {'I' if first.month <= 6 else 'II'} {year}", (*half, "year")))
    if last > first:
        ends = f"{weekday}-{WEEKDAYS[last.weekday()]} ({first.day}-{last.day}/{first.month}/{year})"
        ways += [(ends, some_days)]
        ways += [
            (f"{first.day}{mark}{last.day} {month} {year}", some_days)
            for mark in ("-", " hingga ", " – ", " s/d ", " sampai ")
        ]
    return draw(st.sampled_from(ways))


@given(phrases(), st.sampled_from(["", "Rapat digelar pada ", "Acara itu, "]), st.sampled_from(["", ".", " di aula."]))
def test_what_is_written_out_is_read_back(phrase, before, after):
    """However a window is put into words, and whatever stands around, the same window is read."""
    text, expected = phrase
    (mention,) = find_dates(before + text + after, WEDNESDAY, "id")
    window = mention.window
    assert (window.first, window.last, window.precision) == expected
    assert (before + text + after)[mention.start : mention.end].endswith(text.removeprefix("tahun "))


ENGLISH_MONTHS = "January February March April May June July August September October November December".split()


@st.composite
def long_ranges(draw):
    """Two days up to 300 apart, in two months or two years, as either language puts them; and the language."""
    first = draw(days)
    last = draw(
        st.dates(first, first + timedelta(300)).filter(lambda d: (d.year, d.month) != (first.year, first.month))
    )
    said = f"{first.day} {MONTHS[first.month - 1]}"
    year = "" if last.year == first.year else f" {first.year}"
    until = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    month, later = ENGLISH_MONTHS[first.month - 1], ENGLISH_MONTHS[last.month - 1]
    comma = year and f",{year}"
    ways = [
        *((f"{said}{year}{mark}{until}", "id") for mark in ("-", " - ", " hingga ", " sampai ", " s/d ")),
        (f"dari {said}{year} sampai {until}", "id"),
        (f"{month} {first.day}{comma} to {later} {last.day}, {last.year}", "en"),
        (f"{first.day} {month}{year} - {last.day} {later} {last.year}", "en"),
    ]
    return (*draw(st.sampled_from(ways)), first, last)


@given(long_ranges(), st.sampled_from(["", "Pameran digelar "]))
def test_a_range_over_months_is_read_whole(written, before):
    """Both ends of a range count, and a year that is said once holds for both where it can."""
    text, language, first, last = written
    (mention,) = find_dates(before + text, WEDNESDAY, language)
    assert (mention.window.first, mention.window.last, mention.window.precision) == (first, last, "day")


@given(days, st.sampled_from(["{month} {day}, {year}", "{day} {month} {year}", "the {day}th of {month} {year}"]))
def test_english_days_are_read_back(when, form):
    """However English puts a day with its year, it is that day."""
    text = form.format(day=when.day, month=ENGLISH_MONTHS[when.month - 1], year=when.year)
    (mention,) = find_dates(f"It opens on {text}.", WEDNESDAY, "en")
    assert (mention.window.first, mention.window.last, mention.window.precision) == (when, when, "day")


@given(days.filter(lambda day: 1951 < day.year < 2149), st.integers(-60, 60))
def test_a_weekday_with_a_date_in_brackets_is_the_day_that_both_name(today, away):
    """ "Rabu (12/11)" and "Rabu, 12 November" have no year: it is the one in which that day is that weekday."""
    published_at = datetime(today.year, today.month, today.day, 12, tzinfo=WIB)
    when = today + timedelta(away)
    weekday, month = WEEKDAYS[when.weekday()], MONTHS[when.month - 1]
    for text in (f"{weekday} ({when.day}/{when.month})", f"{weekday}, {when.day} {month}"):
        assert day(text, published_at=published_at) == when.isoformat()


@given(days.filter(lambda day: 1951 < day.year < 2149), st.integers(0, 6))
def test_a_weekday_of_next_week_lies_in_it(today, weekday):
    """ "Kamis pekan depan" lies in the week, Monday to Sunday, behind that of the article."""
    published_at = datetime(today.year, today.month, today.day, 12, tzinfo=WIB)
    monday = today - timedelta(today.weekday()) + timedelta(7)
    assert (
        day(f"{WEEKDAYS[weekday]} pekan depan", published_at=published_at) == (monday + timedelta(weekday)).isoformat()
    )


@given(days, st.integers(0, 400))
def test_what_hangs_on_the_articles_day_moves_with_it(today, ahead):
    """ "N hari lagi" is N days on, whenever the article appeared."""
    published_at = datetime(today.year, today.month, today.day, 12, tzinfo=WIB)
    assert day(f"{ahead} hari lagi", published_at=published_at) == (today + timedelta(ahead)).isoformat()


@given(
    days.filter(lambda day: day.year > 1951),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["WIB", "WITA", "WIT"]),
)
def test_a_clock_time_keeps_its_zone(when, hour, minute, zone):
    """Each of the country's three zones gives its own offset, on any day, before the date or behind it."""
    said, time = f"{when.day} {MONTHS[when.month - 1]} {when.year}", f"pukul {hour:02}.{minute:02} {zone}"
    offset = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}[zone]
    for text in (f"{said} {time}", f"{time}, {said}"):
        (mention,) = find_dates(text, WEDNESDAY, "id")
        assert (mention.time, mention.window.first) == (f"{hour:02}:{minute:02}{offset}", when)


WORDS = """
    6 31 2026 Maret Mei senin Minggu ( ) / - , . hingga sampai dan atau tanggal pukul jam 10 WIB besok lusa hari ini
    setiap terakhir setengah weekend of
    pekan depan lalu awal akhir bulan tahun kuartal I semester dua belas puluh lagi ke yang akan datang setelah itu
    nanti malam mendatang 9999 pagi Q sejak s d \u202e ² ٣ next week March in may
""".split()
texts = st.lists(st.sampled_from([*WORDS, "\x00"]), max_size=30).map(" ".join) | st.text(max_size=80)


@given(texts, st.datetimes(timezones=st.timezones()), st.sampled_from(["id", "en"]))
def test_any_text_is_read_without_harm(text, published_at, language):
    """Whatever is written, on whatever day: no error, and every mention lies in the text, in order."""
    mentions = find_dates(text, published_at, language)
    spans = [(m.start, m.end) for m in mentions]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(m.window.first <= m.window.last for m in mentions)
    assert not mentions or may_name_date(text, language)


@pytest.mark.parametrize("unit", ["6 Maret 2026 pukul 10.00, ", "Mei, ", "1, ", "Senin malam ", "(", "besok "])
def test_time_grows_with_the_text(unit):
    """A hundred kilobytes that are nothing but dates are read in seconds: reading is linear in the text."""
    text = unit * (100_000 // len(unit))
    started = datetime.now(UTC)
    find_dates(text, WEDNESDAY, "id")
    assert datetime.now(UTC) - started < timedelta(seconds=5)
