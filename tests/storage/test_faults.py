"""Faults: a killed process, a held lock, a full disk, a cancelled call. What was stored stays, and is whole."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage import open_storage
from storage.base import Storage
from storage.errors import DatabaseBusy, StorageError, StorageFull
from storage.sqlite import connection as sqlite_connection
from tests.storage.making import DAY, day, first_report, person, quote, report, write

SRC = Path(__file__).parents[2]
KEEPS_STORING = """
import asyncio, sys
from storage import open_storage
from tests.storage.making import DAY, first_report, person, quote, report, write

async def main():
    async with open_storage(sys.argv[1]) as storage:
        for number in range(1_000_000):
            batch = [
                write(
                    f"{number}-{n}",
                    quotes=(quote("Pasar ini milik warga,"), quote("berdialog dengannya")),
                    people=(person("Sekar Wulandari"),),
                    events=(first_report(report()),),
                )
                for n in range(7)
            ]
            await storage.store(batch, at=DAY)
            print(number, flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("batches", [1, 2, 5, 11])
def test_a_killed_process_leaves_whole_articles(database: Path, batches: int) -> None:
    """After kill -9 while storing, the database opens with every answered batch, and no part of another."""
    child = subprocess.Popen(
        [sys.executable, "-c", KEEPS_STORING, str(database)], cwd=SRC, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child, child.stdout:
        for _ in range(batches):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        answered = batches + len(child.stdout.readlines())

    async def look() -> None:
        async with open_storage(str(database)) as storage:
            page = await storage.latest(limit=10_000)
            assert page.total == len(page.items) >= 7 * answered
            assert page.total % 7 == 0
            for headline in page.items[:: max(1, page.total // 20)]:
                article = await storage.article(headline.id)
                assert article is not None
                assert len(article.analysis.quotes) == 2
                assert len(article.events) == 1
            assert len(await storage.events()) == page.total
            assert (await storage.latest_quotes(limit=1)).total == 2 * page.total
            await storage.store([write("after")], at=DAY)

    asyncio.run(look())
    assert _is_sound(database)


def _is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        for index in ("article_search", "quote_search"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        connection.rollback()
        return (
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not connection.execute("PRAGMA foreign_key_check").fetchall()
        )


async def test_a_lock_held_by_another_process_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write waits, then says that the database is busy; reads go on, and after the lock so do writes."""
    monkeypatch.setattr(sqlite_connection, "BUSY_MS", 300)
    async with open_storage(str(database)) as storage:
        await storage.store([write()], at=DAY)
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseBusy, match=r"another process.*try again"):
                await storage.store([write("dua")], at=DAY)
            assert (await storage.latest(limit=1)).total == 1
            other.execute("ROLLBACK")
        await storage.store([write("dua")], at=DAY)
        assert (await storage.latest(limit=1)).total == 2


async def test_a_write_waits_for_another_process_to_finish(database: Path) -> None:
    """A lock that is let go in time delays a write and does not fail it."""
    async with open_storage(str(database)) as storage:
        with closing(sqlite3.connect(database, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = asyncio.ensure_future(storage.store([write()], at=DAY))
            await asyncio.sleep(0.1)
            assert not waiting.done()
            other.execute("ROLLBACK")
            assert await waiting == (1,)


async def test_two_openings_share_a_database(database: Path) -> None:
    """A command beside a running bot reads what the other stored, and stores what the other reads."""
    async with open_storage(str(database)) as bot, open_storage(str(database)) as command:
        await asyncio.gather(
            *[storage.store([write(f"{n}-{id(storage)}")], at=DAY) for n in range(10) for storage in (bot, command)]
        )
        assert (await bot.latest(limit=1)).total == (await command.latest(limit=1)).total == 20


async def test_several_may_make_the_same_new_database(database: Path) -> None:
    """Opened by several at once where nothing was, one creates it and all use it."""

    async def use(name: str) -> None:
        async with open_storage(str(database)) as storage:
            await storage.store([write(name)], at=DAY)

    await asyncio.gather(*[use(str(n)) for n in range(6)])
    async with open_storage(str(database)) as storage:
        assert (await storage.latest(limit=1)).total == 6


FILLS_A_SMALL_DISK = """
import asyncio, resource, signal, sys
from storage import open_storage
from storage.errors import StorageFull
from tests.storage.making import DAY, write

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

async def main():
    async with open_storage(sys.argv[1]) as storage:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        stored = 0
        try:
            while True:
                await storage.store([write(str(stored), text="kata " * 4_000)], at=DAY)
                stored += 1
        except StorageFull as error:
            assert "disk is full" in str(error), error
        assert (await storage.latest(limit=1)).total == stored
        assert (await storage.article(stored)) is not None
        print(stored)

asyncio.run(main())
"""


def test_a_full_disk_is_told_and_what_was_stored_stays(database: Path) -> None:
    """Where files cannot grow, a store fails as a whole; earlier articles are read then and later."""
    child = subprocess.run(
        [sys.executable, "-c", FILLS_A_SMALL_DISK, str(database)],
        cwd=SRC, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    stored = int(child.stdout)
    assert stored > 10

    async def look() -> None:
        async with open_storage(str(database)) as storage:
            assert (await storage.latest(limit=1)).total == stored
            await storage.store([write("room again")], at=DAY)

    asyncio.run(look())
    assert _is_sound(database)


async def test_a_full_database_is_told(database: Path) -> None:
    """When SQLite has no page left, nothing of the write is kept and reading goes on."""
    async with open_storage(str(database)) as storage:
        await storage.store([write()], at=DAY)
        await storage._db.transaction(_no_more_pages)  # type: ignore[attr-defined]
        with pytest.raises(StorageFull, match="disk is full"):
            await storage.store([write("dua", text="kata " * 100_000)], at=DAY)
        assert [head.title for head in (await storage.latest(limit=5)).items] == ["Pasar Awan dibuka"]


def _no_more_pages(db: sqlite3.Connection) -> None:
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 1}")


async def test_a_cancelled_store_is_whole_or_not_at_all(storage: Storage) -> None:
    """Who stops waiting is let go at once; the transaction ends, and later ones are not mixed with it."""
    batches = [[write(f"{b}-{n}", quotes=(quote("Pasar ini"),)) for n in range(20)] for b in range(8)]
    tasks = [asyncio.ensure_future(storage.store(batch, at=DAY)) for batch in batches]
    for number, task in enumerate(tasks):
        await asyncio.sleep(0.001 * number)
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert any(isinstance(result, asyncio.CancelledError) for result in results)
    await storage.store([write("after")], at=day(1))
    total = (await storage.latest(limit=1)).total
    assert (total - 1) % 20 == 0
    assert (await storage.latest_quotes(limit=1)).total == total - 1


async def test_cancelled_reads_leave_the_readers_usable(storage: Storage) -> None:
    """However many reads nobody waits for any more, the next ones are answered, and rightly."""
    await storage.store([write(str(n)) for n in range(30)], at=DAY)
    for _ in range(20):
        tasks = [asyncio.ensure_future(storage.search("pasar", limit=5)) for _ in range(4)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    pages = await asyncio.gather(*[storage.latest(limit=5) for _ in range(4)])
    assert [page.total for page in pages] == [30] * 4


async def test_closing_waits_for_a_write_under_way(database: Path) -> None:
    """A store that nobody waits for any more is still finished before the database closes."""
    async with open_storage(str(database)) as storage:
        task = asyncio.ensure_future(storage.store([write(str(n)) for n in range(50)], at=DAY))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with open_storage(str(database)) as storage:
        assert (await storage.latest(limit=1)).total == 50


async def test_a_closed_storage_says_so(database: Path) -> None:
    """A call after closing is a StorageError, not the driver's."""
    async with open_storage(str(database)) as storage:
        pass
    with pytest.raises(StorageError, match="closed"):
        await storage.latest(limit=1)
    with pytest.raises(StorageError, match="closed"):
        await storage.store([write()], at=DAY)


async def test_readers_see_whole_transactions(storage: Storage) -> None:
    """While batches of ten are stored, every read counts in tens, and an article comes with its quotes."""
    done = False

    async def read() -> set[int]:
        totals = set()
        while not done:
            page = await storage.latest(limit=3)
            totals.add(page.total)
            assert {head.quotes for head in page.items} <= {2}
            assert (await storage.latest_quotes(limit=1)).total % 20 == 0
        return totals

    readers = [asyncio.ensure_future(read()) for _ in range(3)]
    quotes = (quote("Pasar ini"), quote("milik warga"))
    for batch in range(15):
        await storage.store(
            [
                write(
                    f"{batch}-{n}", quotes=quotes, people=(person("Sekar Wulandari"),), events=(first_report(report()),)
                )
                for n in range(10)
            ],
            at=DAY,
        )
    done = True
    seen = set().union(*await asyncio.gather(*readers))
    assert len(seen) > 2
    assert {total % 10 for total in seen} == {0}
