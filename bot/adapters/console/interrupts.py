"""Ctrl-C while an answer is under way."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


async def cancelled_by_interrupt(work: Awaitable[Result]) -> Result | None:
    """The result of ``work``, or None where an interrupt cancelled it; the program itself goes on."""
    task = asyncio.ensure_future(work)
    interrupted = False

    def cancel() -> None:
        nonlocal interrupted
        interrupted = True
        task.cancel()

    with _on_interrupt(cancel):
        try:
            return await task
        except asyncio.CancelledError:
            if interrupted:
                return None
            raise


@contextmanager
def _on_interrupt(cancel: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    before = signal.getsignal(signal.SIGINT)
    try:
        loop.add_signal_handler(signal.SIGINT, cancel)
    except (NotImplementedError, RuntimeError, ValueError):
        # Windows' loop, or a loop outside the main thread: there Ctrl-C ends the program.
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, before)
