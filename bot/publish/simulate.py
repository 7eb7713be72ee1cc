"""What would be posted in a span of time, by the news and events there are now; nothing is written or sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.commands.context import Context
from bot.message import Message
from bot.publish.announced import with_announced
from bot.publish.due import Slot, slots
from bot.publish.event_posts import event_message
from bot.publish.events import Following
from bot.publish.gathering import Style
from bot.publish.occasions import PASSED_FOR, Occasion, news_of, reminder_of
from bot.publish.posts import AHEAD, Composed, Nothing, Stock, compose
from bot.publish.routing import hold_of
from bot.publish.schedule import FIRST, MOST_ARTICLES, OLDEST, Schedule
from bot.publish.surroundings import Surroundings
from storage.records import AnnouncementWrite, Event, EventEdit, EventReport, EventState, QuietHours

_ONE_DAY = timedelta(days=1)
_PAST = PASSED_FOR + _ONE_DAY


@dataclass(frozen=True, slots=True)
class Simulated:
    """One post: when, by which schedule or about which event, to which targets, and what; or why there is none.

    ``slot_at`` is when it was due, where quiet hours hold it until ``at``; ``silent`` posts come without a sound.
    """

    at: datetime
    name: str
    targets: tuple[str, ...]
    message: Message | Nothing
    slot_at: datetime | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """Targets that get the same words at the same time."""

    context: Context
    targets: tuple[str, ...]
    held_until: datetime | None
    silent: bool

    def post(self, at: datetime, name: str, message: Message | Nothing, *, silent: bool = False) -> Simulated:
        """A post that is due ``at``."""
        if isinstance(message, str):
            return Simulated(at, name, self.targets, message)
        due = None if self.held_until is None else at
        return Simulated(self.held_until or at, name, self.targets, message, due, silent or self.silent)


async def simulate(
    schedules: Sequence[Schedule],
    following: Following,
    surroundings: Surroundings,
    *,
    announced: Sequence[AnnouncementWrite] = (),
    quiet: QuietHours | None = None,
    after: datetime,
    until: datetime,
) -> tuple[Simulated, ...]:
    """Every scheduled post and every reminder of an event that is due with ``after < at <= until``, by time.

    Posts hold the articles dated since the slot before. Chats that chose alike get one message. What is ``announced``
    and not stored yet counts as stored, and is told of at the beginning. ``quiet`` are the bot's hours.
    """
    storage, places = surroundings.storage, _Places(surroundings, quiet)
    told = {event.id: event.state for event in await storage.events()}
    events, touched = with_announced(await storage.events(), announced, after)
    found = [one for schedule in schedules for one in await _scheduled(schedule, places, events, after, until)]
    for event in touched:
        found += await _news(event, told.get(event.id), following, places, after)
    for event in events:
        if event.state.end >= after.date() - _PAST:
            found += await _reminders(event, following, places, after, until)
    return tuple(sorted(found, key=lambda one: (one.at, one.name)))


async def _scheduled(
    schedule: Schedule, places: "_Places", events: Sequence[Event], after: datetime, until: datetime
) -> list[Simulated]:
    earlier = slots(schedule.timing, after=after - OLDEST, until=after)
    before = earlier[-1].at if earlier else after - FIRST
    found: list[Simulated] = []
    for slot in slots(schedule.timing, after=after, until=until):
        stock = await _stock(slot, before, places.surroundings, events)
        for group in await places.alike(schedule.targets, slot.at, schedule.wanted.style):
            style = group.context.chat.style or schedule.wanted.style
            composed = compose(replace(schedule.wanted, style=style), stock, group.context)
            told = [one.message for one in composed.all] if isinstance(composed, Composed) else [composed]
            found += (group.post(slot.at, schedule.name, one, silent=schedule.silent) for one in told)
        before = slot.at
    return found


async def _stock(slot: Slot, before: datetime, surroundings: Surroundings, events: Sequence[Event]) -> Stock:
    since = max(before, slot.at - OLDEST)
    news = await surroundings.storage.news(after=0, since=since, limit=MOST_ARTICLES)
    day = slot.at.date()
    near = (one for one in events if one.state.end >= day - _ONE_DAY and one.state.start <= day + AHEAD + _ONE_DAY)
    planned = tuple(sorted(near, key=lambda one: (one.state.start, one.state.end, one.id)))
    return Stock(tuple(one for one in news if since < one.headline.published_at <= slot.at), planned)


async def _news(
    event: Event, told: EventState | None, following: Following, places: "_Places", at: datetime
) -> list[Simulated]:
    """The post that tells of an announcement which nobody has been told of."""
    surroundings = places.surroundings
    occasion = news_of(event, told, at.astimezone(surroundings.defaults.zone).date())
    if occasion is None:
        return []
    history = await surroundings.storage.event_history(event.id)
    return [
        group.post(at, event.state.what, event_message(occasion.kind, event, history, told, group.context))
        for group in await places.alike(tuple(await following.audience(event)), at)
    ]


async def _reminders(
    event: Event, following: Following, places: "_Places", after: datetime, until: datetime
) -> list[Simulated]:
    zone, storage = places.surroundings.defaults.zone, places.surroundings.storage
    history = await storage.event_history(event.id)
    event = _known_since_told(event, history, await storage.event_edits(event.id))
    day, told, found = after.astimezone(zone).date(), set[Occasion](), []
    while day <= until.astimezone(zone).date():
        at = datetime.combine(day, following.at, zone).astimezone(UTC)
        occasion = reminder_of(event, history, day, zone, following.remind(event))
        day += _ONE_DAY
        if occasion is None or occasion in told:
            continue
        told.add(occasion)
        if not after < at <= until:
            continue
        audience = tuple(await following.audience(event))
        for group in await places.alike(audience, at):
            message = event_message(occasion.kind, event, history, None, group.context)
            found.append(group.post(at, event.state.what, message))
    return found


def _known_since_told(event: Event, history: Sequence[EventReport], edits: Sequence[EventEdit]) -> Event:
    """The event as if it had been read on the day it was told: an archive may have been read in long afterwards."""
    told = [one.reported_at for one in history if one.review == "approved"] + [one.edited_at for one in edits]
    if not told:
        return event
    first, last = min(event.first_seen_at, *told), min(event.changed_at, max(told))
    return replace(event, first_seen_at=first, changed_at=last)


@dataclass(frozen=True, slots=True)
class _Places:
    """What chats chose, over the bot's own quiet hours."""

    surroundings: Surroundings
    quiet: QuietHours | None

    async def alike(self, targets: tuple[str, ...], at: datetime, style: Style = "short") -> list[_Group]:
        """The targets in groups that get the same words, in the same zone and style, at the same time."""
        groups: dict[tuple[object, ...], list[Context]] = {}
        for context in (await self.surroundings.of_all(targets, at)).values():
            hours = hold_of(context, self.quiet)
            key = (context.words.language, context.zone_key, context.chat.style or style, *hours)
            groups.setdefault(key, []).append(context)
        return [
            _Group(group[0], tuple(one.request.target.address for one in group), *hold_of(group[0], self.quiet))
            for group in groups.values()
        ]
