"""Whether the bot does what it is there for: pure rules over what its parts were last seen to do.

A part is in trouble when it is stale, not only when the process is gone: nobody is listened to, feeds wait unread,
posts wait unsent. What a restart would not mend is trouble too, if a person should know; a single feed or chat is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.records import DeliveryState, FeedFigures, StateCount

DEAF_AFTER = timedelta(minutes=2)
"""A platform that is not heard for so long; libraries reconnect within it."""
STUCK_AFTER = timedelta(minutes=15)
"""Feeds or posts that are due for so long while none is read or sent."""
NEWS_AFTER = timedelta(hours=2)
"""So long without a single feed that could be read."""
SILENT_AFTER = timedelta(seconds=60)
"""A bot that has not said for so long how it is does not run, or hangs."""


@dataclass(frozen=True, slots=True)
class Check:
    """One part, and what is wrong with it: the id of a text, or None; since when, and why, if known.

    A person should know of what is ``minor`` too, but the bot does its work all the same.
    """

    part: str
    trouble: str | None = None
    since: datetime | None = None
    reason: str = ""
    minor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How the bot is at one instant (``at``).

    It runs since ``since``; None where it does not. The figures are the database's: ``proposals`` are changes of events
    that wait for an editor; ``backed_up_at`` is when it was last copied.
    """

    at: datetime
    since: datetime | None
    version: str
    checks: tuple[Check, ...]
    feeds: FeedFigures | None = None
    outbox: tuple[StateCount, ...] = ()
    proposals: int = 0
    backed_up_at: datetime | None = None

    @property
    def well(self) -> bool:
        """Whether it does its work."""
        return all(check.minor for check in self.troubles)

    @property
    def troubles(self) -> tuple[Check, ...]:
        """The parts that something is wrong with."""
        return tuple(check for check in self.checks if check.trouble)

    def rows(self, state: DeliveryState) -> int:
        """How many rows of the outbox are in a state."""
        return sum(count.rows for count in self.outbox if count.state == state)


def judge_platform(name: str, heard_at: datetime, now: datetime) -> Check:
    """A chat platform, by when it could last be listened to."""
    if now - heard_at < DEAF_AFTER:
        return Check(name)
    return Check(name, "trouble-deaf", heard_at)


def judge_feeds(feeds: FeedFigures, fetched_at: datetime, now: datetime, since: datetime) -> Check:
    """The feeds, by when the first of them is due and when anything was last fetched, with whatever success.

    ``since`` is when the bot started: what is due since before then had nobody to read it.
    """
    if not feeds.active:
        return Check("feeds")
    due_at = max(feeds.due_at or now, since)
    if now - due_at >= STUCK_AFTER and now - fetched_at >= STUCK_AFTER:
        return Check("feeds", "trouble-feeds-stuck", max(due_at, fetched_at))
    last = max(feeds.read_at or since, since)
    if feeds.well == feeds.fresh == 0 and now - last >= NEWS_AFTER:
        return Check("feeds", "trouble-feeds-fail", feeds.read_at or since)
    return Check("feeds")


def judge_outbox(due_at: datetime | None, sent_at: datetime, now: datetime, since: datetime) -> Check:
    """The outbox, by when the first row that could go should have gone, and when one last did."""
    if due_at is not None and now - max(due_at, since) >= STUCK_AFTER and now - sent_at >= STUCK_AFTER:
        return Check("outbox", "trouble-outbox-stuck", max(due_at, sent_at))
    return Check("outbox")


def judge_silence(report: Report | None, now: datetime) -> Sequence[Check]:
    """What another process can say of a bot by the last that it said of itself; None is nothing."""
    if report is None:
        return (Check("bot", "trouble-not-running"),)
    if now - report.at >= SILENT_AFTER:
        return (Check("bot", "trouble-silent", report.at),)
    return report.troubles
