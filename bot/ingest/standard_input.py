"""Standard input as a file that can be told to stop while it waits."""

import io
import os
import select
from collections.abc import Callable, Iterator
from typing import BinaryIO

from bot.ingest.documents import Origin, Refused
from bot.ingest.files import RawDocument, documents
from bot.ingest.formats import sniff

NAME = "standard input"
_HEAD = 4096
_PATIENCE = 0.2


class Interrupted(Exception):
    """Reading was told to stop; what had been read of a document is not whole."""


def read_standard_input(file: BinaryIO, stopped: Callable[[], bool]) -> Iterator[RawDocument | Refused]:
    """The documents on standard input: JSON Lines, a web page or plain text, told by how it begins.

    Raises:
        Interrupted: ``stopped`` said so while waiting for more.
    """
    buffered = io.BufferedReader(_Stoppable(file.fileno(), stopped))
    yield from documents(buffered, Origin(NAME), sniff(buffered.peek(_HEAD)))


class _Stoppable(io.RawIOBase):
    def __init__(self, descriptor: int, stopped: Callable[[], bool]) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._stopped = stopped

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not select.select([self._descriptor], [], [], _PATIENCE)[0]:
            if self._stopped():
                raise Interrupted
        data = os.read(self._descriptor, len(buffer))
        buffer[: len(data)] = data
        return len(data)
