"""What becomes of the events that a configuration announces: stored, changed, withdrawn; pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.analysis.announced import adopted, as_report
from bot.analysis.events.revision import revise
from storage.records import Announced, Announcement, AnnouncementWrite, Event, EventState

_MOVES = ("postponed", "unconfirmed", "withdrawn")
"""What a new date that an editor names takes back."""


def announcement_writes(
    now: Sequence[Announcement], before: Sequence[Announced], known: Sequence[tuple[Event, str]]
) -> tuple[AnnouncementWrite, ...]:
    """What is to be written so that these, and no others, are announced; empty where they are already.

    A new one joins an event that the news has reported, if it is of one, also one that had another name before. An
    event keeps what articles and editors have told of it since, but for what the file has changed. One that is taken
    out is withdrawn where only the file told of it; what articles report goes on without the file.

    Args:
        now: the announcements of the configuration.
        before: those that were stored.
        known: the other events, each with the sentences that tell of it.
    """
    names = {one.name for one in now}
    stored = {one.announcement.name: one for one in before}
    # What is withdrawn in this change may only have got another name.
    free = [*known, *((one.event, "") for one in before if one.announcement.name not in names)]
    writes = [write for one in now if (write := _of_file(one, stored.get(one.name), free)) is not None]
    taken = {write.event_id for write in writes}
    return (*writes, *(_withdrawn(one) for one in before if _is_gone(one, names) and one.event.id not in taken))


def _of_file(one: Announcement, stored: Announced | None, free: list[tuple[Event, str]]) -> AnnouncementWrite | None:
    if stored is not None:
        if stored.announcement == one and not stored.withdrawn:
            return None
        return AnnouncementWrite(one, _edited(stored.event.state, stored.announcement.said, one.said), stored.event.id)
    event = adopted(one, free)
    if event is None:
        return AnnouncementWrite(one, one.said)
    free[:] = [(other, told) for other, told in free if other.id != event.id]
    return AnnouncementWrite(one, _joined(event.state, one.said), event.id)


def _edited(state: EventState, before: EventState, said: EventState) -> EventState:
    """The state with what the file has changed; also one that was withdrawn is planned again."""
    if said.what != before.what:
        state = replace(state, what=said.what)
    if (said.places, said.either_or) != (before.places, before.either_or):
        state = replace(state, places=said.places, either_or=said.either_or)
    if _days(said) != _days(before):
        state = _dated(state, said)
    return replace(state, status="planned") if state.status == "withdrawn" else state


def _dated(state: EventState, said: EventState) -> EventState:
    status = "planned" if state.status in _MOVES else state.status
    return replace(state, start=said.start, end=said.end, precision=said.precision, time=said.time, status=status)


def _joined(state: EventState, said: EventState) -> EventState:
    """What the news has told and the file says together; the file's name for it."""
    status = "planned" if state.status == "withdrawn" else state.status
    return replace(revise(replace(state, status=status), as_report(said)), what=said.what)


def _days(state: EventState) -> tuple[object, ...]:
    return state.start, state.end, state.precision, state.time


def _is_gone(one: Announced, names: set[str]) -> bool:
    return one.announcement.name not in names and not one.withdrawn


def _withdrawn(one: Announced) -> AnnouncementWrite:
    event = one.event
    alone = event.reports == 0 and event.state.status in {"planned", "confirmed", "postponed"}
    state = replace(event.state, status="withdrawn") if alone else event.state
    return AnnouncementWrite(one.announcement, state, event.id, withdrawn=True)


def with_announced(
    events: Sequence[Event], writes: Sequence[AnnouncementWrite], at: datetime
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """The events as they would be once ``writes`` are stored, and of those the ones that would be told of at once.

    New ones have negative ids.
    """
    found = {event.id: event for event in events}
    touched = []
    for number, write in enumerate(writes, 1):
        known = found.get(write.event_id) if write.event_id is not None else None
        name = None if write.withdrawn else write.announcement.name
        if known is not None:
            event = replace(known, state=write.state, changed_at=at, announced=name)
        elif write.event_id is None:
            event = Event(-number, write.state, at, at, 0, name)
        else:
            continue
        found[event.id] = event
        if known is None or known.state != event.state:
            touched.append(event)
    return tuple(found.values()), tuple(touched)
