"""One event for several mentions in an article."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.analysis.events.likeness import same_article_event
from bot.analysis.events.words import kinds, specific, stems
from storage.records import PlannedEvent

_OWN = re.compile(r"[a-z]+nya", re.IGNORECASE)
"""A name that only points at another: "pelaksanaannya"."""

_FINEST_FIRST = ("time", "day", "week", "part-of-month", "month", "quarter", "year")
_STRONGEST = ("planned", "confirmed", "postponed", "cancelled")


def merge(events: Iterable[PlannedEvent]) -> tuple[PlannedEvent, ...]:
    """The events of an article, each once, in the order in which they are first told.

    Of several dates in one sentence that only one name stands by, the first one has it.
    """
    merged: list[PlannedEvent] = []
    for event in events:
        if any(event.what == known.what and event.evidence == known.evidence for known in merged):
            continue
        same = next((i for i, known in enumerate(merged) if _same(known, event)), None)
        if same is None:
            merged.append(event)
        else:
            merged[same] = _joined(merged[same], event)
    return tuple(merged)


def _same(known: PlannedEvent, event: PlannedEvent) -> bool:
    """The same happening; or on the same days, as long as no word of either speaks of another one."""
    if (known.start, known.end) == (event.start, event.end):
        ours, theirs = specific(known.what), specific(event.what)
        if known.evidence == event.evidence or ours & theirs:
            return True
        if _OWN.fullmatch(known.what) or _OWN.fullmatch(event.what):
            return True
        if not ours or not theirs:
            return bool(stems(known.what) & stems(event.what) or kinds(known.what) & kinds(event.what))
    return same_article_event(known, event)


def _joined(known: PlannedEvent, event: PlannedEvent) -> PlannedEvent:
    """The richer mention with the finer date, and what the other one adds."""
    main, other = (event, known) if _richness(event) > _richness(known) else (known, event)
    finer = min(main, other, key=lambda e: _FINEST_FIRST.index(e.precision))
    return replace(
        main,
        start=finer.start,
        end=finer.end,
        precision=finer.precision,
        time=finer.time,
        places=main.places or other.places,
        either_or=main.either_or if main.places else other.either_or,
        status=max(main.status, other.status, key=_STRONGEST.index),
        agenda=main.agenda or other.agenda,
    )


def _richness(event: PlannedEvent) -> int:
    return 2 * bool(event.agenda) + bool(event.places) + bool(event.time)
