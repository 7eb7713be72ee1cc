"""Rules for dates named from the article's day: "besok", "pekan depan", "Jumat", "dua hari lagi"."""

from dataclasses import replace
from datetime import date, timedelta

from bot.analysis.dates import absolute, calendar
from bot.analysis.dates.lexicon import DAY, MONTH, WEEK, Kind
from bot.analysis.dates.mention import Form, Window
from bot.analysis.dates.reader import Read, Reader

_PASARAN = ("legi", "pahing", "paing", "pon", "wage", "kliwon")
"""Days of the Javanese week of five, which may stand behind a weekday."""

_NAMED_ITSELF = (Kind.NUMBER, Kind.MONTH, Kind.SHORT_MONTH)


def weekday(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "Senin (20/10)", "Sabtu, 15 November", "Jumat pekan depan", "Senin besok", "hari Jumat"."""
    start = at
    at = at + 1 if r.word(at) == "hari" else at
    if r.lexicon.turn_first and r.kind(at) is Kind.TURN and r.kind(at + 1) is Kind.WEEKDAY and today:
        return _turned_weekday(today, r.value(at + 1), r.value(at)), at + 2
    if r.kind(at) is not Kind.WEEKDAY:
        return None
    number, after = r.value(at), at + 1
    second = _past_second_weekday(r, after)
    dated = _dated(r, second, number) if second > after else None
    if dated and dated[0].last > dated[0].first and dated[0].first.weekday() == number:
        return dated
    after = _past_daypart(r, r.skip(after, *_PASARAN))
    if dated := _dated(r, after, number):
        return _checked(dated, number)
    if today is None:
        return None
    read = _weekday_from(r, after, today, number, said=at > start)
    return _evening_before(read) if r.word(start - 1) == "malam" else read


def _evening_before(read: Read) -> Read:
    """Reads "malam Minggu": the evening that Sunday begins with belongs to Saturday."""
    window, after = read
    eve = window.first - timedelta(1)
    return replace(window, first=eve, last=eve), after


def _dated(r: Reader, at: int, number: int) -> Read | None:
    return absolute.bracketed(r, at, number) or _after_comma(r, at, number)


def _checked(dated: Read, number: int) -> Read:
    """The date, doubtful where it falls on another weekday than the one it is said to be."""
    window, after = dated
    return dated if window.first.weekday() == number else (replace(window, form="doubtful"), after)


def _past_second_weekday(r: Reader, at: int) -> int:
    """Skips the second day of "Senin-Rabu (20-22/10)", "Sabtu dan Minggu, 25-26 Oktober"."""
    after = absolute.range_mark(r, at)
    after = after + 1 if after == at and r.kind(at) is Kind.LIST else after
    if after == at or r.kind(after) is not Kind.WEEKDAY:
        return at
    return after + 1 if r.word(after + 1) == "(" or r.kind(r.skip(after + 1, ",")) is Kind.NUMBER else at


def _past_daypart(r: Reader, at: int) -> int:
    while r.kind(at) is Kind.DAYPART or (r.word(at) == "hari" and r.kind(at - 1) is Kind.DAYPART):
        at += 1
    return at


def _after_comma(r: Reader, at: int, number: int) -> Read | None:
    at = r.skip(r.skip(at, ","), "tanggal", "the")
    return absolute.numeric(r, at) or absolute.day_or_range(r, at, number)


def _weekday_from(r: Reader, at: int, today: date, number: int, *, said: bool) -> Read:
    if r.kind(at) is Kind.UNIT and r.value(at) == WEEK and r.has_turn(at + 1):
        turn, after = r.turn(at + 1)
        monday = calendar.week(today, turn).first
        return calendar.day(monday + timedelta(number), "relative"), after
    if r.kind(at) is Kind.DAY:
        return _weekday_near(today, number, r.value(at)), at + 1
    turn, after = r.turn(at)
    if after == at:
        return _next_weekday(today, number, form_relative=False), at
    return _turned_weekday(today, number, turn), after


def _next_weekday(today: date, number: int, *, form_relative: bool) -> Window:
    ahead = (number - today.weekday()) % 7
    return calendar.day(today + timedelta(ahead), "relative" if form_relative else "bare")


def _turned_weekday(today: date, number: int, turn: int) -> Window:
    """The next such day after today, the next from today on, or the last one before today."""
    if turn > 0:
        return _next_weekday(today + timedelta(1), number, form_relative=True)
    if turn < 0:
        return calendar.day(today - timedelta((today.weekday() - number - 1) % 7 + 1), "relative")
    return _next_weekday(today, number, form_relative=True)


def _weekday_near(today: date, number: int, shift: int) -> Window:
    """Reads "Senin besok": tomorrow if that is a Monday, else the next Monday."""
    said = today + timedelta(shift)
    if shift < 0 or said.weekday() == number:
        return calendar.day(said, "relative")
    return _next_weekday(today + timedelta(1), number, form_relative=True)


def near_day(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "besok", "lusa", "hari ini", "nanti malam", "sore ini", with the date that may follow in brackets."""
    read = _day_word(r, at)
    if read is None:
        return None
    shift, after = read
    after = _past_daypart(r, after)
    if r.word(after) == "(" and (corrected := near_day(r, after + 1, today)):
        return corrected[0], r.skip(corrected[1], ")")
    dated = absolute.bracketed(r, after) or _explicit_weekday(r, r.skip(after, ","))
    if dated:
        return dated
    return (calendar.day(today + timedelta(shift), "relative"), after) if today else None


def _explicit_weekday(r: Reader, at: int) -> Read | None:
    """The date of "hari ini, Senin (20/10)": only where it is written out."""
    return weekday(r, at, None)


def _day_word(r: Reader, at: int) -> tuple[int, int] | None:
    kind = r.kind(at)
    if kind is Kind.DAY:
        two_back = r.word(at) == "kemarin" and r.word(at + 1) == "lusa"
        return (-2, at + 2) if two_back else (r.value(at), at + 1)
    if r.lexicon.turn_first:
        if (r.word(at), r.word(at + 1)) == ("day", "after") and r.word(at + 2) == "tomorrow":
            return 2, at + 3
        return (0, at + 2) if r.word(at) == "this" and r.kind(at + 1) is Kind.DAYPART else None
    if kind is Kind.UNIT and r.value(at) == DAY and r.word(at + 1) == "ini":
        return 0, at + 2
    if kind is Kind.DAYPART and (r.word(at + 1) == "ini" or r.kind(at + 1) is Kind.LATER):
        return 0, at + 2
    return (0, at + 2) if kind is Kind.LATER and r.kind(at + 1) is Kind.DAYPART else None


def unit(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "pekan depan", "bulan ini", "tahun depan", "next week"; with a date in brackets that date."""
    if today is None:
        return None
    if r.lexicon.turn_first and r.kind(at) is Kind.TURN and r.kind(at + 1) is Kind.UNIT and r.value(at + 1) != DAY:
        return calendar.shift(today, r.value(at), r.value(at + 1)), at + 2
    if r.kind(at) is not Kind.UNIT or r.value(at) == DAY or not r.has_turn(at + 1):
        return None
    if r.kind(at - 1) in (Kind.NUMBER, Kind.NUMBER_WORD) or (r.word(at - 1) == "-" and r.adjoin(at - 1, at)):
        return None
    turn, after = r.turn(at + 1)
    return absolute.bracketed(r, after) or (calendar.shift(today, turn, r.value(at)), after)


def week_of_month(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "pekan kedua November 2025", "minggu pertama bulan depan", "first week of March", "last week of March"."""
    if r.lexicon.turn_first:
        week_named = r.kind(at + 1) is Kind.UNIT and r.value(at + 1) == WEEK and r.word(at + 2) == "of"
        return _week_of(r, at, r.skip(at + 3, "the"), today) if week_named else None
    if not (r.kind(at) is Kind.UNIT and r.value(at) == WEEK):
        return None
    return _week_of(r, at + 1, r.skip(at + 2, "di", "pada"), today)


def _week_of(r: Reader, ordinal: int, of: int, today: date | None) -> Read | None:
    last = r.word(ordinal) in ("terakhir", "last")
    if not last and r.kind(ordinal) is not Kind.ORDINAL:
        return None
    read = absolute.month(r, of) or unit(r, of, today)
    if read is None or read[0].precision != "month":
        return None
    window, after = read
    if last:
        return replace(window, first=window.last - timedelta(6), precision="week"), after
    return calendar.week_of_month(window, r.value(ordinal)), after


def weekend(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "this weekend", "next weekend", "the weekend": as "akhir pekan", no more exact than a week."""
    turn = r.value(at) if r.kind(at) is Kind.TURN else 0
    after = at + 1 if r.kind(at) is Kind.TURN else at
    if today is None or r.kind(after) is not Kind.WEEKEND:
        return None
    return calendar.part_of_week(calendar.week(today, turn), 2), after + 1


def part(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "awal pekan depan", "akhir bulan ini", "akhir tahun", "late next week"."""
    if r.kind(at) is not Kind.PART or today is None:
        return None
    of = r.skip(r.skip(at + 1, "-", "of"), "the")
    read = unit(r, of, today)
    if read is None:
        if r.kind(of) is not Kind.UNIT or r.value(of) == DAY or r.kind(of + 1) in _NAMED_ITSELF:
            return None
        read = replace(calendar.shift(today, 0, r.value(of)), form="bare"), of + 1
    window, after = read
    divide = {"week": calendar.part_of_week, "month": calendar.part_of_month, "year": calendar.part_of_year}
    if window.precision not in divide:
        return read
    return divide[window.precision](window, r.value(at)), after


def _counted_unit(r: Reader, at: int) -> tuple[int, int, int] | None:
    """Reads "sepekan", "dua hari": how many, of which unit, and the index behind; None where there is no unit."""
    if r.kind(at) is Kind.ONE_UNIT:
        return 1, r.value(at), at + 1
    if (read := r.number(at)) and r.kind(read[1]) is Kind.UNIT:
        return read[0], r.value(read[1]), read[1] + 1
    return None


def count(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "dua hari lagi", "sepekan ke depan", "dalam 3 bulan mendatang", "in two weeks", "lima hari lalu"."""
    if today is None:
        return None
    within = r.kind(at) is Kind.WITHIN
    at = at + 1 if within else at
    counted = _counted_unit(r, at)
    if counted is None:
        return None
    number, named, after = counted
    if r.lexicon.turn_first:
        return _counted_first(r, today, number, named, after, within=within)
    return _counted(r, today, number, named, after, within=within)


def _counted(r: Reader, today: date, number: int, named: int, at: int, *, within: bool) -> Read | None:
    if r.kind(at) is Kind.AHEAD and not within:
        return calendar.shift(today, number, named), at + 1
    ahead = r.word(at) == "ke" and r.word(at + 1) == "depan"
    turn, after = (1, at + 2) if ahead else r.turn(at)
    if turn > 0:
        return calendar.stretch(today, number, named), after
    return (calendar.shift(today, -number, named), after) if turn < 0 else None


def _counted_first(r: Reader, today: date, number: int, named: int, at: int, *, within: bool) -> Read | None:
    if within or (r.word(at) == "from" and r.word(at + 1) == "now"):
        return calendar.shift(today, number, named), at if within else at + 2
    return (calendar.shift(today, -number, named), at + 1) if r.word(at) == "ago" else None


def day_of(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "tanggal 5 bulan depan", "tanggal 23 atau 24": days of the month turned to, or the nearest ahead."""
    if r.kind(at) is not Kind.DATE:
        return None
    if dated := absolute.numeric(r, at + 1) or absolute.day_or_range(r, at + 1):
        return dated
    days = absolute.days_of_month(r, at + 1)
    if days is None or today is None:
        return None
    first, last, after = days
    form: Form = "relative"
    if r.kind(after) is Kind.UNIT and r.value(after) == MONTH and r.has_turn(after + 1):
        turn, after = r.turn(after + 1)
        month = calendar.month(today.year, today.month + turn)
    else:
        form = "bare"
        month = calendar.month(today.year, today.month + (first < today.day))
    start = calendar.day_or_none(month.first.year, month.first.month, first)
    end = calendar.day_or_none(month.first.year, month.first.month, last)
    return (Window(start, end, "day", form), after) if start and end else None


def quarter(r: Reader, at: int, today: date | None) -> Read | None:
    """Reads "kuartal ini", "triwulan depan", "semester depan"."""
    if today is None or r.kind(at) not in (Kind.QUARTER, Kind.HALF) or not r.has_turn(at + 1):
        return None
    turn, after = r.turn(at + 1)
    if r.kind(at) is Kind.QUARTER:
        return calendar.quarter(today.year, (today.month - 1) // 3 + 1 + turn), after
    number = (today.month - 1) // 6 + turn
    return calendar.half(today.year + number // 2, number % 2 + 1), after


def after_that(r: Reader, at: int, that: Window) -> Read | None:
    """Reads "dua tahun setelah itu", "a week later": counted from the date named before."""
    counted = _counted_unit(r, at)
    if counted is None:
        return None
    number, named, after = counted
    if r.word(after) in ("setelah", "sesudah", "after") and r.word(after + 1) in ("itu", "that"):
        return replace(calendar.shift(that.first, number, named), form="absolute"), after + 2
    later = r.word(after) in ("kemudian", "setelahnya", "sesudahnya", "later")
    return (replace(calendar.shift(that.first, number, named), form="absolute"), after + 1) if later else None
