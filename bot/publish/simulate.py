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
from bot.publish.occasions import PASSED_FOR, Occasion, news_of, reminder_of
from bot.publish.posts import AHEAD, Composed, Nothing, Stock, compose
from bot.publish.schedule import FIRST, MOST_ARTICLES, OLDEST, Schedule
from bot.publish.surroundings import Surroundings
from storage.records import AnnouncementWrite, Event, EventEdit, EventReport, EventState

_ONE_DAY = timedelta(days=1)
_PAST = PASSED_FOR + _ONE_DAY


@dataclass(frozen=True, slots=True)
class Simulated:
    """One post: when, by which schedule or about which event, to which targets, and what; or why there is none."""

    at: datetime
    name: str
    targets: tuple[str, ...]
    message: Message | Nothing


async def simulate(
    schedules: Sequence[Schedule],
    following: Following,
    surroundings: Surroundings,
    *,
    announced: Sequence[AnnouncementWrite] = (),
    after: datetime,
    until: datetime,
) -> tuple[Simulated, ...]:
    """Every scheduled post and every reminder of an event with ``after < at <= until``, by time.

    Posts hold the articles dated since the slot before. Chats with one language and zone get one message. What is
    ``announced`` and not stored yet counts as stored, and is told of at the beginning.
    """
    storage = surroundings.storage
    told = {event.id: event.state for event in await storage.events()}
    events, touched = with_announced(await storage.events(), announced, after)
    found = [one for schedule in schedules for one in await _scheduled(schedule, surroundings, events, after, until)]
    for event in touched:
        found += await _news(event, told.get(event.id), following, surroundings, after)
    for event in events:
        if event.state.end >= after.date() - _PAST:
            found += await _reminders(event, following, surroundings, after, until)
    return tuple(sorted(found, key=lambda one: (one.at, one.name)))


async def _scheduled(
    schedule: Schedule, surroundings: Surroundings, events: Sequence[Event], after: datetime, until: datetime
) -> list[Simulated]:
    earlier = slots(schedule.timing, after=after - OLDEST, until=after)
    before = earlier[-1].at if earlier else after - FIRST
    found = []
    for slot in slots(schedule.timing, after=after, until=until):
        stock = await _stock(slot, before, surroundings, events)
        groups = await _alike(schedule.targets, surroundings, slot.at)
        for context, targets in groups:
            composed = compose(schedule.wanted, stock, context)
            message = composed.message if isinstance(composed, Composed) else composed
            found.append(Simulated(slot.at, schedule.name, targets, message))
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
    event: Event, told: EventState | None, following: Following, surroundings: Surroundings, at: datetime
) -> list[Simulated]:
    """The post that tells of an announcement which nobody has been told of."""
    occasion = news_of(event, told, at.astimezone(surroundings.defaults.zone).date())
    if occasion is None:
        return []
    history = await surroundings.storage.event_history(event.id)
    groups = await _alike(tuple(await following.audience(event)), surroundings, at)
    return [
        Simulated(at, event.state.what, targets, event_message(occasion.kind, event, history, told, context))
        for context, targets in groups
    ]


async def _reminders(
    event: Event, following: Following, surroundings: Surroundings, after: datetime, until: datetime
) -> list[Simulated]:
    zone = surroundings.defaults.zone
    history = await surroundings.storage.event_history(event.id)
    event = _known_since_told(event, history, await surroundings.storage.event_edits(event.id))
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
        for context, targets in await _alike(audience, surroundings, at):
            message = event_message(occasion.kind, event, history, None, context)
            found.append(Simulated(at, event.state.what, targets, message))
    return found


def _known_since_told(event: Event, history: Sequence[EventReport], edits: Sequence[EventEdit]) -> Event:
    """The event as if it had been read on the day it was told: an archive may have been read in long afterwards."""
    told = [one.reported_at for one in history if one.review == "approved"] + [one.edited_at for one in edits]
    if not told:
        return event
    first, last = min(event.first_seen_at, *told), min(event.changed_at, max(told))
    return replace(event, first_seen_at=first, changed_at=last)


async def _alike(
    targets: tuple[str, ...], surroundings: Surroundings, now: datetime
) -> list[tuple[Context, tuple[str, ...]]]:
    """The targets in groups that get the same words in the same zone."""
    groups: dict[tuple[str, str], list[Context]] = {}
    for context in (await surroundings.of_all(targets, now)).values():
        groups.setdefault((context.words.language, context.zone_key), []).append(context)
    return [(group[0], tuple(one.request.target.address for one in group)) for group in groups.values()]
