"""Where lines come from and answers go: a terminal, or a pipe."""

import asyncio
import os
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.text import Text as Styled

from bot.adapters.console.chat import LONGEST_LINE, Answer, ConsoleChat, Lines, Screen
from bot.adapters.console.safety import safe_line
from bot.locale import Words
from bot.message import Asker

PROMPT = "› "
WIDEST = 100
"""Longer lines are hard to read, however wide the terminal."""
_CHUNK = 65536
_LONG_ECHO = 60
_MOST_BYTES = 4 * (LONGEST_LINE + 1)


class RichScreen:
    """A screen over rich; ``wraps`` is whether lines are fitted to it."""

    def __init__(self, console: Console, *, wraps: bool) -> None:
        self._console = console
        self._wraps = wraps

    @property
    def width(self) -> int | None:
        """The terminal's columns, up to ``WIDEST``."""
        return min(self._console.width, WIDEST) if self._wraps else None

    def show(self, text: Styled) -> None:
        """Writes at once, so that a reader at the other end of a pipe need not wait."""
        self._console.print(text, soft_wrap=True, highlight=False, markup=False, emoji=False)
        self._console.file.flush()


class PipedLines:
    """Lines of a pipe or file, each shown behind a prompt so that the transcript reads well.

    Args:
        read: reads at most so many bytes, as ``os.read`` does; none at the end.
        screen: where the lines are shown.
    """

    def __init__(self, read: Callable[[int], bytes], screen: Screen) -> None:
        self._read = read
        self._screen = screen
        self._held = b""
        self._ended = False

    async def next(self) -> str | None:
        """The next line; bytes that are not UTF-8 become U+FFFD."""
        begun = b""
        while b"\n" not in self._held and not self._ended:
            # Of a line without end, only as much is kept as tells that it is too long.
            begun = (begun + self._held)[:_MOST_BYTES]
            self._held = await _in_daemon(self._read, _CHUNK)
            self._ended = not self._held
        rest, _, self._held = self._held.partition(b"\n")
        if self._ended and not begun + rest:
            return None
        line = (begun + rest)[:_MOST_BYTES].decode("utf-8", "replace")[: LONGEST_LINE + 1].removesuffix("\r")
        echo = line if len(line) <= LONGEST_LINE else f"{line[:_LONG_ECHO]}…"
        self._screen.show(Styled(PROMPT + safe_line(echo)))
        return line


async def _in_daemon(read: Callable[[int], bytes], size: int) -> bytes:
    """``read(size)`` in a thread that does not keep the program from ending, as an executor's would."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[bytes] = loop.create_future()

    def settle(data: bytes) -> None:
        if not done.done():
            done.set_result(data)

    def work() -> None:
        try:
            data = read(size)
        except OSError:
            # Standard input is closed: the same as its end.
            data = b""
        loop.call_soon_threadsafe(settle, data)

    threading.Thread(target=work, name="standard-input", daemon=True).start()
    return await done


def _reader(stream: TextIO | None) -> Callable[[int], bytes]:
    """Reads the bytes under ``stream``, past its buffer, whose lock a thread that waits for input would keep."""
    if stream is None:
        return lambda size: b""
    return partial(os.read, stream.fileno())


def open_chat(
    answer: Answer,
    *,
    words: Words,
    commands: Mapping[str, str],
    folder: Path,
    stdin: TextIO | None,
    stdout: TextIO,
    environ: Mapping[str, str],
    asker: Asker,
    plain: str = "cari",
    history: Path | None = None,
) -> ConsoleChat:
    """A chat over these streams: with editing, completion and colours where both are a terminal.

    Args:
        answer: the commands.
        words: the language of what the console itself says.
        commands: names to complete, without slash, and what each does.
        folder: where files are saved that the person asks for.
        stdin: where lines come from; Python has None for a closed standard input.
        stdout: where answers go.
        environ: the environment; a non-empty ``NO_COLOR`` keeps colours out (https://no-color.org).
        asker: who types.
        plain: the command that a line without a slash is for.
        history: a file that keeps what was typed; None keeps it in memory only.
    """
    terminal = stdin is not None and stdin.isatty() and stdout.isatty()
    colour = stdout.isatty() and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
    reconfigure = getattr(stdout, "reconfigure", None)
    if reconfigure:
        # A terminal of another encoding shows "?" for a quote mark rather than failing.
        reconfigure(errors="replace")
    console = Console(file=stdout, force_terminal=colour, color_system="auto" if colour else None, legacy_windows=False)
    screen = RichScreen(console, wraps=stdout.isatty())
    lines: Lines
    if terminal:
        from bot.adapters.console.terminal import TerminalLines

        lines = TerminalLines(PROMPT, commands, colour=colour, history=history)
    else:
        lines = PipedLines(_reader(stdin), screen)
    return ConsoleChat(answer, lines, screen, words, folder=folder, asker=asker, plain=plain)
