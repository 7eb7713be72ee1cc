"""Which event that an editor announces an article speaks of: by the words that the editor gave for it."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.analysis.events.likeness import may_be_one, overlap
from bot.analysis.events.words import kinds
from bot.analysis.same_event import event_of
from storage.records import Announcement, Event, EventState, PlannedEvent, Span

SAME_WITHIN = timedelta(days=300)
"""How far its days may be from those announced: next year's has the same words."""


def has_all(words: Sequence[str], text: str) -> bool:
    """Whether a text has every one of these words, or none were given; a suffix such as "-nya" may follow."""
    given = [word.strip() for word in words if word.strip()]
    return bool(given) and all(re.search(_whole_word(word), text, re.IGNORECASE) for word in given)


def joined_by_words(
    reports: Sequence[PlannedEvent], known: Mapping[Announcement, Event], text: str
) -> dict[int, Event]:
    """Which of an article's reports are of announced events, by the indices of the reports.

    Those whose sentence or name has all the words are. Where none is, and the words stand all over the article, it is
    the one that may be the same event and has most of them.

    Args:
        reports: what the article says is to happen.
        known: the announcements, with their events as they stand.
        text: the article's headline and text.
    """
    found: dict[int, Event] = {}
    for announcement, event in known.items():
        if not has_all(announcement.words, text):
            continue
        near = [(at, one) for at, one in enumerate(reports) if at not in found and _near(one, event.state)]
        sure = [at for at, one in near if has_all(announcement.words, _told(one))]
        likely = [at for at, one in near if may_be_one(one.what, event.state.what) and overlap(one, event.state)]
        best = max(likely, key=lambda at: _count(announcement.words, reports[at]), default=None)
        found |= dict.fromkeys(sure or ([] if best is None else [best]), event)
    return found


def adopted(announcement: Announcement, known: Sequence[tuple[Event, str]]) -> Event | None:
    """The event, known from the news, that an announcement is of, if it is of one.

    Args:
        announcement: what the editor announces.
        known: events that nobody announces, each with the sentences that tell of it.
    """
    said = announcement.said
    here = [(event, told) for event, told in known if overlap(event.state, said)]
    by_words = [
        event
        for event, told in here
        if may_be_one(event.state.what, said.what) and has_all(announcement.words, f"{event.state.what}. {told}")
    ]
    return by_words[0] if by_words else event_of(as_report(said), [event for event, _ in here])


def as_report(said: EventState) -> PlannedEvent:
    """What an editor says of an event, as if it were reported."""
    return PlannedEvent(
        what=said.what,
        start=said.start,
        end=said.end,
        precision=said.precision,
        evidence=Span("", 0, 0),
        time=said.time,
        places=said.places,
        either_or=said.either_or,
    )


def _near(report: PlannedEvent, state: EventState) -> bool:
    return abs(report.start - state.start) <= SAME_WITHIN


def _told(report: PlannedEvent) -> str:
    return f"{report.what}. {report.evidence.text}"


def _count(words: Sequence[str], report: PlannedEvent) -> tuple[int, bool]:
    """How many of the words its sentence has; of equals, the one that names a kind of event."""
    return sum(has_all((word,), _told(report)) for word in words), bool(kinds(report.what))


def _whole_word(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?:nya|lah|kah|pun)?(?!\w)"
