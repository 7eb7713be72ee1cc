"""Planned events in a server's calendar: made once, changed with the event, cancelled with it, and nothing invented."""

import dataclasses
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.adapters.discord import Discord
from bot.adapters.discord.scheduled import Calendar, entry_of
from bot.locale import load_languages
from storage.records import Event, EventState
from tests.adapters.discord.conftest import KeptStrings
from tests.adapters.discord.wire import GUILD, Fault, Wire

NOW = datetime(2026, 2, 8, tzinfo=UTC)
JAKARTA = ZoneInfo("Asia/Jakarta")
WORDS = load_languages()["id"]
DAY = EventState(
    "Rapat @everyone",
    date(2026, 3, 4),
    date(2026, 3, 4),
    "day",
    None,
    ("Jenewa", "Istanbul"),
    True,
    "planned",
    ("air",),
)
EVENT = Event(7, DAY, NOW, NOW, 1)


def with_state(**changes: object) -> Event:
    return dataclasses.replace(EVENT, state=dataclasses.replace(DAY, **changes))  # type: ignore[arg-type]


def calendar(discord: Discord, kept: KeptStrings) -> Calendar:
    return Calendar(discord.client, kept, lambda event: entry_of(event, WORDS, JAKARTA))


async def test_an_event_is_made_once_changed_and_cancelled(wire: Wire, discord: Discord) -> None:
    """Also over a restart; the same event asks for nothing."""
    kept = KeptStrings()
    for event in (
        EVENT,
        EVENT,
        with_state(places=("Jenewa",)),
        with_state(status="cancelled"),
        with_state(status="held"),
    ):
        await calendar(discord, kept).keep([GUILD], [event], NOW)
    (made,) = wire.scheduled.values()
    assert made["name"] == "Rapat @everyone"
    assert made["entity_metadata"] == {"location": "Jenewa"}
    assert made["status"] == 4
    assert wire.scheduled_calls == ["POST", "PATCH", "PATCH"]


async def test_an_event_made_before_a_crash_is_found(wire: Wire, discord: Discord) -> None:
    """What was not noted is looked for before another one is made."""
    for _ in range(2):
        await calendar(discord, KeptStrings()).keep([GUILD], [EVENT], NOW)
    assert len(wire.scheduled) == 1


async def test_a_server_that_does_not_let_it_is_tried_again(wire: Wire, discord: Discord) -> None:
    """The other servers get theirs."""
    kept = KeptStrings()
    wire.faults.append(Fault(403, {"code": 50013, "message": "Missing Permissions"}))
    await calendar(discord, kept).keep([GUILD, GUILD + 1], [EVENT], NOW)
    assert len(wire.scheduled) == 1
    await calendar(discord, kept).keep([GUILD, GUILD + 1], [EVENT], NOW)
    assert {one["guild_id"] for one in wire.scheduled.values()} == {str(GUILD), str(GUILD + 1)}


async def test_one_that_the_servers_people_delete_stays_deleted(wire: Wire, discord: Discord) -> None:
    """A change of the event does not bring it back."""
    kept = KeptStrings()
    await calendar(discord, kept).keep([GUILD], [EVENT], NOW)
    wire.scheduled.clear()
    await calendar(discord, kept).keep([GUILD], [with_state(places=("Jenewa",))], NOW)
    assert wire.scheduled == {}


def test_only_what_has_a_day_and_takes_place_is_an_entry() -> None:
    """A time that nobody has named is not made up: the whole day, and a word that says so."""
    whole = entry_of(EVENT, WORDS, JAKARTA)
    assert whole is not None
    assert (whole.start, whole.end) == ("2026-03-03T17:00:00+00:00", "2026-03-04T16:59:00+00:00")
    assert "Jamnya belum disebut" in whole.about
    timed = entry_of(with_state(precision="time", time="09:30+0700"), WORDS, JAKARTA)
    assert timed is not None
    assert timed.start == "2026-03-04T02:30:00+00:00"
    assert "Jamnya" not in timed.about
    for changes in (
        {"precision": "month", "end": date(2026, 3, 31)},
        {"status": "postponed"},
        {"status": "unconfirmed"},
    ):
        assert entry_of(with_state(**changes), WORDS, JAKARTA) is None
    long = entry_of(with_state(what="a" * 300, places=("b" * 300,), agenda=("c" * 3000,)), WORDS, JAKARTA)
    assert long is not None
    assert (len(long.name), len(long.place), len(long.about)) == (100, 100, 1000)


async def test_what_has_begun_is_left_as_it_is(wire: Wire, discord: Discord) -> None:
    """Discord takes no event of the past."""
    await calendar(discord, KeptStrings()).keep([GUILD], [EVENT], datetime(2026, 3, 4, 1, tzinfo=UTC))
    assert wire.scheduled == {}
