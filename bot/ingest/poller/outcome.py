"""A feed's state after a read, by how the read went. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.ingest.poller.looking import Met
from bot.ingest.poller.timing import (
    QUARANTINED_EVERY,
    after_failure,
    after_news,
    after_nothing_new,
)
from bot.ingest.sources.base import Look, LookFailed
from bot.phrase import packed
from storage.records import FeedState

MOST_DEATHS = 3
"""Parses in a row that took their parser down: the feed is not given another child."""
GIVEN_UP_AFTER = timedelta(days=3)
MOVED_BACK_AFTER = 3
"""Failures in a row at the address that a feed moved to: then the configured one is tried again."""
FEWEST_FAILURES = 10
"""In a row, over GIVEN_UP_AFTER: a weekend's outage of a server is no reason to give up its feed."""


def read_well(
    state: FeedState,
    look: Look,
    met: Met,
    every: timedelta,
    *,
    left: bool,
    now: datetime,
    chance: float,
) -> FeedState:
    """After a read; ``left`` says that some of its entries are for the next one."""
    news = bool(met.plan.take)
    if news or state.read_at is None:
        wait = after_news(every, ttl=met.ttl, fresh_for=look.fresh_for, gap=met.gap, chance=chance)
    else:
        wait = after_nothing_new(every, _before(state, every), ttl=met.ttl, fresh_for=look.fresh_for, chance=chance)
    return replace(
        _sound(state, now),
        address=look.moved_to or state.address,
        title=met.title,
        body_hash=None if left else look.body_hash,
        # With entries left, a 304 would keep us from ever seeing them.
        etag=None if left else look.etag,
        last_modified=None if left else look.last_modified,
        changed_at=now if news else state.changed_at,
        due_at=now + (every if left else wait),
    )


def unchanged(state: FeedState, look: Look, every: timedelta, *, now: datetime, chance: float) -> FeedState:
    """After a read that gave nothing other than the read before."""
    wait = after_nothing_new(every, _before(state, every), ttl=None, fresh_for=look.fresh_for, chance=chance)
    return replace(
        _sound(state, now),
        etag=look.etag or state.etag,
        last_modified=look.last_modified or state.last_modified,
        due_at=now + wait,
    )


def failed(state: FeedState, every: timedelta, failure: LookFailed, *, now: datetime, chance: float) -> FeedState:
    """After a read that gave nothing usable.

    Args:
        state: the feed before.
        every: how often it is asked at most.
        failure: why.
        now: when.
        chance: from 0 to 1.
    """
    failures, since = state.failures + 1, state.failing_since or now
    deaths = state.deaths + 1 if failure.died else state.deaths
    hopeless = failures >= FEWEST_FAILURES and now - since >= GIVEN_UP_AFTER
    quarantined_at = state.quarantined_at or (now if failure.gone or deaths >= MOST_DEATHS or hopeless else None)
    pause = (
        QUARANTINED_EVERY if quarantined_at else after_failure(every, failures, retry_after=failure.wait, chance=chance)
    )
    # Where it moved to may be a mistake, or gone after years; the configured address leads there again, or elsewhere.
    if failures >= MOVED_BACK_AFTER and state.address != state.url:
        state = replace(state, address=state.url, etag=None, last_modified=None)
    return replace(
        state,
        tried_at=now,
        due_at=now + (QUARANTINED_EVERY if quarantined_at else pause),
        failures=failures,
        deaths=deaths,
        failing_since=since,
        error=packed(failure.reason),
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
