"""How long the event loop is kept waiting while the bot does everything at once."""

import asyncio
import itertools
import os
import time
from pathlib import Path

import pytest

from bot.analysis import SourceText
from bot.clock import SystemClock
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from bot.publish.outbox import Outbox, OutboxOptions
from storage import open_storage
from storage.base import Storage
from tests.benchmarks.many import News, percentile, searched
from tests.outlet import story
from tests.publish.running import fill
from tests.publish.senders import Memory

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]
SECONDS = float(os.environ.get("PEWARTA_BENCH_SECONDS", "15"))
STEP = 0.002


async def test_the_loop_stays_free(filled: Path, news: News) -> None:
    """Ingesting, searching over many articles and broadcasting at once: lag at p99 within 20 ms."""
    done = asyncio.Event()
    counts = {"kept": 0, "found": 0}
    async with open_storage(str(filled)) as storage:
        await fill(storage, *(f"fake:{number}" for number in range(3_000)), name=str(time.time_ns()))
        sender = Memory()
        outbox = Outbox(storage, {"fake": sender}, SystemClock(), OutboxOptions())
        work = [
            asyncio.create_task(_ingest(storage, counts, done)),
            asyncio.create_task(_search(storage, news, counts, done)),
            asyncio.create_task(outbox.run(done)),
        ]
        late = []
        end = time.perf_counter() + SECONDS
        while (now := time.perf_counter()) < end:
            await asyncio.sleep(STEP)
            late.append(time.perf_counter() - now - STEP)
        done.set()
        await asyncio.gather(*work)
    p99 = percentile(late, 0.99)
    print(f"\n{counts['kept']} kept, {counts['found']} searches, {len(sender.taken)} sent in {SECONDS:.0f} s", end="; ")
    print(f"lag median {percentile(late, 0.5):.1f} ms, p99 {p99:.1f} ms, worst {max(late) * 1000:.0f} ms")
    assert p99 <= 20


async def _ingest(storage: Storage, counts: dict[str, int], done: asyncio.Event) -> None:
    keeper = Keeper(storage, SystemClock(), KeepOptions())
    for number in itertools.count(time.time_ns()):
        if done.is_set():
            return
        text = "\n".join(story(number + part) for part in range(3))
        parsed = ParsedDocument(text=text, title=f"Judul {number}", url=f"https://kabar.example/l/{number}")
        await keeper.keep(name_article(parsed, Origin("t")), SourceText(text=text, title=parsed.title))
        counts["kept"] += 1
        await asyncio.sleep(0.05)


async def _search(storage: Storage, news: News, counts: dict[str, int], done: asyncio.Event) -> None:
    for words in itertools.cycle(searched(news)):
        if done.is_set():
            return
        await storage.search(words, limit=5)
        counts["found"] += 1
        await asyncio.sleep(0.02)
