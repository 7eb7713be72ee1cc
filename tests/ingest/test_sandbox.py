"""The sandbox: a parse that hangs, eats memory or crashes dies alone, and the next one goes on."""

import asyncio
import ctypes
import os
import time
from collections.abc import AsyncIterator

import pytest

from bot.ingest.sandbox import LARGE, Allowance, ParseDied, Sandbox, open_sandbox


def double(number: int) -> int:
    return number * 2


def child() -> int:
    return os.getpid()


def sleep_for_long() -> None:
    time.sleep(60)


def spin() -> None:
    while True:
        pass


def eat_memory() -> int:
    return len(bytearray(4 << 30))


def crash() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(3)


def recurse(depth: int = 0) -> int:
    return recurse(depth + 1)


def refuse(reason: str) -> None:
    raise ValueError(reason)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with open_sandbox(allowance=Allowance(wall=1.0, cpu=1, memory=1 << 30)) as opened:
        # The child's own start does not belong to what is tested.
        assert await opened.run(double, 2) == 4
        yield opened


async def test_a_child_serves_many_parses(sandbox: Sandbox) -> None:
    """Children are warm: parses share one until it is replaced."""
    assert len({await sandbox.run(child) for _ in range(5)}) == 1
    assert await sandbox.run(child) != os.getpid()


@pytest.mark.parametrize(
    ("parse", "why"),
    [
        (sleep_for_long, "more than 1 s to parse"),
        (spin, "more than 1 s"),
        (eat_memory, "more than 1024 MB to parse"),
        (crash, "SIGSEGV"),
        (leave, "exit code 3"),
        (recurse, "nested too deeply"),
    ],
)
async def test_a_bad_parse_dies_alone(sandbox: Sandbox, parse: object, why: str) -> None:
    """Each way to fail says why, and the next parse is served."""
    with pytest.raises(ParseDied, match=why):
        await sandbox.run(parse)  # type: ignore[arg-type]
    assert await sandbox.run(double, 21) == 42


async def test_what_the_parser_says_reaches_the_caller(sandbox: Sandbox) -> None:
    """An error that a parser raises on purpose is the caller's to handle."""
    with pytest.raises(ValueError, match="no article here"):
        await sandbox.run(refuse, "no article here")


async def test_children_are_replaced() -> None:
    """After its share of parses a child makes room for a new one."""
    async with open_sandbox(parses_each=2) as sandbox:
        assert len({await sandbox.run(child) for _ in range(4)}) == 2


async def test_one_bad_parse_does_not_hold_up_the_others() -> None:
    """With two children, parses beside a hanging one are answered while it hangs."""
    async with open_sandbox(children=2, allowance=Allowance(wall=3.0)) as sandbox:
        await asyncio.gather(*(sandbox.run(double, n) for n in range(4)))
        hanging = asyncio.create_task(sandbox.run(sleep_for_long))
        assert await asyncio.gather(*(sandbox.run(double, n) for n in range(20))) == [n * 2 for n in range(20)]
        assert not hanging.done()
        with pytest.raises(ParseDied):
            await hanging


def hang_on(document: bytes) -> int:
    time.sleep(60)
    return len(document)


async def test_large_documents_leave_a_child_to_the_small_ones() -> None:
    """However many of them hang, the small ones are parsed beside them."""
    async with open_sandbox(children=2) as sandbox:
        large = [asyncio.create_task(sandbox.run(hang_on, bytes(LARGE))) for _ in range(3)]
        assert [await sandbox.run(double, n) for n in range(5)] == [0, 2, 4, 6, 8]
        assert not any(task.done() for task in large)
        for task in large:
            task.cancel()
        await asyncio.gather(*large, return_exceptions=True)


async def test_closing_does_not_wait_for_what_hangs() -> None:
    """Leaving the block kills what is still parsing."""
    async with open_sandbox(allowance=Allowance(wall=60)) as sandbox:
        assert await sandbox.run(double, 2) == 4
        hanging = asyncio.create_task(sandbox.run(sleep_for_long))
        await asyncio.sleep(0.3)
    assert hanging.cancel() or hanging.done()
