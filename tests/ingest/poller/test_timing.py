"""When a feed is asked next: never sooner than wanted, never forgotten."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.poller.timing import (
    JITTER,
    LONGEST_ASKED,
    LONGEST_BACKOFF,
    LONGEST_QUIET,
    after_failure,
    after_news,
    after_nothing_new,
    typical_gap,
)

NOW = datetime(2026, 2, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
waits = st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=2))
asked = st.none() | st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400))
chances = st.floats(0, 1)


@given(waits, asked, asked, asked, chances)
def test_after_news_it_waits_as_long_as_all_want(
    every: timedelta, ttl: timedelta | None, fresh: timedelta | None, gap: timedelta | None, chance: float
) -> None:
    """The editor's interval is the least; what the feed asks counts up to a bound."""
    wait = after_news(every, ttl=ttl, fresh_for=fresh, gap=gap, chance=chance)
    assert wait >= max(every, min(ttl or every, LONGEST_ASKED), min(fresh or every, LONGEST_ASKED))
    assert wait <= max(every, LONGEST_ASKED, LONGEST_QUIET) * (1 + JITTER)


@given(waits, waits, asked, chances)
def test_after_nothing_new_it_waits_longer_up_to_a_bound(
    every: timedelta, before: timedelta, fresh: timedelta | None, chance: float
) -> None:
    """Quiet feeds are asked less, but at least once an hour unless more was configured."""
    wait = after_nothing_new(every, before, ttl=None, fresh_for=fresh, chance=chance)
    assert every <= wait <= max(every, LONGEST_QUIET, LONGEST_ASKED if fresh else every) * (1 + JITTER)


@given(waits, st.integers(1, 10_000), asked, chances)
def test_failures_make_it_wait_longer_but_not_for_ever(
    every: timedelta, failures: int, retry_after: timedelta | None, chance: float
) -> None:
    """Doubled with each failure; what the server asks for is kept."""
    wait = after_failure(every, failures, retry_after=retry_after, chance=chance)
    assert wait >= max(min(every * 2, LONGEST_BACKOFF), retry_after or every)
    assert wait <= max(max(LONGEST_BACKOFF, every) * (1 + JITTER), retry_after or every)


def test_an_hourly_feed_is_not_asked_every_minute() -> None:
    """Its own rhythm tells: a quarter of its usual gap."""
    dates = [NOW - HOUR * n for n in range(12)]
    assert typical_gap(dates) == HOUR
    wait = after_news(timedelta(minutes=1), ttl=None, fresh_for=None, gap=typical_gap(dates), chance=0.0)
    assert wait == timedelta(minutes=15)


def test_two_dates_tell_no_rhythm() -> None:
    """Nor do none."""
    assert typical_gap([NOW, NOW - HOUR]) is None
    assert typical_gap([]) is None
