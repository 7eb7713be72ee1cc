"""The outbox: a row is written once, claimed by one, sent in order, and never forgotten."""

import asyncio
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage import open_storage
from storage.base import Storage
from storage.errors import AlreadyRunning
from storage.records import DELIVERY_STATES, Chat, DeliveryState, Outcome
from tests.storage.making import DAY, day, write
from tests.storage.sending import claim_one, slot

SRC = Path(__file__).parents[2]
MINUTE = timedelta(minutes=1)


async def states(storage: Storage) -> list[tuple[str, int, str]]:
    """Target, part and state of every row, in the order of writing."""
    rows = (await storage.deliveries(DELIVERY_STATES, limit=100)).items
    return [(row.target, row.part, row.state) for row in rows]


async def test_a_post_comes_back_as_it_went_in(storage: Storage) -> None:
    """Each part is a row with everything it takes to send it."""
    post = slot(parts=2, body="{…}", not_before=DAY + MINUTE)
    assert post.post is not None
    post = replace(post, post=replace(post.post, silent=True, pin=True))
    assert await storage.write_slots([post], at=DAY) == 1
    page = await storage.deliveries(["pending"], limit=10)
    first, second = page.items
    assert (page.total, first.part, second.part, first.parts) == (2, 0, 1, 2)
    assert (first.body, first.silent, first.preview, first.pin) == ("{…}", True, False, True)
    assert (first.created_at, first.not_before, first.attempts) == (DAY, DAY + MINUTE, 0)
    assert first.key == second.key == "pagi/2026-02-08T07:00/fake:1"
    assert await storage.delivery(first.id) == first
    assert await storage.delivery(99) is None


async def test_a_slot_is_decided_once(storage: Storage) -> None:
    """Written again, with whatever verdict, it stays as it was; another target or slot is another."""
    assert await storage.write_slots([slot(), slot("fake:2")], at=DAY) == 2
    again = [slot(body="lain"), slot(verdict="late"), slot(name="2026-02-09T07:00")]
    assert await storage.write_slots(again, at=day(1)) == 1
    assert [row.body for row in (await storage.deliveries(["pending"], limit=10)).items] == ["isi"] * 3
    assert [(d.slot, d.verdict) for d in await storage.decisions("pagi") if d.target == "fake:1"] == [
        ("2026-02-08T07:00", "posted"),
        ("2026-02-09T07:00", "posted"),
    ]


async def test_a_slot_called_late_by_a_clock_that_was_ahead_is_decided_again(storage: Storage) -> None:
    """When its time has really come, it is posted."""
    await storage.write_slots([slot(verdict="late"), slot("fake:2", verdict="empty")], at=day(3))
    assert await storage.write_slots([slot(), slot("fake:2")], at=DAY) == 1
    assert [row.target for row in (await storage.deliveries(["pending"], limit=10)).items] == ["fake:1"]


async def test_a_claimed_row_is_nobody_elses(storage: Storage) -> None:
    """Many claim at once; every row is given out once."""
    await storage.write_slots([slot(f"fake:{number}") for number in range(40)], at=DAY)
    batches = await asyncio.gather(*[storage.claim("fake", limit=7, at=DAY) for _ in range(10)])
    claimed = [row.target for batch in batches for row in batch]
    assert len(claimed) == len(set(claimed)) == 40
    assert {row.state for batch in batches for row in batch} == {"sending"}
    assert {row.attempts for batch in batches for row in batch} == {1}


async def test_a_target_gets_its_rows_in_order_and_one_at_a_time(storage: Storage) -> None:
    """A part is claimed when those before it have ended, a post when the one before it has."""
    await storage.write_slots([slot(parts=2), slot(name="2026-02-09T07:00")], at=DAY)
    seen = []
    for _ in range(3):
        row = await claim_one(storage)
        assert await storage.claim("fake", limit=10, at=DAY) == ()
        seen.append((row.slot[8:10], row.part))
        assert await storage.settle([Outcome(delivery=row.id, state="sent", receipt="m")], at=DAY) == 1
    assert seen == [("08", 0), ("08", 1), ("09", 0)]
    assert await storage.claim("fake", limit=10, at=DAY) == ()


async def test_a_row_that_waits_holds_up_its_own_target_only(storage: Storage) -> None:
    """A retry later keeps the order there; others go on."""
    await storage.write_slots([slot(parts=2), slot("fake:2")], at=DAY)
    first, other = await storage.claim("fake", limit=10, at=DAY)
    back = Outcome(delivery=first.id, state="pending", reason="429", not_before=DAY + MINUTE)
    await storage.settle([back, Outcome(delivery=other.id, state="sent")], at=DAY)
    assert await storage.claim("fake", limit=10, at=DAY) == ()
    assert await storage.next_delivery(["fake", "other"]) == DAY + MINUTE  # part 1 waits for part 0
    assert await storage.next_delivery(["other"]) is None
    again = await claim_one(storage, DAY + MINUTE)
    assert (again.id, again.attempts, again.reason) == (first.id, 2, "429")


async def test_a_row_of_a_clock_that_was_ahead_does_not_wait_for_that_time(storage: Storage) -> None:
    """Put off tomorrow until a minute later, and the clock put right: it goes now."""
    await storage.write_slots([slot(not_before=day(1) + MINUTE)], at=day(1))
    assert (await claim_one(storage, DAY)).target == "fake:1"


async def test_a_platform_claims_its_own_targets(storage: Storage) -> None:
    """Another platform's wait, even one whose name begins alike."""
    await storage.write_slots([slot("fake:1"), slot("fakest:1"), slot("other:1")], at=DAY)
    assert [row.target for row in await storage.claim("fake", limit=10, at=DAY)] == ["fake:1"]
    assert await storage.claim("none", limit=10, at=DAY) == ()


async def test_a_receipt_is_kept(storage: Storage) -> None:
    """The platform's id and link come back, also by the article that the post tells of."""
    await storage.store([write(), write("dua")], at=DAY)
    await storage.write_slots([slot(articles=(1,)), slot("fake:2", articles=(1,)), slot("fake:3", body="b")], at=DAY)
    first, *_ = await storage.claim("fake", limit=10, at=DAY)
    await storage.settle([Outcome(delivery=first.id, state="sent", receipt="77", link="https://t.example/77")], at=DAY)
    rows = await storage.article_deliveries(1)
    assert [(row.target, row.state, row.receipt, row.link) for row in rows] == [
        ("fake:1", "sent", "77", "https://t.example/77"),
        ("fake:2", "sending", None, None),
    ]
    assert await storage.article_deliveries(2) == ()


async def test_a_row_that_edits_knows_the_message_that_was_sent(storage: Storage) -> None:
    """By the receipt there is when it is claimed; parts behind are new; of what was never sent it is dropped."""
    await storage.write_slots([slot(), slot("fake:2")], at=DAY)
    for number in (1, 2):
        edit = slot(f"fake:{number}", "pagi", schedule="notes:1", parts=2)
        assert edit.post is not None
        await storage.write_slots([replace(edit, post=replace(edit.post, edits=(number,)))], at=DAY)
    first, second = await storage.claim("fake", limit=9, at=DAY)
    done = [Outcome(delivery=first.id, state="sent", receipt="77"), Outcome(delivery=second.id, state="uncertain")]
    await storage.settle(done, at=DAY)
    edit_row = await claim_one(storage)
    assert (edit_row.target, edit_row.part, edit_row.edits) == ("fake:1", 0, "77")
    await storage.settle([Outcome(delivery=edit_row.id, state="sent", receipt="77")], at=DAY)
    rest = await storage.claim("fake", limit=9, at=DAY)
    assert [(row.target, row.part, row.edits) for row in rest] == [("fake:1", 1, None)]
    vain = (await storage.deliveries(["dropped"], limit=9)).items
    assert [(row.target, row.part) for row in vain] == [("fake:2", 0), ("fake:2", 1)]
    assert {row.reason for row in vain} == {"the post that it corrects was not sent"}


async def test_notes_are_found_in_the_order_in_which_they_were_added(storage: Storage) -> None:
    """Behind one that is known."""
    await storage.store([write(), write("dua")], at=DAY)
    notes = [await storage.add_note(article, "Ralat", "Ani", at=DAY) for article in (2, 1, 2)]
    assert await storage.notes_after(0) == tuple(notes)
    assert await storage.notes_after(notes[1].id) == (notes[2],)


async def test_only_a_claimed_row_is_settled(storage: Storage) -> None:
    """A second answer for a row, or one for a row nobody claimed, changes nothing."""
    await storage.write_slots([slot(), slot("fake:2")], at=DAY)
    row, other = (await storage.deliveries(["pending"], limit=2)).items
    await storage.claim("fake", limit=1, at=DAY)
    assert await storage.settle([Outcome(delivery=row.id, state="sent", receipt="1")], at=DAY) == 1
    late = [Outcome(delivery=row.id, state="failed"), Outcome(delivery=other.id, state="sent")]
    assert await storage.settle(late, at=DAY) == 0
    assert await states(storage) == [("fake:1", 0, "sent"), ("fake:2", 0, "pending")]


async def test_a_part_that_fails_takes_the_rest_of_its_post_along(storage: Storage) -> None:
    """Half a post is not finished later; the next post is sent all the same."""
    await storage.write_slots([slot(parts=3), slot(name="2026-02-09T07:00")], at=DAY)
    row = await claim_one(storage)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="too long")], at=DAY)
    failed = (await storage.deliveries(["failed"], limit=10)).items
    assert [(part.part, part.reason) for part in failed] == [(0, "too long"), (1, "too long"), (2, "too long")]
    assert (await claim_one(storage)).slot == "2026-02-09T07:00"


async def test_a_closed_target_is_remembered_and_gets_nothing(storage: Storage) -> None:
    """What waits for it fails with the reason, so that nothing old is sent when it opens again."""
    await storage.write_slots([slot(), slot(name="2026-02-09T07:00"), slot("fake:2")], at=DAY)
    row, _ = await storage.claim("fake", limit=10, at=DAY)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="blocked", closes=True)], at=DAY)
    assert await states(storage) == [("fake:1", 0, "failed"), ("fake:1", 0, "failed"), ("fake:2", 0, "sending")]
    (closed,) = await storage.closed_targets()
    assert (closed.target, closed.moved_to, closed.reason, closed.closed_at) == ("fake:1", None, "blocked", DAY)
    assert await storage.resend([row.id], by="Ani", at=day(1)) == 1
    assert await storage.closed_targets() == ()
    assert (await claim_one(storage, day(1))).id == row.id


async def test_a_target_that_let_the_bot_in_again_is_open(storage: Storage) -> None:
    """New posts go there; what failed meanwhile stays failed."""
    await storage.write_slots([slot()], at=DAY)
    row = await claim_one(storage)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="blocked", closes=True)], at=DAY)
    assert await storage.open_target("fake:1", since=day(1), at=day(1))
    assert not await storage.open_target("fake:1", since=day(1), at=day(1))
    assert await storage.closed_targets() == ()
    assert await states(storage) == [("fake:1", 0, "failed")]


async def test_a_target_that_moved_takes_its_rows_and_settings_along(storage: Storage) -> None:
    """What waits goes to the new address, in order; the old one is remembered with where it went."""
    await storage.save_chat(Chat("fake:1", language="en"))
    await storage.write_slots([slot(parts=2)], at=DAY)
    row = await claim_one(storage)
    await storage.settle([Outcome(delivery=row.id, state="pending", reason="upgraded", moved_to="fake:-100")], at=DAY)
    assert await states(storage) == [("fake:-100", 0, "pending"), ("fake:-100", 1, "pending")]
    assert [(closed.target, closed.moved_to) for closed in await storage.closed_targets()] == [("fake:1", "fake:-100")]
    assert (await storage.chat("fake:-100")).language == "en"
    assert (await claim_one(storage)).id == row.id


@pytest.mark.parametrize(
    ("state", "can_resend", "can_drop"),
    [("pending", False, True), ("uncertain", True, True), ("failed", True, True), ("sent", False, False)],
)
async def test_what_an_editor_may_do_with_a_row(
    storage: Storage, state: DeliveryState, can_resend: bool, can_drop: bool
) -> None:
    """What was sent stays sent; what may not have arrived can be sent again or dropped, with who and why."""
    await storage.write_slots([slot()], at=DAY)
    row = await claim_one(storage)
    await storage.settle([Outcome(delivery=row.id, state=state, not_before=day(9))], at=DAY)
    assert await storage.drop([row.id], by="Ani", why="salah", at=day(1)) == can_drop
    if can_drop:
        dropped = await storage.delivery(row.id)
        assert dropped is not None
        assert (dropped.state, dropped.reason) == ("dropped", "dropped by Ani: salah")
    assert await storage.resend([row.id, 99], by="Budi", at=day(1)) == (can_resend or can_drop)
    if can_resend:
        again = await claim_one(storage, day(1))
        assert (again.reason, again.attempts) == ("sent again by Budi", 1)
        assert await storage.drop([row.id], by="Ani", at=day(1)) == 0  # it is on its way


async def test_a_row_sent_again_waits_for_the_one_under_way(storage: Storage) -> None:
    """Even then a target has one at a time."""
    await storage.write_slots([slot(), slot(name="2026-02-09T07:00")], at=DAY)
    first = await claim_one(storage)
    await storage.settle([Outcome(delivery=first.id, state="uncertain")], at=DAY)
    second = await claim_one(storage)
    await storage.resend([first.id], by="Ani", at=DAY)
    assert await storage.claim("fake", limit=9, at=DAY) == ()
    await storage.settle([Outcome(delivery=second.id, state="sent")], at=DAY)
    assert (await claim_one(storage)).id == first.id


async def test_counts_by_state_with_the_oldest(storage: Storage) -> None:
    """Only what is not sent is counted; the age is that of the oldest."""
    assert await storage.delivery_counts() == ()
    await storage.write_slots([slot()], at=DAY)
    await storage.write_slots([slot("fake:2"), slot("fake:3")], at=day(1))
    row = (await storage.claim("fake", limit=1, at=day(1)))[0]
    await storage.settle([Outcome(delivery=row.id, state="uncertain")], at=day(1))
    counts = [(count.state, count.rows, count.oldest_at) for count in await storage.delivery_counts()]
    assert counts == [("pending", 2, day(1)), ("uncertain", 1, DAY)]


async def test_what_a_process_left_behind_is_found_by_the_next(database: Path) -> None:
    """A claim is there after the process is gone."""
    async with open_storage(str(database)) as storage:
        await storage.write_slots([slot(), slot("fake:2")], at=DAY)
        row = (await storage.claim("fake", limit=1, at=DAY))[0]
    async with open_storage(str(database)) as storage:
        assert [left.id for left in await storage.unfinished()] == [row.id]


async def test_a_new_schedule_owes_nothing_for_the_past(storage: Storage) -> None:
    """It begins when it is first seen, again when its times change, and goes on from its last decision."""
    assert await storage.examined({"pagi": "07:00"}, at=DAY) == {"pagi": DAY}
    assert await storage.examined({"pagi": "07:00"}, at=day(2)) == {"pagi": DAY}
    await storage.write_slots([slot(at=day(1))], at=day(1))
    assert await storage.examined({"pagi": "07:00", "sore": "16:00"}, at=day(2)) == {"pagi": day(1), "sore": day(2)}
    assert await storage.examined({"pagi": "09:00"}, at=day(3)) == {"pagi": day(3)}
    assert [await storage.known_since(name) for name in ("pagi", "sore", "malam")] == [day(3), day(2), None]


async def test_a_clock_that_was_ahead_holds_no_schedule_back(storage: Storage) -> None:
    """What it first saw, or judged late, in days to come does not count before they come."""
    await storage.examined({"pagi": "07:00"}, at=day(9))
    assert await storage.examined({"pagi": "07:00"}, at=DAY) == {"pagi": DAY}
    await storage.write_slots([slot(at=day(1), verdict="late"), slot(name="b", at=day(2))], at=day(9))
    assert await storage.examined({"pagi": "07:00"}, at=day(1)) == {"pagi": DAY}
    assert await storage.examined({"pagi": "07:00"}, at=day(2)) == {"pagi": day(2)}


async def test_a_post_covers_the_articles_there_were(storage: Storage) -> None:
    """What was skipped covers nothing: its articles belong to the next post."""
    both = ("fake:1", "fake:2")
    assert (await storage.newest_article(), await storage.covered("pagi", both)) == (0, {})
    await storage.store([write(), write("dua")], at=DAY)
    assert await storage.newest_article() == 2
    await storage.write_slots([slot(covered=1), slot(name="b", verdict="late", covered=2)], at=DAY)
    assert await storage.covered("pagi", both) == {"fake:1": 1}
    await storage.write_slots([slot(name="c", verdict="empty", covered=2)], at=DAY)
    await storage.write_slots([slot("fake:2", name="c", verdict="paused", covered=2)], at=DAY)
    assert await storage.covered("pagi", both) == {"fake:1": 2}
    assert await storage.covered("sore", both) == {}


async def test_many_chats_are_read_at_once(storage: Storage) -> None:
    """Each as it is stored, or with the defaults."""
    await storage.save_chat(Chat("fake:1", language="en"))
    assert await storage.chats(["fake:1", "fake:2"]) == {
        "fake:1": Chat("fake:1", language="en"),
        "fake:2": Chat("fake:2"),
    }


async def test_news_is_what_came_since_and_is_no_backlog(storage: Storage) -> None:
    """By id behind the last, by date not too old, newest first; whole articles."""
    writes = [write(str(number), published_at=day(number)) for number in range(6)]
    writes[4] = replace(writes[4], article=replace(writes[4].article, backlog=True))
    await storage.store(writes, at=day(9))
    found = await storage.news(after=2, since=day(1), limit=10)
    assert [article.headline.id for article in found] == [6, 4, 3]
    assert found[0].analysis.text
    assert [article.headline.id for article in await storage.news(after=0, since=day(1), limit=2)] == [6, 4]
    assert await storage.news(after=6, since=DAY, limit=9) == ()


def test_a_second_process_is_refused(database: Path) -> None:
    """With a word that says why; when the first is killed, the next may."""
    code = (
        "import asyncio, sys, time\nfrom storage import open_storage\n"
        "async def main():\n  async with open_storage(sys.argv[1]) as storage:\n"
        "    with storage.delivering():\n      print('held', flush=True); time.sleep(60)\n"
        "asyncio.run(main())"
    )

    async def deliver() -> None:
        async with open_storage(str(database)) as storage:
            with storage.delivering():
                pass

    with subprocess.Popen([sys.executable, "-c", code, str(database)], cwd=SRC, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning, match="another process"):
            asyncio.run(deliver())
        child.kill()
        child.wait()
        asyncio.run(deliver())
