"""What tests of reading share."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest

from bot.ingest.sandbox import Allowance, Sandbox, open_sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One warm child for all tests."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        yield runner.run(stack.enter_async_context(open_sandbox(allowance=Allowance(wall=3.0, cpu=3))))
        runner.run(stack.aclose())
