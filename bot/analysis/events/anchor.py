"""Which dates of an article are still to come, and which of those are an event's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.analysis.dates import DateMention, date_hints, find_dates, local_time
from bot.analysis.document import Document, Sentence
from bot.analysis.events.cues import Cues

_LATEST_HOURS = {"pagi": 10, "siang": 14, "sore": 18, "petang": 18, "malam": 23, "morning": 11, "afternoon": 17}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence; the mention's offsets are into ``text``, the sentence's words."""

    sentence: Sentence
    text: str
    mention: DateMention


@dataclass(frozen=True, slots=True)
class Now:
    """The moment from which an event is to come: ``hour`` is None where only the day is known."""

    day: date
    hour: float | None


def dated_sentences(document: Document) -> Iterator[Dated]:
    """Each date of the article with its sentence; sentences without a date word cost nothing."""
    hints = date_hints(document.text, document.language)
    hint = next(hints, None)
    for sentence in document.sentences:
        while hint is not None and hint < sentence.start:
            hint = next(hints, None)
        if hint is None:
            return
        if hint < sentence.end:
            text = document.of(sentence)
            for mention in find_dates(text, document.published_at, document.language):
                yield Dated(sentence, text, mention)


def now_of(published_at: datetime | None, language: str, dated: list[Dated], cues: Cues) -> Now | None:
    """The moment the article speaks from.

    That is when it was published. Where that is not known it is no earlier than the latest day it tells of as past:
    the last single day in a sentence that has no word of something to come. An article without either has no
    moment, and then only a cue tells that something is to come.
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


def is_planned(dated: Dated, now: Now | None, cues: Cues) -> bool:
    """Whether the date is one on which the article says that something is to happen."""
    window, text = dated.mention.window, dated.text
    if window.form == "stretch" or cues.forecast.search(text):
        return False
    if dated.mention.bound == "until" and not cues.deadline.search(text):
        return False
    if now is None:
        return bool(cues.firm.search(text))
    if window.last < now.day or (window.first <= now.day and _begun(dated, cues)):
        return False
    if window.first > now.day:
        exact = window.precision in ("day", "time", "week", "part-of-month")
        return (exact and window.form != "weekday") or bool(cues.future.search(text))
    if window.first == window.last:
        return bool(cues.firm.search(text)) and _later_today(dated, now)
    return (
        window.form != "weekday" and bool(cues.firm.search(text)) and window.precision in ("week", "month", "quarter")
    )


def _begun(dated: Dated, cues: Cues) -> bool:
    """Whether what the date names is said to be under way, or is a range of days that has begun."""
    window = dated.mention.window
    if window.precision == "day" and window.first != window.last:
        return True
    return dated.mention.bound is not None or bool(cues.begun.search(dated.text))


def _later_today(dated: Dated, now: Now) -> bool:
    """Whether a time or part of this day that the sentence names is still ahead; without one, the day is."""
    if now.hour is None:
        return False
    if dated.mention.time:
        hours, minutes = dated.mention.time[:5].split(":")
        return int(hours) + int(minutes) / 60 > now.hour
    words = dated.text[dated.mention.start : dated.mention.end + 12].casefold()
    latest = [hour for word, hour in _LATEST_HOURS.items() if word in words]
    return now.hour < (max(latest) if latest else 17)
