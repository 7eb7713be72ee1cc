"""Planned events: the state they are in, and the reports that are the evidence for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from storage.records.findings import PlannedEvent, Precision

EventStatus = Literal["planned", "confirmed", "postponed", "cancelled", "held", "unconfirmed", "withdrawn"]
"""The life of an event.

``unconfirmed``: its last possible day has passed with no report of it. ``withdrawn``: only the configuration announced
it, and does not any more; nothing is known of whether it takes place.
"""

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
    """An event as it stands now; ``announced`` is its name in the configuration, None where that does not name it."""

    id: int
    state: EventState
    first_seen_at: datetime
    changed_at: datetime
    reports: int
    announced: str | None = None


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
    """What an editor set by hand: the whole state after it, who, and on whose word.

    What the configuration announces has the source ANNOUNCED and no author.
    """

    event_id: int
    state: EventState
    author: str
    source: str
    edited_at: datetime


ANNOUNCED = "konfigurasi"
"""The source of what the configuration announces."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event as the configuration announces it.

    ``words`` are those by which an article speaks of it, if it has them all; ``said`` is all that the file says of it.
    """

    name: str
    words: tuple[str, ...]
    said: EventState


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement as it was last read, the event it is of, and whether it has been withdrawn since."""

    announcement: Announcement
    event: Event
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class AnnouncementWrite:
    """What becomes of an announcement: the state its event has by it.

    ``event_id`` is the event it is of, None for one that is first heard of here.
    """

    announcement: Announcement
    state: EventState
    event_id: int | None = None
    withdrawn: bool = False
