"""Parsing in a child process that can be killed: what a stranger wrote must not stop the bot.

Parsers of markup have inputs that take them minutes (a deeply nested page, a feed with one huge element), and a
thread cannot be stopped. Here each parse has a limit on wall time, CPU time and memory; one that goes over dies with
its child, the next goes on in a new one. Children are warm (no start a parse) and replaced after some parses, so
that leaks in parsers do not add up. Pebble keeps the pool: the standard library's breaks whole when a child dies.
"""

import asyncio
import multiprocessing
import resource
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from bot.errors import PewartaError
from bot.memory import give_back, keep_large_buffers_apart
from bot.phrase import Phrase, phrase

LARGE = 128 * 1024
"""Bytes or characters from which a document is a large one. Those that take a parser seconds are: it needs room."""
GREW = 16 << 20
"""Bytes by which a parse may leave its child larger before the child gives back what is free."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What one parse may take: seconds on the wall and of CPU, and bytes of address space for the child."""

    wall: float = 5.0
    cpu: int = 5
    memory: int = 1 << 30


class ParseDied(PewartaError):
    """The parse was stopped, or its child died; ``str()`` says why in a clause."""


class Sandbox:
    """Runs functions in children. Build one with ``open_sandbox`` and pass it on.

    Where there are several, one of them is never given a large document, so that small ones need not wait for those.
    """

    def __init__(self, pool: ProcessPool, allowance: Allowance, *, large_at_once: int) -> None:
        self._pool = pool
        self._allowance = allowance
        self._large = asyncio.Semaphore(large_at_once)

    async def run(self, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What ``parse`` returns for these arguments; all of it must pickle.

        The wall time counts from when a child takes the parse up, not while it waits for its turn.

        Raises:
            ParseDied: it took more than its allowance, or took its child down.
            Exception: whatever ``parse`` raised.
        """
        async with self._turn(args):
            return await self._run(parse, *args, **kwargs)

    def _turn(self, args: tuple[object, ...]) -> AbstractAsyncContextManager[None]:
        return self._large if _is_large(args) else nullcontext()

    async def _run(self, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        wrapped = (parse, args, kwargs, self._allowance.cpu)
        future = self._pool.schedule(_limited, args=wrapped, timeout=self._allowance.wall)
        try:
            result: T = await asyncio.wrap_future(future)
        except TimeoutError as error:
            raise ParseDied(phrase("parse-wall", seconds=f"{self._allowance.wall:g}")) from error
        except ProcessExpired as error:
            raise ParseDied(_cause(error.exitcode, self._allowance)) from error
        except MemoryError as error:
            raise ParseDied(phrase("parse-memory", megabytes=str(self._allowance.memory >> 20))) from error
        except RecursionError as error:
            raise ParseDied(phrase("parse-nested")) from error
        finally:
            # What the parser raised holds this frame, and a large document with it, for as long as the frame holds it.
            del future
        return result


@asynccontextmanager
async def open_sandbox(
    *, children: int = 1, parses_each: int = 500, allowance: Allowance | None = None
) -> AsyncIterator[Sandbox]:
    """A Sandbox for as long as the block runs; what is still parsing at its end is killed.

    Args:
        children: how many parse at once.
        parses_each: after how many parses a child is replaced.
        allowance: what one parse may take.
    """
    allowance = allowance or Allowance()
    pool = ProcessPool(
        max_workers=children,
        max_tasks=parses_each,
        initializer=_start_child,
        initargs=(allowance.memory,),
        # A forked child would inherit our threads' locks, sockets and database handles.
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield Sandbox(pool, allowance, large_at_once=max(1, children - 1))
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # Pebble annotates arguments only
        await asyncio.to_thread(pool.join)


def _start_child(memory: int) -> None:
    # Ctrl-C reaches the whole process group; only the parent decides when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keep_large_buffers_apart()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limited(parse: Callable[..., T], args: tuple[object, ...], kwargs: dict[str, object], cpu: int) -> T:
    # RLIMIT_CPU counts the child's whole life: each parse gets what was used so far and its own share.
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + cpu + 1, hard))
    before = _resident()
    try:
        return parse(*args, **kwargs)
    finally:
        if _resident() > before + GREW:
            give_back()


def _is_large(args: tuple[object, ...]) -> bool:
    return sum(len(arg) for arg in args if isinstance(arg, bytes | str)) >= LARGE


def _resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * resource.getpagesize()
    except OSError:
        return 0


def _cause(exitcode: int | None, allowance: Allowance) -> Phrase:
    if exitcode == -signal.SIGXCPU:
        return phrase("parse-cpu", seconds=str(allowance.cpu))
    if exitcode is not None and exitcode < 0:
        return phrase("parse-down", how=signal.Signals(-exitcode).name)
    return phrase("parse-down", how=f"exit code {exitcode}")
