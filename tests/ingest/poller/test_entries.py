"""Which entries are read: each once, the newest first, and an archive never."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.feed import FeedEntry
from bot.ingest.poller.entries import AT_ONCE, FIRST_READ, MOST_TRIES, Plan, keys_of, plan_entries
from storage.records import EntryMark, EntryOutcome

NOW = datetime(2026, 2, 7, tzinfo=UTC)


def entry(number: int, *, guid: str | None = "", days: float = 0, title: str = "Judul", html: str = "") -> FeedEntry:
    return FeedEntry(
        guid=f"guid-{number}" if guid == "" else guid,
        url=f"https://kabar.example/{number}",
        title=f"{title} {number}",
        html=html,
        published_at=NOW - timedelta(days=days, minutes=number),
        author=None,
        topics=(),
    )


def plan(entries: list[FeedEntry], seen: dict[bytes, EntryMark] | None = None, *, first: bool = False) -> Plan:
    return plan_entries(entries, seen or {}, first_read=first, full_text=True, now=NOW)


def after(made: Plan, outcome: EntryOutcome = "kept") -> dict[bytes, EntryMark]:
    marks = [*made.marks, *(mark for taken in made.take for mark in taken.marked(outcome))]
    return {mark.key: mark for mark in marks}


entries = st.lists(
    st.builds(
        entry,
        st.integers(0, 80),
        guid=st.sampled_from(["", None, "same"]),
        days=st.sampled_from([0.0, 3.0, 30.0]),
        title=st.sampled_from(["Judul", "Ralat"]),
    ),
    max_size=200,
)


@given(entries, st.booleans())
def test_reads_come_to_an_end_and_take_each_entry_once(feed: list[FeedEntry], first: bool) -> None:
    """Read after read of the same feed: no entry is taken twice, and in the end none is left."""
    seen: dict[bytes, EntryMark] = {}
    met: set[tuple[tuple[bytes, ...], bytes]] = set()
    for number in range(20):
        made = plan(feed, seen, first=first and number == 0)
        assert len(made.take) <= (FIRST_READ if first and number == 0 else AT_ONCE)
        for taken in made.take:
            assert (taken.keys, taken.digest) not in met
            met.add((taken.keys, taken.digest))
        seen |= after(made)
        if not made.more:
            break
    assert not made.more


@given(entries)
def test_the_same_feed_in_another_order_gives_nothing_new(feed: list[FeedEntry]) -> None:
    """Once all is known, turning the feed round changes nothing."""
    distinct = list({keys_of(one): one for one in feed if one.guid != "same"}.values())
    by_url = list({one.url: one for one in distinct}.values())
    seen: dict[bytes, EntryMark] = {}
    made = plan(by_url)
    while True:
        seen |= after(made)
        if not made.more:
            break
        made = plan(by_url, seen)
    assert plan(list(reversed(by_url)), seen) == Plan((), (), more=False)


def test_the_oldest_of_the_taken_is_read_first() -> None:
    """So that the newest is stored last, and shown first."""
    made = plan([entry(1), entry(2), entry(3)])
    assert [taken.entry.title for taken in made.take] == ["Judul 3", "Judul 2", "Judul 1"]


def test_a_first_read_takes_the_newest_wherever_they_stand() -> None:
    """A feed sorted the wrong way round still gives its newest."""
    made = plan([entry(number) for number in reversed(range(100))], first=True)
    assert {taken.entry.title for taken in made.take} == {f"Judul {number}" for number in range(FIRST_READ)}
    assert all(taken.backlog for taken in made.take)


def test_an_entry_that_failed_is_tried_a_few_times() -> None:
    """And then no more."""
    seen: dict[bytes, EntryMark] = {}
    tries = 0
    while (made := plan([entry(1)], seen)).take:
        tries += 1
        assert made.take[0].tries == tries
        seen |= after(made, "failed")
    assert tries == MOST_TRIES


def test_refused_entries_are_not_asked_for_again_when_edited() -> None:
    """A login page under a new title is still one."""
    seen = after(plan([entry(1)]), "refused")
    assert not plan([entry(1, title="Ralat")], seen).take
    assert plan([entry(1, title="Ralat")], after(plan([entry(1)]))).take


def test_the_feeds_text_counts_only_where_it_is_the_article() -> None:
    """A comment count in the teaser is no edit of a page."""
    seen = after(plan([entry(1, html="3 komentar")]))
    changed = [entry(1, html="4 komentar")]
    assert not plan_entries(changed, seen, first_read=False, full_text=True, now=NOW).take
    assert plan_entries(changed, seen, first_read=False, full_text=False, now=NOW).take


def test_an_entry_without_guid_or_address_is_known_by_its_title() -> None:
    """Some feeds have neither."""
    bare = FeedEntry(guid=None, url=None, title="Halo", html="", published_at=None, author=None, topics=())
    assert len(keys_of(bare)) == 1
    assert not plan([bare], after(plan([bare]))).take


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.sampled_from(["old", "refused", "kept", "duplicate"]))
def test_guids_that_number_the_places_of_a_feed_lose_no_entry(steps: list[int], outcome: EntryOutcome) -> None:
    """Each new entry takes over the guids of those before it; it is read once all the same, and they are not again."""
    seen: dict[bytes, EntryMark] = {}
    newest, taken = 10, []
    for step in [0, *steps]:
        newest += step
        window = [replace(entry(n), guid=str(newest - n), published_at=NOW) for n in range(newest, newest - 10, -1)]
        made = plan(window, seen)
        taken += [one.entry.url for one in made.take]
        seen |= after(made, outcome)
    assert sorted(filter(None, taken)) == sorted({f"https://kabar.example/{n}" for n in range(1, newest + 1)})


def test_a_feed_that_moves_as_a_whole_gives_nothing_new() -> None:
    """Under new addresses the guids tell which entries were of no use."""
    here = [entry(number) for number in range(30)]
    seen = after(plan(here, first=True), "refused")
    there = [replace(one, url=f"https://baru.example/{number}") for number, one in enumerate(here)]
    assert plan(there, seen) == Plan((), (), more=False)
