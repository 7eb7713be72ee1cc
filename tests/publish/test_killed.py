"""kill -9 at any moment: nothing is lost silently, and nothing comes twice but by policy."""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.publish.outcome import KEYED_TRIES
from bot.publish.stored_message import to_json
from storage import open_storage
from storage.records import DELIVERY_STATES
from tests.publish.senders import HELLO
from tests.storage.sending import slot

SRC = Path(__file__).parents[2]
IN_FLIGHT = 8


def fill(database: Path, targets: int) -> None:
    async def write() -> None:
        async with open_storage(str(database)) as storage:
            now = datetime.now(UTC)
            body = to_json(HELLO)
            await storage.write_slots([slot(f"fake:{n}", parts=2, body=body) for n in range(targets)], at=now)

    asyncio.run(write())


def start(database: Path, file: Path, policy: str) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.publish.delivering", str(database), str(file), policy],
        cwd=SRC, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "started\n", child.communicate()[1]
    return child


def size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def kill_and_finish(database: Path, file: Path, policy: str, kills: int, seed: int) -> None:
    """Kills the delivering process ``kills`` times in the midst of its work, then lets one finish."""
    chance = random.Random(seed)
    for _ in range(kills):
        enough = size(file) + chance.randint(1, 1_500)
        with start(database, file, policy) as child:
            while child.poll() is None and size(file) < enough:
                time.sleep(0.0005)
            assert child.poll() is None, "it ended before it was killed"
            child.kill()
            child.communicate()
    with start(database, file, policy) as child:
        _, errors = child.communicate(timeout=600)  # how long it takes is no promise here
        assert child.returncode == 0, errors


def arrived(file: Path) -> Counter[tuple[str, int]]:
    return Counter(tuple(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines())


def ends(database: Path) -> dict[tuple[str, int], str]:
    async def read() -> dict[tuple[str, int], str]:
        async with open_storage(str(database)) as storage:
            rows = (await storage.deliveries(DELIVERY_STATES, limit=100_000)).items
            return {(row.key, row.part): row.state for row in rows}

    return asyncio.run(read())


def check(database: Path, file: Path, policy: str, kills: int) -> None:
    rows, there = ends(database), arrived(file)
    assert set(there) <= set(rows)
    twice = sum(count - 1 for count in there.values())
    assert {row for row, state in rows.items() if state == "sent"} <= set(there)
    left = {row for row, state in rows.items() if state == "uncertain"}
    assert set(rows.values()) <= {"sent", "uncertain"}
    assert set(rows) - set(there) <= left
    assert twice <= (kills * IN_FLIGHT if policy == "resend" else 0)
    assert len(left) <= kills * IN_FLIGHT
    if policy == "hold":
        assert left
    elif policy == "resend" or kills < KEYED_TRIES:
        assert not left


@pytest.mark.parametrize("policy", ["hold", "resend", "resend-soon"])
def test_a_killed_broadcast_is_finished_by_the_next_process(database: Path, tmp_path: Path, policy: str) -> None:
    """Held rows are visible as uncertain, resent ones come at most twice, keyed ones once."""
    fill(database, 150)
    kill_and_finish(database, tmp_path / "sent", policy, kills=3, seed=7)
    check(database, tmp_path / "sent", policy, kills=3)


@pytest.mark.soak
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("policy", ["hold", "resend", "resend-soon"])
def test_five_hundred_kills(database: Path, tmp_path: Path, policy: str) -> None:
    """The same, five hundred times over."""
    fill(database, 20_000)
    kill_and_finish(database, tmp_path / "sent", policy, kills=500, seed=11)
    check(database, tmp_path / "sent", policy, kills=500)
