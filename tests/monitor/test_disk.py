"""Room on the disk: told before it is gone, and no bill of health once it is."""

from pathlib import Path

import pytest

from bot.commands.status import trouble_line
from bot.locale import load_words
from bot.monitor.disk import LITTLE, NONE, disk_check
from tests.storage.making import DAY


def test_little_room_is_told_and_none_is_trouble(tmp_path: Path) -> None:
    """Plenty is nothing to speak of; a folder that is gone is told too."""
    database = tmp_path / "news.db"
    assert disk_check(database, LITTLE) is None
    little, none = disk_check(database, LITTLE - 1), disk_check(database, NONE)
    assert little is not None
    assert none is not None
    assert (little.minor, none.minor) == (True, False)
    gone = disk_check(tmp_path / "gone" / "news.db")
    assert gone is not None
    assert not gone.minor


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_says_where_and_how_much(tmp_path: Path, language: str) -> None:
    """In megabytes."""
    check = disk_check(tmp_path / "news.db", 12_300_000)
    assert check is not None
    assert f"{tmp_path}: 12 MB" in trouble_line(check, load_words(language), DAY.tzinfo)  # type: ignore[arg-type]
