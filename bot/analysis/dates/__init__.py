"""Finds the dates that a text names, in Indonesian and English, each with the precision it was named with.

A grammar of our own over words, not a search for anything that looks like a date: "Maret 2026" is a month and never a
day, "24/7" and "sehari setelah" are no dates, and what is named from the article's day needs that day to be known.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from bot.analysis.dates import absolute, relative
from bot.analysis.dates.clock import clock_time
from bot.analysis.dates.lexicon import INDONESIAN, Kind, lexicon_of
from bot.analysis.dates.mention import Bound, DateMention, Form, Window
from bot.analysis.dates.reader import Read, Reader
from bot.analysis.dates.tokens import tokens_of

__all__ = ["Bound", "DateMention", "Form", "Window", "date_hints", "find_dates", "local_time"]

_ABSOLUTE = (
    absolute.numeric,
    absolute.day_or_range,
    absolute.week_of_month,
    absolute.part,
    absolute.quarter_or_half,
    absolute.month,
    absolute.year,
)
_RELATIVE = (
    relative.day_of,
    relative.weekday,
    relative.near_day,
    relative.count,
    relative.part,
    relative.quarter,
    relative.unit,
)
_JAKARTA = timezone(timedelta(hours=7))
_TIME_REACH = 8
_TRIGGERS = (Kind.MONTH, Kind.SHORT_MONTH, Kind.WEEKDAY, Kind.DAY, Kind.QUARTER, Kind.HALF, Kind.DATE)


_DATE_STARTS = frozenset(Kind) - {Kind.WORD, Kind.MARK, Kind.PREPOSITION, Kind.TO, Kind.LIST, Kind.UNTIL, Kind.FROM}
_BEFORE_A_BOUND = (Kind.PREPOSITION, Kind.DATE, Kind.UNIT)


@lru_cache(maxsize=8)
def _trigger(language: str) -> re.Pattern[str] | None:
    lexicon = lexicon_of(language)
    if lexicon is None:
        return None
    words = "|".join(word for word, (kind, _) in lexicon.words.items() if kind in _TRIGGERS)
    turned = (
        r"(?:hari|pekan|minggu|bulan|tahun|pagi|siang|sore|malam) (?:ini|depan|nanti|mendatang|lagi|lalu|yang)",
        r"ke depan|mendatang|nanti (?:pagi|siang|sore|malam)|akhir (?:pekan|bulan|tahun)",
        r"(?:next|this|coming|late|early|in \w+) (?:day|week|month|year|morning|evening|afternoon)s?",
        r"(?:19|20|21)[0-9]{2}",
    )
    return re.compile(rf"\b(?:{words}|{'|'.join(turned)})\b|[0-9]/[0-9]", re.IGNORECASE)


def date_hints(text: str, language: str) -> Iterator[int]:
    """Where in a text words stand that a date phrase needs: a quick way past text without any."""
    trigger = _trigger(language)
    return (match.start() for match in trigger.finditer(text)) if trigger else iter(())


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
    at = 0
    before: Window | None = None
    while at < len(r.tokens):
        read = _read(r, at, before) if r.kind(at) in _DATE_STARTS else None
        if read is None:
            at += 1
            continue
        window, after = _joined(r, read)
        after = after + 1 if window.form in ("absolute", "yearless") and r.kind(after) is Kind.DAY else after
        before = window
        if r.kind(at - 1) is not Kind.NAMED_AFTER:
            mention = DateMention(r.tokens[at].start, r.tokens[after - 1].end, window, bound=_bound(r, at))
            yield at, after, mention
        at = after


def _read(r: Reader, at: int, before: Window | None = None) -> Read | None:
    """What the first rule that fits reads. A day beyond the calendar ("9999 tahun lagi") is no date."""
    try:
        if before and (read := relative.after_that(r, at, before)):
            return read
        for relative_rule in _RELATIVE:
            if read := relative_rule(r, at, r.today):
                return read
        for rule in _ABSOLUTE:
            if read := rule(r, at):
                return read
    except (ValueError, OverflowError):
        return None
    return None


def _joined(r: Reader, read: Read) -> Read:
    """Joins "Jumat (31/10) hingga Minggu (2/11)" and "besok sampai lusa" to one window."""
    window, after = read
    mark = absolute.range_mark(r, after)
    end = _read(r, mark) if mark > after and r.kind(mark) in _DATE_STARTS else None
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
    for start, after, time in _clock_times(r, found, int(zone.total_seconds()) // 60):
        for index, (first, past, _) in reversed(list(enumerate(found))):
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
    at = 0
    while at < len(r.tokens):
        read = clock_time(r, at, offset_minutes) if r.kind(at) in (Kind.CLOCK, Kind.NUMBER) else None
        if read is None or at in dated:
            at += 1
            continue
        yield at, read[1], read[0]
        at = read[1]
