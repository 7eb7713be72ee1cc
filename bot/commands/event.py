"""/acara: what articles propose about events, approved or refused; and an event set by hand, on somebody's word."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.analysis.dates import find_dates
from bot.analysis.events.revision import revise
from bot.commands import show
from bot.commands.context import Context
from bot.commands.event_changes import changes
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.locale import dates
from bot.message import Action, Block, Bullets, Call, Heading, Message, Paragraph, Quotation, Text, sentence
from storage.records import Event, EventEdit, EventReport, EventState, EventStatus

SHOWN = 3
MOST = 50
_STATUSES: dict[str, EventStatus] = {
    "direncanakan": "planned",
    "planned": "planned",
    "dipastikan": "confirmed",
    "confirmed": "confirmed",
    "ditunda": "postponed",
    "postponed": "postponed",
    "dibatalkan": "cancelled",
    "batal": "cancelled",
    "cancelled": "cancelled",
    "berlangsung": "held",
    "telah berlangsung": "held",
    "terlaksana": "held",
    "held": "held",
}
_FIELDS = {
    "status": "status",
    "tanggal": "date",
    "date": "date",
    "tempat": "place",
    "place": "place",
}
_NAME = "acara"
_REVIEW = re.compile(r"(setuju|tolak) #(\d{1,18})\.(\d{1,18})\.(\d{1,6})")
_EDIT = re.compile(r"(ya )?#(\d{1,18}) (\w+) ([^|]{1,200})\|([^|]{1,200})")


def event_command(on_decided: Callable[[], None]) -> Command:
    """The command; ``on_decided`` is told that an event may be another now, so that chats hear of it at once."""

    async def event(context: Context, argument: str) -> Message:
        message = await _event(context, argument)
        if argument:
            on_decided()
        return message

    return Command(_NAME, "event", event, Role.OPERATOR)


async def _event(context: Context, argument: str) -> Message:
    """The proposals; "setuju"/"tolak" one; or "#5 status batal | keterangan resmi" by hand."""
    if not argument:
        return await proposals_message(context)
    if found := _REVIEW.fullmatch(argument):
        return await _review(context, found[1] == "setuju", (int(found[2]), int(found[3]), int(found[4])))
    if found := _EDIT.fullmatch(argument):
        known = await context.storage.event(int(found[2]))
        if known is None:
            raise UserError("event-gone")
        edited = _edited(known.state, found[3].lower(), found[4].strip(), context)
        return await _set(context, known, edited, typed=argument, source=found[5].strip(), sure=bool(found[1]))
    raise UserError("event-how")


async def proposals_message(context: Context) -> Message:
    """The first of the changes that wait for an editor, each with its sentence and buttons."""
    waiting = await context.storage.proposals(limit=MOST)
    if not waiting:
        return sentence(context.words("proposals-none"))
    blocks: list[Block] = [Heading((Text(context.words("proposals-head", count=len(waiting))),))]
    rows: list[tuple[Action, ...]] = []
    for number, report in enumerate(waiting[:SHOWN], 1):
        known = await context.storage.event(report.event_id)
        if known is None:
            continue
        after = revise(known.state, report.report)
        blocks.append(Paragraph((Text(f"{number}. {show.as_title(known.state.what)}", "bold"),)))
        blocks.append(Bullets(changes(known.state, after, context)))
        day = dates.local_day(report.reported_at, context.zone, context.words)
        blocks.append(Quotation(report.report.evidence.text, (Text(f"{report.source}, {day}", "faint"),)))
        name = f"#{report.event_id}.{report.article_id}.{report.ordinal}"
        rows.append(
            (
                Call(context.words("button-approve", number=number), _NAME, f"setuju {name}"),
                Call(context.words("button-refuse", number=number), _NAME, f"tolak {name}"),
                Call(context.words("button-summary-number", number=number), "ringkasan", f"#{report.article_id}"),
            )
        )
    return Message(tuple(blocks), tuple(rows))


async def _review(context: Context, approved: bool, name: tuple[int, int, int]) -> Message:
    report = await _named(context, name)
    known = await context.storage.event(report.event_id) if report else None
    if report is None or known is None:
        raise UserError("event-gone")
    state = revise(known.state, report.report) if approved else None
    done = await context.storage.review_report(
        report, "approved" if approved else "refused", state=state, at=context.now
    )
    if not done:
        return sentence(context.words("proposal-decided"))
    words = "proposal-approved" if approved else "proposal-refused"
    text = context.words(words, what=show.as_title(known.state.what))
    rows = ((Call(context.words("button-agenda"), "jadwal", f"#{known.id}"),), (Call("/acara", _NAME),))
    return sentence(text, rows)


async def _named(context: Context, name: tuple[int, int, int]) -> EventReport | None:
    history = await context.storage.event_history(name[0])
    return next((one for one in history if (one.event_id, one.article_id, one.ordinal) == name), None)


def _edited(state: EventState, field: str, value: str, context: Context) -> EventState:
    match _FIELDS.get(field):
        case "status":
            status = _STATUSES.get(value.lower())
            if status is None:
                raise UserError("event-status-unknown", typed=value[:100])
            return replace(state, status=status)
        case "date":
            found = find_dates(value, context.now.astimezone(context.zone), context.words.language)
            if len(found) != 1:
                raise UserError("event-date-unknown", typed=value[:100])
            window = found[0].window
            # A new date ends a postponement.
            status = "planned" if state.status == "postponed" else state.status
            days = replace(state, start=window.first, end=window.last, precision=window.precision, status=status)
            return replace(days, time=found[0].time)
        case "place":
            places = tuple(part.strip() for part in re.split(r"\s+(?:atau|or)\s+|,", value) if part.strip())
            either = re.search(r"\s(?:atau|or)\s", value) is not None
            return replace(state, places=places, either_or=either)
        case _:
            raise UserError("event-how")


async def _set(context: Context, known: Event, state: EventState, *, typed: str, source: str, sure: bool) -> Message:
    if state == known.state:
        return sentence(context.words("event-same"))
    if not sure:
        blocks = (
            Heading((Text(show.as_title(known.state.what)),)),
            Bullets(changes(known.state, state, context)),
            Paragraph((Text(context.words("event-sure", source=source)),)),
        )
        return Message(blocks, ((Call(context.words("button-keep"), _NAME, f"ya {typed}", edits=True),),))
    author = context.request.asker.name
    await context.storage.set_event(EventEdit(known.id, state, author, source, context.now))
    text = context.words("event-set", what=show.as_title(known.state.what))
    return sentence(text, ((Call(context.words("button-agenda"), "jadwal", f"#{known.id}"),),))
