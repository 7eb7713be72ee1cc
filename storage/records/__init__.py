"""Frozen dataclasses that cross the storage seam. Every time in them is aware UTC."""

from storage.records.articles import (
    Article,
    ArticleKeys,
    ArticleWrite,
    Headline,
    Hit,
    KnownArticle,
    NewArticle,
    Note,
    Revision,
    SourceCount,
    StoredQuote,
)
from storage.records.chats import Chat
from storage.records.events import Event, EventReport, EventState, EventStatus, EventWrite, Review
from storage.records.feeds import EntryMark, EntryOutcome, FeedSource, FeedState
from storage.records.findings import (
    Analysis,
    PlannedEvent,
    Precision,
    Quote,
    QuoteKind,
    Removed,
    ReportedStatus,
    Span,
    Speaker,
    Summary,
)
from storage.records.page import Page
from storage.records.people import Person, PersonWrite, Role
from storage.records.times import as_utc

__all__ = [
    "Analysis",
    "Article",
    "ArticleKeys",
    "ArticleWrite",
    "Chat",
    "EntryMark",
    "EntryOutcome",
    "Event",
    "EventReport",
    "EventState",
    "EventStatus",
    "EventWrite",
    "FeedSource",
    "FeedState",
    "Headline",
    "Hit",
    "KnownArticle",
    "NewArticle",
    "Note",
    "Page",
    "Person",
    "PersonWrite",
    "PlannedEvent",
    "Precision",
    "Quote",
    "QuoteKind",
    "Removed",
    "ReportedStatus",
    "Review",
    "Revision",
    "Role",
    "SourceCount",
    "Span",
    "Speaker",
    "StoredQuote",
    "Summary",
    "as_utc",
]
