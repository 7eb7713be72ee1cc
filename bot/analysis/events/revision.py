"""What an event's state becomes by a later report; a vaguer report never widens what is known."""

from dataclasses import replace

from storage.records import EventState, EventStatus, PlannedEvent

FINEST_FIRST = ("time", "day", "week", "part-of-month", "month", "quarter", "year")
"""The precisions of dates, the most exact first."""


def state_of(report: PlannedEvent) -> EventState:
    """The state of an event that only this report tells of."""
    return EventState(
        what=report.what,
        start=report.start,
        end=report.end,
        precision=report.precision,
        time=report.time,
        places=report.places,
        either_or=report.either_or,
        status=report.status,
        agenda=report.agenda,
    )


def revise(state: EventState, report: PlannedEvent) -> EventState:
    """The state after a newer report.

    What was held is over and stays. What was cancelled comes back only when a report says so in so many words
    (confirmed, or postponed to another date); a mere mention of the old plan does not bring it back.
    """
    if state.status == "held" or (state.status == "cancelled" and report.status in ("planned", "cancelled")):
        return state
    places, either_or = _places(state, report)
    dated = state if report.status == "cancelled" else _dated(state, report)
    return replace(
        dated,
        status=_status(state.status, report),
        places=places,
        either_or=either_or,
        agenda=state.agenda or report.agenda,
    )


def _status(known: EventStatus, report: PlannedEvent) -> EventStatus:
    """A report that says only "is planned" takes back neither a confirmation nor a postponement."""
    if report.status == "planned":
        return "planned" if known in ("unconfirmed", "withdrawn") else known
    return report.status


def _dated(state: EventState, report: PlannedEvent) -> EventState:
    """The days of the report where they are others or finer than the known ones, else those known."""
    if _vaguer(report, state):
        return state
    same_days = (report.start, report.end) == (state.start, state.end)
    time = report.time or (state.time if same_days else None)
    precision = "time" if same_days and time else report.precision
    return replace(state, start=report.start, end=report.end, precision=precision, time=time)


def _vaguer(report: PlannedEvent, state: EventState) -> bool:
    """Whether the report only names the known days less exactly ("Maret" for 6 to 8 March)."""
    overlap = report.start <= state.end and state.start <= report.end
    coarser = FINEST_FIRST.index(report.precision) > FINEST_FIRST.index(state.precision)
    return overlap and (coarser or (report.start <= state.start and state.end <= report.end and report.time is None))


def _places(state: EventState, report: PlannedEvent) -> tuple[tuple[str, ...], bool]:
    """The report's places where they say more: one of the alternatives, another place, one more place."""
    ours, theirs = (frozenset(map(str.casefold, places)) for places in (report.places, state.places))
    known = state.places, state.either_or
    told = report.places, report.either_or
    if not ours or ours == theirs:
        return known if report.either_or or not ours else told
    if ours < theirs:
        return told if state.either_or else known
    if theirs and theirs < ours:
        return known if report.either_or else told
    return told
