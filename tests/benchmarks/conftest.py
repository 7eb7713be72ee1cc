"""One database of many articles for all benchmarks of a run."""

import asyncio
import os
import time
from pathlib import Path

import pytest

from storage import open_storage
from tests.benchmarks.many import ARTICLES, News
from tests.storage.making import DAY


@pytest.fixture(scope="session")
def news() -> News:
    """The same invented words in every run."""
    return News(2026)


@pytest.fixture(scope="session")
def filled(news: News, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of ARTICLES articles; PEWARTA_BENCH_DATABASE names a file to keep it in for other runs."""
    kept = os.environ.get("PEWARTA_BENCH_DATABASE")
    path = Path(kept) if kept else tmp_path_factory.mktemp("bench") / "news.db"
    if path.exists():
        return path

    async def fill() -> None:
        async with open_storage(str(path)) as storage:
            for first in range(0, ARTICLES, 500):
                await storage.store([news.article(number) for number in range(first, first + 500)], at=DAY)

    start = time.perf_counter()
    asyncio.run(fill())
    print(f"\n{ARTICLES:,} articles, {path.stat().st_size / 1e6:.0f} MB, stored in {time.perf_counter() - start:.0f} s")
    return path
