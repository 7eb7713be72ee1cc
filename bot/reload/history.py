"""Changes of the configuration with their history: each is kept before it is made, and can be taken back.

The history stands in the database, not beside the file: a container's configuration is often one mounted file in a
folder that is thrown away, and what was changed belongs together with who changed it.
"""

import asyncio
from dataclasses import dataclass

from bot.clock import Clock
from bot.config.edits import Edit
from bot.config.file import ConfigFile, Proposal
from bot.errors import ConfigError, mistake
from storage.base import Storage
from storage.config_history import text_name
from storage.records import ConfigChange, NewConfigChange

LOOKED_BACK = 200
EDITOR = "editor"
"""Who is said to have changed what was found in the file."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who asks for a change, and where: "telegram:111" in "telegram:-100222", or a user's name in "terminal".

    ``request`` names what they asked for ever, where it may be handed over twice.
    """

    who: str
    place: str
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """The taking back of a change."""

    change: ConfigChange
    proposal: Proposal


class ConfigHistory:
    """One configuration file over one storage."""

    def __init__(self, file: ConfigFile, storage: Storage, clock: Clock) -> None:
        self.file = file
        self._storage = storage
        self._clock = clock
        self._writing = asyncio.Lock()

    async def propose(self, *edits: Edit) -> Proposal:
        """What edits would change together; see ``ConfigFile.propose``."""
        return await asyncio.to_thread(self.file.propose, *edits)

    async def made_by(self, request: str) -> ConfigChange | None:
        """The change that a request has made already, also one whose process ended before it could say so."""
        await self.noticed(await asyncio.to_thread(self.file.text))
        return await self._storage.config_change_of(request)

    async def propose_undo(self) -> Undo:
        """What it would change to take back the newest change that stands; an editor's counts too.

        Raises:
            ConfigError: there is none, or what was before is not kept any more or would be wrong now.
        """
        text = await asyncio.to_thread(self.file.text)
        await self.noticed(text)
        for change in await self._storage.config_changes(limit=LOOKED_BACK):
            if change.outcome != "done" or change.action == "undo" or change.undone:
                continue
            before = await self._storage.config_text(change.before)
            if before is None or change.after != text_name(text):
                break
            proposal = await asyncio.to_thread(self.file.propose_text, before)
            return Undo(change, proposal)
        raise mistake("reason-no-undo", self.file.path)

    async def make(self, proposal: Proposal, edit: Edit | Undo, author: Author) -> None:
        """Makes a change that was shown.

        Raises:
            ChangedMeanwhile: the file is another one by now.
            OSError: it cannot be written.
            AlreadyDone: the author's request has made its change before; nothing was written.
            StorageError: what is changed cannot be kept; nothing was written.
        """
        async with self._writing:
            await self.noticed(await asyncio.to_thread(self.file.text))
            undoes = edit.change if isinstance(edit, Undo) else None
            change = NewConfigChange(
                who=author.who,
                place=author.place,
                action=edit.action if isinstance(edit, Edit) else "undo",
                key=undoes.key if undoes else proposal.key,
                was=undoes.becomes if undoes else proposal.was,
                becomes=undoes.was if undoes else proposal.becomes,
                before=proposal.before,
                after=proposal.after,
                undoes=undoes.id if undoes else None,
                request=author.request,
            )
            number = await self._storage.begin_config_change(change, at=self._clock.now())
            try:
                await asyncio.to_thread(self.file.write, proposal)
            except (ConfigError, OSError) as error:
                await self._storage.end_config_change(number, "failed", str(error).partition("\n")[0])
                raise
            await self._storage.end_config_change(number, "done")

    async def known(self, text: str) -> ConfigChange | None:
        """The change of ours that a text came by, made or under way; None where it is an editor's."""
        newest = next((one for one in await self._storage.config_changes(limit=5) if one.outcome != "failed"), None)
        return newest if newest and newest.after == text_name(text) and newest.who != EDITOR else None

    async def noticed(self, text: str, *, before: str | None = None) -> ConfigChange | None:
        """Keeps what was changed in the file by others, so that it can be taken back too.

        Also says of a change that was begun, and whose process ended, whether it was made.

        Args:
            text: of the file as it is.
            before: what it was before, where the history does not know it.

        Returns:
            The change that this text came by, if it is known.
        """
        changes = await self._storage.config_changes(limit=LOOKED_BACK)
        name = text_name(text)
        for change in changes:
            if change.outcome == "begun":
                # The newest that wanted this text is what made it.
                made = change.after == name
                await self._storage.end_config_change(
                    change.id, "done" if made else "failed", "" if made else "the process ended before it was written"
                )
        changes = await self._storage.config_changes(limit=LOOKED_BACK)
        last = next((change for change in changes if change.outcome == "done"), None)
        if last is not None and last.after == name:
            return last
        kept = await self._storage.config_text(last.after) if last else None
        before = before if kept is None else kept
        if before is None or before == text:
            return None
        found = NewConfigChange(
            who=EDITOR, place="file", action="file", key="", was="", becomes="", before=before, after=text
        )
        number = await self._storage.begin_config_change(found, at=self._clock.now())
        await self._storage.end_config_change(number, "done")
        return next(iter(await self._storage.config_changes(limit=1)), None)

    async def changes(self, limit: int) -> tuple[ConfigChange, ...]:
        """The newest changes, the newest first."""
        return await self._storage.config_changes(limit=limit)

    async def text(self, name: str) -> str | None:
        """A text that the file had, if it is kept."""
        return await self._storage.config_text(name)
