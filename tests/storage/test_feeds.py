"""Feeds: what is known of them outlives restarts and edits of the configuration."""

from dataclasses import replace
from datetime import timedelta

from storage.base import Storage
from storage.records import EntryMark, FeedSource, FeedState
from tests.storage.making import DAY, write

A, B, C = "https://a.example/rss", "https://a.example/olahraga", "https://b.example/rss"
HOUR = timedelta(hours=1)


async def test_a_new_feed_is_due_at_once_and_a_paused_one_is_not(storage: Storage) -> None:
    """Only what is configured and not paused is ever read."""
    await storage.sync_feeds([FeedSource(A, "A"), FeedSource(C, None, active=False)], at=DAY)
    assert [feed.url for feed in await storage.due_feeds(at=DAY, limit=10)] == [A]
    known = await storage.feed(A)
    assert known == FeedState(url=A, address=A, due_at=DAY, name="A")
    assert [feed.active for feed in await storage.feeds()] == [True, False]


async def test_what_was_learnt_of_a_feed_survives_its_removal(storage: Storage) -> None:
    """A feed that is taken out and put back goes on where it was, under its new name."""
    await storage.sync_feeds([FeedSource(A, "A")], at=DAY)
    await storage.save_feed(_read(A), marks=[EntryMark(b"k", b"d", "kept")], at=DAY)
    await storage.sync_feeds([], at=DAY)
    assert await storage.due_feeds(at=DAY + 9 * HOUR, limit=10) == ()
    await storage.sync_feeds([FeedSource(A, "Baru")], at=DAY + HOUR)
    assert await storage.feed(A) == replace(_read(A), name="Baru")
    assert await storage.seen_entries(A, [b"k", b"x"]) == {b"k": EntryMark(b"k", b"d", "kept")}


async def test_a_host_is_asked_for_one_feed_at_a_time(storage: Storage) -> None:
    """Of each host the longest waiting one; busy hosts are left out."""
    await storage.sync_feeds([FeedSource(url) for url in (A, B, C)], at=DAY)
    await storage.save_feed(replace(_read(B), due_at=DAY - HOUR), at=DAY)
    assert [feed.url for feed in await storage.due_feeds(at=DAY, limit=10)] == [B, C]
    assert [feed.url for feed in await storage.due_feeds(at=DAY, limit=10, without={"a.example"})] == [C]
    assert [feed.url for feed in await storage.due_feeds(at=DAY, limit=1)] == [B]


async def test_a_moved_feed_counts_to_its_new_host(storage: Storage) -> None:
    """The host is that of the address where it is read."""
    await storage.sync_feeds([FeedSource(A)], at=DAY)
    await storage.save_feed(replace(_read(A), address="https://c.example/rss"), at=DAY)
    assert await storage.due_feeds(at=DAY + HOUR, limit=9, without={"c.example"}) == ()


async def test_the_next_due_time_is_told(storage: Storage) -> None:
    """So that the poller sleeps until then, and no longer."""
    await storage.sync_feeds([FeedSource(A), FeedSource(C)], at=DAY)
    await storage.save_feed(_read(A), at=DAY)
    assert await storage.next_due(after=DAY) == DAY + HOUR
    assert await storage.next_due(after=DAY + HOUR) is None


async def test_a_save_does_not_undo_the_configuration(storage: Storage) -> None:
    """A read that ends after its feed was paused leaves it paused."""
    await storage.sync_feeds([FeedSource(A, "A")], at=DAY)
    await storage.sync_feeds([FeedSource(A, "Lain", active=False)], at=DAY)
    await storage.save_feed(replace(_read(A), name="A"), at=DAY)
    known = await storage.feed(A)
    assert known is not None
    assert (known.active, known.name, known.etag) == (False, "Lain", '"1"')


async def test_an_entry_that_is_still_listed_is_never_forgotten(storage: Storage) -> None:
    """Old marks go only with the entries they mark; else an archive would come back as news."""
    await storage.sync_feeds([FeedSource(A)], at=DAY)
    many = [EntryMark(bytes([n]), b"d", "old") for n in range(200)]
    await storage.save_feed(_read(A), marks=many, at=DAY)
    later = DAY + timedelta(days=200)
    new = EntryMark(b"new", b"d", "kept")
    await storage.save_feed(_read(A), marks=[new], listed={bytes([1]), b"new"}, at=later)
    assert set(await storage.seen_entries(A, [mark.key for mark in many] + [b"new"])) == {bytes([1]), b"new"}


async def test_a_thousand_keys_are_looked_up_at_once(storage: Storage) -> None:
    """Feeds with ten thousand entries are known to the last one."""
    await storage.sync_feeds([FeedSource(A)], at=DAY)
    marks = [EntryMark(n.to_bytes(2, "big"), b"d", "old") for n in range(3000)]
    await storage.save_feed(_read(A), marks=marks, at=DAY)
    assert len(await storage.seen_entries(A, (mark.key for mark in marks))) == 3000


async def test_backlog_is_remembered(storage: Storage) -> None:
    """An article from before we came is marked so, and a revision of it leaves the mark."""
    plain, old = write("1"), write("2", text="Teks lain yang lebih lama daripada yang lain.")
    first, second = await storage.store([plain, replace(old, article=replace(old.article, backlog=True))], at=DAY)
    one, two = await storage.article(first), await storage.article(second)
    assert one is not None
    assert two is not None
    assert (one.backlog, two.backlog) == (False, True)
    await storage.store([replace(old, revises=second)], at=DAY + HOUR)
    again = await storage.article(second)
    assert again is not None
    assert again.backlog


def _read(url: str) -> FeedState:
    return FeedState(
        url=url,
        address=url,
        due_at=DAY + HOUR,
        title="Kabar A",
        etag='"1"',
        body_hash=b"\x01\x02",
        tried_at=DAY,
        read_at=DAY,
        failures=2,
        error="timeout",
        failing_since=DAY,
    )


async def test_a_clock_that_was_ahead_keeps_no_feed_waiting(storage: Storage) -> None:
    """Asked nine hours from now and due an hour later, it is due now; one that was asked in the past waits on."""
    await storage.sync_feeds([FeedSource(A), FeedSource(C)], at=DAY)
    ahead = DAY + 9 * HOUR
    await storage.save_feed(replace(_read(A), tried_at=ahead, due_at=ahead + HOUR), at=ahead)
    await storage.save_feed(replace(_read(C), tried_at=DAY, due_at=DAY + HOUR), at=DAY)
    await storage.sync_feeds([FeedSource(A), FeedSource(C)], at=DAY)
    assert [feed.url for feed in await storage.due_feeds(at=DAY, limit=9)] == [A]
