"""The calendar of events: read back as calendar programs read it, from a file, a button and the web."""

import json
import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from bot.cli import main
from bot.clock import MovableClock
from bot.export.calendar import Known, calendar, known_of
from bot.locale import load_words
from bot.monitor.calendar_page import PATH, calendar_page
from storage import open_storage
from storage.base import Storage
from storage.records import Event, EventEdit, EventState, EventWrite
from tests.storage.making import day, first_report, report, state, write

ID = load_words("id")
SEEN = datetime(2026, 2, 1, tzinfo=UTC)
MARCH = state(report())


def entries(body: bytes) -> list[Component]:
    """The entries of a file, which must be sound: every line at most 75 bytes, ended by CRLF."""
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    found: list[Component] = Calendar.from_ical(body.decode()).walk("VEVENT")
    assert not any(entry.errors for entry in found)
    return found


def entry(made: EventState, *, changed: timedelta = timedelta()) -> Component:
    (found,) = entries(calendar([Known(Event(1, made, SEEN, SEEN + changed, 1))], ID, product="Pewarta"))
    return found


def test_a_month_is_a_span_of_whole_days_that_is_not_sure() -> None:
    """Nobody is made busy by it, and it says that no day is known."""
    found = entry(MARCH)
    assert (str(found["DTSTART"].dt), str(found["DTEND"].dt)) == ("2026-03-01", "2026-04-01")
    assert (found["STATUS"], found["TRANSP"], found["LOCATION"]) == ("TENTATIVE", "TRANSPARENT", "Kencana / Lempung")
    assert "Belum ada sumber yang menyebut hari pastinya." in found["DESCRIPTION"]
    assert entry(replace(MARCH, status="confirmed"))["STATUS"] == "TENTATIVE"


def test_a_known_time_is_an_instant_and_what_is_off_is_cancelled() -> None:
    """Also what an editor has withdrawn."""
    exact = replace(MARCH, start=date(2026, 3, 5), end=date(2026, 3, 5), precision="time", time="19:30+08:00")
    found = entry(replace(exact, status="confirmed"))
    assert (found["DTSTART"].dt, found["STATUS"]) == (datetime(2026, 3, 5, 11, 30, tzinfo=UTC), "CONFIRMED")
    assert {entry(replace(exact, status=off))["STATUS"] for off in ("cancelled", "withdrawn")} == {"CANCELLED"}  # type: ignore[arg-type]


async def test_an_entry_stays_itself_and_its_sequence_rises_with_every_change(storage: Storage) -> None:
    """Also where a report goes again with a revised article."""
    await storage.store([write("a", events=(first_report(report()),))], at=day(0))
    april = replace(report(), start=date(2026, 4, 4), end=date(2026, 4, 4), precision="day", status="postponed")
    later = EventWrite(april, "approved", joins=1, state=state(april))

    async def now() -> Component:
        (found,) = entries(calendar(await known_of(storage, await storage.events()), ID, product="Pewarta"))
        return found

    found = [await now()]
    await storage.store([write("b", events=(later,))], at=day(1))
    found.append(await now())
    await storage.store([replace(write("b"), revises=2)], at=day(2))
    found.append(await now())
    await storage.set_event(EventEdit(1, replace(MARCH, status="cancelled"), "Ana", "panitia", day(3)))
    found.append(await now())
    sequences = [int(one["SEQUENCE"]) for one in found]
    assert len({one["UID"] for one in found}) == 1
    assert sequences[0] < sequences[1] <= sequences[2] < sequences[3]
    assert [one["STATUS"] for one in found] == ["TENTATIVE", "TENTATIVE", "TENTATIVE", "CANCELLED"]
    assert "panitia" in found[-1]["DESCRIPTION"]


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=120)


@given(what=texts, place=texts, start=st.dates(date(1990, 1, 1), date(2100, 1, 1)), days=st.integers(0, 400))
def test_whatever_an_event_is_called_comes_back_as_it_was(what: str, place: str, start: date, days: int) -> None:
    """Commas, line ends, colons and control characters break no line of the file."""
    made = replace(MARCH, what=what, places=(place,), start=start, end=start + timedelta(days=days))
    found = entry(made)
    kept = "".join(" " if (ord(char) < 32 and char not in "\n\t") or ord(char) == 127 else char for char in what)
    assert str(found["SUMMARY"]) == kept
    assert found["DTEND"].dt == made.end + timedelta(days=1)


@pytest.fixture
async def client(storage: Storage) -> AsyncIterator[TestClient[web.Request, web.Application]]:
    app = web.Application()
    app.router.add_get(PATH, calendar_page(storage, MovableClock(day(0)), lambda: ID, lambda: "Pewarta"))
    async with TestClient(TestServer(app)) as opened:
        yield opened


async def test_the_page_has_all_that_is_not_long_over_and_is_sent_once(
    storage: Storage, client: TestClient[web.Request, web.Application]
) -> None:
    """Who has it as it is gets 304; after a change the whole of it."""
    old = report("Rapat lama", start=date(2025, 1, 1), days=1)
    await storage.store([write("a", events=(first_report(report()), first_report(old)))], at=day(0))
    first = await client.get(PATH)
    assert (first.status, first.content_type) == (200, "text/calendar")
    assert [str(one["SUMMARY"]) for one in entries(await first.read())] == ["Festival Layang-layang"]
    headers = {"If-None-Match": first.headers["ETag"]}
    assert (await client.get(PATH, headers=headers)).status == 304
    await storage.set_event(EventEdit(1, replace(MARCH, status="cancelled"), "Ana", "panitia", day(1)))
    assert (await client.get(PATH, headers=headers)).status == 200


async def test_a_database_that_cannot_be_asked_is_said(
    storage: Storage, client: TestClient[web.Request, web.Application]
) -> None:
    """503, and no empty calendar that would delete every entry."""
    await storage.close()
    assert (await client.get(PATH)).status == 503


@pytest.fixture
async def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One with a configuration and two events in its database."""
    for name in [name for name in os.environ if name.startswith("PEWARTA_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('[bot]\ndatabase = "news.db"\n', encoding="utf-8")
    async with open_storage(str(tmp_path / "news.db")) as storage:
        other = report("Rapat air", start=date(2026, 4, 4), days=1)
        await storage.store([write("a", events=(first_report(report()), first_report(other)))], at=day(0))
    return tmp_path


def pewarta(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_the_command_line_writes_all_or_some_to_a_file_or_out(folder: Path) -> None:
    """What is not there is an error, and an old file stays as it was."""
    assert pewarta("export", "ics", "--output", "acara.ics").output == "acara.ics: 2 events\n"
    body = (folder / "acara.ics").read_bytes()
    assert [str(one["SUMMARY"]) for one in entries(body)] == ["Festival Layang-layang", "Rapat air"]
    assert [str(one["SUMMARY"]) for one in entries(pewarta("export", "ics", "2").stdout_bytes)] == ["Rapat air"]
    wrong = pewarta("export", "ics", "2", "77", "--output", "acara.ics")
    assert (wrong.exit_code, wrong.output) == (1, "Error: there is no event 77; nothing was written\n")
    nowhere = pewarta("export", "ics", "--output", "no/acara.ics")
    assert "no/acara.ics: cannot be written (No such file or directory)" in nowhere.output
    assert (folder / "acara.ics").read_bytes() == body
    assert sorted(path.name for path in folder.iterdir() if "ics" in path.name) == ["acara.ics"]


def test_events_are_listed_for_people_and_as_json(folder: Path) -> None:
    """Only what is asked for; JSON has the evidence."""
    lines = pewarta("events", "list").output.splitlines()
    assert lines[0].startswith("1 Maret 2026: Festival Layang-layang, Kencana or Lempung [")
    assert lines[1].endswith("(1 report)")
    (found,) = map(json.loads, pewarta("events", "list", "--json", "--since", "2026-04-01").output.splitlines())
    assert (found["what"], found["start"], found["precision"]) == ("Rapat air", "2026-04-04", "day")
    assert found["reports"][0]["evidence"] == report().evidence.text
    assert pewarta("events", "list", "--until", "2025-01-01").output == "No events.\n"
    assert "Invalid value for '--since'" in pewarta("events", "list", "--since", "besok").output
