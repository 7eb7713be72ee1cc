"""The dates of an article, each in its sentence, as they may be an event's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.analysis.dates import DateMention, find_dates, local_time, may_name_date
from bot.analysis.document import Document, Sentence
from bot.analysis.events.cues import Cues
from bot.analysis.patterns import any_of

_LEAD = 8
_LONGEST = 1000
_END_OF_SENTENCE = re.compile(r"(?<=[a-z0-9)]{2})[.!?][\"”]?\s+(?=[\"“]?[A-Z])")
_DAY_OF_TELLING = re.compile(r"(?:[A-Z][a-z']{3,6},? )?\((\d{1,2})/(\d{1,2})/(\d{4})\)")
_SPOKEN_ON = re.compile(r"\((\d{1,2})/(\d{1,2})(?:/(\d{4}))?\)")
_MOST_DAYS_AGO = timedelta(days=14)
_STILL_TO_COME = re.compile(  # in lower-case text
    rf"\b(?:(?:{any_of('akan|bakal|nanti|malam|sore|pukul|jam|digelar|berlangsung|will')})\b|rencana|agenda)|jadwal"
)
_QUOTE_CLOSED = re.compile(r",\s*[\"”]")
QUOTE_END = re.compile(r"[\"”]")


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
    ends = [mark.end() for mark in QUOTE_END.finditer(words)] if published_at and "(" in words else []
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
