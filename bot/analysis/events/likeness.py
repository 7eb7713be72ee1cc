"""Whether the words and the days of two mentions can be of one happening."""

from datetime import date
from typing import Protocol

from bot.analysis.events.words import kinds, ordinals, specific
from storage.records import PlannedEvent

AGREEMENT = 0.5
"""The share of the shorter description's words from which on two descriptions agree."""


class Dated(Protocol):
    """What has a first and a last possible day, both included: a report of an event, or its state."""

    @property
    def start(self) -> date:
        """The first possible day."""

    @property
    def end(self) -> date:
        """The last possible day."""


def same_article_event(first: PlannedEvent, second: PlannedEvent) -> bool:
    """Whether two mentions in one article are of one event.

    Within an article the bare word suffices ("pertemuan itu"), as long as nothing in it speaks against.
    """
    if not may_be_one(first.what, second.what) or not overlap(first, second):
        return False
    ours, theirs = specific(first.what), specific(second.what)
    if not ours or not theirs:
        return bool(kinds(first.what) & kinds(second.what)) or first.what.casefold() == second.what.casefold()
    return agreement_of(ours, theirs) >= AGREEMENT


def may_be_one(ours: str, theirs: str) -> bool:
    """False where the kind of event or its number in a series differ."""
    pairs = ((kinds(ours), kinds(theirs)), (ordinals(ours), ordinals(theirs)))
    return not any(one and other and not one & other for one, other in pairs)


def agreement_of(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Shared words as a share of the shorter description, 0 to 1."""
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def overlap(one: Dated, other: Dated) -> bool:
    """Whether there is a day on which both may be."""
    return one.start <= other.end and other.start <= one.end
