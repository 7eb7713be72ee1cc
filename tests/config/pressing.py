"""An operator presses the button that confirms a change, and the process is killed at a point of it."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.clock import MovableClock
from bot.commands import Role, all_commands
from bot.commands.configure import configure_command
from bot.commands.context import Defaults
from bot.config import load_config
from bot.config.file import ConfigFile
from bot.locale import load_languages
from bot.message import Asker, Target
from bot.publish.operators import OperatorDesk
from bot.publish.schedule import Schedule
from bot.publish.surroundings import Surroundings
from bot.reload.live import LiveConfig
from bot.reload.reconfiguring import reconfiguring
from storage import open_storage
from storage.base import Storage
from tests.commands.conftest import Chat, GivenRole, open_chat_over

TOKEN = {"PEWARTA_TELEGRAM__TOKEN": "1:abcdefghij"}
POINTS = ("begin_config_change", "written", "end_config_change", "applied")
"""After which of these the process ends; the first two leave the change begun in the history."""


async def operator(path: Path, storage: Storage, end: Callable[[], None] | None = None, point: str = "") -> Chat:
    """An operator's private chat with a bot that was started just now, and ends behind a point."""
    clock = MovableClock(datetime(2026, 2, 8, 5, 0, tzinfo=UTC))
    config = load_config(path, TOKEN)
    surroundings = Surroundings(storage, load_languages(), Defaults("Uji", "id", config.bot.timezone))
    live = LiveConfig(config)

    async def nothing(_schedule: Schedule, _now: datetime) -> None:
        return None

    desk = OperatorDesk(surroundings, {}, (), lambda: None)
    changing = await reconfiguring(ConfigFile(path, TOKEN), live, storage, clock, desk, preview=nothing)
    if end is not None:
        _end_behind(changing.history, changing.reloader, point, end)
    chat = open_chat_over(storage, clock, all_commands((configure_command(changing.desk),)), GivenRole(Role.OPERATOR))
    chat.asker, chat.target, chat.private = Asker("telegram:111", "Ani"), Target("telegram:111"), True
    return chat


def _end_behind(history: Any, reloader: Any, point: str, end: Callable[[], None]) -> None:
    def and_end(whole: Any, name: str) -> None:
        first = getattr(whole, name)

        async def ending(*given: Any, **named: Any) -> Any:
            result = await first(*given, **named)
            end()
            return result

        setattr(whole, name, ending)

    match point:
        case "written":
            write = history.file.write

            def written(proposal: Any) -> None:
                write(proposal)
                end()

            object.__setattr__(history, "file", _Instead(history.file, write=written))
        case "applied":
            and_end(reloader, "_take")
        case _:
            history._storage = _Instead(history._storage)
            and_end(history._storage, point)


class _Instead:
    """Another object, with some of its methods replaced."""

    def __init__(self, under: object, **methods: object) -> None:
        self._under = under
        vars(self).update(methods)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._under, name)


async def run(path: Path, point: str, once: str, argument: str) -> None:
    async with open_storage(str(path.with_suffix(".db"))) as storage:
        chat = await operator(path, storage, lambda: os.kill(os.getpid(), signal.SIGKILL), point)
        chat.once = once
        await chat.say(f"/konfig {argument}")


if __name__ == "__main__":
    asyncio.run(run(Path(sys.argv[1]), *sys.argv[2:]))
