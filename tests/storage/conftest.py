"""The contract tests run once for every storage that there is: a new backend adds its URL here."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import open_storage
from storage.base import Storage


@pytest.fixture(params=["sqlite"])
def url(request: pytest.FixtureRequest, database: Path) -> str:
    """Where a fresh database of each kind is or will be."""
    return {"sqlite": f"sqlite:///{database}"}[request.param]


@pytest.fixture
async def storage(url: str) -> AsyncIterator[Storage]:
    """A fresh, open database of each kind."""
    async with open_storage(url) as opened:
        yield opened
