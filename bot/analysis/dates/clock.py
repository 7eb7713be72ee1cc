"""Clock times: "pukul 09.30 WIB", "jam 10 pagi", "19.00 WITA", "at 3 p.m."."""

from bot.analysis.dates.lexicon import Kind
from bot.analysis.dates.reader import Reader

_PAGI, _SIANG, _SORE, _MALAM = range(4)


def clock_time(r: Reader, at: int, offset_minutes: int) -> tuple[str, int] | None:
    """A clock time as ``HH:MM+07:00`` and the index after it, or None.

    Args:
        r: the sentence.
        at: the index to read at.
        offset_minutes: the zone to take where the words name none, in minutes east of UTC.
    """
    introduced = r.kind(at) is Kind.CLOCK
    start = at + 1 if introduced else at
    if introduced and (half := _half_to(r, start)):
        return _finished(r, *half, offset_minutes)
    if introduced and r.kind(start) is Kind.NUMBER_WORD and (said := r.number(start)) and said[0] <= 24:
        return _finished(r, said[0], 0, said[1], offset_minutes)
    if r.kind(start) is not Kind.NUMBER or len(r.tokens[start].text) > 2 or r.value(start) > 24:
        return None
    hour, minute, after = _hour_and_minute(r, start)
    after = _past_end(r, after)
    hour, after, told = _by_daypart(r, hour, after)
    if r.kind(after) is Kind.ZONE:
        offset_minutes, after, told = 60 * r.value(after), after + 1, True
    if not told and not (introduced and (minute is not None or not r.lexicon.turn_first)):
        return None
    return _iso(hour, minute or 0, offset_minutes), after


def _half_to(r: Reader, at: int) -> tuple[int, int, int] | None:
    """Reads "setengah delapan": half past seven."""
    said = r.number(at + 1) if r.word(at) == "setengah" else None
    return ((said[0] - 1) % 12, 30, said[1]) if said and 1 <= said[0] <= 12 else None


def _finished(r: Reader, hour: int, minute: int, at: int, offset_minutes: int) -> tuple[str, int]:
    """An hour told in words, by the part of the day and the zone that follow."""
    hour, after, _ = _by_daypart(r, hour, at)
    if r.kind(after) is Kind.ZONE:
        offset_minutes, after = 60 * r.value(after), after + 1
    return _iso(hour, minute, offset_minutes), after


def _hour_and_minute(r: Reader, at: int) -> tuple[int, int | None, int]:
    minutes = r.kind(at + 2) is Kind.NUMBER and len(r.tokens[at + 2].text) == 2 and r.value(at + 2) < 60
    if r.word(at + 1) in (".", ":") and minutes and r.adjoin(at, at + 2):
        return r.value(at), r.value(at + 2), at + 3
    return r.value(at), None, at + 1


def _past_end(r: Reader, at: int) -> int:
    """Skips the end of "09.00-12.00": an event is told by when it begins."""
    if r.word(at) in ("-", "–", "—", "hingga", "sampai", "to") and r.kind(at + 1) is Kind.NUMBER:
        return _hour_and_minute(r, at + 1)[2]
    return at


def _by_daypart(r: Reader, hour: int, at: int) -> tuple[int, int, bool]:
    """The hour of the day by "pagi", "siang", "malam", "a.m.", "p.m.", the index after, and whether one stood there."""
    if r.kind(at) is Kind.DAYPART:
        part, after = r.value(at), at + 1
        after = r.skip(after, "hari")
        if part == _MALAM and hour == 12:
            return 0, after, True
        noon = hour < 12 and ((part == _SIANG and hour <= 5) or part == _SORE or (part == _MALAM and hour >= 5))
        return hour + 12 * noon, after, True
    half = r.word(at).replace(".", "")
    after = at + 1
    if half in ("a", "p") and r.word(at + 1) == "." and r.word(at + 2) == "m":
        half, after = half + "m", r.skip(at + 3, ".")
    if half in ("am", "pm") and hour <= 12:
        return hour % 12 + 12 * (half == "pm"), after, True
    return hour, at, False


def _iso(hour: int, minute: int, offset_minutes: int) -> str:
    sign, offset = ("-", -offset_minutes) if offset_minutes < 0 else ("+", offset_minutes)
    return f"{hour % 24:02d}:{minute:02d}{sign}{offset // 60:02d}:{offset % 60:02d}"
