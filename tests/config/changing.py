"""A process that changes a configuration again and again, to be killed; a second argument says: in place."""

import asyncio
import errno
import sys
import time
from pathlib import Path

from bot.clock import SystemClock
from bot.config import writing
from bot.config.edits import Edit
from bot.config.file import ConfigFile
from bot.reload.history import Author, ConfigHistory
from storage import open_storage


def mounted(target: Path, data: bytes) -> None:
    raise OSError(errno.EBUSY, "Device or resource busy", str(target))


async def run(path: Path) -> None:
    async with open_storage(str(path.parent / "pewarta.db")) as storage:
        history = ConfigHistory(ConfigFile(path, {}), storage, SystemClock())
        print("started", flush=True)
        while True:
            edit = Edit("set", "bot.name", f"Warta {time.time_ns()}")
            await history.make(await history.propose(edit), edit, Author("uji", "uji"))


if __name__ == "__main__":
    if len(sys.argv) > 2:
        writing._replace = mounted
    asyncio.run(run(Path(sys.argv[1])))
