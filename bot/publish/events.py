"""Follows planned events: tells chats what is new, reminds of what is near, and says when nothing was heard."""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.commands import show
from bot.message import Sender, Thread
from bot.publish.event_posts import event_message
from bot.publish.occasions import PASSED_FOR, Occasion, news_of, reminder_of
from bot.publish.routing import Routes, refused, routes
from bot.publish.surroundings import Surroundings
from storage.errors import StorageError
from storage.records import Event, EventReport, EventState, QuietHours, SlotWrite

log = logging.getLogger(__name__)

SCHEDULE = "event:"
"""What the posts of an event are filed under, with its id behind; alone, since when events are followed."""
_OVER_FOR = timedelta(days=100)
"""How long after its last day it is looked whether anything new is known of an event: its outcome may come late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """How events are followed.

    ``audience`` gives the targets that hear of an event, ``remind`` how long before; empty for no reminders. Reminders
    come at ``at`` by the bot's clock, or later that day; what is new comes at once.
    """

    audience: Callable[[Event], Awaitable[Sequence[str]]]
    remind: Callable[[Event], Sequence[timedelta]]
    at: time = time(7)


class EventPlanner:
    """Decides what chats are told of events and writes it into the outbox; sends nothing itself."""

    def __init__(
        self,
        surroundings: Surroundings,
        senders: Mapping[str, Sender],
        following: Following,
        *,
        quiet: QuietHours | None = None,
    ) -> None:
        self._surroundings = surroundings
        self._storage = surroundings.storage
        self._senders = senders
        self._following = following
        self._quiet = quiet

    def configure(self, quiet: QuietHours | None) -> None:
        """Makes these the quiet hours from the next look on."""
        self._quiet = quiet

    async def plan(self, now: datetime) -> int:
        """Decides every occasion that is due; returns how many decisions were new, one a target.

        What was stored before events were followed for the first time is known, not new.

        Raises:
            StorageError: some may be undecided; the next call decides them.
        """
        await self._storage.examined({SCHEDULE: "always"}, at=now)
        since = await self._storage.known_since(SCHEDULE) or now
        zone = self._surroundings.defaults.zone
        today = now.astimezone(zone).date()
        events = await self._storage.events(since=today - _OVER_FOR)
        told = await self._storage.events_told()
        ways = await routes(self._storage, self._senders, self._quiet)
        known = {one.id: one.state for one in events if one.id not in told and one.first_seen_at < since}
        if known:
            await self._storage.write_slots([], at=now, told=known)
        decided = 0
        for event in events:
            if event.state.end < today - PASSED_FOR and (told | known).get(event.id) == event.state:
                continue
            history = await self._storage.event_history(event.id)
            try:
                decided += await self._follow(_Case(event, history, (told | known).get(event.id), now), ways)
            except StorageError:
                raise
            except Exception:
                log.exception("event.failed event=%d", event.id)
        return decided

    async def _follow(self, case: "_Case", ways: Routes) -> int:
        event, due = case.event, self._due(case)
        if not due and case.told is not None:
            return 0
        writes = [write for occasion in due for write in await self._writes(occasion, case, ways)]
        if not writes and case.told == event.state:
            return 0
        return await self._storage.write_slots(writes, at=case.now, told={event.id: event.state})

    def _due(self, case: "_Case") -> list[Occasion]:
        zone = self._surroundings.defaults.zone
        local = case.now.astimezone(zone)
        found = [news_of(case.event, case.told, local.date())]
        if case.told is not None and local.time() >= self._following.at:
            found.append(reminder_of(case.event, case.history, local.date(), zone, self._following.remind(case.event)))
        return [occasion for occasion in found if occasion is not None]

    async def _writes(self, occasion: Occasion, case: "_Case", ways: Routes) -> list[SlotWrite]:
        schedule, now = f"{SCHEDULE}{case.event.id}", case.now
        decisions = await self._storage.decisions(schedule)
        decided = {one.target for one in decisions if one.slot == occasion.name}
        audience = tuple(await self._following.audience(case.event))
        if case.event.state.status == "withdrawn":
            # Its entry, with its destinations, is gone; who heard of it must hear of that.
            audience = (*audience, *(one.target for one in decisions if one.verdict == "posted"))
        places = [place for place in ways.at(audience) if place not in decided]
        contexts = await self._surroundings.of_all([place for place in places if ways.refusal(place) is None], now)
        writes = [
            refused(schedule, occasion.name, place, now, why)
            for place in places
            if (why := ways.refusal(place)) is not None
        ]
        edits = await self._storage.event_edits(case.event.id)
        articles = tuple(dict.fromkeys(entry.article_id for entry in case.history))
        for place, context in contexts.items():
            message = event_message(occasion.kind, case.event, case.history, case.told, context, edits=edits)
            message = replace(message, thread=Thread(f"event {case.event.id}", show.as_title(case.event.state.what)))
            post = ways.post(message, context, articles=articles)
            writes.append(
                SlotWrite(schedule=schedule, slot=occasion.name, target=place, at=now, verdict="posted", post=post)
            )
        if writes:
            log.info("event.told event=%d occasion=%s targets=%d", case.event.id, occasion.kind, len(writes))
        return writes


@dataclass(frozen=True, slots=True)
class _Case:
    """An event, its reports, and what chats were last told of it."""

    event: Event
    history: Sequence[EventReport]
    told: EventState | None
    now: datetime
