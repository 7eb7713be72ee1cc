"""Health is judged by what parts do, not by whether the process is there."""

from datetime import timedelta

from bot.monitor.health import Check, Report, judge_feeds, judge_outbox, judge_platform, judge_silence
from storage.records import FeedFigures
from tests.storage.making import DAY

SINCE = DAY - timedelta(days=1)
MINUTE = timedelta(minutes=1)


def report(*checks: Check) -> Report:
    return Report(at=DAY, since=SINCE, version="1", checks=checks)


def test_a_platform_is_deaf_after_two_minutes() -> None:
    """A reconnection is no trouble; a longer silence is, from its beginning."""
    assert judge_platform("x", DAY - 1.9 * MINUTE, DAY).trouble is None
    assert judge_platform("x", DAY - 2 * MINUTE, DAY) == Check("x", "trouble-deaf", DAY - 2 * MINUTE)


def test_feeds_are_stuck_when_they_are_due_and_nothing_is_fetched() -> None:
    """Many due feeds of one slow host are no trouble while something is fetched; nor is a start after a long stop."""
    late = FeedFigures(well=3, due_at=DAY - 20 * MINUTE, read_at=DAY - 20 * MINUTE)
    assert judge_feeds(late, DAY - MINUTE, DAY, SINCE).trouble is None
    assert judge_feeds(late, DAY - 16 * MINUTE, DAY, SINCE).trouble == "trouble-feeds-stuck"
    assert judge_feeds(late, DAY - 16 * MINUTE, DAY, DAY - MINUTE).trouble is None
    assert judge_feeds(FeedFigures(), SINCE, DAY, SINCE).trouble is None


def test_feeds_that_all_fail_for_hours_are_trouble() -> None:
    """The process is there and asks, but there is no news. One that can be read makes it well."""
    figures = FeedFigures(failing=2, quarantined=1, due_at=DAY + MINUTE, read_at=DAY - 125 * MINUTE)
    found = judge_feeds(figures, DAY, DAY, SINCE)
    assert (found.trouble, found.since) == ("trouble-feeds-fail", DAY - 125 * MINUTE)
    fine = FeedFigures(well=1, failing=2, due_at=DAY + MINUTE, read_at=DAY - 125 * MINUTE)
    assert judge_feeds(fine, DAY, DAY, SINCE).trouble is None


def test_the_outbox_is_stuck_when_rows_are_due_and_none_is_sent() -> None:
    """A long broadcast is none, since rows go out; nor are rows that wait for their time."""
    assert judge_outbox(None, SINCE, DAY, SINCE).trouble is None
    assert judge_outbox(DAY + MINUTE, SINCE, DAY, SINCE).trouble is None
    assert judge_outbox(DAY - 30 * MINUTE, DAY - MINUTE, DAY, SINCE).trouble is None
    assert judge_outbox(DAY - 30 * MINUTE, SINCE, DAY, SINCE).trouble == "trouble-outbox-stuck"
    assert judge_outbox(DAY - 30 * MINUTE, SINCE, DAY, DAY - MINUTE).trouble is None


def test_a_bot_that_is_silent_is_in_trouble_whatever_it_said_last() -> None:
    """Gone, killed or hanging; one that speaks says itself what is wrong."""
    broken = Check("telegram", "trouble-deaf", DAY)
    assert [one.trouble for one in judge_silence(None, DAY)] == ["trouble-not-running"]
    assert [one.trouble for one in judge_silence(report(), DAY + MINUTE)] == ["trouble-silent"]
    assert judge_silence(report(Check("outbox")), DAY + 0.9 * MINUTE) == ()
    assert judge_silence(report(Check("outbox"), broken), DAY) == (broken,)
