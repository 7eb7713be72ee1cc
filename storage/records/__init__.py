"""Frozen dataclasses that cross the storage seam. Every time in them is aware UTC.

Each is imported when it is first asked for: to make them all costs more than to analyse ten articles.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.records.articles import (
        Alike,
        Article,
        ArticleKeys,
        ArticleWrite,
        Copy,
        Duplicate,
        Headline,
        Hit,
        Holding,
        KnownArticle,
        NewArticle,
        Note,
        RecordedChange,
        Revision,
        SourceCount,
        StoredQuote,
    )
    from storage.records.chats import Chat, ChatData, QuietHours
    from storage.records.configuration import ChangeOutcome, ConfigChange, NewConfigChange
    from storage.records.deliveries import (
        DELIVERY_STATES,
        ClosedTarget,
        Delivery,
        DeliveryState,
        MissedPosts,
        NewPost,
        Outcome,
        SlotDecision,
        SlotWrite,
        StateCount,
        Verdict,
    )
    from storage.records.events import (
        ANNOUNCED,
        Announced,
        Announcement,
        AnnouncementWrite,
        Event,
        EventEdit,
        EventReport,
        EventState,
        EventStatus,
        EventWrite,
        Review,
    )
    from storage.records.feeds import EntryMark, EntryOutcome, FeedFigures, FeedSource, FeedState
    from storage.records.findings import (
        Analysis,
        PlannedEvent,
        Precision,
        Quote,
        QuoteChange,
        QuoteKind,
        Removed,
        ReportedStatus,
        Span,
        Speaker,
        Summary,
    )
    from storage.records.page import Page
    from storage.records.people import Person, PersonWrite, Role
    from storage.records.subscriptions import Subscription, SubscriptionKind
    from storage.records.times import as_utc

__all__ = [
    "ANNOUNCED",
    "DELIVERY_STATES",
    "Alike",
    "Analysis",
    "Announced",
    "Announcement",
    "AnnouncementWrite",
    "Article",
    "ArticleKeys",
    "ArticleWrite",
    "ChangeOutcome",
    "Chat",
    "ChatData",
    "ClosedTarget",
    "ConfigChange",
    "Copy",
    "Delivery",
    "DeliveryState",
    "Duplicate",
    "EntryMark",
    "EntryOutcome",
    "Event",
    "EventEdit",
    "EventReport",
    "EventState",
    "EventStatus",
    "EventWrite",
    "FeedFigures",
    "FeedSource",
    "FeedState",
    "Headline",
    "Hit",
    "Holding",
    "KnownArticle",
    "MissedPosts",
    "NewArticle",
    "NewConfigChange",
    "NewPost",
    "Note",
    "Outcome",
    "Page",
    "Person",
    "PersonWrite",
    "PlannedEvent",
    "Precision",
    "QuietHours",
    "Quote",
    "QuoteChange",
    "QuoteKind",
    "RecordedChange",
    "Removed",
    "ReportedStatus",
    "Review",
    "Revision",
    "Role",
    "SlotDecision",
    "SlotWrite",
    "SourceCount",
    "Span",
    "Speaker",
    "StateCount",
    "StoredQuote",
    "Subscription",
    "SubscriptionKind",
    "Summary",
    "Verdict",
    "as_utc",
]

_MODULES = (
    "findings",
    "times",
    "page",
    "people",
    "events",
    "articles",
    "chats",
    "configuration",
    "deliveries",
    "feeds",
    "subscriptions",
)
"""Those that need others behind them."""


def __getattr__(name: str) -> object:
    for module in _MODULES if name in __all__ else ():
        found = vars(import_module(f"{__name__}.{module}"))
        if name in found:
            globals()[name] = found[name]
            return found[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
