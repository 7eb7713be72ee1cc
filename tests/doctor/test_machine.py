"""The clock, the disk and the engine are judged by what they are, not by where the test runs."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from bot.doctor.database import engine_finding, soundness
from bot.doctor.machine import clock, disk
from storage import open_storage
from storage.sqlite.engine import engine

NOW = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("off", "grade", "word"),
    [(0, "fine", ""), (25, "fine", ""), (-25, "fine", ""), (90, "trouble", "behind"), (-90, "trouble", "ahead")],
)
def test_a_clock_is_compared_with_a_servers(off: int, grade: str, word: str) -> None:
    """Half a minute is no matter; more is told with its way."""
    said = format_datetime(NOW + timedelta(seconds=off), usegmt=True)
    found = clock(said, NOW, NOW + timedelta(seconds=1))
    assert found.grade == grade
    assert word in found.text


@pytest.mark.parametrize("said", [None, "", "kemarin"])
def test_a_clock_that_cannot_be_compared_is_said_to_be_so(said: str | None) -> None:
    """No date, or nonsense, judges nothing."""
    assert clock(said, NOW, NOW).grade == "warning"


def test_the_disk_is_judged_by_its_room(tmp_path: Path) -> None:
    """And a folder that is not there is trouble at once."""
    database = tmp_path / "a.db"
    assert [one.grade for one in disk(database, 5_000_000_000)] == ["fine"]
    assert [one.grade for one in disk(database, 500_000_000)] == ["warning"]
    assert [one.grade for one in disk(database, 1_000)] == ["trouble"]
    assert "no such folder" in next(disk(tmp_path / "no" / "a.db")).text


def test_an_engine_with_the_wal_bug_is_told() -> None:
    """From its first version to the one before it was mended."""
    assert engine((3, 51, 3)).fault == engine((3, 6, 23)).fault == ""
    assert engine_finding(engine((3, 40, 1))).grade == "warning"
    assert engine_finding(engine((3, 52, 0))).grade == "fine"


async def test_a_database_is_read_whole(tmp_path: Path) -> None:
    """None is fine, a sound one is counted, a damaged one is trouble."""
    path = tmp_path / "a.db"
    assert soundness(path).grade == "fine"
    async with open_storage(str(path)):
        pass
    assert "0 articles" in soundness(path).text
    path.write_bytes(b"not a database at all" * 20)
    assert soundness(path).grade == "trouble"
