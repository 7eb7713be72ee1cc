"""Lines of a stream, one at a time, whatever its Unicode encoding and however long they are."""

import io
from collections.abc import Callable, Iterator
from typing import IO

from bot.ingest.decoding import encoding_of

_HEAD = 4096


def read_lines(file: IO[bytes], *, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines that are not blank, each as soon as it is there; None for one of more than ``longest`` bytes.

    Lines of a UTF-16 or UTF-32 stream come as UTF-8; all others come as they are, so that one line in another encoding
    spoils no other.
    """
    readline = _readline(file)
    number = 0
    while line := readline(longest + 1):
        number += 1
        if len(line) > longest:
            while line and not line.endswith(b"\n"):
                line = readline(longest)
            yield number, None
        elif line.strip():
            yield number, line


def _readline(file: IO[bytes]) -> Callable[[int], bytes]:
    buffered = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(_HEAD)[:_HEAD])
    if encoding.startswith("utf-8"):
        return buffered.readline
    text = io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="\n")
    return lambda size: text.readline(size).encode("utf-8", "replace")
