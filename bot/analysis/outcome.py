"""What an article says of how an event went whose day has come: that it took place, or that it did not.

Only events that are known are looked for, so this is no part of the analysis of one text. What is in doubt is no
outcome: a sentence must name the event's kind and its own words, say in a clause of its own that it took place, and
name no other time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.analysis.announced import has_all
from bot.analysis.dates import DateMention, find_dates, local_time
from bot.analysis.document import Sentence
from bot.analysis.events.outcome_cues import OutcomeCues, negated, outcome_cues_of
from bot.analysis.events.revision import FINEST_FIRST
from bot.analysis.events.words import kinds, specific
from bot.analysis.same_event import may_be_one
from bot.analysis.sentences import split
from storage.records import Analysis, Event, EventState, PlannedEvent, Span

LATEST = timedelta(days=60)
"""How long after its last day an outcome of an event is looked for."""
_MOVED_BY = timedelta(days=14)
_AGREEMENT = 0.6
_EXPECTED = ("planned", "confirmed", "postponed")


@dataclass(frozen=True, slots=True)
class Expected:
    """An event that may have an outcome: ``told`` are the headlines and sentences of the reports on it.

    ``words`` are those by which the configuration knows its articles, if it announces it.
    """

    event: Event
    told: str = ""
    words: tuple[str, ...] = ()


def may_be_told_of(analysis: Analysis, published_at: datetime, events: Sequence[Event]) -> list[Event]:
    """Those of the events whose outcome the article may tell: quick, and without their histories.

    Args:
        analysis: the article.
        published_at: its date, aware; events that begin later have no outcome yet.
        events: which may be expected.
    """
    cues = outcome_cues_of(analysis.language)
    if cues is None or cues.gate.search(analysis.text) is None:
        return []
    today = local_time(published_at, analysis.language).date()
    begun = [event for event in events if event.state.start <= today and event.state.status in _EXPECTED]
    if not begun:
        return []
    text = f"{analysis.title}. {analysis.text}"
    words, of_kind = specific(text), kinds(text)
    return [event for event in begun if event.announced or _named(event.state, words, of_kind)]


def outcomes_of(analysis: Analysis, published_at: datetime, expected: Sequence[Expected]) -> Mapping[int, PlannedEvent]:
    """The outcomes that an article tells, by the ids of the events; each with its sentence as evidence.

    Args:
        analysis: the article.
        published_at: its date, aware.
        expected: the events to look for, of those that ``may_be_told_of`` gives.
    """
    cues = outcome_cues_of(analysis.language)
    if cues is None or not expected:
        return {}
    local = local_time(published_at, analysis.language)
    article = _Article(analysis, local, split(analysis.text, analysis.language), cues)
    found = {one.event.id: _outcome(one, article) for one in expected}
    return {event_id: report for event_id, report in found.items() if report is not None}


@dataclass(frozen=True, slots=True)
class _Article:
    analysis: Analysis
    local: datetime
    sentences: Sequence[Sentence]
    cues: OutcomeCues

    def of(self, at: int) -> str:
        sentence = self.sentences[at]
        return self.analysis.text[sentence.start : sentence.end]


def _outcome(one: Expected, article: _Article) -> PlannedEvent | None:
    """The first sentence that tells of it with a day, else the first that tells of it at all."""
    undated = None
    for at in range(len(article.sentences)):
        text = article.of(at)
        if article.cues.gate.search(text) is None or not _speaks_of(one, article, at):
            continue
        dates = find_dates(text, article.local, article.analysis.language)
        days = [mention for mention in dates if _is_its_day(mention, one.event, article.local.date())]
        if dates and not days:
            continue
        if not days and not _may_go_without_day(one.event.state, article.local.date()):
            continue
        verdict = _verdict(text, dated=bool(days), article=article)
        if verdict is None:
            continue
        report = _report(one.event, verdict, days, article.sentences[at], text)
        if days:
            return report
        undated = undated or report
    return undated


def _speaks_of(one: Expected, article: _Article, at: int) -> bool:
    """Whether a sentence, with the headline and the sentence before it, is about the event."""
    text, state = article.of(at), one.event.state
    around = f"{article.analysis.title}. {article.of(at - 1) if at else ''} {text}"
    if has_all(one.words, around):
        return True
    words = specific(around)
    if not may_be_one(state.what, text) or not _named(state, words, kinds(text)):
        return False
    known = specific(" ".join((state.what, *state.places, *state.agenda, one.told)))
    return len(known & words) >= 2


def _named(state: EventState, words: frozenset[str], of_kind: frozenset[int]) -> bool:
    """Whether words have those that tell the event from others, and its kind is among these."""
    kind, ours = kinds(state.what), specific(state.what)
    return (not kind or bool(kind & of_kind)) and len(ours & words) >= _AGREEMENT * len(ours)


def _is_its_day(mention: DateMention, event: Event, today: date) -> bool:
    window, state = mention.window, event.state
    return (
        window.first <= today
        and window.last >= state.start - timedelta(days=1)
        and window.first <= state.end + _MOVED_BY
    )


def _may_go_without_day(state: EventState, today: date) -> bool:
    """Whether a sentence about it that names no day is about this one: soon after it, and of a telling name."""
    return today <= state.end + _MOVED_BY and bool(specific(state.what))


def _verdict(text: str, *, dated: bool, article: _Article) -> Literal["held", "cancelled"] | None:
    cues, language = article.cues, article.analysis.language
    clauses = [clause for clause in cues.joints.split(cues.was_planned.sub(" ", text)) if clause.strip()]
    if any(cues.not_held.search(clause) and not cues.open.search(clause) for clause in clauses):
        return "cancelled"
    for clause in clauses:
        said = cues.held.search(clause) or (dated and cues.dated.search(clause))
        if said and not cues.open.search(clause) and not negated(clause, language):
            return "held"
    return None


def _report(
    event: Event,
    verdict: Literal["held", "cancelled"],
    days: Sequence[DateMention],
    sentence: Sentence,
    text: str,
) -> PlannedEvent:
    state = event.state
    start, end, precision = state.start, state.end, state.precision
    # Of several days one may be the day that was planned.
    if verdict == "held" and len({(mention.window.first, mention.window.last) for mention in days}) == 1:
        window = days[0].window
        if FINEST_FIRST.index(window.precision) <= FINEST_FIRST.index(precision):
            start, end, precision = window.first, window.last, "day" if window.precision == "time" else window.precision
    same = (start, end) == (state.start, state.end)
    named = tuple(place for place in state.places if place.casefold() in text.casefold())
    return PlannedEvent(
        what=state.what,
        start=start,
        end=end,
        precision=state.precision if same else precision,
        evidence=Span(text, sentence.start, sentence.end),
        time=state.time if same else None,
        places=named if len(named) == 1 else (),
        status=verdict,
    )
