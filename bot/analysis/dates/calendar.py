"""Windows of the calendar: months, parts of them, weeks, quarters, halves, years; and the year left unsaid."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from bot.analysis.dates.mention import Form, Window
from storage.records import Precision

_NEAR = timedelta(days=60)
_THIRDS = ((1, 10), (11, 20), (21, 31))
_YEAR_PARTS: tuple[tuple[int, int, Precision], ...] = ((1, 3, "quarter"), (5, 8, "year"), (10, 12, "quarter"))
_WEEK_PARTS = ((0, 2), (2, 3), (5, 6))


def day(when: date, form: Form = "absolute") -> Window:
    """One day."""
    return Window(when, when, "day", form)


def month(year: int, number: int, form: Form = "absolute") -> Window:
    """A month; ``number`` may lie outside 1 to 12 and then counts into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Window(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month", form)


def months(year: int, first: int, last: int, precision: Precision = "month", form: Form = "absolute") -> Window:
    """From the first day of one month of a year to the last day of another; a smaller ``last`` is the year after's."""
    end = month(year, last if last >= first else last + 12)
    return Window(date(year, first, 1), end.last, precision, form)


def part_of_month(of: Window, part: int) -> Window:
    """The first ten days of a month, the second ten, or the rest ("awal", "pertengahan", "akhir")."""
    first, last = _THIRDS[part]
    return Window(of.first.replace(day=first), of.first.replace(day=min(last, of.last.day)), "part-of-month", of.form)


def part_of_year(of: Window, part: int) -> Window:
    """The first quarter, the months May to August, or the last quarter of a year."""
    first, last, precision = _YEAR_PARTS[part]
    return months(of.first.year, first, last, precision, of.form)


def part_of_week(of: Window, part: int) -> Window:
    """Monday to Wednesday, Wednesday and Thursday, or the weekend; still no more exact than a week."""
    first, last = _WEEK_PARTS[part]
    return Window(of.first + timedelta(first), of.first + timedelta(last), "week", of.form)


def week(today: date, turn: int) -> Window:
    """The week (Monday to Sunday) that lies ``turn`` weeks from this one."""
    monday = today - timedelta(today.weekday()) + timedelta(weeks=turn)
    return Window(monday, monday + timedelta(6), "week", "relative")


def week_of_month(of: Window, number: int) -> Window:
    """The first to fourth seven days of a month; from the fifth on what is left."""
    first = min(7 * (number - 1) + 1, 29 if of.last.day > 28 else 22)
    last = of.last.day if number >= 4 and first == 29 else min(first + 6, of.last.day)
    return Window(of.first.replace(day=first), of.first.replace(day=last), "week", of.form)


def quarter(year: int, number: int) -> Window:
    """One of four quarters; ``number`` may run over into the next year."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return months(year, 3 * number - 2, 3 * number, "quarter")


def half(year: int, number: int) -> Window:
    """Half a year. There is no precision for it: "quarter" would claim too much, so it is a ``year`` cut short."""
    return months(year, 6 * number - 5, 6 * number, "year")


def year(number: int, form: Form = "absolute") -> Window:
    """A whole year."""
    return Window(date(number, 1, 1), date(number, 12, 31), "year", form)


def shift(today: date, count: int, unit: int) -> Window:
    """The day, week, month or year that lies ``count`` units after today's."""
    if unit == 0:
        return day(today + timedelta(count), "relative")
    if unit == 1:
        return week(today, count)
    if unit == 2:
        return month(today.year, today.month + count, "relative")
    return year(today.year + count, "relative")


def stretch(today: date, count: int, unit: int) -> Window:
    """The time from today on to ``count`` units later ("20 hari ke depan")."""
    end = shift(today, count, unit)
    last = end.last if unit < 2 else min(end.last, end.first.replace(day=min(today.day, 28)))
    return Window(today, last if unit != 1 else today + timedelta(weeks=count), end.precision, "stretch")


def unsaid_year(candidates: Iterable[date], today: date, *, turn: int, weekday: int | None) -> date | None:
    """The date meant when its year is not said: the one nearest to ``today``.

    Args:
        candidates: the same day and month in the years around.
        today: the article's day.
        turn: 1 when the words say it is to come, -1 when they say it is over, else 0.
        weekday: the weekday it is said to be, or None; it decides only where no year is near.
    """
    fitting = [day for day in candidates if turn == 0 or (day >= today if turn > 0 else day <= today)]
    nearest = min(fitting, key=lambda day: abs(day - today), default=None)
    if nearest is None or weekday is None or abs(nearest - today) <= _NEAR:
        return nearest
    return min(fitting, key=lambda day: (day.weekday() != weekday, abs(day - today)))


def same_day_around(year: int, month: int, day_of_month: int) -> list[date]:
    """A day and month in the year before, the year and the year after, where the calendar has it."""
    return [found for y in (year - 1, year, year + 1) if (found := day_or_none(y, month, day_of_month))]


def day_or_none(year: int, month: int, day_of_month: int) -> date | None:
    """A date, or None where the calendar has none ("31 Februari")."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None
