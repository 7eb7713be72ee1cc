"""Reads the configured feeds round the clock: what is due is decided from the database, so a restart loses nothing."""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.clock import Clock
from bot.errors import RefusedDocument
from bot.ingest.poller.articles import EntryReader
from bot.ingest.poller.entries import Taken
from bot.ingest.poller.looking import Met, look_at
from bot.ingest.poller.outcome import failed, read_well, unchanged
from bot.ingest.poller.places import Places
from bot.ingest.poller.records import FeedSpec
from bot.ingest.sources.base import LookFailed, Sources
from bot.ingest.web.pages import Unreachable
from bot.phrase import phrase, unpacked
from storage.base import Storage
from storage.errors import StorageError
from storage.records import EntryMark, FeedSource, FeedState

log = logging.getLogger(__name__)

SET_BACK = timedelta(minutes=1)
"""By which a clock is set back, not put right."""
_LOOKS = 5
"""For feeds that may be started, past those that may not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollerOptions:
    """How much at once, and how long.

    ``at_once``: feeds read at the same time, each of another host; ``at_most``: with those whose server has not
    answered within ``brisk`` seconds. ``look``: seconds between looks for due feeds when none is known to be due
    sooner. ``patience``: seconds that reads under way are given when the poller stops.
    """

    at_once: int = 48
    at_most: int = 300
    brisk: float = 0.25
    look: float = 30.0
    patience: float = 5.0


class Poller:
    """Reads feeds until it is stopped.

    Args:
        storage: what is known of feeds.
        sources: the kinds of source there are.
        entries: reads entries into articles.
        clock: the time.
        options: how much at once.
        chance: draws from 0 to 1.
    """

    def __init__(
        self,
        storage: Storage,
        sources: Sources,
        entries: EntryReader,
        clock: Clock,
        *,
        options: PollerOptions | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._storage = storage
        self._sources = sources
        self._entries = entries
        self._clock = clock
        self._options = options or PollerOptions()
        self._chance = chance
        self._specs: Mapping[str, FeedSpec] = {}
        self._queue: deque[FeedState] = deque()
        self._running: dict[asyncio.Task[None], FeedState] = {}
        self._woken = asyncio.Event()
        of = self._options
        self._places = Places(of.at_once, of.at_most, of.brisk, self._woken.set)
        self._looked_at = clock.now()

    async def configure(self, specs: Sequence[FeedSpec]) -> None:
        """Makes these the feeds that are read, from now on; may be called while it runs.

        Raises:
            StorageError: the feeds are those from before.
        """
        await self._sync(specs)
        self._specs = {spec.url: spec for spec in specs}
        self._queue.clear()
        self._woken.set()

    async def _sync(self, specs: Iterable[FeedSpec]) -> None:
        sources = [FeedSource(spec.url, spec.name, active=not spec.paused) for spec in specs]
        await self._storage.sync_feeds(sources, at=self._clock.now())

    async def run(self) -> None:
        """Reads what is due until it is cancelled; what is under way then may still end within the patience."""
        try:
            while True:
                self._woken.clear()
                try:
                    wait = await self._start_due()
                except StorageError as error:
                    log.error("poller.storage_failed error=%s", error)
                    wait = self._options.look
                await self._pause(wait)
        finally:
            await self._stop()

    async def read_once(self) -> None:
        """Reads everything that is due now, once, and returns when it is done."""
        while await self._start_due() == 0 or self._running:
            if self._running:
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)

    async def _start_due(self) -> float:
        """Starts as many due feeds as there is room for; returns how long there is nothing more to start."""
        now = self._clock.now()
        if now < self._looked_at - SET_BACK:
            log.warning("poller.clock_set_back seconds=%d", (self._looked_at - now).total_seconds())
            await self._sync(self._specs.values())
            self._queue.clear()
        self._looked_at = now
        room = self._places.free(len(self._running))
        if room > 0 and not self._queue:
            # As many again as there is room for, so that the next few starts ask no database.
            self._queue.extend(await self._due(now, 2 * room))
        started = 0
        while self._queue and self._places.free(len(self._running)) > 0:
            started += self._start(self._queue.popleft())
        if self._places.free(len(self._running)) <= 0 or self._queue:
            return self._options.look
        if started:
            return 0
        following = await self._storage.next_due(after=now)
        soon = (following - now).total_seconds() if following else self._options.look
        return min(self._options.look, max(0.05, soon))

    async def _due(self, now: datetime, limit: int) -> list[FeedState]:
        """What is due, the longest waiting first; of feeds that failed the last time, what half of the places take.

        Those often fail by taking all the time they are given: they must not stand before the others.
        """
        without = {_host(state.address) for state in self._running.values()}
        failing = sum(state.failures > 0 for state in self._running.values())
        fitting: list[FeedState] = []
        for _ in range(_LOOKS):
            found = await self._storage.due_feeds(at=now, limit=limit, without=without)
            for state in found:
                failing += state.failures > 0
                if state.failures == 0 or failing <= self._options.at_once // 2:
                    fitting.append(state)
            without |= {_host(state.address) for state in found}
            if fitting or len(found) < limit:
                break
        return fitting

    def _start(self, state: FeedState) -> bool:
        spec = self._specs.get(state.url)
        if spec is None or spec.paused:
            return False
        task = asyncio.create_task(self._read(state, spec), name=f"feed {state.url}")
        self._running[task] = state
        task.add_done_callback(self._ended)
        return True

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        self._woken.set()

    async def _pause(self, seconds: float) -> None:
        if seconds:
            try:
                async with asyncio.timeout(seconds):
                    await self._woken.wait()
            except TimeoutError:
                pass

    async def _stop(self) -> None:
        running = list(self._running)
        if running:
            await asyncio.wait(running, timeout=self._options.patience)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _read(self, state: FeedState, spec: FeedSpec) -> None:
        """One read of one feed, whatever becomes of it."""
        try:
            after, marks, listed = await self._outcome(state, spec)
            await self._storage.save_feed(after, marks=marks, listed=listed, at=self._clock.now())
            _log_change(state, after)
        except StorageError as error:
            log.error("feed.not_stored url=%s error=%s", state.url, error)
            await asyncio.sleep(1)  # it is due still, and would be tried at once
        except Exception:
            log.exception("feed.failed url=%s", state.url)
            now = self._clock.now()
            after = failed(state, spec.every, LookFailed(phrase("source-internal")), now=now, chance=self._chance())
            await self._storage.save_feed(after, at=now)

    async def _outcome(
        self, state: FeedState, spec: FeedSpec
    ) -> tuple[FeedState, Sequence[EntryMark], frozenset[bytes] | None]:
        now, chance = self._clock.now(), self._chance()
        try:
            with self._places.asking():
                look, met = await look_at(state, self._sources, self._storage, full_text=spec.full_text, now=now)
        except LookFailed as error:
            return failed(state, spec.every, error, now=now, chance=chance), (), None
        if met is None:
            return unchanged(state, look, spec.every, now=now, chance=chance), (), None
        async with self._places.working():
            whole = await self._take(met, state, replace(spec, full_text=met.full_text))
        left = met.plan.more or not whole
        after = read_well(state, look, met, spec.every, left=left, now=now, chance=chance)
        log.info("feed.read url=%s entries=%d taken=%d", state.url, met.count, len(met.plan.take))
        return after, met.plan.marks, met.listed

    async def _take(self, met: Met, state: FeedState, spec: FeedSpec) -> bool:
        """Reads the planned entries, one after the other; each is remembered when it is done.

        Returns whether none of them has to be tried again.
        """
        whole = True
        for taken in met.plan.take:
            marks = await self._taken(taken, spec, met.title)
            await self._storage.save_feed(state, marks=marks, at=self._clock.now())
            whole = whole and all(mark.outcome != "failed" for mark in marks)
        return whole

    async def _taken(self, taken: Taken, spec: FeedSpec, title: str) -> tuple[EntryMark, ...]:
        url = taken.entry.url or taken.entry.guid
        try:
            return taken.marked(await self._entries.take(taken, spec, title, now=self._clock.now()))
        except RefusedDocument as error:
            log.info("entry.refused url=%s reason=%s", url, error)
            return taken.marked("refused")
        except Unreachable as error:
            log.info("entry.failed url=%s try=%d reason=%s", url, taken.tries, error)
            return (taken if error.asked else replace(taken, tries=taken.tries - 1)).marked("failed")


def _log_change(before: FeedState, after: FeedState) -> None:
    """Once where a feed begins to fail, is given up, or is well again; operators are told of it by what is stored."""
    reason = str(unpacked(after.error or ""))
    if after.quarantined_at and not before.quarantined_at:
        log.warning("feed.quarantined url=%s reason=%s", after.url, reason)
    elif before.quarantined_at and not after.quarantined_at:
        log.info("feed.recovered url=%s", after.url)
    elif after.failures and not before.failures:
        log.warning("feed.failing url=%s reason=%s", after.url, reason)
    elif before.failures and not after.failures:
        log.info("feed.well_again url=%s failures=%d", after.url, before.failures)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""
