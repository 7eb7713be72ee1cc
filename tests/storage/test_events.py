"""Events: what several articles report of one, and what is left when one of them changes."""

from dataclasses import replace
from datetime import date

import pytest

from storage.base import Storage
from storage.errors import StorageError
from storage.records import EventWrite
from tests.storage.making import DAY, day, first_report, report, state, write

MARCH = report()


async def two_reports(storage: Storage) -> int:
    """An event of which article 1 tells, and article 2 that it is postponed; returns its id."""
    await storage.store([write("a", events=(first_report(MARCH),))], at=day(0))
    (event,) = await storage.events()
    april = replace(MARCH, start=date(2026, 4, 4), end=date(2026, 4, 4), precision="day", status="postponed")
    later = EventWrite(april, "approved", joins=event.id, state=state(april))
    await storage.store([write("b", title="Ditunda", published_at=day(2), events=(later,))], at=day(2))
    return event.id


async def test_an_event_comes_back_as_it_went_in(storage: Storage) -> None:
    """State, evidence, places and review survive; the article names its event."""
    planned = replace(MARCH, time="19:30+07:00", precision="time", agenda=("pembukaan", "lomba"), either_or=False)
    (article_id,) = await storage.store([write(events=(first_report(planned),))], at=day(1))
    (event,) = await storage.events()
    assert event.state == state(planned)
    assert (event.first_seen_at, event.changed_at, event.reports) == (day(1), day(1), 1)
    assert await storage.event(event.id) == event
    (entry,) = await storage.event_history(event.id)
    assert (entry.report, entry.review, entry.article_id, entry.reported_at) == (planned, "approved", article_id, DAY)
    article = await storage.article(article_id)
    assert article is not None
    assert (article.events, article.analysis.events) == ((event.id,), (planned,))


async def test_a_later_report_moves_the_event(storage: Storage) -> None:
    """The event takes the state of the report; its history keeps both, oldest first."""
    event_id = await two_reports(storage)
    event = await storage.event(event_id)
    assert event is not None
    assert (event.state.status, event.state.start, event.reports) == ("postponed", date(2026, 4, 4), 2)
    assert (event.first_seen_at, event.changed_at) == (day(0), day(2))
    assert [entry.title for entry in await storage.event_history(event_id)] == ["Pasar Awan dibuka", "Ditunda"]


async def test_a_proposal_changes_nothing(storage: Storage) -> None:
    """A report without a state waits for review: the event stays as it was."""
    await storage.store([write("a", events=(first_report(MARCH),))], at=day(0))
    cancelled = EventWrite(replace(MARCH, status="cancelled"), "proposed", joins=1)
    await storage.store([write("b", published_at=day(1), events=(cancelled,))], at=day(1))
    event = await storage.event(1)
    assert event is not None
    assert (event.state.status, event.changed_at, event.reports) == ("planned", day(0), 2)
    assert [entry.review for entry in await storage.event_history(1)] == ["approved", "proposed"]


async def test_an_event_without_reports_is_gone(storage: Storage) -> None:
    """When the only article that told of it no longer does, the event goes; others stay."""
    other = first_report(report("Konser", start=date(2026, 5, 1), days=1))
    await storage.store([write("a", events=(first_report(MARCH),)), write("b", events=(other,))], at=DAY)
    await storage.store([write("a", title="Tanpa acara", revises=1)], at=day(1))
    assert [event.state.what for event in await storage.events()] == ["Konser"]
    assert await storage.event(1) is None
    assert await storage.event_history(1) == ()


async def test_an_event_with_a_report_left_keeps_its_state(storage: Storage) -> None:
    """A report dropped by a revision leaves the event to the others, in the state it was given."""
    event_id = await two_reports(storage)
    await storage.store([write("b", title="Diralat", revises=2)], at=day(3))
    event = await storage.event(event_id)
    assert event is not None
    assert (event.state.status, event.reports) == ("postponed", 1)
    assert [entry.article_id for entry in await storage.event_history(event_id)] == [1]


async def test_a_revision_that_still_tells_of_the_event_keeps_it(storage: Storage) -> None:
    """The revised article's report takes the place of its earlier one, under the same id."""
    await storage.store([write("a", events=(first_report(MARCH),))], at=DAY)
    finer = replace(MARCH, start=date(2026, 3, 7), end=date(2026, 3, 8), precision="day")
    again = EventWrite(finer, "approved", joins=1, state=state(finer))
    await storage.store([write("a", title="Diperbarui", revises=1, events=(again,))], at=day(1))
    (event,) = await storage.events()
    assert (event.id, event.state.start, event.reports) == (1, date(2026, 3, 7), 1)
    assert [entry.report for entry in await storage.event_history(1)] == [finer]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, ["Lama", "Festival", "Konser"]),
        (date(2026, 3, 31), date(2026, 3, 31), ["Festival"]),
        (date(2026, 4, 1), None, ["Konser"]),
        (None, date(2026, 3, 1), ["Lama", "Festival"]),
        (date(2026, 3, 15), date(2026, 6, 1), ["Festival", "Konser"]),
        (date(2026, 4, 1), date(2026, 4, 30), []),
    ],
)
async def test_events_are_found_by_their_days(
    storage: Storage, since: date | None, until: date | None, found: list[str]
) -> None:
    """Any common day counts, first and last included; order is by start, then by end."""
    events = (
        first_report(report("Konser", start=date(2026, 5, 1), days=1)),
        first_report(report("Festival")),
        first_report(report("Lama", start=date(1999, 12, 31), days=1)),
    )
    await storage.store([write(events=events)], at=DAY)
    assert [event.state.what for event in await storage.events(since=since, until=until)] == found


async def test_an_article_may_report_twice_on_one_event(storage: Storage) -> None:
    """Two sentences about one event are two reports and one event."""
    twice = (first_report(MARCH), first_report(report("Konser", start=date(2026, 5, 1), days=1)))
    await storage.store([write("a", events=twice)], at=DAY)
    joined = tuple(EventWrite(planned, "proposed", joins=1) for planned in (MARCH, replace(MARCH, time="08:00+07:00")))
    (article_id,) = await storage.store([write("b", events=joined)], at=DAY)
    article = await storage.article(article_id)
    assert article is not None
    assert article.events == (1,)
    assert len(await storage.event_history(1)) == 3


async def test_joining_no_event_is_refused(storage: Storage) -> None:
    """An event that is not there cannot be joined; nothing is stored."""
    with pytest.raises(StorageError, match="no longer there"):
        await storage.store([write(events=(EventWrite(MARCH, "proposed", joins=9),))], at=DAY)
    assert (await storage.latest(limit=1)).total == 0


async def test_what_chats_were_told_of_an_event_is_remembered(storage: Storage) -> None:
    """The last state that a post told of comes back; that of an event which is gone does not."""
    await storage.store([write(events=(first_report(MARCH),))], at=DAY)
    assert await storage.events_told() == {}
    told = replace(state(MARCH), time="19:30+07:00", agenda=("lomba",))
    await storage.write_slots([], at=DAY, told={1: state(MARCH), 7: state(MARCH)})
    await storage.write_slots([], at=DAY, told={1: told})
    assert await storage.events_told() == {1: told}
