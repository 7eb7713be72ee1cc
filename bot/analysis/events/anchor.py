"""Which dates of an article are still to come, and which of those are an event's."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.analysis.dates import local_time
from bot.analysis.events.cues import Cues
from bot.analysis.events.dated import QUOTE_END, Dated
from bot.analysis.patterns import lower_words
from storage.records import Precision

_LATEST_HOURS = {"pagi": 10, "siang": 14, "sore": 18, "petang": 18, "malam": 23, "morning": 11, "afternoon": 17}
_DAYS: tuple[Precision, ...] = ("day", "time")
_WORDS_BETWEEN = 8
_NEAR = timedelta(days=45)
_AGO = re.compile(r"\s+(?:lalu|silam)\b|\s?-\s?an\b")
"""Behind a date, makes it one of the past, or a decade ("1980-an")."""

_SINCE = re.compile(r"\b(?:sejak|since)\s+(?:tahun\s+)?$")
_DONE = re.compile(
    r"\b(?:sudah|telah) (?:dimulai|digelar|diadakan|dilaksanakan|berlangsung|berjalan|selesai|rampung|dibuka|dilakukan)"
    r"\s+(?:pada\s+|di\s+)?$"
)
"""Right before a date: something was done by then."""

_IF = re.compile(r"\b(?:jika|bila|apabila|kalau|seandainya)\b[^,.;]*$", re.IGNORECASE)
"""Before a date in its clause: it is what may be, and no plan."""

_TOLD_ON = re.compile(r"\s+(?:reporters\s+)?(?:late )?on\s*")
"""Between a verb of telling and its day: "confirmed on Friday"."""

_BEFORE_TELLING = re.compile(r"\)?\s*(?:(?:pagi|siang|sore|petang|malam)\s*)?,\s*|\s+")
_MONTHS = {
    word: 1 + at % 12
    for at, word in enumerate(
        "januari februari maret april mei juni juli agustus september oktober november desember january february march "
        "april may june july august september october november december".split()
    )
}


@dataclass(frozen=True, slots=True)
class Now:
    """The moment from which an event is to come: ``hour`` is None where only the day is known."""

    day: date
    hour: float | None


def now_of(published_at: datetime | None, language: str, dated: list[Dated], cues: Cues) -> Now | None:
    """The moment the article speaks from.

    That is when it was published. Where that is not known it is no earlier than the latest day it tells of as past:
    the last single day in a sentence that has no word of something to come. An article without either has no
    moment, and then only a firm word tells that something is to come.
    """
    if published_at is not None:
        local = local_time(published_at, language)
        return Now(local.date(), local.hour + local.minute / 60)
    told = [
        d.mention.window.first
        for d in dated
        if d.mention.window.first == d.mention.window.last and not cues.future.search(d.text)
    ]
    return Now(max(told), None) if told else None


def as_moved(dated: Dated, cues: Cues) -> Dated:
    """Of "ditunda dari 5 hingga 12 April", "postponed from May 5 to June 7" the day it is moved to, not a range."""
    window = dated.mention.window
    if dated.mention.bound != "from" or window.first == window.last or not cues.postponed.search(dated.text):
        return dated
    first = window.last.replace(day=1) if window.precision == "month" else window.last
    return replace(dated, mention=replace(dated.mention, window=replace(window, first=first), bound=None))


def is_over(dated: Dated, now: Now | None) -> bool:
    """Whether the date lies wholly before the moment the article speaks from."""
    return now is not None and dated.mention.window.last < now.day


def is_planned(dated: Dated, now: Now | None, cues: Cues, *, scheduled: bool) -> bool:
    """Whether a date that is not over is one on which the article says that something is to happen.

    Args:
        dated: the date in its sentence.
        now: the moment the article speaks from.
        cues: the language's words.
        scheduled: whether the date belongs to a noun that names an event ("pertemuan Mei 2025").
    """
    window, text = dated.mention.window, dated.told
    if window.form in ("stretch", "doubtful") or cues.forecast.search(text) or _of_telling(dated, cues):
        return False
    if _replaced(dated, cues) or _AGO.match(text, dated.mention.end) or _not_so(text[: dated.mention.start]):
        return False
    if dated.mention.bound == "until" and not cues.deadline.search(text):
        return False
    if window.precision in ("quarter", "year") and not scheduled and cues.aim.search(text):
        return False
    if now is None:
        return bool(cues.firm.search(text)) and not cues.begun.search(text)
    if window.first > now.day:
        return _announced(dated, now.day, cues, scheduled=scheduled)
    return not _begun(dated, now, cues) and bool(cues.firm.search(text)) and _still_ahead(dated, now)


def _not_so(before: str) -> bool:
    return _DONE.search(before) is not None or _IF.search(before) is not None


def _announced(dated: Dated, today: date, cues: Cues, *, scheduled: bool) -> bool:
    """Whether a date wholly ahead is told as a plan: a day by itself, anything vaguer by a word that says so."""
    if dated.mention.window.form == "yearless" and dated.mention.window.first - today > _NEAR:
        return bool(cues.firm.search(dated.text))
    if dated.mention.window.form == "yearless" and cues.begun.search(dated.told) and not cues.firm.search(dated.text):
        return False  # "Konser tahun lalu digelar pada 15 November"
    if dated.mention.window.form == "bare":
        if _of_another_month(dated):
            return False
        return bool(cues.firm.search(dated.text) or cues.deadline.search(dated.text))
    if dated.mention.window.precision in ("quarter", "year"):
        if _SINCE.search(dated.text, 0, dated.mention.start):
            return False
        if dated.mention.window.precision == "quarter" and _takes_place(dated, cues):
            return True
        return scheduled or dated.mention.bound == "from" or bool(cues.firm.search(dated.text))
    if dated.mention.window.precision in _DAYS or scheduled or cues.future.search(dated.text):
        return True
    return _takes_place(dated, cues)


def _of_another_month(dated: Dated) -> bool:
    """Whether a bare day stands beside another month's name: "Khusus Februari, dibuka hingga tanggal 27"."""
    if not any(map(str.isdigit, dated.text[dated.mention.start : dated.mention.end])):
        return False
    named = {_MONTHS[word] for word in lower_words(dated.text) if word in _MONTHS}
    return bool(named) and dated.mention.window.first.month not in named


def _takes_place(dated: Dated, cues: Cues) -> bool:
    """Whether the last verb before the date says that something takes place then: "dimulai pada kuartal I"."""
    start = dated.mention.start
    last = None
    for last in cues.predicate.finditer(dated.text, 0, start):  # noqa: B007 - the last one counts
        pass
    if last is None or not cues.light.fullmatch(last["verb"]):
        return False
    between = dated.text[last.end() : start]
    return len(between.split()) <= _WORDS_BETWEEN and not cues.opens.search(between)


def _replaced(dated: Dated, cues: Cues) -> bool:
    """Whether the date is the one that another replaced: "semula 5 Maret", "ditunda dari 5 Maret ke 12 April"."""
    put_off = cues.postponed.search(dated.text) or cues.cancelled.search(dated.text)
    if dated.mention.bound == "from" and put_off:
        return True
    said_so = cues.original.search(dated.text, 0, dated.mention.start)
    if said_so is None:
        return False
    if not put_off or dated.followed:
        return True
    # "penundaan pekan olahraga yang seharusnya berlangsung 20 Oktober"
    moved_before = cues.postponed.search(dated.text, 0, said_so.start())
    return bool(moved_before) and not cues.postponed.search(dated.text, said_so.end())


def _of_telling(dated: Dated, cues: Cues) -> bool:
    """Whether the date is when something was said, or the time after which something is."""
    before = dated.text[: dated.mention.start]
    quote_ends = [match.end() for match in QUOTE_END.finditer(before)]
    if len(quote_ends) % 2 == 0 and quote_ends and cues.speech.search(before, quote_ends[-1]):
        return True
    if quote_ends and "," in before[quote_ends[-1] - 2 : quote_ends[-1]] and cues.speech.search(before, quote_ends[-1]):
        return True
    said = next(reversed(list(cues.tells.finditer(before))), None)
    if said and _TOLD_ON.fullmatch(before, said.end()):
        return True
    verb = _BEFORE_TELLING.match(dated.text, dated.mention.end)
    if verb and cues.tells.match(dated.text, verb.end()):
        return True
    return bool(cues.past.search(" ".join(before.split()[-1:])))


def _begun(dated: Dated, now: Now, cues: Cues) -> bool:
    """Whether what the date names is said to be under way, or is a range of days that has begun before today.

    One that begins today is to come where a word says so.
    """
    window = dated.mention.window
    if window.precision == "day" and window.first != window.last:
        begins_today = window.first == now.day and cues.governs.search(dated.told, 0, dated.mention.start)
        return dated.mention.bound != "until" and not begins_today
    return dated.mention.bound is not None or bool(cues.begun.search(dated.text))


def _still_ahead(dated: Dated, now: Now) -> bool:
    """Whether this day, week, month or quarter still has room for something to come."""
    window = dated.mention.window
    if window.first != window.last:
        roomy = window.precision in ("week", "part-of-month", "month", "quarter") or window.first == now.day
        return window.form != "bare" and roomy
    if now.hour is None:
        return False
    if dated.mention.time:
        hours, minutes = dated.mention.time[:5].split(":")
        return int(hours) + int(minutes) / 60 > now.hour
    words = dated.text[dated.mention.start : dated.mention.end + 12].casefold()
    latest = [hour for word, hour in _LATEST_HOURS.items() if word in words]
    return now.hour < (max(latest) if latest else 15)
