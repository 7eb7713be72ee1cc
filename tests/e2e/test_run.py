"""``pewarta run`` as people run it: a process of its own that reads feeds from a server, until it is told to stop."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from storage import open_storage
from tests.outlet import open_outlet

PATIENCE = 30.0


def configured(folder: Path, port: int, *paths: str) -> Path:
    """A configuration with these feeds of the outlet on loopback."""
    feeds = "".join(f'[[feeds]]\nurl = "http://127.0.0.1:{port}{path}"\ntopics = ["uji"]\n' for path in paths)
    file = folder / "config.toml"
    file.write_text(
        f'[bot]\ndatabase = "{folder / "news.db"}"\n[http]\nallow_private = ["127.0.0.0/8"]\n{feeds}', encoding="utf-8"
    )
    return file


@asynccontextmanager
async def running(config: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot, for as long as the block runs."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run", "--config", str(config)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def headlines(config: Path) -> list[str]:
    """What is stored so far."""
    database = config.parent / "news.db"
    if not database.exists():
        return []
    async with open_storage(str(database)) as storage:
        return sorted(head.title for head in (await storage.latest(limit=50)).items)


async def until(config: Path, count: int) -> list[str]:
    """Waits for so many articles, in patience."""
    deadline = time.monotonic() + PATIENCE
    while len(found := await headlines(config)) < count and time.monotonic() < deadline:  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.2)
    return found


async def stopped(process: asyncio.subprocess.Process) -> tuple[int, str]:
    """Asks it to stop; returns its status and what it logged."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        _, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, err.decode()


async def test_it_reads_feeds_stops_in_order_and_asks_nothing_twice(tmp_path: Path) -> None:
    """From a feed to articles in the database; SIGTERM ends it well, and a restart does not fetch a page again."""
    async with open_outlet() as (outlet, port):
        outlet.publish("/rss", 1, 2, 3, at=datetime.now(UTC))
        config = configured(tmp_path, port, "/rss", "/hilang")
        async with running(config) as process:
            assert len(await until(config, 3)) == 3
            status, log = await stopped(process)
        assert status == 0, log
        assert "Traceback" not in log, log
        asked = list(outlet.asked)
        async with running(config) as process:
            await asyncio.sleep(3)
            status, log = await stopped(process)
        assert status == 0, log
        assert outlet.asked == asked


async def test_a_kill_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    """Killed while it reads a feed, it goes on where it was: each article once, all of them in the end."""
    async with open_outlet() as (outlet, port):
        outlet.publish("/rss", *range(6), at=datetime.now(UTC))
        config = configured(tmp_path, port, "/rss")
        async with running(config) as process:
            assert len(await until(config, 2)) >= 2
            process.kill()
            await process.wait()
        async with running(config) as process:
            assert len(await until(config, 6)) == 6
            await stopped(process)
        assert outlet.asked.count("/berita/5") <= 2


async def test_the_feed_commands_tell_what_a_feed_gives_and_how_it_does(tmp_path: Path) -> None:
    """``feeds test`` prints entries, ``feeds list`` states, and a wrong address is told in a line."""
    async with open_outlet() as (outlet, port):
        outlet.publish("/rss", 1, 2)
        config = configured(tmp_path, port, "/rss")
        url = f"http://127.0.0.1:{port}"
        out, _ = await pewarta("feeds", "test", f"{url}/rss", "--config", str(config))
        assert "Kabar Uji · 2 entries" in out
        assert "- Judul kabar nomor 1" in out
        assert "2026-02-07 09:59 WIB" in out
        out, err = await pewarta("feeds", "test", f"{url}/tidak-ada", "--config", str(config))
        assert err.startswith("Error: ")
        assert "404" in err
        out, _ = await pewarta("feeds", "list", "--config", str(config))
        assert f"{url}/rss: not read yet" in out
        async with running(config) as process:
            await until(config, 2)
            await stopped(process)
        out, _ = await pewarta("feeds", "list", "--config", str(config))
        assert "Kabar Uji: well" in out
        out, _ = await pewarta("feeds", "retry", f"{url}/rss", "--config", str(config))
        assert "read again" in out
        _, err = await pewarta("feeds", "retry", "https://tidak.example", "--config", str(config))
        assert "no such feed" in err


async def pewarta(*arguments: str) -> tuple[str, str]:
    """Runs the command to its end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    return out.decode(), err.decode()


async def test_a_bot_with_nothing_to_do_says_so(tmp_path: Path) -> None:
    """In the log, with what to set: a silent bot looks like a broken one."""
    async with running(configured(tmp_path, 1)) as process:
        assert process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            lines = [(await process.stderr.readline()).decode() for _ in range(2)]
        await stopped(process)
    assert "bot.has_nothing_to_do" in lines[1]
    assert "[[feeds]]" in lines[1]
    assert "config.toml" in lines[1]
