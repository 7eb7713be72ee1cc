"""A full disk: nothing goes out whose row cannot be committed, and when there is room again all goes on."""

import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[2]
FILLS_AND_EMPTIES_A_DISK = """
import asyncio, resource, signal, sys
from pathlib import Path
from storage import open_storage
from storage.errors import StorageFull
from tests.publish.running import ended, fill, options, running, until
from tests.publish.senders import Memory
from tests.storage.making import DAY
from tests.storage.sending import slot

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
NO_LIMIT = resource.RLIM_INFINITY

async def main(database):
    async with open_storage(database) as storage:
        await fill(storage, *(f"fake:{n}" for n in range(200)))
        sender = Memory(pause=0.01)
        async with running(storage, {"fake": sender}, options(in_flight=4)) as outbox:
            async def begun():
                return len(sender.taken) >= 20
            await until(begun)
            size = Path(database + "-wal").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, NO_LIMIT))
            full = False
            async def told():
                nonlocal full
                try:
                    await storage.write_slots([slot("fake:x", body="a" * 20_000)], at=DAY)
                except StorageFull:
                    full = True
                return full
            await until(told)
            await asyncio.sleep(0.1)
            stuck = sender.asked
            await asyncio.sleep(0.2)
            assert sender.asked == stuck < 200, (stuck, sender.asked)
            resource.setrlimit(resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))
            await ended(storage)
        sent = [target for target, _ in sender.taken if target != "fake:x"]
        assert len(sent) == len(set(sent)) == 200
        print("stuck at", stuck)

asyncio.run(main(sys.argv[1]))
"""


def test_a_full_disk_halts_the_outbox_until_there_is_room(database: Path) -> None:
    """Without a restart, with nothing sent twice and nothing lost."""
    child = subprocess.run(
        [sys.executable, "-c", FILLS_AND_EMPTIES_A_DISK, str(database)],
        cwd=SRC, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr
    assert "stuck at" in child.stdout
    assert "disk is full" in child.stderr
