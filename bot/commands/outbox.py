"""/antrean: what waits to be sent, what may have arrived, what failed; and sending again or dropping it."""

import re

from bot.commands.context import Context
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.locale import dates
from bot.message import Action, Block, Bullets, Call, Heading, Message, Paragraph, Runs, Text, sentence
from storage.records import DELIVERY_STATES, ClosedTarget, Delivery, DeliveryState, MissedPosts, StateCount

SIZE = 4
_LISTED: tuple[DeliveryState, ...] = ("uncertain", "failed", "pending", "sending", "dropped")
_CAN_RESEND = {"uncertain", "failed", "dropped"}
_CAN_DROP = {"pending", "uncertain", "failed"}
_MOST_TARGETS = 10
_MOST_OFFERED = 3


async def outbox(context: Context, argument: str) -> Message:
    """An overview; the rows in one state, with buttons; "kirim #7" and "buang #7" for one row.

    With a target instead of a number, all that it missed while it took nothing.
    """
    page, rest = page_of(argument)
    if found := re.fullmatch(r"(kirim|buang|resend|drop) #?(\d{1,18})", rest):
        return await _done(context, found[1] in {"kirim", "resend"}, int(found[2]))
    if found := re.fullmatch(r"(kirim|buang|resend|drop) ([a-z]+:\S+)", rest):
        return await _missed_done(context, found[1] in {"kirim", "resend"}, found[2])
    state = next((state for state in DELIVERY_STATES if state == rest and state != "sent"), None)
    if state is not None:
        return await _rows(context, state, page)
    return await _overview(context)


async def _overview(context: Context) -> Message:
    counts = {count.state: count for count in await context.storage.delivery_counts()}
    closed = await context.storage.closed_targets()
    missed = await context.storage.missed()
    if not counts and not closed:
        return sentence(context.words("outbox-empty"))
    shown = [counts[state] for state in _LISTED if state in counts]
    blocks: list[Block] = [Heading((Text(context.words("outbox-head")),))]
    if shown:
        blocks.append(Bullets(tuple(_count(count, context) for count in shown)))
    if closed:
        blocks.append(Paragraph((Text(context.words("outbox-closed", count=len(closed)), "bold"),)))
        blocks.append(Bullets(tuple(_closed(target, context) for target in closed[:_MOST_TARGETS])))
    if missed:
        blocks.append(Paragraph((Text(context.words("outbox-missed"), "bold"),)))
        blocks.append(Bullets(tuple(missed_line(one, context) for one in missed[:_MOST_TARGETS])))
    label = {count.state: f"{_state(count.state, context)} ({count.rows})" for count in shown}
    states = tuple((Call(label[one.state], COMMAND.name, one.state),) for one in shown)
    return Message(tuple(blocks), (*states, *(missed_buttons(one, context) for one in missed[:_MOST_OFFERED])))


def missed_line(missed: MissedPosts, context: Context) -> Runs:
    """What a target missed while it took nothing, and since when."""
    since = dates.instant(missed.oldest_at, context.zone, context.words)
    return Text(missed.target, "code"), Text(f" — {context.words('missed-posts', count=missed.posts, since=since)}")


def missed_buttons(missed: MissedPosts, context: Context) -> tuple[Action, ...]:
    """To send all of it again, or to give it up."""
    return tuple(
        Call(context.words(label, count=missed.posts), COMMAND.name, f"{verb} {missed.target}")
        for label, verb in (("button-resend-missed", "kirim"), ("button-drop-missed", "buang"))
    )


def _count(count: StateCount, context: Context) -> Runs:
    since = dates.instant(count.oldest_at, context.zone, context.words)
    return (
        Text(f"{_state(count.state, context)}: {count.rows}", "bold"),
        Text(f" · {context.words('outbox-since', since=since)}", "faint"),
    )


def _closed(target: ClosedTarget, context: Context) -> Runs:
    where = f"{target.target} → {target.moved_to}" if target.moved_to else target.target
    return Text(where, "code"), Text(f" — {target.reason}")


async def _rows(context: Context, state: DeliveryState, page: int) -> Message:
    total = (await context.storage.deliveries([state], limit=1)).total
    if not total:
        return await _overview(context)
    pages = page_count(total, SIZE)
    page = min(page, pages)
    shown = (await context.storage.deliveries([state], limit=SIZE, offset=(page - 1) * SIZE)).items
    head = context.words("outbox-rows", state=_state(state, context), count=total)
    return Message(
        (Heading((Text(head),)), Bullets(tuple(_row(row, context) for row in shown))),
        (*(_buttons(row, context) for row in shown), turn_buttons(COMMAND.name, state, page, pages)),
    )


def _row(row: Delivery, context: Context) -> Runs:
    part = f" {row.part + 1}/{row.parts}" if row.parts > 1 else ""
    when = dates.instant(row.created_at, context.zone, context.words)
    why = (Text(f" — {row.reason}"),) if row.reason else ()
    return Text(f"#{row.id} {row.schedule}{part}", "bold"), Text(f" → {row.target} · {when}"), *why


def _buttons(row: Delivery, context: Context) -> tuple[Action, ...]:
    offered = (("button-resend", "kirim", _CAN_RESEND), ("button-drop", "buang", _CAN_DROP))
    return tuple(
        Call(context.words(label, number=row.id), COMMAND.name, f"{verb} #{row.id}", edits=True)
        for label, verb, states in offered
        if row.state in states
    )


async def _done(context: Context, resend: bool, number: int) -> Message:
    """Sends one row again or drops it, in the name of who asked, and shows what is left."""
    who = context.request.asker.name
    if resend:
        changed = await context.storage.resend([number], by=who, at=context.now)
    else:
        changed = await context.storage.drop([number], by=who, at=context.now)
    if not changed:
        raise UserError("outbox-not-changed", number=number)
    text = context.words("outbox-resent" if resend else "outbox-dropped", number=number)
    rest = await _overview(context)
    return Message((Paragraph((Text(text),)), *rest.blocks), rest.actions)


async def _missed_done(context: Context, resend: bool, target: str) -> Message:
    """Sends all again that a target missed, or gives it up, in the name of who asked; pressed twice, once."""
    who, storage = context.request.asker.name, context.storage
    act = storage.send_missed if resend else storage.drop_missed
    many = await act(target, by=who, at=context.now)
    if not many:
        raise UserError("outbox-nothing-missed", target=target)
    text = context.words("outbox-missed-resent" if resend else "outbox-missed-dropped", count=many, target=target)
    rest = await _overview(context)
    return Message((Paragraph((Text(text),)), *rest.blocks), rest.actions)


def _state(state: DeliveryState, context: Context) -> str:
    return context.words(f"delivery-{state}")


COMMAND = Command("antrean", "outbox", outbox, Role.OPERATOR)
