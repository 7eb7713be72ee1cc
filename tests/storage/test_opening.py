"""Opening a database: what is ours opens, and what is not is left as it was, byte for byte."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import StorageError, open_storage
from storage.errors import CorruptDatabase, NewerDatabase
from tests.storage.making import DAY, write


def seen(folder: Path, *, but: str = "/") -> dict[str, bytes]:
    """Every file below ``folder`` but those whose names end so, with what it holds."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.name.endswith(but)]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


async def refused(path: Path, error: type[StorageError], match: str | None = None, *, but: str = "/") -> None:
    """Asserts that ``path`` is refused with ``match``, and nothing in it or beside it changed."""
    before = seen(path.parent, but=but)
    with pytest.raises(error, match=match) as caught:
        async with open_storage(str(path)):
            pass
    assert str(path) in str(caught.value)
    assert seen(path.parent, but=but) == before


async def ours(path: Path, articles: int = 1) -> None:
    """A sound database with some articles in ``path``."""
    async with open_storage(str(path)) as storage:
        await storage.store([write(str(number)) for number in range(articles)], at=DAY)


def changed(path: Path, *statements: str) -> None:
    """Runs SQL on a file, as another program would."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("url", ["sqlite:///{}", "{}"])
async def test_a_missing_file_is_created_and_closed_clean(database: Path, url: str) -> None:
    """A URL or a path opens; after closing, one file holds everything."""
    async with open_storage(url.format(database)) as storage:
        await storage.store([write()], at=DAY)
    assert set(seen(database.parent)) == {database.name}
    async with open_storage(url.format(database)) as storage:
        assert (await storage.latest(limit=1)).total == 1


async def test_an_empty_file_is_a_new_database(database: Path) -> None:
    """What mktemp leaves behind is filled, as SQLite itself would do."""
    database.touch()
    await ours(database)


async def test_opening_changes_nothing_in_a_database_that_is_current(database: Path) -> None:
    """Looking at a database leaves the file as it was."""
    await ours(database)
    before = seen(database.parent)
    async with open_storage(str(database)) as storage:
        await storage.latest(limit=1)
    assert seen(database.parent) == before


@pytest.mark.parametrize("url", ["", "sqlite://", "sqlite:///", "postgresql://host/news", "a\x00b"])
async def test_a_url_that_names_no_database_is_refused(url: str) -> None:
    """The error shows what a URL looks like."""
    with pytest.raises(StorageError, match=r"sqlite:///path/to/file\.db"):
        async with open_storage(url):
            pass


async def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no database file."""
    (tmp_path / "folder").mkdir()
    await refused(tmp_path / "folder", StorageError, "is a folder")


async def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """Folders are not made up: a mistyped path would go unnoticed."""
    with pytest.raises(StorageError, match=r"the folder .*nowhere does not exist"):
        async with open_storage(str(tmp_path / "nowhere" / "news.db")):
            pass
    assert seen(tmp_path) == {}


async def test_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    """What is no file is not waited for."""
    os.mkfifo(tmp_path / "pipe.db")
    for path in (tmp_path / "pipe.db", Path("/dev/null")):
        with pytest.raises(StorageError, match="device or a pipe"):
            async with open_storage(str(path)):
                pass


async def test_a_path_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    """A name too long, a link to itself and a file used as a folder are refused, not raised as they are."""
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    (tmp_path / "file").touch()
    for path in (tmp_path / ("x" * 300), tmp_path / "loop.db", tmp_path / "file" / "news.db"):
        with pytest.raises(StorageError, match=r"cannot be looked at|does not exist"):
            async with open_storage(str(path)):
                pass


async def test_an_unreadable_file_is_refused(database: Path) -> None:
    """A file without permission to read says so."""
    await ours(database)
    database.chmod(0)
    try:
        if _readable(database):
            pytest.skip("this user may read everything")
        with pytest.raises(StorageError, match="cannot be read"):
            async with open_storage(str(database)):
                pass
    finally:
        database.chmod(0o600)


def _readable(path: Path) -> bool:
    try:
        path.open("rb").close()
    except OSError:
        return False
    return True


async def test_a_file_that_may_not_be_written_is_refused(database: Path) -> None:
    """A read-only file says so when it is opened, not at the first article."""
    await ours(database)
    database.chmod(0o400)
    try:
        if _writable(database):
            pytest.skip("this user may write everything")
        await refused(database, StorageError, "may not be written")
    finally:
        database.chmod(0o600)


def _writable(path: Path) -> bool:
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    "content",
    [b"Wali Kota membuka pasar.", b"\x00" * 5000, b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\xff" * 9000],
    ids=["text", "zeros", "cut", "noise"],
)
async def test_a_file_that_is_no_database_is_refused(database: Path, content: bytes) -> None:
    """Text, zeros, a header alone and noise behind one are refused."""
    database.write_bytes(content)
    await refused(database, CorruptDatabase)


async def test_a_database_of_another_program_is_refused(database: Path) -> None:
    """A SQLite file without our mark is never changed."""
    changed(database, "CREATE TABLE bookmarks (url TEXT)", "PRAGMA user_version = 1")
    await refused(database, CorruptDatabase, "another program")


async def test_a_newer_database_is_refused(database: Path) -> None:
    """A file of a later version says which schema it has, and which is known here."""
    await ours(database)
    changed(database, "PRAGMA user_version = 99")
    await refused(database, NewerDatabase, r"schema 99, this one knows \d+")


async def test_a_newer_database_with_a_log_is_refused(database: Path, tmp_path: Path) -> None:
    """A log that a later version left is neither taken in nor removed; SQLite's index of it holds no data."""
    await ours(database)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")
        for name in (database.name, f"{database.name}-wal"):
            shutil.copy(database.with_name(name), crashed)
    await refused(crashed / database.name, NewerDatabase, "schema 99", but="-shm")


@pytest.mark.parametrize("place", ["schema", "tables", "cut"])
async def test_a_damaged_database_is_refused(database: Path, place: str) -> None:
    """Noise over the schema, over every page behind it, or a file cut short is found at once."""
    await ours(database, articles=50)
    content = bytearray(database.read_bytes())
    noise = b"\xa5\x5a" * 2048
    if place == "schema":
        content[100:4096] = noise[:3996]
    elif place == "tables":
        content[4096:] = noise * (len(content) // 4096 - 1)
    else:
        del content[len(content) // 2 :]
    database.write_bytes(content)
    await refused(database, CorruptDatabase, "damaged")


async def test_what_a_crash_left_in_the_log_is_there_again(database: Path, tmp_path: Path) -> None:
    """A database copied with its log while it was open has every stored article."""
    copy = tmp_path / "copy"
    copy.mkdir()
    async with open_storage(str(database)) as storage:
        await storage.store([write()], at=DAY)
        for file in tmp_path.glob(f"{database.name}*"):
            shutil.copy(file, copy)
    assert f"{database.name}-wal" in seen(copy)
    async with open_storage(str(copy / database.name)) as storage:
        assert (await storage.latest(limit=1)).total == 1


async def test_a_path_with_marks_of_urls_is_a_path(tmp_path: Path) -> None:
    """Spaces, question marks, percent signs and hashes name a file like any other letters."""
    path = tmp_path / "berita ?mode=ro#1 %20 é.db"
    await ours(path)
    assert set(seen(tmp_path)) == {path.name}
