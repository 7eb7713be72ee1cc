"""Where a planned event stands on a given day: before its window, in it, or past it."""

from datetime import date
from typing import Literal

from storage.records import EventState, EventStatus

Phase = Literal["before", "during", "after"]
"""Where a day lies with respect to an event's first and last possible day."""


def phase_at(state: EventState, today: date) -> Phase:
    """Where ``today`` lies: "Maret 2026" is ``during`` from the first of March to the 31st."""
    if today < state.start:
        return "before"
    return "during" if today <= state.end else "after"


def status_at(state: EventState, today: date) -> EventStatus:
    """The status to show on ``today``.

    An event that was still expected becomes ``unconfirmed`` on the day after its last possible day; what was
    reported of it otherwise (postponed, cancelled, held) stays as it is.
    """
    if state.status in ("planned", "confirmed") and phase_at(state, today) == "after":
        return "unconfirmed"
    return state.status
