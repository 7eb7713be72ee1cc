"""Whether a report speaks of an event already known, and what the event's state becomes by it.

Two reports are of the same happening when the words that tell it from others of its kind agree and their days can
agree. Words such as "rapat kerja" tell nothing: two ministries hold one each in the same month. What is in doubt
stays two events: an editor can join them, but nobody sees one that was swallowed.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.analysis.events.likeness import AGREEMENT, agreement_of, may_be_one, overlap
from bot.analysis.events.revision import revise, state_of
from bot.analysis.events.words import kinds, specific
from storage.records import Event, EventState, EventWrite, PlannedEvent

_MOVES_WITHIN = timedelta(days=400)
_CORRECTED_WITHIN = timedelta(days=14)


def join_event(
    report: PlannedEvent, known: Sequence[Event], *, reported_at: datetime, auto_approve: bool
) -> EventWrite:
    """Decides what one article's report of an event does to what is known.

    A first report of a new event is approved as it is. A later one that changes nothing is approved and only adds
    evidence. One that changes the state is a proposal, unless ``auto_approve`` is set. A report from before the
    last change (``reported_at < Event.changed_at``) is history: it never changes the state, and so an older article
    does not revive a cancelled event.

    Args:
        report: what the article says.
        known: events it may speak of: those whose days lie near the report's. ``changed_at`` of each is the date of
            the report that its state is from, so that an article older than that is told from news.
        reported_at: the article's date, or when it was first seen; aware.
        auto_approve: apply changes without asking an operator.

    Returns:
        The write to store; ``state`` is None where the event stays as it is.
    """
    event = event_of(report, known)
    if event is None:
        return EventWrite(report, "approved", state=state_of(report))
    return report_on(event, report, reported_at=reported_at, auto_approve=auto_approve)


def report_on(event: Event, report: PlannedEvent, *, reported_at: datetime, auto_approve: bool) -> EventWrite:
    """What a report does to the event that it is known to be of; as in ``join_event``."""
    state = event.state if reported_at < event.changed_at else revise(event.state, report)
    if state == event.state:
        return EventWrite(report, "approved", joins=event.id)
    if auto_approve:
        return EventWrite(report, "approved", joins=event.id, state=state)
    return EventWrite(report, "proposed", joins=event.id)


def event_of(report: PlannedEvent, known: Sequence[Event]) -> Event | None:
    """Which of these events a report speaks of, if it does of one."""
    scored = [(_likeness(report, event.state), event) for event in known]
    score, event = max(scored, key=lambda pair: (pair[0], pair[1].changed_at), default=(0.0, None))
    return event if score > 0 else None


def _likeness(report: PlannedEvent, state: EventState) -> float:
    """How sure it is that both are one event: 0 when they are not, else more with every word they share."""
    if not may_be_one(report.what, state.what):
        return 0.0
    ours, theirs = specific(report.what), specific(state.what)
    agreement = agreement_of(ours, theirs)
    if agreement <= AGREEMENT:
        agreement = _agreement_by_context(report, state, ours, theirs)
    if not agreement or not _days_can_agree(report, state, ours, theirs):
        return 0.0
    return agreement + len(ours & theirs) / 100


def _agreement_by_context(
    report: PlannedEvent, state: EventState, ours: frozenset[str], theirs: frozenset[str]
) -> float:
    """Agreement when one description is bare ("pertemuan itu"): by the sentence, the agenda, or place and day."""
    if ours and theirs:
        return 0.0
    if not kinds(report.what) & kinds(state.what):
        return 0.0
    sentence = specific(report.evidence.text)
    if theirs and len(theirs & sentence) / len(theirs) > AGREEMENT:
        return 0.9
    if agreement_of(specific(" ".join(report.agenda)), specific(" ".join(state.agenda))) > AGREEMENT:
        return 0.8
    same_day = (report.start, report.end) == (state.start, state.end) and report.precision in ("day", "time")
    return 0.7 if same_day and agreement_of(_place_words(report), _place_words(state)) > AGREEMENT else 0.0


def _days_can_agree(report: PlannedEvent, state: EventState, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Overlapping days; else a later date for what is postponed, or a corrected one for what is clearly the same."""
    if overlap(report, state):
        return True
    if report.status == "postponed" or state.status == "postponed":
        return abs(report.start - state.start) <= _MOVES_WITHIN
    clearly = ours == theirs and len(ours) >= 2
    return clearly and abs(report.start - state.start) <= _CORRECTED_WITHIN


def _place_words(event: PlannedEvent | EventState) -> frozenset[str]:
    return frozenset(" ".join(event.places).casefold().split())
