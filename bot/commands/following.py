"""/ikuti, /berhenti and /langganan: what this chat hears of as it comes."""

from dataclasses import replace

from bot.commands import show
from bot.commands.context import Context
from bot.commands.follow_choice import OFFERED, choice, choices, kind_of, offered, typed_of
from bot.commands.follow_choice import name_of as _name
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Action, Bullets, Call, Heading, Message, Paragraph, Runs, Text, sentence
from storage.records import Event, Subscription

SIZE = 8
MOST = 50
"""Subscriptions of one chat; more is better said by "everything"."""

_ALL = frozenset({"semua", "all", "*"})
_PAUSES = frozenset({"jeda", "pause"})
_RESUMES = frozenset({"lanjut", "lanjutkan", "resume"})


async def follow(context: Context, argument: str) -> Message:
    """Follows what is named; without an argument, or where it may mean several things, offers what there is."""
    page, argument = page_of(argument)
    if not argument:
        return await _offers(context)
    if (kind := kind_of(argument)) is not None:
        return await choice(context, kind, page, FOLLOW.name)
    found = await _meant(context, argument)
    if not found:
        raise UserError("follow-nothing", typed=argument[:100])
    if len(found) > 1:
        rows = tuple([(Call(await _name(one, context), FOLLOW.name, typed_of(one)),) for one in found])
        return sentence(context.words("follow-which", typed=argument[:100]), rows)
    mine = await context.storage.subscriptions(context.chat.target)
    if found[0] not in mine and len(mine) >= MOST:
        raise UserError("follow-too-many", most=MOST)
    new = await context.storage.follow(found[0], at=context.now)
    text = context.words("follow-done" if new else "follow-already", what=await _name(found[0], context))
    if context.chat.paused:
        text = f"{text} {context.words('following-paused')}"
    return sentence(text, ((Call(context.words("button-following"), LIST.name),),))


async def unfollow(context: Context, argument: str) -> Message:
    """Ends what is named; "semua" ends everything, "semua?" asks first; without an argument shows what there is."""
    mine = await context.storage.subscriptions(context.chat.target)
    if not argument:
        return await following(context, "")
    if argument == "semua?" and mine:
        sure = Call(context.words("button-unfollow-sure"), UNFOLLOW.name, "semua", edits=True)
        back = Call(context.words("button-following"), LIST.name, edits=True)
        return sentence(context.words("unfollow-sure", count=len(mine)), ((sure,), (back,)))
    everything = argument.lower() in _ALL
    wanted = [one for one in mine if everything or await _names(one, argument, context)]
    if not wanted:
        raise UserError("unfollow-nothing", typed=argument[:100])
    names = [await _name(one, context) for one in wanted]
    await context.storage.unfollow(wanted)
    if len(wanted) == len(mine) and context.chat.paused:
        # There is nothing left to pause; what is followed next is meant to come.
        await context.storage.save_chat(replace(context.chat, paused=False))
    text = context.words("unfollow-done", what=show.joined(tuple(names[:10]), "and", context))
    if len(names) > 10:
        text = context.words("unfollow-done-all", count=len(names))
    return sentence(text, ((Call(context.words("button-following"), LIST.name),),))


async def following(context: Context, argument: str) -> Message:
    """What this chat follows, each with a button that ends it; "jeda" pauses all of it, "lanjut" goes on."""
    page, rest = page_of(argument)
    if rest.lower() in _PAUSES | _RESUMES:
        paused = rest.lower() in _PAUSES
        chat = replace(context.chat, paused=paused)
        await context.storage.save_chat(chat)
        context = replace(context, chat=chat)
    elif rest:
        raise UserError("following-how", typed=rest[:60])
    mine = await context.storage.subscriptions(context.chat.target)
    return await _listed(context, mine, page) if mine else await _offers(context)


async def _listed(context: Context, mine: tuple[Subscription, ...], page: int) -> Message:
    words, pages = context.words, page_count(len(mine), SIZE)
    page = min(page, pages)
    shown = mine[(page - 1) * SIZE : page * SIZE]
    names = [await _name(one, context) for one in shown]
    lines: tuple[Runs, ...] = tuple((Text(name),) for name in names)
    head = words("following-head")
    paused = (Paragraph((Text(words("following-paused"), "bold"),)),) if context.chat.paused else ()
    ends: list[tuple[Action, ...]] = [
        (Call(show.shortened(f"✖ {name}"), UNFOLLOW.name, typed_of(one)),)
        for one, name in zip(shown, names, strict=True)
    ]
    hold = ("button-resume", "lanjut") if context.chat.paused else ("button-pause", "jeda")
    all_of_it: list[Action] = [Call(words(hold[0]), LIST.name, hold[1], edits=True)]
    if len(mine) > 1:
        all_of_it.append(Call(words("button-unfollow-all"), UNFOLLOW.name, "semua?", edits=True))
    more = (Call(words("button-follow"), FOLLOW.name),)
    rows = (*ends, turn_buttons(LIST.name, "", page, pages), tuple(all_of_it), more)
    return Message((Heading((Text(head),)), *paused, Bullets(lines)), tuple(row for row in rows if row))


async def _offers(context: Context) -> Message:
    """What can be followed: a few of each kind at once, and buttons to all of a kind."""
    known = set(await context.storage.subscriptions(context.chat.target))
    new = [one for one in (*await offered(context), Subscription(context.chat.target, "all")) if one not in known]
    names = [show.shortened(await _name(one, context)) for one in new]
    rows: list[tuple[Action, ...]] = [
        (Call(name, FOLLOW.name, typed_of(one)),) for one, name in zip(new, names, strict=True)
    ]
    rows += await choices(context, FOLLOW.name)
    if known:
        rows.append((Call(context.words("button-following"), LIST.name),))
    return sentence(context.words("follow-offer"), tuple(rows))


async def _meant(context: Context, typed: str) -> list[Subscription]:
    """What may be meant: of the kind that is named ("topik politik"), else of any, an exact name before others."""
    target = context.chat.target
    if typed.lower() in _ALL:
        return [Subscription(target, "all")]
    word, _, rest = typed.partition(" ")
    kind = kind_of(word) if rest.strip() else None
    name = rest.strip() if kind else typed
    wanted = [kind] if kind else ["topic", "source", "person", "event"]
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
    readings = {typed_of(one), one.value, await _name(one, context)}
    return typed.casefold() in {reading.casefold() for reading in readings if reading}


FOLLOW = Command("ikuti", "follow", follow, Role.CHAT_ADMIN)
UNFOLLOW = Command("berhenti", "unfollow", unfollow, Role.CHAT_ADMIN)
LIST = Command("langganan", "following", following, Role.CHAT_ADMIN)
