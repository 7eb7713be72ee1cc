"""Finds the dates that a text names, in Indonesian and English, each with the precision it was named with.

A grammar of our own over words, not a search for anything that looks like a date: "Maret 2026" is a month and never a
day, "24/7" and "sehari setelah" are no dates, and what is named from the article's day needs that day to be known.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from bot.analysis.dates import absolute, relative
from bot.analysis.dates.clock import clock_time
from bot.analysis.dates.gate import may_name_date
from bot.analysis.dates.lexicon import INDONESIAN, Kind, lexicon_of
from bot.analysis.dates.mention import Bound, DateMention, Form, Window
from bot.analysis.dates.reader import Read, Reader
from bot.analysis.dates.tokens import tokens_of

RelativeRule = Callable[[Reader, int, date | None], Read | None]
AbsoluteRule = Callable[[Reader, int], Read | None]

__all__ = ["Bound", "DateMention", "Form", "Window", "find_dates", "local_time", "may_name_date"]

_RULES: Mapping[Kind, tuple[tuple[RelativeRule, ...], tuple[AbsoluteRule, ...]]] = {
    Kind.NUMBER: ((relative.count,), (absolute.numeric, absolute.day_or_range, absolute.year)),
    Kind.NUMBER_WORD: ((relative.count,), ()),
    Kind.ONE_UNIT: ((relative.count,), ()),
    Kind.WITHIN: ((relative.count,), ()),
    Kind.ORDINAL: ((relative.week_of_month,), (absolute.quarter_or_half,)),
    Kind.MONTH: ((), (absolute.day_or_range, absolute.month)),
    Kind.SHORT_MONTH: ((), (absolute.day_or_range, absolute.month)),
    Kind.WEEKDAY: ((relative.weekday,), ()),
    Kind.UNIT: (
        (relative.weekday, relative.near_day, relative.week_of_month, relative.unit),
        (absolute.month, absolute.year),
    ),
    Kind.TURN: ((relative.weekday, relative.near_day, relative.weekend, relative.week_of_month, relative.unit), ()),
    Kind.WEEKEND: ((relative.weekend,), ()),
    Kind.LATER: ((relative.near_day,), ()),
    Kind.DAY: ((relative.near_day,), ()),
    Kind.DAYPART: ((relative.near_day,), ()),
    Kind.PART: ((relative.part,), (absolute.part,)),
    Kind.QUARTER: ((relative.quarter,), (absolute.quarter_or_half,)),
    Kind.HALF: ((relative.quarter,), (absolute.quarter_or_half,)),
    Kind.DATE: ((relative.day_of,), ()),
}
"""Which rules may read a date that begins with a word of each kind, in their order."""
_JAKARTA = timezone(timedelta(hours=7))
_TIME_REACH = 8


_BEFORE_A_BOUND = (Kind.PREPOSITION, Kind.DATE, Kind.UNIT)


def local_time(published_at: datetime, language: str) -> datetime:
    """The instant in the outlet's own zone.

    ``published_at`` carries the outlet's offset. No Indonesian outlet lies at offset zero: there it is a feed's UTC,
    and the day is Jakarta's.
    """
    if lexicon_of(language) is INDONESIAN and not published_at.utcoffset():
        return published_at.astimezone(_JAKARTA)
    return published_at


def find_dates(text: str, published_at: datetime | None, language: str) -> tuple[DateMention, ...]:
    """The dates that a sentence names, in order, without overlaps.

    Args:
        text: one sentence; longer text works too, but a clock time then joins the nearest date.
        published_at: when the article appeared, aware; what is named from that day stays out without it, and so does
            a day or month whose year is not said.
        language: ISO 639 code; languages without date words have no dates.
    """
    lexicon = lexicon_of(language)
    if lexicon is None:
        return ()
    local = local_time(published_at, language) if published_at else None
    reader = Reader(tokens_of(text, lexicon), lexicon, local.date() if local else None)
    zone = local.utcoffset() if local else None
    return _with_times(reader, list(_mentions(reader)), zone if zone is not None else _JAKARTA.utcoffset(None))


def _mentions(r: Reader) -> Iterator[tuple[int, int, DateMention]]:
    """Each mention with the indices of its first token and of the one after it."""
    past = 0
    before: Window | None = None
    for at in [index for index, token in enumerate(r.tokens) if token.kind in _RULES]:
        read = _read(r, at, before) if at >= past else None
        if read is None:
            continue
        window, after = _joined(r, read, between=r.word(at - 1) in ("between", "antara"))
        after = after + 1 if window.form in ("absolute", "yearless") and r.kind(after) is Kind.DAY else after
        before = window
        if r.kind(at - 1) is not Kind.NAMED_AFTER and not _recurs(r, at, window):
            mention = DateMention(r.tokens[at].start, r.tokens[after - 1].end, window, bound=_bound(r, at))
            yield at, after, mention
        past = after


def _recurs(r: Reader, at: int, window: Window) -> bool:
    """Whether "setiap Senin", "tiap tanggal 17", "setiap akhir pekan": many days, and none of them in particular."""
    before = at - 1
    while r.kind(before) in _BEFORE_A_BOUND or r.word(before) == "malam":
        before -= 1
    return window.form not in ("absolute", "doubtful") and r.word(before) in (
        "setiap",
        "tiap",
        "saban",
        "every",
        "each",
    )


def _read(r: Reader, at: int, before: Window | None = None) -> Read | None:
    """What the first rule that fits reads. A day beyond the calendar ("9999 tahun lagi") is no date."""
    try:
        if before and (read := relative.after_that(r, at, before)):
            return read
        relative_rules, absolute_rules = _RULES[r.tokens[at].kind]
        for relative_rule in relative_rules:
            if read := relative_rule(r, at, r.today):
                return read
        for rule in absolute_rules:
            if read := rule(r, at):
                return read
    except (ValueError, OverflowError):
        return None
    return None


def _joined(r: Reader, read: Read, *, between: bool) -> Read:
    """Joins "Jumat (31/10) hingga Minggu (2/11)", "besok sampai lusa" and "antara 5 dan 7 Mei" to one window."""
    window, after = read
    mark = r.skip(after, "and", "dan") if between else absolute.range_mark(r, after)
    end = _read(r, mark) if mark > after and r.kind(mark) in _RULES else None
    if end is None or end[0].precision != window.precision or end[0].first <= window.last:
        return read
    return replace(window, last=end[0].last), end[1]


def _bound(r: Reader, at: int) -> Bound | None:
    before = at - 1
    while r.kind(before) in _BEFORE_A_BOUND or r.word(before) in ("dengan", "the"):
        before -= 1
    kind = r.kind(before)
    if kind is Kind.UNTIL or (r.word(before) == "lambat" and r.word(before - 1) == "paling"):
        return "until"
    return "from" if kind is Kind.FROM else None


def _with_times(r: Reader, found: list[tuple[int, int, DateMention]], zone: timedelta) -> tuple[DateMention, ...]:
    """Gives each clock time to the day it stands by: the one before it, else the one right after it."""
    mentions = [mention for _, _, mention in found]
    starts = [first for first, _, _ in found]
    for start, after, time in _clock_times(r, found, int(zone.total_seconds()) // 60):
        following = bisect(starts, start)
        for index in (following - 1, following):
            if not 0 <= index < len(found):
                continue
            first, past, _ = found[index]
            near = 0 <= start - past <= _TIME_REACH or 0 <= first - after <= 2
            window = mentions[index].window
            if near and mentions[index].time is None and window.first == window.last:
                mentions[index] = replace(mentions[index], window=replace(window, precision="time"), time=time)
                break
    return tuple(mentions)


def _clock_times(
    r: Reader, found: list[tuple[int, int, DateMention]], offset_minutes: int
) -> Iterator[tuple[int, int, str]]:
    """Clock times outside of dates, each with the indices of its first token and of the one after it."""
    if not found:
        return
    dated = {index for first, past, _ in found for index in range(first, past)}
    beyond = 0
    for at in [i for i, token in enumerate(r.tokens) if token.kind in (Kind.CLOCK, Kind.NUMBER) and i not in dated]:
        read = clock_time(r, at, offset_minutes) if at >= beyond else None
        if read is not None:
            yield at, read[1], read[0]
            beyond = read[1]
