"""Plans scheduled posts: which slots have come since the last one decided, and what becomes of each.

Everything that matters is in the database: when a schedule was first known, which slots were decided, and how. So it
may be asked at any time and as often as one likes; a restart, a late loop or a clock that is put back or forth posts
nothing twice, and a slot is posted, or recorded as not posted and why.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.commands.context import Context
from bot.message import Sender
from bot.publish.due import GRACE, Slot, Timing, in_time, slots
from bot.publish.filters import Reader
from bot.publish.gathering import Style
from bot.publish.posts import AHEAD, Composed, Nothing, Stock, Wanted, compose
from bot.publish.routing import Routes, refused, routes
from bot.publish.surroundings import Surroundings
from bot.publish.turns import unhurried
from storage.base import Storage
from storage.errors import StorageError
from storage.records import Article, QuietHours, SlotDecision, SlotWrite

log = logging.getLogger(__name__)

LOOKS_BACK = timedelta(days=8)
"""Slots from before, when nothing ran, are not even recorded."""
FIRST = timedelta(days=1)
"""How old news may be in a first post, when the schedule or the target became known."""
OLDEST = timedelta(days=7)
"""How old it may be in any."""
MOST_ARTICLES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A configured post: its name for ever, its times, what it holds, and where it goes."""

    name: str
    timing: Timing
    wanted: Wanted
    targets: tuple[str, ...]
    silent: bool = False
    pin: bool = False
    grace: timedelta = GRACE


class Planner:
    """Decides slots and writes their rows; sends nothing itself."""

    def __init__(
        self, surroundings: Surroundings, senders: Mapping[str, Sender], *, quiet: QuietHours | None = None
    ) -> None:
        self._surroundings = surroundings
        self._storage = surroundings.storage
        self._senders = senders
        self._quiet = quiet

    def configure(self, quiet: QuietHours | None) -> None:
        """Makes these the quiet hours from the next look on."""
        self._quiet = quiet

    async def plan(self, schedules: Sequence[Schedule], now: datetime) -> int:
        """Decides every slot that has come and is not decided; returns how many decisions were new, one a target.

        Raises:
            StorageError: some may be undecided; the next call decides them.
        """
        timings = {schedule.name: str(schedule.timing) for schedule in schedules}
        known = await self._storage.examined(timings, at=now)
        # Thousands of schedules are some arithmetic; the loop has other things to do meanwhile.
        due = await asyncio.to_thread(_due, schedules, known, now)
        if not due:
            return 0
        ways = await routes(self._storage, self._senders, self._quiet)
        shelf = await self._shelf(now)
        decided = 0
        for schedule, come in due:
            try:
                writes = await self._decide(schedule, come, ways, shelf)
            except StorageError:
                raise
            except Exception:
                # The others' time has come too; this one is tried again until its grace is over.
                log.exception("schedule.failed name=%s slot=%s", schedule.name, come[-1].name)
                continue
            decided += await self._storage.write_slots(writes, at=now)
            log.info("schedule.decided name=%s slot=%s targets=%d", schedule.name, come[-1].name, len(schedule.targets))
        return decided

    async def post_now(self, schedule: Schedule, slot: str, now: datetime) -> int:
        """Posts what there is since the last post, at once, in a slot of this name; returns how many targets were new.

        The same slot again does nothing, and the schedule's own slots come as they would have.
        """
        known = await self._storage.examined({schedule.name: str(schedule.timing)}, at=now)
        ways = await routes(self._storage, self._senders, self._quiet)
        come = Slot(known[schedule.name], slot)
        places = ways.at(schedule.targets)
        writes = await self._posts(schedule, come, places, ways, await self._shelf(now))
        return await self._storage.write_slots(writes, at=now)

    async def preview(self, schedule: Schedule, now: datetime) -> Composed | Nothing:
        """What the schedule would post now to its first target, as that chat chose to read it."""
        here, called = next(iter((await routes(self._storage, self._senders)).at(schedule.targets).items()))
        covered = await self._storage.covered(schedule.name, [here, called])
        editor = await self._editor(schedule, "", covered, await self._shelf(now))
        context = await self._surroundings.of(here, now)
        return await editor.composed(context, covered.get(here, covered.get(called)))

    async def told_up_to(self, schedule: Schedule) -> int:
        """The newest article that there was when the schedule last told what there was; 0 before that."""
        return max((await self._storage.covered(schedule.name, schedule.targets)).values(), default=0)

    async def decided_since(self, schedule: Schedule, since: datetime) -> tuple[SlotDecision, ...]:
        """What was decided of its slots from an instant on, by their time."""
        return await self._storage.decisions(schedule.name, since=since)

    async def _shelf(self, now: datetime) -> "_Shelf":
        # Read before the articles: what comes in between belongs to the next post.
        return _Shelf(self._storage, await self._storage.newest_article(), now)

    async def _editor(self, schedule: Schedule, slot: str, covered: Mapping[str, int], shelf: "_Shelf") -> "_Editor":
        first = None if covered else await self._storage.known_since(schedule.name)
        return _Editor(shelf, schedule.wanted, (first or shelf.now) - FIRST, f"post {schedule.name} {slot}")

    async def _decide(self, schedule: Schedule, come: Sequence[Slot], ways: Routes, shelf: "_Shelf") -> list[SlotWrite]:
        """The newest slot is posted if it is in time; all others are too late."""
        newest = come[-1]
        told = [newest] if in_time(newest, shelf.now, schedule.grace) else []
        places = ways.at(schedule.targets)
        late = [
            _late(schedule, slot, target, "a later slot has come" if told else "its time was too long ago")
            for slot in come
            if slot not in told
            for target in places
        ]
        return late + (await self._posts(schedule, newest, places, ways, shelf) if told else [])

    async def _posts(
        self, schedule: Schedule, slot: Slot, places: Mapping[str, str], ways: Routes, shelf: "_Shelf"
    ) -> list[SlotWrite]:
        open_targets = [target for target in places if ways.refusal(target) is None]
        contexts = await self._surroundings.of_all(open_targets, shelf.now)
        covered = await self._storage.covered(schedule.name, [*places, *places.values()])
        editor = await self._editor(schedule, slot.name, covered, shelf)
        writes = [
            refused(schedule.name, slot.name, target, slot.at, why)
            for target in places
            if (why := ways.refusal(target)) is not None
        ]
        async for target in unhurried(open_targets):
            context = contexts[target]
            composed = await editor.composed(context, covered.get(target, covered.get(places[target])))
            writes.append(_decision(schedule, slot, context, composed, newest=shelf.newest, ways=ways))
        return writes


class _Shelf:
    """What all schedules of one moment tell of, read from the storage once."""

    def __init__(self, storage: Storage, newest: int, now: datetime) -> None:
        self.newest = newest
        self.now = now
        self._storage = storage
        self._reader = Reader()
        self._news: dict[tuple[int, datetime], tuple[Article, ...]] = {}

    async def news(self, after: int, since: datetime) -> Stock:
        """The articles behind one and dated since then, at most OLDEST ago."""
        since = max(since, self.now - OLDEST)
        if (after, since) not in self._news:
            found = await self._storage.news(after=after, since=since, limit=MOST_ARTICLES)
            self._news[after, since] = tuple(one for one in found if one.headline.id <= self.newest)
        return Stock(articles=self._news[after, since], reader=self._reader)

    async def agenda(self, today: date) -> Stock:
        """The events of the coming days."""
        return Stock(events=await self._storage.events(since=today, until=today + AHEAD))

    async def with_events(self, stock: Stock) -> Stock:
        """The same articles with the events that they report on."""
        numbers = {number for article in stock.articles for number in article.events}
        found = [await self._storage.event(number) for number in sorted(numbers)]
        return replace(stock, events=tuple(event for event in found if event is not None))


class _Editor:
    """Composes one slot's messages: chats with one language, zone, style and last post share one."""

    def __init__(self, shelf: _Shelf, wanted: Wanted, first: datetime, called: str) -> None:
        self._shelf = shelf
        self._wanted = wanted
        self._first = first
        self._called = called
        self._made: dict[tuple[str, str, Style, int | None], Composed | Nothing] = {}

    async def composed(self, context: Context, after: int | None) -> Composed | Nothing:
        """The message for a chat that was told of everything up to the article ``after``."""
        style = context.chat.style or self._wanted.style
        key = (context.words.language, context.zone_key, style, after)
        if key not in self._made:
            wanted = replace(self._wanted, style=style)
            self._made[key] = self._named(compose(wanted, await self._stock(context, after), context))
        return self._made[key]

    def _named(self, composed: Composed | Nothing) -> Composed | Nothing:
        """What has a thread of its own has one of this slot: corrections of the post find it there."""
        if not isinstance(composed, Composed) or (thread := composed.message.thread) is None or thread.key:
            return composed
        return replace(composed, message=replace(composed.message, thread=replace(thread, key=self._called)))

    async def _stock(self, context: Context, after: int | None) -> Stock:
        if self._wanted.what == "agenda":
            return await self._shelf.agenda(context.today)
        since = self._first if after is None else self._shelf.now - OLDEST
        stock = await self._shelf.news(after or 0, since)
        return await self._shelf.with_events(stock) if self._wanted.thread == "article" else stock


def _due(
    schedules: Sequence[Schedule], known: Mapping[str, datetime], now: datetime
) -> list[tuple[Schedule, tuple[Slot, ...]]]:
    """The schedules that have undecided slots, with these in order."""
    found = [
        (schedule, slots(schedule.timing, after=max(known[schedule.name], now - LOOKS_BACK), until=now))
        for schedule in schedules
    ]
    return [(schedule, come) for schedule, come in found if come]


def _late(schedule: Schedule, slot: Slot, target: str, why: str) -> SlotWrite:
    return SlotWrite(schedule=schedule.name, slot=slot.name, target=target, at=slot.at, verdict="late", reason=why)


def _decision(
    schedule: Schedule, slot: Slot, context: Context, composed: Composed | Nothing, *, newest: int, ways: Routes
) -> SlotWrite:
    target = context.request.target.address
    if not isinstance(composed, Composed):
        return SlotWrite(
            schedule=schedule.name, slot=slot.name, target=target, at=slot.at, verdict=composed, covered=newest
        )
    full = (context.chat.style or schedule.wanted.style) == "full"
    first, *more = (
        replace(
            ways.post(one.message, context, articles=one.articles, silent=schedule.silent),
            pin=schedule.pin,
            preview=full,
        )
        for one in composed.all
    )
    return SlotWrite(
        schedule=schedule.name,
        slot=slot.name,
        target=target,
        at=slot.at,
        verdict="posted",
        covered=newest,
        post=first,
        more=tuple(more),
    )
