"""A bot whose platform is away when it starts: it is seen to live, and nobody waits for it."""

import asyncio
import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.monitor.health import judge_silence
from bot.monitor.health_file import read_health
from bot.monitor.starting import PATIENCE, tell_of_start
from tests.storage.making import DAY


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - another task's work
            await asyncio.sleep(0.005)


async def test_it_says_that_it_lives_and_after_a_while_that_it_is_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Soon enough that a machine's start does not hang on it; unreached platforms are trouble after two minutes."""
    systemd = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    systemd.bind(str(tmp_path / "notify"))
    systemd.setblocking(False)
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
    clock, file, said = MovableClock(DAY), tmp_path / "news.db.health", list[bytes]()
    task = asyncio.create_task(tell_of_start(file, clock, ["telegram", "discord"], version="1", every=0.005))

    def heard() -> list[bytes]:
        try:
            while True:
                said.append(systemd.recv(100))
        except BlockingIOError:
            return said

    await until(file.exists)
    assert judge_silence(read_health(file), DAY) == ()
    assert heard() == []
    clock.set(DAY + PATIENCE)
    await until(lambda: len(heard()) >= 3)
    assert said[:3] == [b"READY=1", b"WATCHDOG=1", b"STATUS=waits for telegram and discord"]
    clock.set(DAY + timedelta(minutes=2))
    await until(lambda: [one.trouble for one in judge_silence(read_health(file), clock.now())] == ["trouble-deaf"] * 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    systemd.close()


async def test_a_folder_that_cannot_be_written_is_no_reason_to_end(tmp_path: Path) -> None:
    """It goes on telling systemd."""
    task = asyncio.create_task(tell_of_start(tmp_path / "none" / "x", MovableClock(DAY), [], version="1", every=0.001))
    await asyncio.sleep(0.02)
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
