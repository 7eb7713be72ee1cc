"""A copy put back where it is needed most: over what is damaged, after a crash, by root; killed at any moment."""

import asyncio
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.errors import DatabaseBusy, StorageError
from storage.sqlite.alone import alone
from storage.sqlite.backup import back_up, verify
from storage.sqlite.restore import restore
from tests.storage.test_backup import filled

CRASH = """
import asyncio, os, signal, sys
from storage import open_storage
from tests.storage.making import DAY, write
async def main():
    async with open_storage(sys.argv[1]) as storage:
        await storage.store([write(str(n)) for n in range(100, 150)], at=DAY)
        os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""
KILLED = """
import os, shutil, signal, sys
from pathlib import Path
from storage.sqlite.backup import verify
from storage.sqlite.restore import restore
STEPS = {"os.rename", "os.remove", "open", "sqlite3.connect", "os.chmod", "os.chown"}
def dies(left, copy, path):
    def hook(event, args):
        nonlocal left
        left -= event in STEPS
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    restore(copy, path)
    os._exit(0)
copy, crashed = map(Path, sys.argv[1:])
ended, moment = False, 0
while not ended:
    folder = crashed.parent / f"at-{moment}"
    folder.mkdir()
    for file in (crashed, crashed.with_name(crashed.name + "-wal")):
        shutil.copy2(file, folder)
    path = folder / crashed.name
    child = os.fork()
    if child == 0:
        dies(moment, copy, path)
    ended = os.waitpid(child, 0)[1] == 0
    print("first", verify(path))
    restore(copy, path)
    print("then", verify(path))
    moment += 3
"""


def crashed(path: Path) -> Path:
    """A database that a killed process has left, with its last transaction in the log."""
    asyncio.run(filled(path))
    done = subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    return path


async def test_a_copy_takes_the_place_of_a_damaged_database(tmp_path: Path) -> None:
    """What can no longer be read is kept byte for byte: somebody may still get something out of it."""
    path = await filled(tmp_path / "news.db", 200)
    back_up(path, tmp_path / "copy.db")
    whole = path.read_bytes()
    for broken in (whole[: len(whole) // 2], whole[:8192] + b"\xff" * 40_000 + whole[48_192:], b"halo", b""):
        path.write_bytes(broken)
        kept = restore(tmp_path / "copy.db", path)
        assert verify(path) == 200
        assert kept is not None
        assert kept.read_bytes() == broken


async def test_a_copy_takes_the_place_of_a_later_version(tmp_path: Path) -> None:
    """It is how one goes back to the version before."""
    path = await filled(tmp_path / "news.db")
    back_up(path, tmp_path / "copy.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
    kept = restore(tmp_path / "copy.db", path)
    assert verify(path) == 3
    assert kept is not None
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (9999,)


def test_after_a_crash_the_log_of_the_old_one_is_kept_with_it(tmp_path: Path) -> None:
    """And is not read into the copy."""
    copy = asyncio.run(filled(tmp_path / "copy.db"))
    path = crashed(tmp_path / "news.db")
    kept = restore(copy, path)
    assert verify(path) == 3
    assert kept is not None
    assert verify(kept) == 53


def test_killed_at_any_moment_there_is_the_old_one_or_the_copy(tmp_path: Path) -> None:
    """Whole, and never the one with the other's log; run again, it ends what it began."""
    copy = asyncio.run(filled(tmp_path / "copy.db", 10))
    path = crashed(tmp_path / "news.db")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(copy), str(path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert {line for line in lines if line.startswith("first")} == {"first 10", "first 53"}
    assert {line for line in lines if line.startswith("then")} == {"then 10"}
    assert len(lines) > 20


async def test_nothing_is_put_under_a_process_that_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ingest or a look at it has no lock; SQLite's own tells of it."""
    path = await filled(tmp_path / "news.db")
    back_up(path, tmp_path / "copy.db")
    monkeypatch.setattr("storage.sqlite.restore.BUSY_MS", 50)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT 1 FROM articles").fetchone()
        with pytest.raises(DatabaseBusy):
            restore(tmp_path / "copy.db", path)
    assert verify(path) == 3
    assert list(tmp_path.glob("*.replaced*")) == list(tmp_path.glob("*.restoring*")) == []


async def test_what_is_put_back_belongs_to_whom_the_old_one_did(tmp_path: Path) -> None:
    """Its mode stays; and where root does it, its owner, and the lock's: the bot may be somebody else."""
    path = await filled(tmp_path / "news.db")
    copy = tmp_path / "copy.db"
    back_up(path, copy)
    copy.chmod(0o644)
    path.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12345)
    kept = restore(copy, path)
    assert kept is not None
    for one in (path, kept, *([tmp_path / "news.db.lock"] if os.geteuid() == 0 else [])):
        assert one.stat().st_uid == (12345 if os.geteuid() == 0 else os.geteuid())
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(kept.stat().st_mode) == 0o600


async def test_a_full_disk_leaves_the_database_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the damaged one cannot be kept, nothing takes its place."""
    path = await filled(tmp_path / "news.db", 100)
    back_up(path, tmp_path / "copy.db")
    path.write_bytes(path.read_bytes()[:20_000])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copy2", full)
    with pytest.raises(StorageError, match="No space"):
        restore(tmp_path / "copy.db", path)
    assert path.stat().st_size == 20_000
    with alone(path):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
async def test_what_root_makes_for_the_bot_is_the_bots(tmp_path: Path) -> None:
    """The database, and the lock: a command by hand before the first start does not keep the bot out."""
    os.chown(tmp_path, 12345, 12345)
    path = await filled(tmp_path / "news.db")
    with alone(path):
        pass
    assert {one.name: one.stat().st_uid for one in tmp_path.iterdir()} == {"news.db": 12345, "news.db.lock": 12345}
