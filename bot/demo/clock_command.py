"""/waktu: looks at and moves the demo's clock, so that an event can be met before, during and after its days."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.analysis.dates import find_dates
from bot.clock import MovableClock
from bot.commands import Command
from bot.commands.context import Context
from bot.errors import UserError
from bot.locale import dates
from bot.message import Message, sentence

_UNITS = {"m": "minutes", "h": "hours", "j": "hours", "d": "days", "w": "weeks"}
_REAL = {"asli", "real", "sekarang", "now"}
_MORNING = time(9, 0)
EARLIEST, LATEST = datetime(1970, 1, 2, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)


def clock_command(clock: MovableClock, real_now: Callable[[], datetime]) -> Command:
    """The command over a clock; ``real_now`` is the instant that "asli" goes back to."""

    async def move(context: Context, argument: str) -> Message:
        if argument:
            moved = _real(argument, real_now) or read_instant(
                argument, context.zone, clock.now(), context.words.language
            )
            if moved is None or not EARLIEST <= moved <= LATEST:
                raise UserError("clock-unknown", typed=argument[:60])
            clock.set(moved)
        text = context.words("clock-now", now=dates.instant(clock.now(), context.zone, context.words))
        return sentence(text)

    return Command("waktu", "clock", move)


def read_instant(text: str, zone: tzinfo, now: datetime, language: str) -> datetime | None:
    """The instant that ``text`` names.

    Args:
        text: "+30h", "-2d", "2026-03-15", "2026-03-15 09:00" with or without an offset, or a date in words.
        zone: the zone of what has no offset; a day alone is nine in the morning there.
        now: the instant that a shift counts from, aware.
        language: the language of dates in words.

    Returns:
        An aware instant, or None where the text names none.
    """
    text = text.strip()
    if found := re.fullmatch(r"([+-])\s*(\d{1,6})\s*([mhjdw])", text, re.I):
        by = timedelta(**{_UNITS[found[3].lower()]: int(found[2])})
        try:
            return now + by if found[1] == "+" else now - by
        except OverflowError:
            return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        named = find_dates(text, now, language)
        return _aware(datetime.combine(named[0].window.first, _MORNING), zone) if named else None
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
        read = datetime.combine(read.date(), _MORNING)
    return _aware(read, zone)


def _aware(read: datetime, zone: tzinfo) -> datetime | None:
    """``read`` as an aware UTC instant, in ``zone`` if it says none; None at the ends of the calendar."""
    try:
        return (read.replace(tzinfo=zone) if read.tzinfo is None else read).astimezone(UTC)
    except OverflowError:
        return None


def _real(text: str, real_now: Callable[[], datetime]) -> datetime | None:
    return real_now() if text.strip().lower() in _REAL else None
