"""When a feed is asked next. Pure: what was learnt and a draw of chance go in, a duration comes out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

LONGEST_QUIET = timedelta(hours=1)
"""A feed that seldom has news is asked at least this often, unless it is configured for less."""
LONGEST_ASKED = timedelta(hours=6)
"""A TTL or max-age beyond this is a setting nobody thought about."""
LONGEST_BACKOFF = timedelta(hours=6)
QUARANTINED_EVERY = timedelta(days=1)
JITTER = 0.1
"""Share of an interval that chance may add, so that feeds which failed together do not come back together."""

_PER_GAP = 4
"""An hourly feed is asked every quarter of an hour: news waits at most a quarter of its usual gap."""
_RECENT = 10
_SLOWER = 1.5


def after_news(
    every: timedelta, *, ttl: timedelta | None, fresh_for: timedelta | None, gap: timedelta | None, chance: float
) -> timedelta:
    """The wait after a read that had something new, or the first one.

    Args:
        every: how often the editor wants it asked at most.
        ttl: how long the feed asks to be left alone.
        fresh_for: how long its server calls the answer fresh.
        gap: the usual time between its entries.
        chance: from 0 to 1.
    """
    quiet = min(gap / _PER_GAP, LONGEST_QUIET) if gap else timedelta()
    return _jittered(max(_least(every, ttl, fresh_for), quiet), chance)


def after_nothing_new(
    every: timedelta, before: timedelta, *, ttl: timedelta | None, fresh_for: timedelta | None, chance: float
) -> timedelta:
    """The wait after a read without anything new: half as long again as the one ``before``, up to LONGEST_QUIET."""
    least = _least(every, ttl, fresh_for)
    return _jittered(max(least, min(before * _SLOWER, LONGEST_QUIET)), chance)


def after_failure(every: timedelta, failures: int, *, retry_after: timedelta | None, chance: float) -> timedelta:
    """The wait after ``failures`` in a row: doubled with each, never shorter than the server asks."""
    doubled = min(every * 2 ** min(failures, 20), max(LONGEST_BACKOFF, every))
    return max(_jittered(doubled, chance), retry_after or timedelta())


def typical_gap(dates: Sequence[datetime]) -> timedelta | None:
    """The median time between the newest entries; None where too few have a date."""
    newest = sorted(dates, reverse=True)[: _RECENT + 1]
    if len(newest) < 3:
        return None
    return timedelta(seconds=median((later - earlier).total_seconds() for later, earlier in pairwise(newest)))


def _least(every: timedelta, ttl: timedelta | None, fresh_for: timedelta | None) -> timedelta:
    return max(every, *(min(asked or timedelta(), LONGEST_ASKED) for asked in (ttl, fresh_for)))


def _jittered(wait: timedelta, chance: float) -> timedelta:
    return wait * (1 + JITTER * chance)
