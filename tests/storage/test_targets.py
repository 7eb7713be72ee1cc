"""Chats that take nothing for a while, and chats that have moved."""

from dataclasses import replace
from datetime import timedelta

from storage.base import Storage
from storage.records import Chat, NewPost, SlotWrite, Subscription
from tests.storage.making import DAY

LATER = DAY + timedelta(days=1)
GROUP, TOPIC, SUPERGROUP = "telegram:-5", "telegram:-5/7", "telegram:-1005"


async def waiting(storage: Storage, *targets: str) -> None:
    """One post waits for each of these."""
    post = NewPost(body="{}")
    await storage.write_slots(
        [SlotWrite(schedule="s", slot="1", target=one, at=DAY, verdict="posted", post=post) for one in targets], at=DAY
    )


async def states(storage: Storage) -> dict[str, str]:
    """The states of all rows, by target."""
    rows = await storage.deliveries(["pending", "failed"], limit=50)
    return {row.target: row.state for row in rows.items}


async def test_a_paused_chat_gets_nothing_until_it_is_opened(storage: Storage) -> None:
    """And nothing within it; what waits fails with the reason, and what it follows stays."""
    await storage.follow(Subscription(TOPIC, "all"), at=DAY)
    await waiting(storage, GROUP, TOPIC, "telegram:-55")
    await storage.pause_target(GROUP, "the bot was removed", at=DAY)
    assert {one.target: one.reason for one in await storage.closed_targets()} == dict.fromkeys(
        (GROUP, TOPIC), "the bot was removed"
    )
    assert await states(storage) == {GROUP: "failed", TOPIC: "failed", "telegram:-55": "pending"}
    assert await storage.open_target(GROUP, since=LATER, at=LATER)
    assert not await storage.open_target(GROUP, since=LATER, at=LATER)
    assert await storage.closed_targets() == ()
    assert await storage.subscriptions() == (Subscription(TOPIC, "all"),)


async def test_a_chat_that_moved_takes_everything_along(storage: Storage) -> None:
    """Settings, what it follows, what waits; what was noted of the new address meanwhile gives way."""
    settings = Chat(GROUP, language="en", timezone="Asia/Makassar")
    await storage.save_chat(settings)
    await storage.save_chat(Chat(SUPERGROUP, listing=(1, 2)))
    for target, topic in ((GROUP, "politik"), (GROUP, "olahraga"), (SUPERGROUP, "politik")):
        await storage.follow(Subscription(target, "topic", topic), at=DAY)
    await waiting(storage, GROUP)
    await storage.pause_target(SUPERGROUP, "closed before", at=DAY)
    for _ in range(2):
        await storage.move_target(GROUP, SUPERGROUP, "it has become a supergroup", at=DAY)
    assert await storage.chat(SUPERGROUP) == replace(settings, target=SUPERGROUP)
    assert await storage.chat(GROUP) == Chat(GROUP)
    assert {one.value for one in await storage.subscriptions(SUPERGROUP)} == {"politik", "olahraga"}
    assert await storage.subscriptions(GROUP) == ()
    assert await states(storage) == {SUPERGROUP: "pending"}
    (closed,) = await storage.closed_targets()
    assert (closed.target, closed.moved_to) == (GROUP, SUPERGROUP)


async def test_a_chat_that_moved_is_not_paused_by_a_late_word(storage: Storage) -> None:
    """The bot leaves the old address with the move; the new one goes on."""
    await storage.move_target(GROUP, SUPERGROUP, "it has become a supergroup", at=DAY)
    await storage.pause_target(GROUP, "the bot was removed", at=DAY + timedelta(seconds=1))
    (closed,) = await storage.closed_targets()
    assert closed.moved_to == SUPERGROUP
    assert not await storage.open_target(GROUP, since=LATER, at=LATER)
