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
from bot.analysis.events.likeness import may_be_one
from bot.analysis.events.outcome_cues import OutcomeCues, negated, outcome_cues_of
from bot.analysis.events.revision import FINEST_FIRST
from bot.analysis.events.words import kinds, specific
from bot.analysis.sentences import split
from storage.records import Analysis, Event, EventState, PlannedEvent, Span

Verdict = Literal["held", "cancelled"]
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


@dataclass(frozen=True, slots=True)
class Clue:
    """A sentence that says that something took place, or did not, whatever it was.

    ``around`` is the headline, the sentence before, and itself. ``with_day`` is what it says where one of ``dates`` is
    the event's own, ``alone`` where it names none.
    """

    sentence: Span
    around: str
    dates: tuple[DateMention, ...]
    with_day: Verdict | None
    alone: Verdict | None


@dataclass(frozen=True, slots=True)
class Clues:
    """An article's clues, and its day where it appeared. Most articles have none."""

    found: tuple[Clue, ...]
    today: date

    def near(self, events: Sequence[Event]) -> list[Event]:
        """Those of the events that they may be of: quick, and without the events' histories."""
        begun = [event for event in events if event.state.start <= self.today and event.state.status in _EXPECTED]
        if not begun or not self.found:
            return []
        words = specific(" ".join(clue.around for clue in self.found))
        of_kind = kinds(" ".join(clue.sentence.text for clue in self.found))
        return [event for event in begun if event.announced or _named(event.state, words, of_kind)]


def clues_of(analysis: Analysis, published_at: datetime) -> Clues:
    """The sentences of an article that may tell an outcome.

    Args:
        analysis: the article.
        published_at: its date, aware.
    """
    local = local_time(published_at, analysis.language)
    cues = outcome_cues_of(analysis.language)
    if cues is None or cues.gate.search(analysis.text) is None:
        return Clues((), local.date())
    sentences = [
        Span(analysis.text[start:end], start, end) for start, end, _ in split(analysis.text, analysis.language)
    ]
    found = []
    for before, sentence in zip(["", *(one.text for one in sentences)], sentences, strict=False):
        if cues.gate.search(sentence.text) is None:
            continue
        with_day, alone = (_verdict(sentence.text, cues, analysis.language, dated=dated) for dated in (True, False))
        if with_day or alone:
            dates = find_dates(sentence.text, local, analysis.language)
            around = f"{analysis.title}. {before} {sentence.text}"
            found.append(Clue(sentence, around, dates, with_day, alone))
    return Clues(tuple(clue for clue in found if clue.alone or clue.dates), local.date())


def outcomes_of(clues: Clues, expected: Sequence[Expected]) -> Mapping[int, PlannedEvent]:
    """The outcomes that an article tells, by the ids of the events; each with its sentence as evidence.

    Args:
        clues: the article's.
        expected: the events to look for, of those that are ``near`` them.
    """
    found = {one.event.id: _outcome(one, clues) for one in expected}
    return {event_id: report for event_id, report in found.items() if report is not None}


def _outcome(one: Expected, clues: Clues) -> PlannedEvent | None:
    """The first sentence that tells of it with a day, else the first that tells of it at all."""
    undated = None
    for clue in clues.found:
        days = [mention for mention in clue.dates if _is_its_day(mention, one.event, clues.today)]
        verdict = clue.with_day if days else None if clue.dates else clue.alone
        if verdict is None or not _speaks_of(one, clue):
            continue
        if days:
            return _report(one.event, verdict, days, clue.sentence)
        if undated is None and _may_go_without_day(one.event.state, clues.today):
            undated = _report(one.event, verdict, days, clue.sentence)
    return undated


def _speaks_of(one: Expected, clue: Clue) -> bool:
    """Whether a sentence, with the headline and the sentence before it, is about the event."""
    text, around, state = clue.sentence.text, clue.around, one.event.state
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


def _verdict(text: str, cues: OutcomeCues, language: str, *, dated: bool) -> Verdict | None:
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
    verdict: Verdict,
    days: Sequence[DateMention],
    sentence: Span,
) -> PlannedEvent:
    state = event.state
    start, end, precision = state.start, state.end, state.precision
    # Of several days one may be the day that was planned.
    if verdict == "held" and len({(mention.window.first, mention.window.last) for mention in days}) == 1:
        window = days[0].window
        if FINEST_FIRST.index(window.precision) <= FINEST_FIRST.index(precision):
            start, end, precision = window.first, window.last, "day" if window.precision == "time" else window.precision
    same = (start, end) == (state.start, state.end)
    named = tuple(place for place in state.places if place.casefold() in sentence.text.casefold())
    return PlannedEvent(
        what=state.what,
        start=start,
        end=end,
        precision=state.precision if same else precision,
        evidence=sentence,
        time=state.time if same else None,
        places=named if len(named) == 1 else (),
        status=verdict,
    )
