"""What /konfig does: joins the file, its history and what holds; see ``bot.commands.config_desk.Desk``."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import cast

from bot.assembly.wiring import operators_of, schedules_of
from bot.commands.config_desk import CHANGES, Asked, Outcome, Pausable, Shown
from bot.commands.context import Context
from bot.config import Config
from bot.config.completion import keys_like
from bot.config.edits import Action, Edit, shown
from bot.config.file import ChangedMeanwhile, Proposal, difference
from bot.config.keys import needs_restart
from bot.config.reasons import of_system
from bot.config.several import as_one, edits_of
from bot.config.show import Settings
from bot.errors import ConfigError, UserError
from bot.locale import Words
from bot.message import Message
from bot.phrase import Phrase
from bot.publish.due import slots
from bot.publish.schedule import Schedule
from bot.reload.history import EDITOR, Author, ConfigHistory, Undo
from bot.reload.live import LiveConfig
from bot.reload.reloading import Reloader
from storage.config_history import text_name
from storage.records import ConfigChange

COMING = 3
AHEAD = timedelta(days=400)
MOST_REASONS = 10
MOST_KEYS = 25
PAUSABLE = ("feeds", "posts")
NAME = 8
"""Characters of a text's name that a button carries."""

Preview = Callable[[Schedule, datetime], Awaitable[Message | None]]
"""What a schedule would post at an instant, or None for nothing."""


class ConfigDesk:
    """The configuration file of a running bot, for its operators; ``preview`` draws what a schedule would post now."""

    def __init__(self, history: ConfigHistory, reloader: Reloader, live: LiveConfig, preview: Preview) -> None:
        self._preview = preview
        self._history = history
        self._reloader = reloader
        self._live = live

    def may_here(self, target: str) -> bool:
        """Whether this chat is one of operators."""
        return target in self._live.now.operators.chats

    def sections(self) -> Sequence[str]:
        """The names of the tables and lists of tables."""
        return tuple(Config.model_fields)

    def keys(self, verb: str, typed: str) -> Sequence[str]:
        """What somebody may mean who has typed so much of a key for this verb."""
        match verb:
            case "pause":
                return PAUSABLE
            case "get" | "set" | "add" | "remove":
                return keys_like(typed, self._live.now, most=MOST_KEYS)
        return ()

    async def get(self, key: str) -> Sequence[Phrase | str]:
        """What holds, a line a setting, with where it comes from; what is in the file and wrong is told instead."""
        async with _told():
            return await asyncio.to_thread(self._lines, key)

    async def show(self, asked: Asked, context: Context) -> Shown:
        """What a change would do; nothing is changed."""
        async with _told():
            proposal, edit = await self._proposed(asked)
        self._refuse_last(proposal)
        schedule = await asyncio.to_thread(_new_schedule, self._live.now, proposal.config)
        picture = await self._preview(schedule, context.now) if schedule else None
        return Shown(
            text_name(proposal.before)[:NAME],
            proposal.difference,
            proposal.restart,
            _coming(schedule, context.now) if schedule else (),
            _about(edit, context.words) if isinstance(edit, Undo) else "",
            picture.blocks if picture else (),
        )

    async def make(self, asked: Asked, name: str, context: Context) -> Outcome:
        """Makes a change, if the file still is the one of this name; else nothing, and says so."""
        async with _told():
            made = await self._made_before(context)
            if made is not None:
                return "waits" if needs_restart(made.key) else "made"
            proposal, edit = await self._proposed(asked)
            if text_name(proposal.before)[:NAME] != name:
                return "meanwhile"
            self._refuse_last(proposal)
            try:
                await self._reloader.change(proposal, edit, author_of(context))
            except ChangedMeanwhile:
                return "meanwhile"
        return "waits" if proposal.restart else "made"

    async def add_feed(self, url: str, context: Context) -> None:
        """Puts a feed into the file and reads it from now on."""
        edit = Edit("add", "feeds", f"{{url = {shown(url)}}}")
        async with _told():
            if await self._made_before(context):
                return
            proposal = await self._history.propose(edit)
            await self._reloader.change(proposal, edit, author_of(context))

    async def diff(self) -> Sequence[str]:
        """What the newest change did."""
        async with _told():
            await self._history.noticed(await asyncio.to_thread(self._history.file.text))
        for change in await self._history.changes(20):
            before, after = await self._history.text(change.before), await self._history.text(change.after)
            if change.outcome == "done" and before is not None and after is not None:
                return difference(before, after)
        raise UserError("config-no-change")

    async def load(self, name: str) -> None:
        """Takes the file as it is, cut off or not, if it still is the one of this name."""
        async with _told():
            text = await asyncio.to_thread(self._history.file.text)
            if name and text_name(text)[:NAME] != name:
                raise UserError("config-load-other")
            config = await asyncio.to_thread(self._history.file.load, text)
        if not operators_of(config):
            raise UserError("config-last-operator")
        if not await self._reloader.look(meant=True):
            raise UserError("config-not-loaded")

    def pausable(self, what: str) -> Sequence[Pausable]:
        """The feeds, or the posts."""
        match what:
            case "feeds":
                feeds = self._live.now.feeds
                return tuple(Pausable(f"feeds[{one.url}].paused", one.name or one.url, one.paused) for one in feeds)
            case "posts":
                posts = self._live.now.posts
                return tuple(Pausable(f"posts[{one.name}].paused", one.name, one.paused) for one in posts)
        return ()

    def _lines(self, key: str) -> Sequence[Phrase | str]:
        file = self._history.file
        text = file.text()
        return Settings(file.load(text), text, file.environ).lines(key)

    async def _made_before(self, context: Context) -> ConfigChange | None:
        """The change that this very request has made; what the file is now says nothing of it."""
        once = context.request.once
        return await self._history.made_by(once) if once is not None else None

    async def _proposed(self, asked: Asked) -> tuple[Proposal, Edit | Undo]:
        if asked.verb in CHANGES:
            edits = edits_of(cast("Action", asked.verb), asked.key, asked.value)
            return await self._history.propose(*edits), as_one(edits)
        undo = await self._history.propose_undo()
        return undo.proposal, undo

    def _refuse_last(self, proposal: Proposal) -> None:
        """A bot without operators could not be changed from a chat any more."""
        if not operators_of(proposal.config):
            raise UserError("config-last-operator")


def author_of(context: Context) -> Author:
    """Who asks, with their platform."""
    place, who = context.request.target.address, context.request.asker.id
    return Author(who if ":" in who else f"{place.partition(':')[0]}:{who}", place, context.request.once)


def _new_schedule(before: Config, after: Config) -> Schedule | None:
    """The schedule that is new or posts at other times, if it is one."""
    known = {(schedule.name, str(schedule.timing)) for schedule in schedules_of(before)}
    new = [one for one in schedules_of(after) if (one.name, str(one.timing)) not in known]
    return new[0] if len(new) == 1 else None


def _coming(schedule: Schedule, now: datetime) -> tuple[datetime, ...]:
    return tuple(slot.at for slot in slots(schedule.timing, after=now, until=now + AHEAD)[:COMING])


def _about(undo: Undo, words: Words) -> str:
    change = undo.change
    if change.who == EDITOR:
        return words("config-by-editor")
    nothing = words("config-nothing")
    was, becomes = change.was or nothing, change.becomes or nothing
    return words("config-was-changed", key=change.key, was=was, becomes=becomes, who=change.who)


@asynccontextmanager
async def _told() -> AsyncIterator[None]:
    """Turns what is wrong with the file into words for a chat."""
    try:
        yield
    except ConfigError as error:
        raise UserError("config-refused", reason=error.reasons[:MOST_REASONS]) from error
    except OSError as error:
        raise UserError("config-not-written", reason=of_system(error)) from error
