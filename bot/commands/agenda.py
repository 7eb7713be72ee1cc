"""/jadwal: what is planned, and one event with its history and evidence."""

import re
from datetime import datetime

from bot.analysis.event_life import phase_at, status_at
from bot.commands import show
from bot.commands.context import Context
from bot.commands.nearest import nearest
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command
from bot.errors import UserError
from bot.export.calendar import MEDIA_TYPE, calendar, known_of
from bot.locale import dates
from bot.message import (
    Action,
    Aside,
    Attachment,
    Block,
    Bullets,
    Call,
    Heading,
    Message,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Text,
    sentence,
)
from storage.records import ANNOUNCED, Event, EventEdit, EventReport

SIZE = 6
OFFERED = 4
_FILE = "ics"


async def agenda(context: Context, argument: str) -> Message:
    """Events by date, those to come first; or one event: when, where, agenda, status, and who reported it."""
    page, rest = page_of(argument)
    if found := re.fullmatch(rf"#(\d{{1,18}})(?: ({_FILE}))?", rest):
        event = await context.storage.event(int(found[1]))
        if event is None:
            raise UserError("event-gone")
        return await _file(context, event) if found[2] else await _one(context, event)
    events = await context.storage.events()
    if not events:
        raise UserError("no-events-yet")
    if not rest:
        return _list(context, events, page)
    matching = [event for event in events if _speaks_of(event, rest)]
    if not matching:
        return _none(context, events, rest)
    return await _one(context, matching[0]) if len(matching) == 1 else _list(context, tuple(matching), page, rest)


def _none(context: Context, events: tuple[Event, ...], words: str) -> Message:
    """Says that no event matches, and offers the nearest by name, else those that come next."""
    coming = tuple(event for event in events if event.state.end >= context.today) or events
    offered = nearest(words, events, lambda event: (event.state.what,)) or coming[:OFFERED]
    rows = tuple((Call(show.shortened(event.state.what), COMMAND.name, f"#{event.id}"),) for event in offered)
    return sentence(context.words("no-such-event", words=words[:100]), rows)


def _list(context: Context, events: tuple[Event, ...], page: int, words: str = "") -> Message:
    coming = [event for event in events if event.state.end >= context.today]
    # Of what is past, the latest is the most likely to be asked for.
    past = sorted(
        (event for event in events if event.state.end < context.today), key=lambda e: e.state.end, reverse=True
    )
    ordered = (*coming, *past)
    pages = page_count(len(ordered), SIZE)
    page = min(page, pages)
    shown = ordered[(page - 1) * SIZE : page * SIZE]
    blocks: list[Block] = [Heading((Text(context.words("agenda-head")),))]
    for head, group in (("agenda-coming", coming), ("agenda-past", past)):
        lines = tuple(_line(event, context) for event in shown if event in group)
        if lines:
            blocks += [Paragraph((Text(context.words(head), "bold"),)), Bullets(lines)]
    rows = tuple(
        (Call(show.shortened(show.as_title(event.state.what)), COMMAND.name, f"#{event.id}"),) for event in shown
    )
    return Message(tuple(blocks), (*rows, turn_buttons(COMMAND.name, words, page, pages)))


def _line(event: Event, context: Context) -> Runs:
    where = show.where(event, context)
    place = (Text(f", {where}"),) if where else ()
    return (
        Text(show.when(event, context), "bold"),
        Text(f" — {event.state.what}"),
        *place,
        Text(f" ({show.status(event, context)})"),
    )


async def _one(context: Context, event: Event) -> Message:
    history = await context.storage.event_history(event.id)
    facts = [_fact("agenda-when", show.timed(event, context), context), *_place(event, context)]
    facts.append(_fact("agenda-status", show.status(event, context), context))
    blocks: list[Block] = [Heading((Text(show.as_title(event.state.what)),)), Bullets(tuple(facts))]
    if event.state.agenda:
        blocks += [
            Paragraph((Text(context.words("agenda-items"), "bold"),)),
            Bullets(tuple((Text(item),) for item in event.state.agenda)),
        ]
    blocks += _stands(event, context)
    blocks.append(Paragraph((Text(context.words("agenda-history"), "bold"),)))
    told: list[tuple[datetime, Block]] = [(report.reported_at, _reported(report, context)) for report in history]
    told += [(edit.edited_at, _edit(edit, context)) for edit in await context.storage.event_edits(event.id)]
    blocks += [block for _, block in sorted(told, key=lambda one: one[0])]
    return Message(tuple(blocks), (_buttons(event, history, context),))


def _stands(event: Event, context: Context) -> list[Block]:
    """What the clock says of the event: it is now, or its days have passed without a report."""
    when = show.when(event, context)
    if status_at(event.state, context.today) == "unconfirmed":
        return [
            Aside("⏳", (Text(context.words("agenda-passed", when=when, what=show.in_sentence(event.state.what))),))
        ]
    expected = event.state.status in {"planned", "confirmed"}
    if expected and phase_at(event.state, context.today) == "during" and event.state.start < event.state.end:
        return [Aside("⏳", (Text(context.words("agenda-window", when=when)),))]
    return []


def _place(event: Event, context: Context) -> list[Runs]:
    where = show.where(event, context)
    if not where:
        return []
    note = f" ({context.words('agenda-either')})" if event.state.either_or else ""
    return [_fact("agenda-where", where + note, context)]


def _fact(head: str, told: str | Run, context: Context) -> Runs:
    return Text(f"{context.words(head)}: ", "bold"), Text(told) if isinstance(told, str) else told


def _reported(report: EventReport, context: Context) -> Block:
    """One report: what it said, word for word, and whether an editor has approved it."""
    said = report.report
    when = dates.span(said.start, said.end, said.precision, context.words, time=said.time)
    day = dates.local_day(report.reported_at, context.zone, context.words)
    review = "" if report.review == "approved" else f" · {context.words(f'review-{report.review}')}"
    line = f"{context.words(f'status-{said.status}')}, {when}"
    return Quotation(said.evidence.text, (Text(line, "bold"), Text(f" · {report.source}, {day}{review}", "faint")))


def _edit(edit: EventEdit, context: Context) -> Block:
    """What an editor set by hand, and on whose word."""
    state = edit.state
    announced = edit.source == ANNOUNCED and not edit.author
    text = context.words(
        "agenda-announced" if announced else "agenda-edited",
        author=edit.author,
        day=dates.local_day(edit.edited_at, context.zone, context.words),
        status=context.words(f"status-{state.status}"),
        when=dates.span(state.start, state.end, state.precision, context.words, time=state.time),
        source=edit.source,
    )
    return Aside("✏️", (Text(text),))


def _buttons(event: Event, history: tuple[EventReport, ...], context: Context) -> tuple[Action, ...]:
    file = Call(context.words("button-calendar"), COMMAND.name, f"#{event.id} {_FILE}")
    if not history:
        return (file,)
    return Call(context.words("button-summary"), "ringkasan", f"#{history[-1].article_id}"), file


async def _file(context: Context, event: Event) -> Message:
    known = await known_of(context.storage, [event])
    content = calendar(known, context.words, product=context.defaults.name)
    attachment = Attachment(f"acara-{event.id}.ics", MEDIA_TYPE, content)
    text = context.words("agenda-file", what=event.state.what, name=attachment.filename)
    return Message((Paragraph((Text(text),)),), (), (attachment,))


def _speaks_of(event: Event, words: str) -> bool:
    state = event.state
    text = " ".join((state.what, *state.places, *state.agenda)).casefold()
    return all(word in text for word in words.casefold().split())


COMMAND = Command("jadwal", "agenda", agenda)
