"""The outbox: claims rows, sends them, and keeps what became of each.

A row is committed before it is sent and claimed before it is tried, so that a crash at any moment leaves either a row
that was never tried, or one that is known to be uncertain. What a platform was told of is settled in one transaction
with what came in meanwhile: many rows cost few commits.
"""

import asyncio
import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.clock import Clock
from bot.errors import DeliveryError, NotSent, Rejected, Uncertain
from bot.message import Message, Post, Receipt, Sender, Target
from bot.monitor.telemetry import UNHEARD, Telemetry
from bot.publish.breaker import Breaker
from bot.publish.outcome import Rules, not_sent, sent
from bot.publish.stored_message import from_json
from storage.base import Storage
from storage.errors import StorageError
from storage.records import Delivery, Outcome

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxOptions:
    """How the outbox works; times in seconds.

    ``rules`` are each platform's own; where there are none, the defaults hold. ``in_flight`` rows of a platform are
    under way at once: as many may be uncertain after a crash. ``look`` is how long it sleeps at most, ``drain`` how
    long it waits at the end for what is under way, ``send_timeout`` how long one row may take, ``storage_pause`` how
    long the database is left alone after it failed.
    """

    rules: Mapping[str, Rules] = field(default_factory=dict)
    in_flight: int = 32
    breaker_after: int = 5
    breaker_pause: float = 30.0
    look: float = 5.0
    drain: float = 8.0
    send_timeout: float = 120.0
    storage_pause: float = 1.0


@dataclass(slots=True)
class _Lane:
    """One platform: its way out, its breaker, what is under way, and rows that came back and are not settled yet."""

    sender: Sender
    rules: Rules
    breaker: Breaker
    under_way: set[asyncio.Task[None]] = field(default_factory=set)
    unsettled: set[int] = field(default_factory=set)


class Outbox:
    """Delivers what is in the storage, until it is told to stop. Only one may run on a database."""

    def __init__(
        self,
        storage: Storage,
        senders: Mapping[str, Sender],
        clock: Clock,
        options: OutboxOptions,
        *,
        telemetry: Telemetry = UNHEARD,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Builds it; nothing is sent before ``run``.

        Args:
            storage: where the rows are.
            senders: each platform's way out, by what stands before the colon in its targets.
            clock: tells the time.
            options: how it works.
            telemetry: is told what became of each row that was tried, and for how long platforms want to be left alone.
            jitter: 0 to 1, at random.
        """
        self._storage = storage
        self._clock = clock
        self._options = options
        self._telemetry = telemetry
        self._jitter = jitter
        self._lanes = {
            platform: _Lane(
                sender,
                options.rules.get(platform, Rules()),
                Breaker(options.breaker_after, options.breaker_pause),
            )
            for platform, sender in senders.items()
        }
        self._done: list[Outcome] = []
        self._news = asyncio.Event()

    def configure(self, options: OutboxOptions) -> None:
        """Makes these the platforms' rules for what may have arrived, from the next row on."""
        for platform, lane in self._lanes.items():
            lane.rules = options.rules.get(platform, Rules())

    def wake(self) -> None:
        """Says that rows were written: it looks at once instead of soon."""
        self._news.set()

    async def run(self, stopping: asyncio.Event) -> None:
        """Delivers until ``stopping`` is set, then ends what is under way.

        Raises:
            AlreadyRunning: another process delivers from this database; nothing was sent.
        """
        with self._storage.delivering():
            watch = asyncio.ensure_future(self._wake_at(stopping))
            try:
                leftovers = False
                while not stopping.is_set():
                    try:
                        leftovers = leftovers or await self._settle_leftovers()
                        await self._turn()
                    except StorageError as error:
                        log.error("outbox.storage_failed error=%s", error)
                        await self._rest(self._options.storage_pause)
            finally:
                watch.cancel()
                await self._drain()

    async def _wake_at(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._news.set()

    async def _settle_leftovers(self) -> bool:
        """Rows that the process before left claimed may have arrived."""
        rows = await self._storage.unfinished()
        for row in rows:
            lane = self._lanes.get(_platform(row))
            error = Uncertain("the bot ended while this was being sent")
            self._done.append(self._judged(row, error, lane.rules if lane else Rules()))
        if rows:
            log.warning("outbox.left_behind rows=%d", len(rows))
        return True

    async def _turn(self) -> None:
        """Settles what has come back, claims what there is room for, and rests when there is neither."""
        self._news.clear()
        settled = await self._settle()
        if not await self._claim() and not settled:
            await self._rest(await self._idle_time())

    async def _settle(self) -> int:
        done = tuple(self._done)
        if done:
            await self._storage.settle(done, at=self._clock.now())
            del self._done[: len(done)]
            settled = {outcome.delivery for outcome in done}
            for lane in self._lanes.values():
                lane.unsettled -= settled
        return len(done)

    async def _claim(self) -> int:
        claimed = 0
        for platform, lane in self._lanes.items():
            room = self._room(lane)
            if not room:
                continue
            rows = await self._storage.claim(platform, limit=room, at=self._clock.now())
            messages: dict[str, Message] = {}
            for row in rows:
                self._start(lane, row, messages)
            claimed += len(rows)
        return claimed

    def _start(self, lane: _Lane, row: Delivery, messages: dict[str, Message]) -> None:
        task = asyncio.ensure_future(self._send(lane, row, messages))
        lane.under_way.add(task)
        task.add_done_callback(lane.under_way.discard)

    async def _send(self, lane: _Lane, row: Delivery, messages: dict[str, Message]) -> None:
        try:
            post = _post(row, messages)
            outcome = self._took(lane, row, await self._answer(lane, row, post))
        except asyncio.CancelledError:
            outcome = self._judged(row, Uncertain("the bot ended while this was being sent"), lane.rules)
        except Exception as error:
            outcome = self._failed(lane, row, error)
        self._done.append(outcome)
        lane.unsettled.add(row.id)
        self._news.set()
        self._telemetry.delivered(_platform(row), outcome.state)

    async def _answer(self, lane: _Lane, row: Delivery, post: Post) -> Receipt:
        try:
            async with asyncio.timeout(self._options.send_timeout):
                if row.edits is None:
                    return await lane.sender.send(post, row.part)
                await lane.sender.edit(post, row.part, row.edits)
                return Receipt(row.edits)
        except TimeoutError as error:
            raise Uncertain(f"no answer within {self._options.send_timeout:g} s") from error

    def _took(self, lane: _Lane, row: Delivery, receipt: Receipt) -> Outcome:
        lane.breaker.fine()
        return sent(row, receipt)

    def _failed(self, lane: _Lane, row: Delivery, error: Exception) -> Outcome:
        if not isinstance(error, DeliveryError):
            log.exception("outbox.sender_broke row=%d", row.id, exc_info=error)
            # Its text is a library's, and may hold a secret.
            error = Uncertain(f"{type(error).__name__} while sending")
        self._note(lane, row, error)
        return self._judged(row, error, lane.rules)

    def _note(self, lane: _Lane, row: Delivery, error: Exception) -> None:
        if isinstance(error, Rejected):
            lane.breaker.fine()
            log.warning("outbox.rejected row=%d target=%s closed=%s why=%s", row.id, row.target, error.closed, error)
        elif isinstance(error, NotSent) and (error.retry_after is not None or error.moved_to):
            lane.breaker.fine()
        elif lane.breaker.trouble(_time()):
            log.warning("outbox.platform_down platform=%s why=%s", _platform(row), error)

    def _judged(self, row: Delivery, error: Exception, rules: Rules) -> Outcome:
        if row.edits is not None:
            # Twice edited reads as once.
            rules = replace(rules, policy="resend")
        return not_sent(row, error, rules, now=self._clock.now(), jitter=self._jitter())

    async def _idle_time(self) -> float:
        """How long there is nothing to do, as far as can be known."""
        waits = [self._options.look]
        waits += [wait for lane in self._lanes.values() if (wait := lane.breaker.wait(_time()))]
        # Rows of other platforms wait for something else: an end of what is under way, or of a breaker's pause.
        free = [platform for platform, lane in self._lanes.items() if self._room(lane)]
        due = await self._storage.next_delivery(free)
        if due is not None:
            waits.append(max(0.05, (due - self._clock.now()).total_seconds()))
        return min(waits)

    def _room(self, lane: _Lane) -> int:
        # A row counts until what became of it is kept: only so many may be uncertain after a crash.
        return lane.breaker.room(self._options.in_flight, len(lane.under_way) + len(lane.unsettled), _time())

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            pass

    async def _drain(self) -> None:
        """Waits for what is under way, gives up what takes too long, and keeps what is known."""
        under_way = {task for lane in self._lanes.values() for task in lane.under_way}
        if under_way:
            _, slow = await asyncio.wait(under_way, timeout=self._options.drain)
            for task in slow:
                task.cancel()
            if slow:
                await asyncio.wait(slow)
        try:
            await self._settle()
        except StorageError as error:
            # The rows stay claimed; the next start finds them.
            log.error("outbox.not_settled rows=%d error=%s", len(self._done), error)


def _post(row: Delivery, messages: dict[str, Message]) -> Post:
    message = messages.get(row.body)
    if message is None:
        try:
            message = messages[row.body] = from_json(row.body)
        except ValueError as error:
            raise Rejected(f"the message cannot be read: {error}", closed=False) from error
    return Post(row.key, Target(row.target), message, silent=row.silent, preview=row.preview, pin=row.pin)


def _platform(row: Delivery) -> str:
    return row.target.partition(":")[0]


def _time() -> float:
    return asyncio.get_running_loop().time()
