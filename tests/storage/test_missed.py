"""Posts that a target missed while it took nothing: kept apart, sent again once it is open, each once."""

from datetime import timedelta

from storage.base import Storage
from storage.records import MissedPosts, Outcome
from tests.storage.making import DAY
from tests.storage.sending import claim_one, slot

OLD, FRESH, NOW = DAY - timedelta(hours=2), DAY - timedelta(minutes=5), DAY
GRACE = timedelta(minutes=30)


async def closed(storage: Storage) -> None:
    """One target that has got a post of two parts half, and then closed on four rows: of 2 hours ago, and of now."""
    await storage.write_slots([slot(name="old", parts=2)], at=OLD)
    row = await claim_one(storage, OLD)
    await storage.settle([Outcome(delivery=row.id, state="sent", receipt="1")], at=OLD)
    await storage.write_slots([slot(name="older"), slot(name="other", schedule="operators:")], at=OLD)
    await storage.write_slots([slot(name="fresh")], at=FRESH)
    row = await claim_one(storage, FRESH)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="blocked", closes=True)], at=FRESH)


async def states(storage: Storage) -> dict[str, str]:
    rows = (await storage.deliveries(["pending", "failed", "dropped"], limit=50)).items
    return {f"{row.slot} {row.part}": row.state for row in rows}


async def test_what_is_fresh_goes_by_itself_and_the_rest_is_offered(storage: Storage) -> None:
    """Nothing is offered before the target is open; a part that arrived is not sent again."""
    await closed(storage)
    assert await storage.missed() == ()
    assert await storage.send_missed("fake:1", by="Ani", at=NOW) == 0
    assert await storage.open_target("fake:1", since=NOW - GRACE, at=NOW)
    assert await states(storage) == {"old 1": "failed", "older 0": "failed", "other 0": "failed", "fresh 0": "pending"}
    (offered,) = await storage.missed(but="operators:")
    assert (offered.target, offered.posts, offered.oldest_at) == ("fake:1", 2, OLD)
    assert (await storage.missed())[0].posts == 3


async def test_what_was_missed_is_sent_again_once(storage: Storage) -> None:
    """In its order; the second press finds nothing."""
    await closed(storage)
    await storage.open_target("fake:1", since=NOW, at=NOW)
    assert await storage.send_missed("fake:1", by="Ani", at=NOW) == 4
    assert await storage.send_missed("fake:1", by="Ani", at=NOW) == 0
    assert await storage.missed() == ()
    first = await claim_one(storage, NOW)
    assert (first.slot, first.part, first.attempts, first.reason) == ("old", 1, 1, "sent again by Ani")


async def test_what_was_missed_is_given_up_once(storage: Storage) -> None:
    """And stays where it can be looked at."""
    await closed(storage)
    await storage.open_target("fake:1", since=NOW, at=NOW)
    assert await storage.drop_missed("fake:1", by="Ani", at=NOW) == 4
    assert await storage.drop_missed("fake:1", by="Ani", at=NOW) == 0
    assert set((await states(storage)).values()) == {"dropped"}


async def test_a_target_that_closes_again_keeps_what_it_missed(storage: Storage) -> None:
    """What was tried in vain is missed again; a single row that an editor sends or drops is missed no more."""
    await closed(storage)
    await storage.open_target("fake:1", since=NOW - GRACE, at=NOW)
    row = await claim_one(storage, NOW)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="blocked", closes=True)], at=NOW)
    assert await storage.missed() == ()
    await storage.open_target("fake:1", since=NOW + GRACE, at=NOW)
    assert (await storage.missed())[0].posts == 4
    rows = (await storage.deliveries(["failed"], limit=9)).items
    await storage.drop([rows[0].id], by="Ani", at=NOW)
    await storage.resend([rows[1].id], by="Ani", at=NOW)
    assert (await storage.missed())[0].posts == 2


async def test_what_failed_for_another_reason_is_not_missed(storage: Storage) -> None:
    """A post that is wrong stays wrong."""
    await storage.write_slots([slot(parts=2)], at=FRESH)
    row = await claim_one(storage, FRESH)
    await storage.settle([Outcome(delivery=row.id, state="failed", reason="too long")], at=FRESH)
    await storage.pause_target("fake:1", "left", at=FRESH)
    await storage.open_target("fake:1", since=OLD, at=NOW)
    assert await storage.missed() == ()
    assert set((await states(storage)).values()) == {"failed"}


async def test_what_was_missed_goes_along_with_a_chat_that_moves(storage: Storage) -> None:
    """It is offered under the new address."""
    await closed(storage)
    await storage.move_target("fake:1", "fake:2", "upgraded", at=NOW)
    assert [(one.target, one.posts) for one in await storage.missed()] == [("fake:2", 4)]


async def test_targets_are_told_apart(storage: Storage) -> None:
    """Each with its own count."""
    await storage.write_slots([slot("fake:1"), slot("fake:2"), slot("fake:2", "next")], at=OLD)
    for target in ("fake:1", "fake:2"):
        await storage.pause_target(target, "left", at=FRESH)
        await storage.open_target(target, since=NOW, at=NOW)
    found = await storage.missed()
    assert found == (MissedPosts("fake:1", 1, OLD, found[0].last), MissedPosts("fake:2", 2, OLD, found[1].last))
