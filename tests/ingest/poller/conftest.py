"""A poller over a real database, a real client and a real sandbox, and a small outlet on loopback for it to read."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.poller import EntryReader, FeedSpec, Hosts, Poller, PollerOptions, Web
from bot.ingest.sandbox import Sandbox
from bot.ingest.sources.kinds import open_sources
from bot.ingest.web.fetch import Limits, open_fetcher
from bot.ingest.web.robots import Robots
from storage import open_storage
from storage.base import Storage
from tests.outlet import NOW, Outlet, open_outlet

EVERY = timedelta(minutes=15)


@dataclass
class Rig:
    """All that a test of the poller touches."""

    poller: Poller
    storage: Storage
    clock: "StillClock"
    outlet: Outlet
    port: int
    web: Web

    def url(self, path: str = "/rss", host: str = "127.0.0.1") -> str:
        """The address of a path; every host of 127.0.0.0/8 is the outlet's."""
        return f"http://{host}:{self.port}{path}"

    async def read(self, *specs: FeedSpec, after: timedelta = timedelta()) -> None:
        """Moves the clock and reads what is due then, with these feeds configured."""
        self.clock.at += after
        if specs:
            await self.poller.configure(specs)
        await self.poller.read_once()

    async def titles(self) -> list[str]:
        """The headlines that are stored."""
        return sorted(head.title for head in (await self.storage.latest(limit=200)).items)


class StillClock(Clock):
    """A clock that a test moves."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant it was put at."""
        return self.at


@pytest.fixture
async def rig(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Rig]:
    """A poller with nothing configured yet."""
    clock = StillClock(NOW)
    allowed = (ip_network("127.0.0.0/8"),)
    async with (
        open_outlet() as (outlet, port),
        open_fetcher(user_agent="Pewarta/uji", limits=Limits(timeout=1.0), allowed=allowed) as fetcher,
        open_storage(str(tmp_path / "news.db")) as storage,
    ):
        tools = Web(fetcher, Robots(fetcher, user_agent="Pewarta/uji"), Hosts(pause=0.0), sandbox)
        entries = EntryReader(tools, Keeper(storage, clock, KeepOptions()), ZoneInfo("Asia/Jakarta"))
        options = PollerOptions(at_once=8, look=0.05, patience=0.5)
        poller = Poller(storage, open_sources(tools), entries, clock, options=options, chance=lambda: 0.0)
        yield Rig(poller, storage, clock, outlet, port, tools)
