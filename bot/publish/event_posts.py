"""The messages about an event: new, changed, near, begun, or past without a report."""

from collections.abc import Sequence

from bot.commands import show
from bot.commands.context import Context
from bot.commands.event_changes import adds_only, changes, fact, said, told_over
from bot.locale import dates
from bot.message import Action, Aside, Block, Bullets, Call, Heading, Message, Paragraph, Quotation, Runs, Text
from bot.publish.occasions import Kind
from storage.records import ANNOUNCED, Event, EventEdit, EventReport, EventState


def event_message(
    kind: Kind,
    event: Event,
    history: Sequence[EventReport],
    told: EventState | None,
    context: Context,
    *,
    edits: Sequence[EventEdit] = (),
) -> Message:
    """The post of an occasion.

    Args:
        kind: what there is to tell.
        event: the event as it stands.
        history: the reports on it, oldest first.
        told: what chats were last told of it; for a change, what was.
        context: whose words and zone.
        edits: what editors have set of it, oldest first.
    """
    match kind:
        case "first":
            reported = _first(history)
            head = "event-first" if reported else "event-announced"
            blocks = [_head(head, context), _name(event), Bullets(_facts(event, context))]
            blocks += _evidence(reported, context)
        case "change":
            before = told or event.state
            head = "event-more" if adds_only(before, event.state) else "event-change"
            blocks = [_head(head, context), _name(event), Bullets(changes(before, event.state, context))]
            blocks += _why(before, event.state, history, edits, context)
        case "outcome":
            before = told or event.state
            head = "event-held" if event.state.status == "held" else "event-not-held"
            blocks = [_head(head, context), _name(event), Bullets(told_over(before, event.state, context))]
            blocks += _why(before, event.state, history, edits, context)
        case "reminder":
            # In a zone far to the east it may be tomorrow already.
            days = max(0, (event.state.start - context.today).days)
            blocks = [_head("event-days-left", context, days=days), _name(event), Bullets(_coming(event, context))]
        case "soon" | "begins":
            when = show.when(event, context)
            head = "event-soon" if kind == "soon" else "event-begins"
            blocks = [_head(head, context, when=when), _name(event), Bullets(_coming(event, context))]
            blocks.append(Aside("ℹ️", (Text(context.words("event-no-day")),)))
        case "passed":
            when, what = show.when(event, context), show.in_sentence(event.state.what)
            blocks = [_name(event), Aside("⏳", (Text(context.words("agenda-passed", when=when, what=what)),))]
    return Message(tuple(blocks), (_buttons(event, context),))


def _head(text_id: str, context: Context, **values: str | int) -> Block:
    return Heading((Text(context.words(text_id, **values)),))


def _name(event: Event) -> Block:
    return Paragraph((Text(show.as_title(event.state.what), "bold"),))


def _facts(event: Event, context: Context) -> tuple[Runs, ...]:
    """What is known of the event; what is not is left out."""
    state, status = event.state, show.status(event, context)
    told = (*said(state, context).items(), ("agenda-status", status))
    timed = show.timed(event, context)
    return tuple(fact(head, timed if head == "agenda-when" else text, context) for head, text in told if text)


def _coming(event: Event, context: Context) -> tuple[Runs, ...]:
    """The same of one that is to take place: put off, it is reminded of only on the days to which it was."""
    if event.state.status != "postponed":
        return _facts(event, context)
    *facts, _ = _facts(event, context)
    return (*facts, fact("agenda-status", context.words("status-moved"), context))


def _first(history: Sequence[EventReport]) -> EventReport | None:
    return next((entry for entry in history if entry.review == "approved"), None)


def _reason(before: EventState, now: EventState, history: Sequence[EventReport]) -> EventReport | None:
    """The newest approved report that says what has changed; none where it was no article that said so."""
    for entry in reversed(history):
        said = entry.report
        days = (now.start, now.end) in {(before.start, before.end), (said.start, said.end)}
        others = ("status", "time", "places", "agenda")
        agrees = days and all(getattr(now, one) in (getattr(before, one), getattr(said, one)) for one in others)
        if entry.review == "approved" and agrees:
            return entry
    return None


def _why(
    before: EventState,
    now: EventState,
    history: Sequence[EventReport],
    edits: Sequence[EventEdit],
    context: Context,
) -> list[Block]:
    """On whose word the event is as it is now."""
    edited = _edited(now, edits)
    return _by(edited, context) if edited else _evidence(_reason(before, now, history), context)


def _edited(now: EventState, edits: Sequence[EventEdit]) -> EventEdit | None:
    """The editor's word by which the event is as it is."""
    return next((edit for edit in edits[-1:] if edit.state == now), None)


def _by(edit: EventEdit, context: Context) -> list[Block]:
    """On whose word an editor has set it."""
    day = dates.local_day(edit.edited_at, context.zone, context.words)
    if edit.source == ANNOUNCED:
        return [Aside("✏️", (Text(context.words("event-by-configuration", day=day), "faint"),))]
    return [Aside("✏️", (Text(context.words("event-by-editors", source=edit.source, day=day), "faint"),))]


def _evidence(entry: EventReport | None, context: Context) -> list[Block]:
    if entry is None:
        return []
    day = dates.local_day(entry.reported_at, context.zone, context.words)
    return [Quotation(entry.report.evidence.text, (Text(f"{entry.source}, {day}", "faint"),))]


def _buttons(event: Event, context: Context) -> tuple[Action, ...]:
    return (
        Call(context.words("button-agenda"), "jadwal", f"#{event.id}"),
        Call(context.words("button-calendar"), "jadwal", f"#{event.id} ics"),
    )
