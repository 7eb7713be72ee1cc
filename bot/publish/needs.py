"""What needs a person: uncertain posts, chats that take nothing more, changes of events to approve, dead feeds.

Operators hear of each once, in one message for all that came up since the last, with buttons for what can be done; and
of one kind not more often than every ten minutes, whatever goes wrong.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from bot.clock import Clock
from bot.commands.context import Context
from bot.commands.event import proposals_message
from bot.commands.outbox import missed_buttons, missed_line
from bot.locale import dates
from bot.message import Action, Bullets, Call, Heading, Message, Runs, Text
from bot.publish.needs_feeds import FeedNeeds
from bot.publish.operators import SCHEDULE, OperatorDesk
from storage.base import Storage
from storage.errors import StorageError
from storage.records import ClosedTarget, Delivery, MissedPosts

log = logging.getLogger(__name__)

LOOK = 15.0
"""Seconds between two looks."""
QUIET = timedelta(minutes=10)
"""Between two messages of one kind."""
MOST = 500
"""Of one kind that are looked at."""
SHOWN = 3
_FOR_EVER = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, by a name for each; and the message that tells of those that are new."""

    keys: tuple[str, ...]
    told_of: Callable[[frozenset[str]], Callable[[Context], Awaitable[Message]]]


class Needs:
    """Tells operators.

    Args:
        storage: what waits, and what was told.
        desk: writes to the operators.
        clock: the time.
    """

    def __init__(self, storage: Storage, desk: OperatorDesk, clock: Clock) -> None:
        self._storage = storage
        self._desk = desk
        self._clock = clock
        self._told_at: dict[str, datetime] = {}
        self._feeds = FeedNeeds(storage, desk, QUIET)

    async def run(self) -> None:
        """Looks and tells until it is cancelled."""
        while True:
            try:
                await self.tell(self._clock.now())
            except StorageError as error:
                log.error("operators.not_told error=%s", error)
            await asyncio.sleep(LOOK)

    async def tell(self, now: datetime) -> None:
        """Tells of what is new.

        Raises:
            StorageError: the database failed; what was not told is told later.
        """
        kinds: Mapping[str, Callable[[], Awaitable[Waiting]]] = {
            "uncertain": self._uncertain,
            "closed": self._closed,
            "missed": self._missed,
            "proposals": self._proposals,
        }
        for kind, look in kinds.items():
            await self._tell_one(kind, await look(), now)
        await self._feeds.tell(now)

    async def _tell_one(self, kind: str, waiting: Waiting, now: datetime) -> None:
        token = f":needs:{kind}"
        known = frozenset(json.loads(await self._storage.kept_call(token) or "[]"))
        there = frozenset(waiting.keys)
        # What waits no more is forgotten: should it come again, it is new.
        told, fresh, last = known & there, there - known, self._told_at.get(kind)
        if fresh and (last is None or abs(now - last) >= QUIET):
            # Named for what it tells, so that a crash before it is kept tells nothing twice.
            await self._desk.tell_each(f"{kind} {_digest(fresh)}", waiting.told_of(fresh), now)
            self._told_at[kind] = now
            told = there
        if told != known:
            await self._storage.keep_call(token, json.dumps(sorted(told)), at=now, until=now + _FOR_EVER)

    async def _uncertain(self) -> Waiting:
        rows = (await self._storage.deliveries(["uncertain"], limit=MOST)).items
        # Words to operators are no posts: one about itself would go on for ever.
        by_key = {f"{row.id} {row.changed_at.isoformat()}": row for row in rows if row.schedule != SCHEDULE}

        def told_of(fresh: frozenset[str]) -> Callable[[Context], Awaitable[Message]]:
            return _made(lambda context: uncertain_message([by_key[key] for key in by_key if key in fresh], context))

        return Waiting(tuple(by_key), told_of)

    async def _closed(self) -> Waiting:
        targets = [target for target in await self._storage.closed_targets() if target.moved_to is None]
        by_key = {f"{target.target} {target.closed_at.isoformat()}": target for target in targets}

        def told_of(fresh: frozenset[str]) -> Callable[[Context], Awaitable[Message]]:
            return _made(lambda context: closed_message([by_key[key] for key in by_key if key in fresh], context))

        return Waiting(tuple(by_key), told_of)

    async def _missed(self) -> Waiting:
        # What is newer has gone by itself. Words to operators come too late to be of use.
        by_key = {f"{one.target} {one.last}": one for one in await self._storage.missed(but=SCHEDULE)}

        def told_of(fresh: frozenset[str]) -> Callable[[Context], Awaitable[Message]]:
            return _made(lambda context: missed_message([by_key[key] for key in by_key if key in fresh], context))

        return Waiting(tuple(by_key), told_of)

    async def _proposals(self) -> Waiting:
        waiting = await self._storage.proposals(limit=MOST)
        keys = tuple(f"{one.event_id}.{one.article_id}.{one.ordinal}" for one in waiting)
        return Waiting(keys, lambda fresh: proposals_message)


def uncertain_message(rows: Sequence[Delivery], context: Context) -> Message:
    """Posts that may or may not have arrived, the first few with buttons for each."""
    items = [
        (Text(f"#{row.id} {row.schedule}", "bold"), Text(f" → {row.target} · {_when(row.created_at, context)}"))
        for row in rows[:SHOWN]
    ]
    buttons = [
        (
            Call(context.words("button-resend", number=row.id), "antrean", f"kirim #{row.id}"),
            Call(context.words("button-drop", number=row.id), "antrean", f"buang #{row.id}"),
        )
        for row in rows[:SHOWN]
    ]
    more = [(Call("/antrean", "antrean", "uncertain"),)] if len(rows) > SHOWN else []
    return _listed("needs-uncertain", len(rows), items, [*buttons, *more], context)


def closed_message(targets: Sequence[ClosedTarget], context: Context) -> Message:
    """Chats that take nothing more, with why."""
    items = [(Text(one.target, "code"), Text(f" — {one.reason}")) for one in targets[:SHOWN]]
    return _listed("needs-closed", len(targets), items, [(Call("/antrean", "antrean"),)], context)


def missed_message(missed: Sequence[MissedPosts], context: Context) -> Message:
    """Targets that take posts again, with what they missed and buttons to send it after all."""
    items = [missed_line(one, context) for one in missed[:SHOWN]]
    more = [(Call("/antrean", "antrean"),)] if len(missed) > SHOWN else []
    buttons = [missed_buttons(one, context) for one in missed[:SHOWN]]
    return _listed("needs-missed", len(missed), items, [*buttons, *more], context)


def _listed(
    text_id: str, many: int, items: Sequence[Runs], rows: Iterable[tuple[Action, ...]], context: Context
) -> Message:
    head = Heading((Text(context.words(text_id, count=many)),))
    more: list[Runs] = [(Text(context.words("needs-more", count=many - SHOWN)),)] if many > SHOWN else []
    return Message((head, Bullets((*items, *more))), tuple(rows))


def _made(message: Callable[[Context], Message]) -> Callable[[Context], Awaitable[Message]]:
    async def made(context: Context) -> Message:
        return message(context)

    return made


def _when(at: datetime, context: Context) -> str:
    return dates.instant(at, context.zone, context.words)


def _digest(keys: Iterable[str]) -> str:
    return blake2b("\n".join(sorted(keys)).encode(), digest_size=12).hexdigest()
