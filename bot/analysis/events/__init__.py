"""Planned events."""

from bot.analysis.document import Document
from storage.records import PlannedEvent


def find_events(document: Document) -> tuple[PlannedEvent, ...]:
    """What the article says is to happen after its date."""
    return () if document else ()
