"""What an event is about, and how sure it is."""

import re

from bot.analysis.events.cues import Cues
from storage.records import ReportedStatus

_LISTED = re.compile(r"\s*,\s*(?:dan\s+|serta\s+|and\s+)?|\s*;\s*")
_LAST = re.compile(r"\s+(?:dan|serta|and)\s+")
_LAST_JOINT = re.compile(r",\s*(?:dan|serta|and)\s")
_LONGEST_AGENDA = 300


def agenda_of(sentence: str, cues: Cues) -> tuple[str, ...]:
    """The items that the sentence says the event is about, word for word; empty when it says nothing of it."""
    introduced = cues.agenda.search(sentence)
    if introduced is None:
        return ()
    told = re.split(r"[.;!?](?:\s|$)|[”\"]", sentence[introduced.end() : introduced.end() + _LONGEST_AGENDA])[0]
    items = [item.strip() for item in _LISTED.split(told) if item.strip()]
    clause = next((i for i, item in enumerate(items) if _is_no_item(item, cues)), len(items))
    items = items[:clause]
    if len(items) == 1 or (items and not _LAST_JOINT.search(told)):
        items[-1:] = _LAST.split(items[-1], maxsplit=1)
    return tuple(items)


def _is_no_item(item: str, cues: Cues) -> bool:
    """Whether what a comma parts from a list is a clause of its own: a plan, or who said it."""
    return cues.governs.search(item) is not None or cues.speech.search(item) is not None


def status_of(clause: str, cues: Cues) -> ReportedStatus:
    """What the words say of the plan: called off, put off, certain, or simply planned."""
    if cues.cancelled.search(clause):
        return "cancelled"
    if cues.postponed.search(clause):
        return "postponed"
    return "confirmed" if cues.confirmed.search(clause) else "planned"
