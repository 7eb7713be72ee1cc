"""A feed's state after a read, by how the read went. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.ingest.feed import ParsedFeed
from bot.ingest.poller.timing import (
    QUARANTINED_EVERY,
    after_failure,
    after_news,
    after_nothing_new,
    typical_gap,
)
from bot.ingest.web.fetch import FetchedPage
from storage.records import FeedState

MOST_DEATHS = 3
"""Parses in a row that took their parser down: the feed is not given another child."""
GIVEN_UP_AFTER = timedelta(days=3)
FEWEST_FAILURES = 10
"""In a row, over GIVEN_UP_AFTER: a weekend's outage of a server is no reason to give up its feed."""


def read_well(
    state: FeedState,
    page: FetchedPage,
    feed: ParsedFeed,
    every: timedelta,
    *,
    news: bool,
    now: datetime,
    chance: float,
) -> FeedState:
    """After a read. ``state`` has the hash of this read's body, or None where entries were left for the next one."""
    left = state.body_hash is None
    if news or state.read_at is None:
        gap = typical_gap([entry.published_at for entry in feed.entries if entry.published_at])
        wait = after_news(every, ttl=feed.ttl, fresh_for=page.fresh_for, gap=gap, chance=chance)
    else:
        wait = after_nothing_new(every, _before(state, every), ttl=feed.ttl, fresh_for=page.fresh_for, chance=chance)
    return replace(
        _sound(state, now),
        address=page.moved_to or state.address,
        title=feed.title,
        # With entries left, a 304 would keep us from ever seeing them.
        etag=None if left else page.etag,
        last_modified=None if left else page.last_modified,
        changed_at=now if news else state.changed_at,
        due_at=now + (every if left else wait),
    )


def unchanged(state: FeedState, page: FetchedPage, every: timedelta, *, now: datetime, chance: float) -> FeedState:
    """After a read that gave nothing other than the read before."""
    wait = after_nothing_new(every, _before(state, every), ttl=None, fresh_for=page.fresh_for, chance=chance)
    return replace(
        _sound(state, now),
        etag=page.etag or state.etag,
        last_modified=page.last_modified or state.last_modified,
        due_at=now + wait,
    )


def failed(
    state: FeedState,
    every: timedelta,
    reason: str,
    *,
    now: datetime,
    chance: float,
    wait: timedelta | None = None,
    gone: bool = False,
    died: bool = False,
) -> FeedState:
    """After a read that gave nothing usable.

    Args:
        state: the feed before.
        every: how often it is asked at most.
        reason: why, in a clause.
        now: when.
        chance: from 0 to 1.
        wait: how long the server asks us to stay away.
        gone: the server says that it is gone for good (410).
        died: it took its parser down.
    """
    failures, since = state.failures + 1, state.failing_since or now
    deaths = state.deaths + 1 if died else state.deaths
    hopeless = failures >= FEWEST_FAILURES and now - since >= GIVEN_UP_AFTER
    quarantined_at = state.quarantined_at or (now if gone or deaths >= MOST_DEATHS or hopeless else None)
    pause = QUARANTINED_EVERY if quarantined_at else after_failure(every, failures, retry_after=wait, chance=chance)
    return replace(
        state,
        tried_at=now,
        due_at=now + pause,
        failures=failures,
        deaths=deaths,
        failing_since=since,
        error=reason,
        quarantined_at=quarantined_at,
    )


def _sound(state: FeedState, now: datetime) -> FeedState:
    return replace(
        state,
        tried_at=now,
        read_at=now,
        failures=0,
        deaths=0,
        failing_since=None,
        error=None,
        quarantined_at=None,
    )


def _before(state: FeedState, every: timedelta) -> timedelta:
    """The wait that led to this read; after failures it says nothing of how often there is news."""
    if state.tried_at is None or state.failures:
        return every
    return max(every, state.due_at - state.tried_at)
