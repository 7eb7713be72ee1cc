"""Dates as people read them: days, instants, and spans no more exact than their source was."""

import datetime as dt
from datetime import date, datetime, tzinfo

from babel.dates import format_date

from bot.locale.words import Words
from storage.records import Precision

ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def day(value: date, words: Words) -> str:
    """A day: "6 Februari 2026"."""
    return words.once((day, value), lambda: str(format_date(value, "d MMMM yyyy", locale=words.language)))


def local_day(value: datetime, zone: tzinfo, words: Words) -> str:
    """The day of an instant in a time zone."""
    return day(value.astimezone(zone).date(), words)


def instant(value: datetime, zone: tzinfo, words: Words) -> str:
    """An instant in full: "Rabu, 25 November 2026 pukul 09.30 WIB"."""
    local = value.astimezone(zone)
    return words(
        "date-instant",
        day=str(format_date(local.date(), "EEEE, d MMMM yyyy", locale=words.language)),
        clock=clock(local.time(), words),
        zone=zone_name(local),
    )


def clock(value: dt.time, words: Words) -> str:
    """A time of day: "09.30", in English "09:30"."""
    return value.strftime("%H.%M" if words.language == "id" else "%H:%M")


def zone_name(local: datetime) -> str:
    """What people call the zone of an aware local time: WIB, WITA, WIT, or its abbreviation."""
    key = getattr(local.tzinfo, "key", "")
    return ZONE_NAMES.get(key) or local.tzname() or key


def span(start: date, end: date, precision: Precision, words: Words, *, time: str | None = None) -> str:
    """The days of an event, as exactly as its source named them and no more.

    Args:
        start: the first possible day.
        end: the last possible day, included.
        precision: how exactly the source named it; a month is never shown as a day.
        words: the language.
        time: ``HH:MM+07:00`` where the source named one.
    """
    match precision:
        case "year":
            return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
        case "quarter":
            return words("date-quarter", quarter="I II III IV".split()[(start.month - 1) // 3], year=str(start.year))
        case "month":
            return _months(start, end, words)
        case "part-of-month":
            part = "early" if start.day < 8 else "mid" if start.day < 18 else "late"
            return words(f"date-{part}", month=_month(start, words))
        case "week":
            return words("date-week", days=_days(start, end, words))
        case _:
            return _with_time(_days(start, end, words), time, words)


def _with_time(days: str, time: str | None, words: Words) -> str:
    if time is None:
        return days
    at = datetime.strptime(time, "%H:%M%z")
    offset = time[5:]
    zone = {"+07:00": "WIB", "+08:00": "WITA", "+09:00": "WIT"}.get(offset, f"UTC{offset}")
    return words("date-instant", day=days, clock=clock(at.time(), words), zone=zone)


def _days(start: date, end: date, words: Words) -> str:
    if start == end:
        return day(start, words)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end, words)}"
    first = format_date(start, "d MMMM" if start.year == end.year else "d MMMM yyyy", locale=words.language)
    return f"{first} – {day(end, words)}"


def _months(start: date, end: date, words: Words) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return _month(start, words)
    first = format_date(start, "MMMM" if start.year == end.year else "MMMM yyyy", locale=words.language)
    return f"{first}–{_month(end, words)}"


def _month(value: date, words: Words) -> str:
    return str(format_date(value, "MMMM yyyy", locale=words.language))
