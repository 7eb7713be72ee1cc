"""Changing the configuration while the bot runs, put together: from chats, from the file, and by a signal."""

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.config import Config
from bot.config.file import ConfigFile
from bot.errors import ConfigError
from bot.publish.operators import OperatorDesk
from bot.reload.desk import ConfigDesk, Preview
from bot.reload.history import ConfigHistory
from bot.reload.live import LiveConfig
from bot.reload.notices import notice_of
from bot.reload.reloading import NotTaken, Reloader, Taken
from bot.reload.watching import watch
from storage.base import Storage


@dataclass(frozen=True, slots=True)
class Reconfiguring:
    """The desk that chats change the configuration at, and what has to run for the file to be followed."""

    desk: ConfigDesk
    history: ConfigHistory
    reloader: Reloader

    async def run(self, asked: asyncio.Event) -> None:
        """Follows the file, and looks at it whenever ``asked`` is set, until it is cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(watch(self.history.file.path, self.reloader.look))
            tasks.create_task(self._when_asked(asked))

    async def _when_asked(self, asked: asyncio.Event) -> None:
        while True:
            await asked.wait()
            asked.clear()
            await self.reloader.look(meant=True)


async def reconfiguring(
    file: ConfigFile, live: LiveConfig, storage: Storage, clock: Clock, operators: OperatorDesk, *, preview: Preview
) -> Reconfiguring:
    """Builds it; what was changed in the file while nothing ran is noted in the history.

    Args:
        file: what ``live`` was read from.
        live: takes each new configuration.
        storage: keeps the history.
        clock: the time.
        operators: are told.
        preview: draws what a schedule would post.
    """
    history = ConfigHistory(file, storage, clock)

    async def tell(notice: Taken | NotTaken) -> None:
        now = clock.now()
        # Each change is told; what is wrong once a day.
        when = f"{now:%Y-%m-%dT%H:%M:%S.%f}" if isinstance(notice, Taken) else f"{now:%Y-%m-%d}"
        by = notice.by if isinstance(notice, Taken) else None
        await operators.tell(f"config {notice.name} {when}", notice_of(notice), now, but=by.place if by else "")

    text = await _text_of(file, live.now)
    if text:
        await history.noticed(text)
    reloader = Reloader(file, history, live, tell, text=text)
    return Reconfiguring(ConfigDesk(history, reloader, live, preview), history, reloader)


async def _text_of(file: ConfigFile, config: Config) -> str:
    """The file's text, if it is the one that the configuration was read from; else it is to be read anew."""
    try:
        text = await asyncio.to_thread(file.text)
        return text if await asyncio.to_thread(file.load, text) == config else ""
    except ConfigError:
        return ""
