"""Rules for dates named in themselves: days, months, parts of them, quarters, halves and years.

Each rule reads at one token and returns what it read, or None. A year left unsaid is taken from the article's day;
where there is none, the phrase names no date.
"""

from dataclasses import dataclass, replace

from bot.analysis.dates import calendar
from bot.analysis.dates.lexicon import MONTH, YEAR, Kind
from bot.analysis.dates.mention import Window
from bot.analysis.dates.reader import Read, Reader

_LONGEST_LIST = 36
_DASHES = ("-", "–", "—")
_MONTHS = (Kind.MONTH, Kind.SHORT_MONTH)


@dataclass(frozen=True, slots=True)
class Days:
    """One day or several of a month, as written: the year may be unsaid."""

    first: int
    last: int
    month: int
    year: int | None
    turn: int


def range_mark(r: Reader, at: int) -> int:
    """The index after "-", "hingga", "sampai dengan", "s/d" or "to", or ``at`` where none stands."""
    word = r.word(at)
    if word in ("to", "until") and r.word(at + 1) == "no" and r.word(at + 3) == "than":  # "to no earlier than Nov. 14"
        return at + 4
    if word in _DASHES or word in ("hingga", "sd", "to", "through", "until"):
        return at + 1
    if word == "sampai":
        return r.skip(at + 1, "dengan")
    if word == "s" and r.word(at + 1) in ("/", ".") and r.word(at + 2) == "d":
        return r.skip(at + 3, ".")
    return at


def day_or_range(r: Reader, at: int, weekday: int | None = None) -> Read | None:
    """Reads "6 Maret 2026", "6-8 Maret", "23 atau 24 Oktober", "28 Februari-2 Maret 2026", "March 6, 2026"."""
    if (read := _days(r, at)) is None:
        return None
    days, at = read
    mark = range_mark(r, at)
    until = _days(r, _past_weekday(r, mark)) if mark > at else None
    if until is None:
        window = _resolve(r, days, weekday)
    else:
        window, at = _resolve_range(r, days, until[0]), until[1]
    return (window, at) if window else None


def _past_weekday(r: Reader, at: int) -> int:
    return r.skip(at + 1, ",") if r.kind(at) is Kind.WEEKDAY else at


def days_of_month(r: Reader, at: int) -> tuple[int, int, int] | None:
    """Reads "6", "6-8", "6, 7, dan 8", "23 atau 24": the first and the last day, and the index after."""
    if not _is_day(r, at):
        return None
    first = last = r.value(at)
    at += 1
    while True:
        after = range_mark(r, at)
        if after == at:
            after = r.skip(at, ",")
            after = after + 1 if r.kind(after) is Kind.LIST else after
        after = after + 1 if r.kind(after) is Kind.DATE else after
        if after == at or not _is_day(r, after) or r.value(after) <= last:
            return first, last, at
        last, at = r.value(after), after + 1


def _is_day(r: Reader, at: int) -> bool:
    return r.kind(at) is Kind.NUMBER and len(r.tokens[at].text) <= 2 and 1 <= r.value(at) <= 31


def _days(r: Reader, at: int) -> tuple[Days, int] | None:
    if r.lexicon.month_first and r.kind(at) in _MONTHS:
        days = days_of_month(r, r.skip(at + 1, "."))
        month = at
    else:
        days = days_of_month(r, at)
        month = r.skip(days[2], "of", "st", "nd", "rd", "th") if days else at
        month = r.skip(month, "of")
    if days is None or r.kind(month) not in _MONTHS:
        return None
    year, at = said_year(r, max(days[2], month + 1))
    turn, at = r.turn(at)
    return Days(days[0], days[1], r.value(month), year, turn), at


def said_year(r: Reader, at: int) -> tuple[int | None, int]:
    """The year that follows ("2026", ", 2026", "tahun 2026"), and the index after it; else None and ``at``."""
    after = r.skip(r.skip(at, ",", ".", "-", "/", "of", "in", "di"), "tahun")
    year = r.year(after)
    if year is not None:
        return year, after + 1
    after = r.skip(at, "of")
    if r.today and r.lexicon.turn_first and r.kind(after) is Kind.TURN and r.word(after + 1) == "year":
        return r.today.year + r.value(after), after + 2
    if r.today and r.kind(after) is Kind.UNIT and r.value(after) == YEAR and r.has_turn(after + 1):
        turn, after = r.turn(after + 1)
        return r.today.year + turn, after
    return None, at


def _resolve(r: Reader, days: Days, weekday: int | None) -> Window | None:
    if days.year is not None:
        first = calendar.day_or_none(days.year, days.month, days.first)
    elif r.today is not None:
        around = calendar.same_day_around(r.today.year, days.month, days.first)
        first = calendar.unsaid_year(around, r.today, turn=days.turn, weekday=weekday)
    else:
        return None
    last = first and calendar.day_or_none(first.year, first.month, days.last)
    return Window(first, last, "day", "yearless" if days.year is None else "absolute") if first and last else None


def _resolve_range(r: Reader, start: Days, end: Days) -> Window | None:
    """A range over two months; the year may be said once, at its end or at its start."""
    if end.year is None and start.year is not None:
        end = replace(end, year=start.year + (end.month < start.month))
    last = _resolve(r, end, None)
    if last is None:
        return None
    year = start.year or last.last.year - (start.month > end.month)
    first = calendar.day_or_none(year, start.month, start.first)
    return replace(last, first=first) if first and first <= last.last else None


def numeric(r: Reader, at: int) -> Read | None:
    """Reads "6/2/2026", "06-02-2026", "6.2.26" (day, month, year) and "2026-02-06"."""
    mark = r.word(at + 1)
    if mark not in ("/", "-", ".") or r.word(at + 3) != mark or not r.adjoin(at, at + 4):
        return None
    if any(r.kind(i) is not Kind.NUMBER for i in (at, at + 2, at + 4)):
        return None
    first, month, last = (r.value(i) for i in (at, at + 2, at + 4))
    if r.year(at) is not None:
        year, day = first, last
    else:
        year, day = _full_year(r, at + 4), first
    if r.lexicon.month_first and mark == "/" and month > 12:
        month, day = day, month
    # "03/06/2026" is March in one English and June in another.
    either = r.lexicon.month_first and mark == "/" and day != month and max(day, month) <= 12 and r.year(at) is None
    when = calendar.day_or_none(year, month, day) if year else None
    return (calendar.day(when, "doubtful" if either else "absolute"), at + 5) if when else None


def _full_year(r: Reader, at: int) -> int:
    two_digits = len(r.tokens[at].text) == 2
    return 2000 + r.value(at) if two_digits else r.year(at) or 0


def bracketed(r: Reader, at: int, weekday: int | None = None) -> Read | None:
    """Reads "(20/10)", "(20/10/2025)", "(20-22/10)", "(20 Oktober)": the date that news puts in brackets."""
    if r.word(at) != "(":
        return None
    read = numeric(r, at + 1) or _short_numeric(r, at + 1, weekday) or day_or_range(r, at + 1, weekday)
    return (read[0], r.skip(read[1], ")")) if read else None


def _short_numeric(r: Reader, at: int, weekday: int | None) -> Read | None:
    """Reads "20/10" or "20-22/10/2025", inside brackets only: elsewhere it is a fraction, a score or a slogan."""
    days = days_of_month(r, at)
    if days is None or r.word(days[2]) != "/" or not _is_day(r, days[2] + 1) or r.value(days[2] + 1) > 12:
        return None
    month, after, year = r.value(days[2] + 1), days[2] + 2, None
    if r.word(after) == "/" and r.kind(after + 1) is Kind.NUMBER:
        year, after = _full_year(r, after + 1), after + 2
    window = _resolve(r, Days(days[0], days[1], month, year, 0), weekday)
    return (window, after) if window else None


def month(r: Reader, at: int) -> Read | None:
    """Reads "Maret 2026", "Oktober-Desember 2025", "bulan Maret", "Maret mendatang"."""
    at = at + 1 if r.kind(at) is Kind.UNIT and r.value(at) == MONTH else at
    if r.kind(at) not in _MONTHS or _is_day(r, at - 1):
        return None
    first, last, after = _month_list(r, at)
    year, after_year = said_year(r, after)
    turn, after_turn = r.turn(after)
    if year is None and not (after_turn > after or _introduced(r, at)):
        return None
    if year is not None:
        return calendar.months(year, first, last), after_year
    unsaid = _unsaid_year(r, first, turn)
    return (calendar.months(unsaid, first, last, form="yearless"), after_turn) if unsaid else None


def _month_list(r: Reader, at: int) -> tuple[int, int, int]:
    first = last = r.value(at)
    begin, at = at, at + 1
    while True:
        after = range_mark(r, at)
        if after == at:
            after = r.skip(at, ",")
            after = after + 1 if r.kind(after) is Kind.LIST else after
        if after == at or r.kind(after) not in _MONTHS or after - begin > _LONGEST_LIST:
            return first, last, at
        last, at = r.value(after), after + 1


def _introduced(r: Reader, at: int) -> bool:
    """A month without a year is one only after a word that expects a date ("pada", "bulan", "hingga", "awal")."""
    expecting = (Kind.PREPOSITION, Kind.WITHIN, Kind.UNTIL, Kind.FROM, Kind.PART, Kind.ORDINAL)
    before = at - 2 if r.word(at - 1) in _DASHES else at - 1
    return r.kind(before) in expecting or r.word(before) in ("bulan", "of")


def _unsaid_year(r: Reader, number: int, turn: int) -> int | None:
    if r.today is None:
        return None
    around = calendar.same_day_around(r.today.year, number, 1)
    when = calendar.unsaid_year(around, r.today.replace(day=1), turn=turn, weekday=None)
    return when.year if when else None


def part(r: Reader, at: int) -> Read | None:
    """Reads "awal Maret", "pertengahan Maret 2026", "akhir tahun 2026", "late March", "end of March"."""
    if r.kind(at) is not Kind.PART:
        return None
    of = r.skip(r.skip(at + 1, "-", "of"), "the")
    if (read := month(r, of)) is not None:
        return calendar.part_of_month(read[0], r.value(at)), read[1]
    year, after = said_year(r, of)
    return (calendar.part_of_year(calendar.year(year), r.value(at)), after) if year else None


def quarter_or_half(r: Reader, at: int) -> Read | None:
    """Reads "kuartal I 2026", "Q3-2026", "triwulan ketiga tahun ini", "semester II/2026", "first half of 2026"."""
    named, number_at = (at + 1, at) if r.lexicon.turn_first and r.kind(at) is Kind.ORDINAL else (at, at + 1)
    if r.kind(named) not in (Kind.QUARTER, Kind.HALF) or r.kind(number_at) not in (Kind.ORDINAL, Kind.NUMBER):
        return None
    number = r.value(number_at)
    if not 1 <= number <= (4 if r.kind(named) is Kind.QUARTER else 2):
        return None
    year, after = said_year(r, max(named, number_at) + 1)
    if year is None and r.today is None:
        return None
    year = year or (r.today.year if r.today else 0)
    make = calendar.quarter if r.kind(named) is Kind.QUARTER else calendar.half
    return make(year, number), after


def year(r: Reader, at: int) -> Read | None:
    """Reads "tahun 2026", "pada 2026", "2025-2029", where a word before it or a turn after it expects a date."""
    after_unit = at + 1 if r.kind(at) is Kind.UNIT and r.value(at) == YEAR else at
    number = r.year(after_unit)
    if number is None or not _names_a_year(r, at, after_unit):
        return None
    mark = range_mark(r, after_unit + 1)
    last = r.year(mark) if mark > after_unit + 1 else None
    if last and last > number:
        return replace(calendar.year(number), last=calendar.year(last).last, form="stretch"), mark + 1
    return calendar.year(number), r.turn(after_unit + 1)[1]


def _names_a_year(r: Reader, at: int, number: int) -> bool:
    if r.word(number + 1) == "/" and r.adjoin(number, number + 2):
        return False
    if number > at:
        return r.kind(at - 1) is not Kind.NUMBER
    return r.kind(at - 1) in (Kind.PREPOSITION, Kind.WITHIN, Kind.UNTIL, Kind.FROM) or r.turn(number + 1)[0] > 0
