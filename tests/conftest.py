"""Fixtures that more than one part of the suite needs."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot.clock import MovableClock
from storage import open_storage
from storage.base import Storage

# Hypothesis fails an example that took over 0.2 s, and data that were made slowly: both say how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a test's database is or will be."""
    return tmp_path / "pewarta.db"


@pytest.fixture
async def storage(database: Path) -> AsyncIterator[Storage]:
    """A fresh, open database."""
    async with open_storage(str(database)) as opened:
        yield opened


@pytest.fixture
def clock() -> MovableClock:
    """A clock that was put at noon in Jakarta on 8 February 2026."""
    return MovableClock(datetime(2026, 2, 8, 5, 0, tzinfo=UTC))
