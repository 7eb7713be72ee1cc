"""Copies by the running bot: once a day, also after a day off; a failure is told, and never costs an older copy."""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.clock import MovableClock
from bot.monitor.health import Check
from bot.upkeep.backups import Backups, Plan
from bot.upkeep.copies import due_since, make_copy, newest_copy
from storage.sqlite.backup import back_up, verify
from tests.storage.test_backup import filled

ZONE = ZoneInfo("Asia/Jakarta")
NIGHT = datetime(2026, 2, 8, 3, 30, tzinfo=ZONE)


class Night:
    """A database, a folder, and a bot that copies the one into the other at half past three."""

    def __init__(self, database: Path, *, keep: int = 2, at: time | None = time(3, 30)) -> None:
        self.folder = database.parent / "copies" / "of it"
        self.plan = Plan(at, ZONE, self.folder, keep)
        self.clock = MovableClock(NIGHT)
        self.told: list[str] = []
        self.backups = Backups(database, self.clock, lambda: self.plan, self._tell)

    async def _tell(self, reason: str, now: datetime) -> None:
        self.told.append(reason)

    async def at(self, instant: datetime) -> bool:
        self.clock.set(instant)
        return await self.backups.make_due() is not None

    @property
    def copies(self) -> list[Path]:
        return sorted(self.folder.iterdir())


async def test_one_copy_a_day_and_the_oldest_go(tmp_path: Path) -> None:
    """At its time and not before; a restart makes no second one; each is sound."""
    night = Night(await filled(tmp_path / "news.db"))
    assert await night.at(NIGHT)
    for hours in (0.1, 5, 23.9):
        assert not await night.at(NIGHT + timedelta(hours=hours))
    for days in (1, 2):
        assert await night.at(NIGHT + timedelta(days=days, minutes=1))
    assert len(night.copies) == 2
    assert [verify(copy) for copy in night.copies] == [3, 3]
    last = night.backups.last
    assert last is not None
    assert last - (NIGHT + timedelta(days=2, minutes=1)) < timedelta(seconds=5)
    again = Night(tmp_path / "news.db")
    assert not await again.at(NIGHT + timedelta(days=2, hours=1))


async def test_a_copy_that_was_missed_is_made_up_for(tmp_path: Path) -> None:
    """After a week off there is one at once, and the next at its time."""
    night = Night(await filled(tmp_path / "news.db"))
    assert await night.at(NIGHT)
    assert await night.at(NIGHT + timedelta(days=7, hours=9))
    assert not await night.at(NIGHT + timedelta(days=7, hours=20))
    assert await night.at(NIGHT + timedelta(days=8))


async def test_without_a_time_nothing_is_made(tmp_path: Path) -> None:
    """Not even the folder."""
    night = Night(await filled(tmp_path / "news.db"), at=None)
    assert not await night.at(NIGHT)
    assert not night.folder.exists()
    assert night.backups.check() is None


async def test_a_failure_is_told_is_seen_and_costs_no_older_copy(tmp_path: Path) -> None:
    """It is tried again after an hour, and is well when that succeeds."""
    database = await filled(tmp_path / "news.db", 400)
    night = Night(database, keep=1)
    assert await night.at(NIGHT)
    (before,) = night.copies
    whole = database.read_bytes()
    database.write_bytes(whole[:8192] + b"\xff" * 60_000 + whole[68_192:])
    assert not await night.at(NIGHT + timedelta(days=1))
    assert night.copies == [before]
    assert len(night.told) == 1
    found = night.backups.check()
    assert found is not None
    assert found.trouble == "trouble-backup"
    assert found.reason == night.told[0]
    assert not await night.at(NIGHT + timedelta(days=1, minutes=59))
    assert len(night.told) == 1
    database.write_bytes(whole)
    assert await night.at(NIGHT + timedelta(days=1, minutes=61))
    assert night.backups.check() == Check("backup")


async def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """As a reason, not as a traceback."""
    night = Night(await filled(tmp_path / "news.db"))
    (tmp_path / "copies").write_text("a file is in the way")
    assert not await night.at(NIGHT)
    assert len(night.told) == 1


def test_a_copy_ends_while_others_write_all_the_time(tmp_path: Path) -> None:
    """It is of one instant; the writers neither wait for it nor make it begin anew."""
    database = asyncio.run(filled(tmp_path / "news.db", 300))
    done, written = threading.Event(), 0

    def write() -> None:
        nonlocal written
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            while not done.is_set():
                connection.execute("UPDATE articles SET revision = revision + 1")
                written += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            before = written
            back_up(database, tmp_path / f"copy{number}.db")
            with closing(sqlite3.connect(tmp_path / f"copy{number}.db")) as copy:
                (versions,) = copy.execute("SELECT COUNT(DISTINCT revision) FROM articles").fetchone()
            assert versions == 1
    finally:
        done.set()
        writer.join()
    assert written > before


@given(
    now=some.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=some.just(UTC)),
    at=some.times().map(lambda one: one.replace(second=0, microsecond=0)),
    zone=some.sampled_from(["Asia/Jakarta", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_a_copy_is_due_once_a_day_in_every_zone(now: datetime, at: time, zone: str) -> None:
    """The last time it was due is never ahead and never more than a day and a clock change ago."""
    due = due_since(at, ZoneInfo(zone), now)
    assert timedelta(0) <= now - due <= timedelta(hours=25)


def test_what_is_no_copy_is_no_newest_copy(tmp_path: Path) -> None:
    """Another database's, a name without a time, one that was not finished, a folder that is not there."""
    for name in (
        "x.db.backup-20260208T000000.0Z",
        "news.db.backup-mine",
        "news.db.backup-20260208T000000.0Z.unfinished",
    ):
        (tmp_path / name).write_text("")
    database = tmp_path / "news.db"
    assert newest_copy(database, tmp_path) is None
    assert newest_copy(database, tmp_path / "none") is None


async def test_only_whole_copies_count_and_what_was_never_ended_goes(tmp_path: Path) -> None:
    """A crash's leavings push no copy out; one that is being made elsewhere stays, and so does what somebody named."""
    database = await filled(tmp_path / "news.db")
    made = [make_copy(database, tmp_path, keep=None, now=NIGHT + timedelta(days=day)).path for day in range(3)]
    long_ago = (NIGHT - timedelta(days=9)).timestamp()
    for name in ("20260201T000000.000000Z.unfinished", "20260201T000000.000000Z.unfinished-journal", "mine"):
        (tmp_path / f"news.db.backup-{name}").write_text("")
        os.utime(tmp_path / f"news.db.backup-{name}", (long_ago, long_ago))
    (tmp_path / "news.db.backup-20260211T000000.000000Z.unfinished").write_text("")
    last = make_copy(database, tmp_path, keep=2, now=NIGHT + timedelta(days=3))
    assert {path.name.removeprefix("news.db.backup-") for path in tmp_path.glob("news.db.backup-*")} == {
        made[2].name.removeprefix("news.db.backup-"),
        last.path.name.removeprefix("news.db.backup-"),
        "20260211T000000.000000Z.unfinished",
        "mine",
    }
    assert len(last.removed) == 4


async def test_a_clock_that_was_set_back_costs_the_new_copy_nothing(tmp_path: Path) -> None:
    """It stays, though by their names all others are newer."""
    database = await filled(tmp_path / "news.db")
    for day in (1, 2):
        make_copy(database, tmp_path, keep=2, now=NIGHT + timedelta(days=day))
    assert make_copy(database, tmp_path, keep=2, now=NIGHT).path.exists()
    assert len(list(tmp_path.glob("news.db.backup-*"))) == 2


async def test_a_bot_that_ends_does_not_wait_for_its_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given up at the next look; nothing of it is left, and an older one stays."""
    night = Night(await filled(tmp_path / "news.db", 300), keep=1)
    assert await night.at(NIGHT)
    before = night.copies
    begun, end = threading.Event(), threading.Event()

    def slow(database: Path, to: Path, *, wanted: Callable[[], bool]) -> int:
        begun.set()
        assert end.wait(5)
        return back_up(database, to, wanted=wanted)

    monkeypatch.setattr("bot.upkeep.copies.back_up", slow)
    night.clock.set(NIGHT + timedelta(days=1))
    task = asyncio.create_task(night.backups.make_due())
    await asyncio.to_thread(begun.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    end.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert night.copies == before
