"""What can be followed, kind by kind and page by page; and what a subscription is called and typed as."""

from collections.abc import Mapping
from typing import Literal

from bot.commands import show
from bot.commands.context import Context
from bot.commands.paging import page_count, turn_buttons
from bot.message import Action, Call, Message, sentence
from storage.records import Subscription, SubscriptionKind

OFFERED = 4
SIZE = 8
Kind = Literal["topic", "person", "source", "event"]

_KINDS: Mapping[str, Kind] = {
    "topik": "topic",
    "tokoh": "person",
    "sumber": "source",
    "media": "source",
    "acara": "event",
    "topic": "topic",
    "person": "person",
    "source": "source",
    "outlet": "source",
    "event": "event",
}
_WORDS: Mapping[SubscriptionKind, str] = {"topic": "topik", "person": "tokoh", "source": "sumber", "event": "acara"}
_ORDER: tuple[Kind, ...] = ("topic", "person", "event", "source")


def kind_of(word: str) -> Kind | None:
    """The kind that a word names, in either language."""
    return _KINDS.get(word.lower().rstrip(":"))


def typed_of(one: Subscription) -> str:
    """What a button asks for; typed, it means the same."""
    if one.kind == "all":
        return "semua"
    return f"{_WORDS[one.kind]} {'#' if one.kind == 'event' else ''}{one.value}"


async def name_of(one: Subscription, context: Context) -> str:
    """What people read."""
    value = one.value
    if one.kind == "event":
        event = await context.storage.event(int(value))
        value = show.as_title(event.state.what) if event else context.words("event-gone")
    return context.words(f"following-{one.kind}", what=value)


async def offered(context: Context) -> list[Subscription]:
    """A few of each kind: the commonest topics, the people quoted most, the next events, the largest outlets."""
    return [one for kind in _ORDER for one in (await _page(context, kind, 1, OFFERED))[0]]


async def choices(context: Context, command: str) -> list[tuple[Action, ...]]:
    """A button for each kind of which there is more than ``offered`` has."""
    counts = [(kind, (await _page(context, kind, 1, 1))[1]) for kind in _ORDER]
    calls = [
        Call(context.words(f"button-all-{kind}", count=count), command, _WORDS[kind], edits=True)
        for kind, count in counts
        if count > OFFERED
    ]
    return [tuple(calls[first : first + 2]) for first in range(0, len(calls), 2)]


async def choice(context: Context, kind: Kind, page: int, command: str) -> Message:
    """One page of all there is of a kind; what is followed already is marked."""
    shown, total = await _page(context, kind, page, SIZE)
    pages = page_count(total, SIZE)
    if page > pages:
        page = pages
        shown, total = await _page(context, kind, page, SIZE)
    known = set(await context.storage.subscriptions(context.chat.target))
    rows: list[tuple[Action, ...]] = []
    for one in shown:
        mark = "✓ " if one in known else ""
        rows.append((Call(show.shortened(f"{mark}{await name_of(one, context)}"), command, typed_of(one)),))
    rows.append(turn_buttons(command, _WORDS[kind], page, pages))
    rows.append((Call(context.words("button-back"), command, edits=True),))
    text = context.words(f"follow-choose-{kind}", count=total) if total else context.words(f"follow-none-{kind}")
    return sentence(text, tuple(row for row in rows if row))


async def _page(context: Context, kind: Kind, page: int, size: int) -> tuple[list[Subscription], int]:
    """What there is of a kind on one page, and how many there are in all."""
    storage, first = context.storage, (page - 1) * size
    if kind == "person":
        people = await storage.people(limit=size, offset=first)
        return [Subscription(context.chat.target, kind, one.name) for one in people.items], people.total
    if kind == "topic":
        values = [topic for topic, _ in await storage.topics()]
    elif kind == "source":
        values = [source.name for source in await storage.sources()]
    else:
        values = [str(event.id) for event in await storage.events(since=context.today)]
    return [Subscription(context.chat.target, kind, value) for value in values[first : first + size]], len(values)
