"""Which dates of an article are still to come, and which of those are an event's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.analysis.dates import DateMention, find_dates, local_time, may_name_date
from bot.analysis.document import Document, Sentence
from bot.analysis.events.cues import Cues
from bot.analysis.patterns import any_of
from storage.records import Precision

_LATEST_HOURS = {"pagi": 10, "siang": 14, "sore": 18, "petang": 18, "malam": 23, "morning": 11, "afternoon": 17}
_DAYS: tuple[Precision, ...] = ("day", "time")
_LEAD = 8
_LONGEST = 1000
_WORDS_BETWEEN = 8
_NEAR = timedelta(days=45)
_END_OF_SENTENCE = re.compile(r"(?<=[a-z0-9)]{2})[.!?][\"”]?\s+(?=[\"“]?[A-Z])")
_DAY_OF_TELLING = re.compile(r"(?:[A-Z][a-z']{3,6},? )?\((\d{1,2})/(\d{1,2})/(\d{4})\)")
_SPOKEN_ON = re.compile(r"\((\d{1,2})/(\d{1,2})(?:/(\d{4}))?\)")
_AGO = re.compile(r"\s+(?:lalu|silam)\b")
_MOST_DAYS_AGO = timedelta(days=14)
_MONTH = re.compile(
    r"\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|January|February|March"
    r"|May|June|July|August|October|December)\b"
)
_STILL_TO_COME = re.compile(  # in lower-case text
    rf"\b(?:(?:{any_of('akan|bakal|nanti|malam|sore|pukul|jam|digelar|berlangsung|will')})\b|rencana|agenda)|jadwal"
)
_QUOTE_CLOSED = re.compile(r",\s*[\"”]")
_QUOTE_END = re.compile(r"[\"”]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence, or in one of the sentences of a quote.

    ``text`` is that piece, word for word, beginning at ``start`` in the article; the mention's offsets are into it.
    ``followed`` says that another date comes after this one.
    """

    sentence: Sentence
    text: str
    start: int
    mention: DateMention
    followed: bool = False

    @property
    def told(self) -> str:
        """The words without who said them: without what follows the quote that the date is in."""
        end = _QUOTE_CLOSED.search(self.text, self.mention.end)
        return self.text[: end.start()] if end else self.text


@dataclass(frozen=True, slots=True)
class Now:
    """The moment from which an event is to come: ``hour`` is None where only the day is known."""

    day: date
    hour: float | None


def dated_sentences(document: Document) -> list[Dated]:
    """Each date of the article with its sentence; sentences without a date word cost next to nothing.

    Where the article's day is known, a sentence that only names years before it is left out.
    """
    published_at, language = document.published_at, document.language
    since = local_time(published_at, language).year if published_at else None  # what is over is no event
    return [
        dated
        for sentence, words in zip(document.sentences, document.words, strict=True)
        if may_name_date(document.of(sentence), language, words, since=since)
        for dated in _dated(document, sentence)
    ]


def dated_by_title(document: Document, cues: Cues) -> Iterator[Dated]:
    """Plans without a date in the first sentences of an article whose title has one ("Aksi Buruh Hari Ini").

    The date then stands where the verb ends.
    """
    title = document.title if may_name_date(document.title, document.language) else ""
    mentions = find_dates(title, document.published_at, document.language) if title else ()
    for sentence in document.sentences[:_LEAD] if len(mentions) == 1 else ():
        text = document.of(sentence)
        verb = cues.predicate.search(text)
        if verb is None or not cues.governs.search(verb["aux"]) or not cues.light.fullmatch(verb["verb"]):
            continue
        if not find_dates(text, document.published_at, document.language):
            yield Dated(
                sentence, text, sentence.start, replace(mentions[0], start=verb.end(), end=verb.end(), bound=None)
            )


def _dated(document: Document, sentence: Sentence) -> Iterator[Dated]:
    words = document.of(sentence)
    if _only_dates_what_was_said(words, document):
        return
    spoken = _spoken_at(words, document)
    for start, text in _pieces(words):
        if len(text) < len(words) and not may_name_date(text, document.language):
            continue
        mentions = find_dates(text, spoken, document.language)
        for mention in mentions:
            yield Dated(sentence, text, sentence.start + start, mention, mention is not mentions[-1])


def _spoken_at(words: str, document: Document) -> datetime | None:
    """The moment from which a sentence counts its days: "besok" in a quote is from the day that it was said on.

    That day stands behind the quote, "..., kata Sari, Kamis (2/11/2023)", at most two weeks before the article's.
    """
    published_at = document.published_at
    ends = [mark.end() for mark in _QUOTE_END.finditer(words)] if published_at and "(" in words else []
    said = _SPOKEN_ON.search(words, ends[-1]) if len(ends) > 1 else None
    if published_at is None or said is None:
        return published_at
    today = local_time(published_at, document.language).date()
    try:
        ago = today - date(int(said[3] or today.year), int(said[2]), int(said[1]))
    except ValueError:
        return published_at
    return published_at - ago if timedelta(0) < ago <= _MOST_DAYS_AGO else published_at


def _only_dates_what_was_said(words: str, document: Document) -> bool:
    """Whether a sentence has no date but the day of its telling: "kata Sari, Senin (20/10/2025)".

    Most dates in the news are of this kind; they are told apart here before the grammar reads them.
    """
    if document.published_at is None or "(" not in words or _STILL_TO_COME.search(words.lower()):
        return False
    today = local_time(document.published_at, document.language).date()

    def past(match: re.Match[str]) -> str:
        try:
            return " " if date(int(match[3]), int(match[2]), int(match[1])) <= today else match[0]
        except ValueError:
            return match[0]

    rest = _DAY_OF_TELLING.sub(past, words)
    return len(rest) < len(words) and not may_name_date(rest, document.language)


def _pieces(sentence: str) -> Iterator[tuple[int, str]]:
    """The sentences within a quote, which stands in the document as one; what has no end is cut at a length."""
    start = 0
    for end in _END_OF_SENTENCE.finditer(sentence):
        yield from _cut(start, sentence[start : end.start() + 1])
        start = end.end()
    yield from _cut(start, sentence[start:])


def _cut(start: int, piece: str) -> Iterator[tuple[int, str]]:
    """The piece, in parts of a length that keeps the time linear where a text has no sentences."""
    for at in range(0, len(piece), _LONGEST):
        yield start + at, piece[at : at + _LONGEST]


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
    if _replaced(dated, cues) or _AGO.match(text, dated.mention.end):
        return False
    if dated.mention.bound == "until" and not cues.deadline.search(text):
        return False
    if window.precision in ("quarter", "year") and not scheduled and cues.aim.search(text):
        return False
    if now is None:
        return bool(cues.firm.search(text))
    if window.first > now.day:
        return _announced(dated, now.day, cues, scheduled=scheduled)
    return not _begun(dated, cues) and bool(cues.firm.search(text)) and _still_ahead(dated, now)


def _announced(dated: Dated, today: date, cues: Cues, *, scheduled: bool) -> bool:
    """Whether a date wholly ahead is told as a plan: a day by itself, anything vaguer by a word that says so."""
    if dated.mention.window.form == "yearless" and dated.mention.window.first - today > _NEAR:
        return bool(cues.firm.search(dated.text))
    if dated.mention.window.form == "yearless" and cues.begun.search(dated.told) and not cues.firm.search(dated.text):
        return False  # "Konser tahun lalu digelar pada 15 November"
    if dated.mention.window.form == "bare":
        if _MONTH.search(dated.text) and any(map(str.isdigit, dated.text[dated.mention.start : dated.mention.end])):
            return False  # "Khusus Februari, pendaftaran dibuka hingga tanggal 27"
        return bool(cues.firm.search(dated.text) or cues.deadline.search(dated.text))
    if dated.mention.window.precision in ("quarter", "year"):
        if dated.mention.window.precision == "quarter" and _takes_place(dated, cues):
            return True
        return scheduled or dated.mention.bound == "from" or bool(cues.firm.search(dated.text))
    if dated.mention.window.precision in _DAYS or scheduled or cues.future.search(dated.text):
        return True
    return _takes_place(dated, cues)


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
    said_so = cues.original.search(dated.text, 0, dated.mention.start) is not None
    return said_so and (not put_off or dated.followed)


def _of_telling(dated: Dated, cues: Cues) -> bool:
    """Whether the date is when something was said, or the time after which something is."""
    before = dated.text[: dated.mention.start]
    quote_ends = [match.end() for match in _QUOTE_END.finditer(before)]
    if len(quote_ends) % 2 == 0 and quote_ends and cues.speech.search(before, quote_ends[-1]):
        return True
    if quote_ends and "," in before[quote_ends[-1] - 2 : quote_ends[-1]] and cues.speech.search(before, quote_ends[-1]):
        return True
    return bool(cues.past.search(" ".join(before.split()[-1:])))


def _begun(dated: Dated, cues: Cues) -> bool:
    """Whether what the date names is said to be under way, or is a range of days that has begun."""
    window = dated.mention.window
    if window.precision == "day" and window.first != window.last:
        return dated.mention.bound != "until"
    return dated.mention.bound is not None or bool(cues.begun.search(dated.text))


def _still_ahead(dated: Dated, now: Now) -> bool:
    """Whether this day, week, month or quarter still has room for something to come."""
    window = dated.mention.window
    if window.first != window.last:
        return window.form != "bare" and window.precision in ("week", "part-of-month", "month", "quarter")
    if now.hour is None:
        return False
    if dated.mention.time:
        hours, minutes = dated.mention.time[:5].split(":")
        return int(hours) + int(minutes) / 60 > now.hour
    words = dated.text[dated.mention.start : dated.mention.end + 12].casefold()
    latest = [hour for word, hour in _LATEST_HOURS.items() if word in words]
    return now.hour < (max(latest) if latest else 15)
