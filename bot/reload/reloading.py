"""Takes a changed configuration file over while the bot runs: whole and right, or not at all.

An editor may empty the file before it writes it anew, and a full disk or a pulled plug may leave only its beginning,
which can be right TOML with half of the feeds gone. So a file is looked at once it rests, and one that is the
beginning of the one that holds is taken for cut off until a person says that it is meant.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.config import Config
from bot.config.changes import Changed, changes
from bot.config.edits import Edit
from bot.config.file import ConfigFile, Proposal
from bot.errors import ConfigError
from bot.phrase import Phrase
from bot.reload.history import Author, ConfigHistory, Undo
from bot.reload.live import LiveConfig
from storage.config_history import text_name
from storage.errors import StorageError

log = logging.getLogger(__name__)

REST = 0.1
"""Seconds that a file has to be the same before it is read."""
MOST_LOOKS = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """Another configuration holds. ``by`` made the change; None where nobody knows."""

    name: str
    by: Author | None
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class NotTaken:
    """The file is wrong, or cut off (``cut_at`` is its last line); the configuration is the one from before."""

    name: str
    problems: tuple[Phrase | str, ...]
    cut_at: int | None = None


Tell = Callable[[Taken | NotTaken], Awaitable[None]]


class Reloader:
    """Keeps the configuration that holds and the file the same.

    Args:
        file: where the configuration stands.
        history: what was changed, and by whom.
        live: takes each new configuration.
        tell: is told what was taken and what was not.
        text: of the file, as it was when what holds was read.
        rest: seconds that the file has to be the same before it is read.
    """

    def __init__(
        self, file: ConfigFile, history: ConfigHistory, live: LiveConfig, tell: Tell, *, text: str, rest: float = REST
    ) -> None:
        self._file = file
        self._history = history
        self._live = live
        self._tell = tell
        self._text = text
        self._rest = rest
        self._refused = ""
        self._busy = asyncio.Lock()

    async def look(self, *, meant: bool = False) -> bool:
        """Takes the file over if it has changed and is right; what is wrong is told once.

        Args:
            meant: a person said that the file is as it should be, even if it looks cut off.

        Returns:
            Whether it holds now.
        """
        async with self._busy:
            try:
                text = await self._rested()
                if text == self._text:
                    return True
                config = await asyncio.to_thread(self._file.load, text)
                known = await self._history.known(text)
                if not meant and known is None and is_cut(self._text, text):
                    await self._refuse(NotTaken(text_name(text), (), text.rstrip().count("\n") + 1))
                    return False
                await self._take(text, config, None)
            except ConfigError as error:
                await self._refuse(NotTaken(text_name(str(error)), error.reasons))
                return False
            except StorageError as error:
                log.error("config.not_taken error=%s", error)
                return False
            return True

    async def change(self, proposal: Proposal, edit: Edit | Undo, author: Author) -> None:
        """Writes a change that was shown, and takes it over.

        Raises:
            ChangedMeanwhile: the file is another one by now.
            OSError: it cannot be written.
            StorageError: it cannot be kept, or taken over for now.
        """
        async with self._busy:
            await self._history.make(proposal, edit, author)
            await self._take(proposal.after, proposal.config, author)

    async def _take(self, text: str, config: Config, author: Author | None) -> None:
        changed = await asyncio.to_thread(changes, self._live.now, config)
        await self._live.apply(config)
        before, self._text, self._refused = self._text, text, ""
        found = await self._history.noticed(text, before=before)
        author = author or (Author(found.who, found.place) if found else None)
        log.info("config.taken by=%s settings=%d", author.who if author else "unknown", len(changed))
        if changed:
            await self._told(Taken(text_name(text), author, changed))

    async def _refuse(self, refusal: NotTaken) -> None:
        if refusal.name == self._refused:
            return
        self._refused = refusal.name
        for problem in refusal.problems or (f"{self._file.path}: ends early, in line {refusal.cut_at}",):
            log.error("config.refused problem=%s", problem)
        await self._told(refusal)

    async def _told(self, notice: Taken | NotTaken) -> None:
        try:
            await self._tell(notice)
        except StorageError as error:
            log.error("config.not_told error=%s", error)

    async def _rested(self) -> str:
        """The file's text, once it stays the same for a moment."""
        text = await self._read()
        for _ in range(MOST_LOOKS):
            if text == self._text:
                break
            await asyncio.sleep(self._rest)
            text, before = await self._read(), text
            if text == before:
                break
        if isinstance(text, ConfigError):
            raise text
        return text

    async def _read(self) -> str | ConfigError:
        try:
            return await asyncio.to_thread(self._file.text)
        except ConfigError as error:
            return error


def is_cut(before: str, after: str) -> bool:
    """Whether a text is the other one without its end. Pure."""
    rest = after.rstrip()
    return before.startswith(rest) and len(rest) < len(before.rstrip())
