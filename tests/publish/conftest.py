"""The sample news in a database of one's own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import MovableClock
from bot.commands.context import Defaults
from bot.ingest.keeper import Keeper, KeepOptions
from bot.locale import load_languages
from bot.publish.surroundings import Surroundings
from bot.samples import load_samples
from storage import open_storage
from storage.base import Storage

NOW = datetime(2026, 2, 7, 0, 0, tzinfo=UTC)
"""Seven in the morning in Jakarta, the day after the newest sample."""
WORDS = load_languages()


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all samples, stored at NOW."""
    database = tmp_path_factory.mktemp("samples") / "samples.db"

    async def load() -> None:
        async with open_storage(str(database)) as storage:
            await load_samples(Keeper(storage, MovableClock(NOW), KeepOptions(auto_approve=True)), storage)

    asyncio.run(load())
    return database


@pytest.fixture
async def news(loaded: Path, database: Path) -> AsyncIterator[Storage]:
    """A copy of it, open."""
    shutil.copy(loaded, database)
    async with open_storage(str(database)) as opened:
        yield opened


@pytest.fixture
def surroundings(news: Storage) -> Surroundings:
    """Those of a bot that speaks Indonesian in WIB."""
    return over(news)


def over(storage: Storage) -> Surroundings:
    """Those of a bot over some storage."""
    return Surroundings(storage, WORDS, Defaults("Pewarta", "id", ZoneInfo("Asia/Jakarta")))
