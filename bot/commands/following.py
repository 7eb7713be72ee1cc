"""/ikuti, /berhenti and /langganan: what this chat hears of as it comes."""

from bot.commands import show
from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Action, Bullets, Call, Heading, Message, Runs, Text, sentence
from storage.records import Event, Subscription, SubscriptionKind

OFFERED = 4
MOST = 50
"""Subscriptions of one chat; more is better said by "everything"."""

_KINDS: dict[str, SubscriptionKind] = {
    "topik": "topic",
    "tokoh": "person",
    "sumber": "source",
    "acara": "event",
    "topic": "topic",
    "person": "person",
    "source": "source",
    "event": "event",
}
_WORDS: dict[SubscriptionKind, str] = {"topic": "topik", "person": "tokoh", "source": "sumber", "event": "acara"}
_ALL = frozenset({"semua", "all", "*"})


async def follow(context: Context, argument: str) -> Message:
    """Follows what is named; without an argument, or where it may mean several things, offers what there is."""
    if not argument:
        return await _offers(context)
    found = await _meant(context, argument)
    if not found:
        raise UserError("follow-nothing", typed=argument[:100])
    if len(found) > 1:
        rows = tuple([(Call(await _name(one, context), FOLLOW.name, _typed(one)),) for one in found])
        return sentence(context.words("follow-which", typed=argument[:100]), rows)
    if len(await context.storage.subscriptions(context.chat.target)) >= MOST:
        raise UserError("follow-too-many", most=MOST)
    new = await context.storage.follow(found[0], at=context.now)
    text = context.words("follow-done" if new else "follow-already", what=await _name(found[0], context))
    return sentence(text, ((Call(context.words("button-following"), LIST.name),),))


async def unfollow(context: Context, argument: str) -> Message:
    """Ends what is named; "semua" ends everything; without an argument shows what there is."""
    mine = await context.storage.subscriptions(context.chat.target)
    if not argument:
        return await following(context, "")
    everything = argument.lower() in _ALL
    wanted = [one for one in mine if everything or await _names(one, argument, context)]
    if not wanted:
        raise UserError("unfollow-nothing", typed=argument[:100])
    names = [await _name(one, context) for one in wanted]
    await context.storage.unfollow(wanted)
    text = context.words("unfollow-done", what=show.joined(tuple(names[:10]), "and", context))
    return sentence(text, ((Call(context.words("button-following"), LIST.name),),))


async def following(context: Context, argument: str) -> Message:
    """What this chat follows, each with a button that ends it."""
    del argument
    mine = await context.storage.subscriptions(context.chat.target)
    if not mine:
        return await _offers(context)
    names = [await _name(one, context) for one in mine]
    lines: tuple[Runs, ...] = tuple((Text(name),) for name in names)
    rows = [
        (Call(show.shortened(f"✖ {name}"), UNFOLLOW.name, _typed(one), edits=False),)
        for one, name in zip(mine, names, strict=True)
    ]
    more: tuple[Action, ...] = (Call(context.words("button-follow"), FOLLOW.name),)
    if len(mine) > 1:
        more = (*more, Call(context.words("button-unfollow-all"), UNFOLLOW.name, "semua"))
    return Message((Heading((Text(context.words("following-head")),)), Bullets(lines)), (*rows[:20], more))


async def _offers(context: Context) -> Message:
    """What can be followed: the commonest topics, the people quoted most, the next events, the outlets."""
    target, storage = context.chat.target, context.storage
    offered = [Subscription(target, "topic", topic) for topic, _ in (await storage.topics())[:OFFERED]]
    offered += [Subscription(target, "person", p.name) for p in (await storage.people(limit=OFFERED)).items]
    events = await storage.events(since=context.today)
    offered += [Subscription(target, "event", str(event.id)) for event in events[:OFFERED]]
    offered += [Subscription(target, "source", source.name) for source in (await storage.sources())[:OFFERED]]
    offered.append(Subscription(target, "all"))
    known = set(await storage.subscriptions(target))
    rows: list[tuple[Action, ...]] = [
        (Call(show.shortened(await _name(one, context)), FOLLOW.name, _typed(one)),)
        for one in offered
        if one not in known
    ]
    return sentence(context.words("follow-offer"), tuple(rows))


async def _meant(context: Context, typed: str) -> list[Subscription]:
    """What may be meant: of the kind that is named ("topik politik"), else of any, an exact name before others."""
    target = context.chat.target
    if typed.lower() in _ALL:
        return [Subscription(target, "all")]
    word, _, rest = typed.partition(" ")
    kind = _KINDS.get(word.lower().rstrip(":"))
    name = rest.strip() if kind and rest.strip() else typed
    wanted = [kind] if kind and rest.strip() else ["topic", "source", "person", "event"]
    found: list[Subscription] = []
    if "topic" in wanted:
        topics = [topic for topic, _ in await context.storage.topics() if topic.casefold() == name.casefold()]
        found += [Subscription(target, "topic", topic) for topic in topics[:1]]
    if "source" in wanted:
        outlets = [one.name for one in await context.storage.sources() if one.name.casefold() == name.casefold()]
        found += [Subscription(target, "source", outlet) for outlet in outlets[:1]]
    if "person" in wanted:
        people = await context.storage.find_people(name)
        exact = [one for one in people if name.casefold() in {known.casefold() for known in one.names}]
        found += [Subscription(target, "person", one.name) for one in (exact or people)[:OFFERED]]
    if "event" in wanted:
        found += [Subscription(target, "event", str(one.id)) for one in await _events(context, name)]
    return found


async def _events(context: Context, name: str) -> list[Event]:
    if name.startswith("#") and name[1:].isdecimal():
        event = await context.storage.event(int(name[1:]))
        return [event] if event else []
    words = name.casefold().split()
    coming = await context.storage.events(since=context.today)
    return [event for event in coming if all(word in event.state.what.casefold() for word in words)][:OFFERED]


async def _names(one: Subscription, typed: str, context: Context) -> bool:
    """Whether what was typed names this subscription: as its button does, or as people read it."""
    readings = {_typed(one), one.value, await _name(one, context)}
    return typed.casefold() in {reading.casefold() for reading in readings if reading}


def _typed(one: Subscription) -> str:
    """What a button asks for."""
    if one.kind == "all":
        return "semua"
    return f"{_WORDS[one.kind]} {'#' if one.kind == 'event' else ''}{one.value}"


async def _name(one: Subscription, context: Context) -> str:
    value = one.value
    if one.kind == "event":
        event = await context.storage.event(int(value))
        value = show.as_title(event.state.what) if event else context.words("event-gone")
    return context.words(f"following-{one.kind}", what=value)


FOLLOW = Command("ikuti", "follow", follow, Role.CHAT_ADMIN)
UNFOLLOW = Command("berhenti", "unfollow", unfollow, Role.CHAT_ADMIN)
LIST = Command("langganan", "following", following, Role.CHAT_ADMIN)
