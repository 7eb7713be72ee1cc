"""Copies: whole, checked, made while others write; and never put where they would lose anything."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from storage import open_storage
from storage.errors import StorageError
from storage.sqlite.alone import alone
from storage.sqlite.backup import Unwanted, back_up, verify
from storage.sqlite.restore import restore
from tests.storage.making import DAY, write


async def filled(path: Path, many: int = 3, *, first: int = 0) -> Path:
    async with open_storage(str(path)) as storage:
        await storage.store([write(str(n)) for n in range(first, many)], at=DAY)
    return path


async def test_a_copy_holds_what_was_there_and_is_one_file(tmp_path: Path) -> None:
    """With a writer open beside it; what is written later is not in it."""
    path = await filled(tmp_path / "news.db")
    async with open_storage(str(path)) as storage:
        await asyncio.to_thread(back_up, path, tmp_path / "copy.db")
        await storage.store([write("later")], at=DAY)
    assert verify(tmp_path / "copy.db") == 3
    assert sorted(p.name for p in tmp_path.iterdir() if "copy" in p.name) == ["copy.db"]


async def test_a_copy_is_put_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    """Both can be opened afterwards."""
    path = await filled(tmp_path / "news.db")
    back_up(path, tmp_path / "copy.db")
    await filled(tmp_path / "news.db", 5, first=3)
    kept = restore(tmp_path / "copy.db", path)
    assert verify(path) == 3
    assert kept is not None
    assert verify(kept) == 5
    async with open_storage(str(path)) as storage:
        assert (await storage.latest(limit=1)).total == 3


async def test_nothing_is_put_back_under_a_running_bot(tmp_path: Path) -> None:
    """The database stays as it is."""
    path = await filled(tmp_path / "news.db")
    back_up(path, tmp_path / "copy.db")
    with alone(path), pytest.raises(StorageError, match="already delivers"):
        restore(tmp_path / "copy.db", path)
    assert verify(path) == 3


async def test_a_damaged_copy_is_told_and_changes_nothing(tmp_path: Path) -> None:
    """Cut short, overwritten in the middle, of nobody, not there."""
    path = await filled(tmp_path / "news.db", 200)
    good = tmp_path / "copy.db"
    back_up(path, good)
    data = good.read_bytes()
    broken = {
        "short.db": data[: len(data) // 2],
        "torn.db": data[:8192] + b"\xff" * 40_000 + data[48_192:],
        "text.db": b"halo",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(StorageError):
            restore(tmp_path / name, path)
    with pytest.raises(StorageError, match="no such file"):
        verify(tmp_path / "none.db")
    assert verify(path) == 200


async def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    """Nor is a database made where none was."""
    path = await filled(tmp_path / "news.db")
    with pytest.raises(StorageError, match="there already"):
        back_up(path, path)
    with pytest.raises(StorageError, match="no database"):
        back_up(tmp_path / "none.db", tmp_path / "copy.db")
    with pytest.raises(StorageError, match="cannot be"):
        back_up(path, tmp_path / "no" / "folder.db")


async def test_a_copy_that_nobody_waits_for_ends_at_once_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is copied and while it is checked."""
    path = await filled(tmp_path / "news.db", 200)
    monkeypatch.setattr("storage.sqlite.backup.PAGES", 10)
    monkeypatch.setattr("storage.sqlite.backup.STEPS", 1000)
    asked = 0

    def wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked <= most

    most = 10_000
    back_up(path, tmp_path / "whole.db", wanted=wanted)
    looks = asked
    assert looks > 25
    for most in range(0, looks, 7):
        asked = 0
        with pytest.raises(Unwanted):
            back_up(path, tmp_path / "copy.db", wanted=wanted)
        assert asked <= most + 2
    assert [one.name for one in tmp_path.iterdir() if "copy" in one.name] == []


def test_the_commands(tmp_path: Path) -> None:
    """A copy beside the database, looked at, and put back."""
    path = asyncio.run(filled(tmp_path / "news.db"))
    config = tmp_path / "c.toml"
    config.write_text(f'[bot]\ndatabase = "{path}"\n', encoding="utf-8")
    runner = CliRunner()
    for _ in range(2):
        made = runner.invoke(main, ["backup", "--keep", "1", "--config", str(config)])
        assert made.exit_code == 0, made.output
        assert "3 articles, checked" in made.output
    (copy,) = tmp_path.glob("news.db.backup-*")
    looked = runner.invoke(main, ["restore", str(copy), "--verify"])
    assert looked.output == f"{copy}: sound, 3 articles\n"
    put = runner.invoke(main, ["restore", str(copy), "--config", str(config)])
    assert put.exit_code == 0
    assert "is what was there before" in put.output
