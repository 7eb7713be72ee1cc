"""The outbox: what it does with every answer a platform can give."""

import asyncio
import logging
import sqlite3
import sys
from datetime import datetime
from pathlib import Path

import pytest

from bot.errors import NotSent, Rejected, Uncertain
from bot.message import Post
from bot.monitor.telemetry import Unheard
from bot.publish.outcome import Policy, Rules
from storage import open_storage
from storage.base import Storage
from storage.errors import AlreadyRunning
from storage.records import Delivery, DeliveryState
from tests.publish.running import QUICK, ended, fill, options, running, states, until
from tests.publish.senders import Memory
from tests.storage.making import DAY, day
from tests.storage.sending import slot


async def test_everything_is_sent_in_order_within_a_target(storage: Storage) -> None:
    """Posts and their parts come one after the other; receipts are kept."""
    for name in ("a", "b"):
        await fill(storage, *(f"fake:{n}" for n in range(20)), parts=3, name=name)
    sender = Memory()
    async with running(storage, {"fake": sender}):
        await ended(storage)
    assert len(sender.taken) == 120
    for n in range(20):
        assert [part for target, part in sender.taken if target == f"fake:{n}"] == [0, 1, 2] * 2
    assert sender.most_at_once == 1
    row = await storage.delivery(1)
    assert row is not None
    assert (row.state, row.receipt, row.link) == ("sent", "m1", "https://fake.example/1")


async def test_what_is_written_while_it_rests_is_sent_when_it_is_woken(storage: Storage) -> None:
    """Not only at its next look."""
    sender = Memory()
    async with running(storage, {"fake": sender}, options(look=60)) as outbox:
        await asyncio.sleep(0.05)
        await fill(storage, "fake:1")
        outbox.wake()
        await ended(storage)
    assert sender.taken == [("fake:1", 0)]


async def test_a_passing_failure_is_tried_again(storage: Storage) -> None:
    """And given up after so many tries, with the reason; other targets do not wait."""

    def answer(post: Post, part: int) -> None:
        if post.target.address == "fake:down" or (post.target.address == "fake:slow" and sender.asked < 4):
            raise NotSent("connection refused")

    sender = Memory(answer)
    await fill(storage, "fake:slow", "fake:down", "fake:1")
    async with running(storage, {"fake": sender}, options(breaker_after=100)):
        await ended(storage)
    assert await states(storage) == {("fake:slow", 0): "sent", ("fake:down", 0): "failed", ("fake:1", 0): "sent"}
    (failed,) = (await storage.deliveries(["failed"], limit=9)).items
    assert failed.reason == "given up after 3 tries: connection refused"


async def test_a_named_wait_halts_that_target_alone(storage: Storage) -> None:
    """Its parts wait in order; every other target goes on."""

    def answer(post: Post, part: int) -> None:
        if post.target.address == "fake:busy":
            raise NotSent("too many requests", retry_after=3_600)

    sender = Memory(answer)
    await fill(storage, "fake:busy", *(f"fake:{n}" for n in range(30)), parts=2)
    async with running(storage, {"fake": sender}):

        async def others_done() -> bool:
            return len(sender.taken) == 60

        await until(others_done)
    assert {state for (target, _), state in (await states(storage)).items() if target == "fake:busy"} == {"pending"}
    row = await storage.delivery(1)
    assert row is not None
    assert 3_590 < (row.not_before - DAY).total_seconds() < 3_700
    assert row.attempts == 1


async def test_a_closed_target_is_paused_and_remembered(storage: Storage) -> None:
    """It is asked once; a post that is merely wrong closes nothing."""

    def answer(post: Post, part: int) -> None:
        if post.target.address in {"fake:gone", "fake:wrong"}:
            raise Rejected("blocked by the user", closed=post.target.address == "fake:gone")

    sender = Memory(answer)
    await fill(storage, "fake:gone", "fake:wrong", name="a")
    await fill(storage, "fake:gone", "fake:wrong", name="b")
    async with running(storage, {"fake": sender}):
        await ended(storage)
    assert sender.asked == 3
    assert set((await states(storage)).values()) == {"failed"}
    assert [closed.target for closed in await storage.closed_targets()] == ["fake:gone"]


async def test_a_target_that_moved_gets_its_post_at_the_new_address(storage: Storage) -> None:
    """Once, and so do the parts behind."""

    def answer(post: Post, part: int) -> None:
        if post.target.address == "fake:1":
            raise NotSent("upgraded", moved_to="fake:-100")

    sender = Memory(answer)
    await fill(storage, "fake:1", parts=2)
    async with running(storage, {"fake": sender}):
        await ended(storage)
    assert sender.taken == [("fake:-100", 0), ("fake:-100", 1)]


async def test_a_target_that_is_said_to_have_moved_to_itself_is_given_up(storage: Storage) -> None:
    """A platform's mistake does not become an endless loop."""

    def answer(post: Post, part: int) -> None:
        other = "fake:2" if post.target.address == "fake:1" else "fake:1"
        raise NotSent("moved", moved_to="fake:3" if post.target.address == "fake:3" else other)

    sender = Memory(answer)
    await fill(storage, "fake:1", "fake:3")
    async with running(storage, {"fake": sender}):
        await ended(storage)
    assert set((await states(storage)).values()) == {"failed"}


async def test_rows_of_a_platform_that_is_off_keep_nobody_busy(storage: Storage) -> None:
    """They wait, and the outbox sleeps."""
    await fill(storage, "off:1")
    looks = 0
    claim = storage.claim

    async def counted(platform: str, *, limit: int, at: datetime) -> tuple[Delivery, ...]:
        nonlocal looks
        looks += 1
        return await claim(platform, limit=limit, at=at)

    storage.claim = counted  # type: ignore[method-assign]
    async with running(storage, {"fake": Memory()}, options(look=10)):
        await asyncio.sleep(0.3)
    assert looks <= 3
    assert await states(storage) == {("off:1", 0): "pending"}


@pytest.mark.parametrize(
    ("policy", "asked", "state"),
    [("hold", 1, "uncertain"), ("assume-sent", 1, "sent"), ("resend", 3, "uncertain"), ("resend-soon", 3, "uncertain")],
)
@pytest.mark.parametrize("error", [Uncertain("read timeout"), ZeroDivisionError("token 123:secret")])
async def test_what_may_have_arrived_follows_the_policy(
    storage: Storage, policy: Policy, asked: int, state: str, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Held, assumed or sent again; in the end it is visible. A mistake in a sender counts as the same."""

    def answer(post: Post, part: int) -> None:
        raise error

    sender = Memory(answer)
    await fill(storage, "fake:1")
    rules = Rules(policy=policy, first=QUICK.first, tries=3)
    with caplog.at_level(logging.CRITICAL, "bot.publish.outbox"):
        async with running(storage, {"fake": sender}, options(rules, breaker_after=100)):
            await ended(storage)
    assert (sender.asked, await states(storage)) == (asked, {("fake:1", 0): state})
    row = await storage.delivery(1)
    assert row is not None
    assert "secret" not in str(row.reason)
    assert row.reason


async def test_a_platform_that_is_down_is_left_alone_for_a_while(storage: Storage) -> None:
    """After so many troubles in a row only one row knocks now and then; another platform goes on. Then all are sent."""
    down = True

    def answer(post: Post, part: int) -> None:
        if down:
            raise NotSent("connection refused")

    sender, other = Memory(answer), Memory()
    await fill(storage, *(f"fake:{n}" for n in range(50)), *(f"other:{n}" for n in range(50)))
    rules = Rules(first=QUICK.first, longest=QUICK.longest, tries=1_000)
    async with running(
        storage, {"fake": sender, "other": other}, options(rules, in_flight=4, breaker_after=4, breaker_pause=0.1)
    ):

        async def other_done() -> bool:
            return len(other.taken) == 50

        await until(other_done)
        assert sender.asked <= 12
        down = False
        await ended(storage)
    assert len(sender.taken) == 50


async def test_stopping_claims_nothing_more_and_ends_what_is_under_way(storage: Storage) -> None:
    """What is under way is waited for, what takes too long is uncertain, the rest stays pending."""

    def answer(post: Post, part: int) -> None:
        pass

    quick, endless = Memory(answer, pause=0.05), Memory(answer, pause=60)
    await fill(storage, *(f"fake:{n}" for n in range(9)), *(f"other:{n}" for n in range(9)))
    async with running(storage, {"fake": quick, "other": endless}, options(in_flight=3)):

        async def begun() -> bool:
            return quick.asked >= 3 and endless.asked >= 3

        await until(begun)
    found = await states(storage)
    count = {(target.split(":")[0], state) for (target, _), state in found.items()}
    assert count == {("fake", "sent"), ("fake", "pending"), ("other", "uncertain"), ("other", "pending")}
    assert [state for (target, _), state in found.items() if target.startswith("other")].count("uncertain") == 3


async def test_a_send_that_never_ends_is_uncertain(storage: Storage) -> None:
    """After its time, and its target gets the next post."""
    sender = Memory(pause=60)
    await fill(storage, "fake:1")
    async with running(storage, {"fake": sender}, options(send_timeout=0.05)):
        await ended(storage)
    assert await states(storage) == {("fake:1", 0): "uncertain"}


async def test_what_a_crash_left_is_settled_first(storage: Storage) -> None:
    """By the policy; on a platform that is no longer served it is held."""
    await fill(storage, "fake:1", "gone:1")
    for platform in ("fake", "gone"):
        await storage.claim(platform, limit=1, at=DAY)
    sender = Memory()
    async with running(storage, {"fake": sender}, options(Rules(policy="resend", first=QUICK.first))):
        await ended(storage)
    assert await states(storage) == {("fake:1", 0): "sent", ("gone:1", 0): "uncertain"}


async def test_a_keyed_row_is_held_when_its_key_may_be_forgotten(storage: Storage) -> None:
    """A day after the crash the platform would take a second one."""
    await fill(storage, "fake:1")
    await storage.claim("fake", limit=1, at=DAY)
    sender = Memory()
    async with running(storage, {"fake": sender}, options(Rules(policy="resend-soon")), at=day(1)):
        await ended(storage)
    assert (sender.asked, await states(storage)) == (0, {("fake:1", 0): "uncertain"})


async def test_a_message_that_cannot_be_read_fails_alone(storage: Storage) -> None:
    """The rows behind it are sent."""
    await storage.write_slots([slot("fake:1", body="{")], at=DAY)
    await fill(storage, "fake:1", "fake:2", name="b")
    sender = Memory()
    async with running(storage, {"fake": sender}):
        await ended(storage)
    assert sorted(sender.taken) == [("fake:1", 0), ("fake:2", 0)]
    (failed,) = (await storage.deliveries(["failed"], limit=9)).items
    assert "cannot be read" in str(failed.reason)


async def test_a_database_that_is_full_or_locked_stops_nothing_for_good(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """While nothing can be written nothing is sent twice and nothing new is begun; afterwards all goes on."""
    monkeypatch.setattr("storage.sqlite.connection.BUSY_MS", 30)
    async with open_storage(str(database)) as storage:
        await fill(storage, *(f"fake:{n}" for n in range(40)))
        sender = Memory(pause=0.01)
        async with running(storage, {"fake": sender}, options(in_flight=4)):

            async def begun() -> bool:
                return len(sender.taken) >= 8

            await until(begun)
            lock = sqlite3.connect(database, isolation_level=None)
            lock.execute("BEGIN IMMEDIATE")
            with caplog.at_level(logging.ERROR):
                await until(lambda: _soon("outbox.storage_failed" in caplog.text))
            asked = sender.asked
            await asyncio.sleep(0.1)
            assert sender.asked <= asked + 4
            lock.execute("ROLLBACK")
            lock.close()
            await ended(storage)
        assert len(sender.taken) == len(set(sender.taken)) == 40


@pytest.mark.soak
async def test_a_database_that_another_process_locks_for_ten_seconds(database: Path) -> None:
    """As it is set: nothing is lost and nothing sent twice, without a restart."""
    async with open_storage(str(database)) as storage:
        await fill(storage, *(f"fake:{n}" for n in range(40)))
        sender = Memory(pause=0.01)
        async with running(storage, {"fake": sender}, options(in_flight=4)):
            await until(lambda: _soon(len(sender.taken) >= 8))
            holds = "import sqlite3, sys, time; lock = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30);"
            holds += "lock.execute('BEGIN IMMEDIATE'); print('held', flush=True); time.sleep(10.5)"
            other = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", holds, str(database)), stdout=asyncio.subprocess.PIPE
            )
            assert await other.communicate() == (b"held\n", None)
            await ended(storage)
        assert len(sender.taken) == len(set(sender.taken)) == 40


async def _soon(value: bool) -> bool:
    return value


async def test_no_more_rows_are_claimed_than_may_be_uncertain(database: Path) -> None:
    """A row is in flight until its receipt is kept, not only until the platform has answered."""
    claimed: list[int] = []
    async with open_storage(str(database)) as storage:
        await fill(storage, *(f"fake:{n}" for n in range(300)))
        looking = sqlite3.connect(database)

        def count(post: Post, part: int) -> None:
            claimed.append(looking.execute("SELECT COUNT(*) FROM deliveries WHERE state = 'sending'").fetchone()[0])

        async with running(storage, {"fake": Memory(count, pause=0.001)}, options(in_flight=4)):
            await ended(storage)
        looking.close()
    assert max(claimed) == 4


async def test_two_outboxes_on_one_database_are_one_too_many(database: Path) -> None:
    """The second is refused with a clear word, and sends nothing; when the first has ended it may."""
    async with open_storage(str(database)) as first, open_storage(str(database)) as second:
        async with running(first, {"fake": Memory()}):
            await asyncio.sleep(0.05)
            with pytest.raises(AlreadyRunning, match="already delivers"):
                async with running(second, {"fake": Memory()}):
                    await asyncio.sleep(0.05)
        sender = Memory()
        await fill(second, "fake:1")
        async with running(second, {"fake": sender}):
            await ended(second)
        assert len(sender.taken) == 1


async def test_who_is_interested_is_told_every_outcome(storage: Storage) -> None:
    """For counts, and for telling operators of a closed target."""
    from bot.clock import MovableClock
    from bot.publish.outbox import Outbox

    def answer(post: Post, part: int) -> None:
        if post.target.address == "fake:gone":
            raise Rejected("kicked", closed=True)

    told: list[tuple[str, str]] = []

    class Listener(Unheard):
        def delivered(self, platform: str, state: DeliveryState) -> None:
            told.append((platform, state))

    await fill(storage, "fake:gone", "fake:1")
    stopping = asyncio.Event()
    outbox = Outbox(storage, {"fake": Memory(answer)}, MovableClock(DAY), options(), telemetry=Listener())
    task = asyncio.ensure_future(outbox.run(stopping))
    await ended(storage)
    stopping.set()
    await task
    assert sorted(told) == [("fake", "failed"), ("fake", "sent")]


async def test_a_broadcast_to_three_thousand_that_is_stopped_is_resumed(storage: Storage) -> None:
    """What was not begun waits; the next process sends the rest, and nobody gets it twice."""
    await fill(storage, *(f"fake:{n}" for n in range(3_000)))
    first, second = Memory(pause=0.005), Memory()
    async with running(storage, {"fake": first}, options(in_flight=32, drain=5)):

        async def begun() -> bool:
            return len(first.taken) >= 100

        await until(begun)
    waiting = (await storage.deliveries(["pending"], limit=1)).total
    assert waiting == 3_000 - len(first.taken) > 1_000
    async with running(storage, {"fake": second}):
        await ended(storage)
    assert len(set(first.taken + second.taken)) == len(first.taken) + len(second.taken) == 3_000


async def test_an_operator_drops_and_resends_while_it_runs(storage: Storage) -> None:
    """A dropped row is never sent, a resent one is, with nobody telling the outbox."""
    gone = True

    def answer(post: Post, part: int) -> None:
        if gone and post.target.address == "fake:1":
            raise Rejected("blocked", closed=True)
        if post.target.address == "fake:2":
            raise NotSent("slow down", retry_after=3_600)

    sender = Memory(answer)
    await fill(storage, "fake:1", "fake:2", "fake:3")
    async with running(storage, {"fake": sender}):
        await until(lambda: _state_is(storage, 1, "failed"))
        await until(lambda: _state_is(storage, 3, "sent"))
        gone = False
        await storage.drop([2], by="Ani", at=DAY)
        await storage.resend([1], by="Ani", at=DAY)
        await ended(storage)
    assert await states(storage) == {("fake:1", 0): "sent", ("fake:2", 0): "dropped", ("fake:3", 0): "sent"}
    assert sorted(sender.taken) == [("fake:1", 0), ("fake:3", 0)]


async def _state_is(storage: Storage, number: int, state: str) -> bool:
    row = await storage.delivery(number)
    return row is not None and row.state == state
