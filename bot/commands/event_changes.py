"""What has changed, or would change, of an event: was and is, in words."""

from dataclasses import replace

from bot.commands import show
from bot.commands.context import Context
from bot.locale import dates
from bot.message import Run, Runs, Text
from storage.records import EventState


def said(state: EventState, context: Context) -> dict[str, str]:
    """When, where, and what about, in words, by the texts that head them."""
    places = show.joined(state.places, "or" if state.either_or else "and", context)
    return {
        "agenda-when": dates.span(state.start, state.end, state.precision, context.words, time=state.time),
        "agenda-where": f"{places} ({context.words('agenda-either')})" if state.either_or and places else places,
        "agenda-items": show.joined(state.agenda, "and", context),
    }


def changes(before: EventState, now: EventState, context: Context) -> tuple[Runs, ...]:
    """What was and what is, of everything that differs."""
    was, told = _all(before, context), _all(now, context)
    changed = [head for head in told if was[head] != told[head]]
    return tuple(_change(head, was[head], told[head], context) for head in changed)


def adds_only(before: EventState, now: EventState) -> bool:
    """Whether all that was known is as it was, and there is only more of it now."""
    known = replace(
        now,
        time=before.time and now.time,
        precision=now.precision if before.time else before.precision,
        places=now.places if before.places else (),
        either_or=now.either_or if before.places else False,
        agenda=now.agenda if before.agenda else (),
    )
    return known == before


def told_over(before: EventState, now: EventState, context: Context) -> tuple[Runs, ...]:
    """All that is known of an event that is over: what was and is where it differs, else what is."""
    was, told = _all(before, context), _all(now, context)
    return tuple(
        fact(head, text, context) if was[head] == text else _change(head, was[head], text, context)
        for head, text in told.items()
        if (text and head != "event-what") or was[head] != text
    )


def fact(head: str, told: str | Run, context: Context) -> Runs:
    """A line with a bold head."""
    return Text(f"{context.words(head)}: ", "bold"), Text(told) if isinstance(told, str) else told


def _all(state: EventState, context: Context) -> dict[str, str]:
    status = context.words(f"status-{state.status}")
    return {"event-what": state.what, **said(state, context), "agenda-status": status}


def _change(head: str, was: str, told: str, context: Context) -> Runs:
    nothing = context.words("event-unknown")
    return fact(head, context.words("event-was-is", was=was or nothing, now=told or nothing), context)
