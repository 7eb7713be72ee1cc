"""What would be posted in a span of time, by the news and events there are now; nothing is written or sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.commands.context import Context
from bot.message import Message
from bot.publish.due import Slot, slots
from bot.publish.event_posts import event_message
from bot.publish.events import Following
from bot.publish.occasions import Occasion, reminder_of
from bot.publish.posts import AHEAD, Composed, Nothing, Stock, compose
from bot.publish.schedule import FIRST, MOST_ARTICLES, OLDEST, Schedule
from bot.publish.surroundings import Surroundings
from storage.records import Event

_ONE_DAY = timedelta(days=1)


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
    after: datetime,
    until: datetime,
) -> tuple[Simulated, ...]:
    """Every scheduled post and every reminder of an event with ``after < at <= until``, by time.

    Posts hold the articles dated since the slot before. Chats with one language and zone get one message.
    """
    found = [one for schedule in schedules for one in await _scheduled(schedule, surroundings, after, until)]
    for event in await surroundings.storage.events(since=after.date() - _ONE_DAY * 8):
        found += await _reminders(event, following, surroundings, after, until)
    return tuple(sorted(found, key=lambda one: (one.at, one.name)))


async def _scheduled(
    schedule: Schedule, surroundings: Surroundings, after: datetime, until: datetime
) -> list[Simulated]:
    earlier = slots(schedule.timing, after=after - OLDEST, until=after)
    before = earlier[-1].at if earlier else after - FIRST
    found = []
    for slot in slots(schedule.timing, after=after, until=until):
        stock = await _stock(slot, before, surroundings)
        groups = await _alike(schedule.targets, surroundings, slot.at)
        for context, targets in groups:
            composed = compose(schedule.wanted, stock, context)
            message = composed.message if isinstance(composed, Composed) else composed
            found.append(Simulated(slot.at, schedule.name, targets, message))
        before = slot.at
    return found


async def _stock(slot: Slot, before: datetime, surroundings: Surroundings) -> Stock:
    since = max(before, slot.at - OLDEST)
    news = await surroundings.storage.news(after=0, since=since, limit=MOST_ARTICLES)
    day = slot.at.date()
    events = await surroundings.storage.events(since=day - _ONE_DAY, until=day + AHEAD + _ONE_DAY)
    return Stock(tuple(one for one in news if since < one.headline.published_at <= slot.at), events)


async def _reminders(
    event: Event, following: Following, surroundings: Surroundings, after: datetime, until: datetime
) -> list[Simulated]:
    zone = surroundings.defaults.zone
    history = await surroundings.storage.event_history(event.id)
    day, told, found = after.astimezone(zone).date(), set[Occasion](), []
    while day <= until.astimezone(zone).date():
        at = datetime.combine(day, following.at, zone).astimezone(UTC)
        occasion = reminder_of(event, history, day, zone, following.remind)
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


async def _alike(
    targets: tuple[str, ...], surroundings: Surroundings, now: datetime
) -> list[tuple[Context, tuple[str, ...]]]:
    """The targets in groups that get the same words in the same zone."""
    groups: dict[tuple[str, str], list[Context]] = {}
    for context in (await surroundings.of_all(targets, now)).values():
        groups.setdefault((context.words.language, context.zone_key), []).append(context)
    return [(group[0], tuple(one.request.target.address for one in group)) for group in groups.values()]
