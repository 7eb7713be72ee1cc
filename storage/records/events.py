"""Planned events: the state they are in, and the reports that are the evidence for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from storage.records.findings import PlannedEvent, Precision

EventStatus = Literal["planned", "confirmed", "postponed", "cancelled", "held", "unconfirmed"]
"""The life of an event. ``unconfirmed``: its last possible day has passed with no report of it."""

Review = Literal["approved", "proposed", "refused"]
"""What articles suggest is a proposal until an operator (or ``auto_approve``) approves it."""


@dataclass(frozen=True, slots=True)
class EventState:
    """What is held to be true of an event; fields as in PlannedEvent."""

    what: str
    start: date
    end: date
    precision: Precision
    time: str | None
    places: tuple[str, ...]
    either_or: bool
    status: EventStatus
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventWrite:
    """One article's report of an event.

    ``joins`` is the stored event it speaks of, or None for one first heard of here. ``state`` is the
    event's state after this report (always given for a new event), or None where it stays as it is.
    """

    report: PlannedEvent
    review: Review
    joins: int | None = None
    state: EventState | None = None

    def __post_init__(self) -> None:
        if self.joins is None and self.state is None:
            raise ValueError("a new event needs a state")


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it stands now."""

    id: int
    state: EventState
    first_seen_at: datetime
    changed_at: datetime
    reports: int


@dataclass(frozen=True, slots=True)
class EventReport:
    """One piece of an event's history: which article said what, in which sentence, and its review.

    ``reported_at`` is the article's date, or when it was first seen; ``ordinal`` tells several reports of one article
    apart.
    """

    event_id: int
    article_id: int
    title: str
    source: str
    url: str | None
    reported_at: datetime
    report: PlannedEvent
    review: Review
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class EventEdit:
    """What an editor set by hand: the whole state after it, who, and on whose word."""

    event_id: int
    state: EventState
    author: str
    source: str
    edited_at: datetime
