"""Finds the files that are meant and reads them, within bounds; nothing here can hang or fill the memory."""

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bot.ingest.decoding import tidy
from bot.ingest.documents import Origin, Refused
from bot.ingest.formats import FORMATS, Format, format_of
from bot.ingest.lines import read_lines

ENDINGS = " ".join(ending for kind in FORMATS for ending in kind.endings)
_KINDS = (
    (stat.S_ISFIFO, "a pipe; give - to read standard input"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The bytes of one document, and the format to parse them by."""

    origin: Origin
    format: Format
    data: bytes


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found at the given paths: files to read in order, paths refused, endings passed over in folders."""

    files: tuple[Path, ...]
    refused: tuple[Refused, ...]
    passed_over: Counter[str]
    size: int


def survey(paths: Sequence[Path]) -> Survey:
    """Looks through files and folders.

    Folders are read with all below them, sorted by name. Hidden entries are left out, and links to folders too, so that
    no loop of links can catch it.
    """
    files: dict[Path, None] = {}
    refused: list[Refused] = []
    passed_over: Counter[str] = Counter()
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for found in _below(path):
            if isinstance(found, Refused):
                refused.append(found)
            elif format_of(found):
                files[found] = None
            else:
                passed_over[found.suffix.lower() or "no ending"] += 1
    return Survey(tuple(files), tuple(refused), passed_over, sum(map(_size, files)))


def read_file(path: Path) -> Iterator[RawDocument | Refused]:
    """The documents of one file: one, or one a line."""
    origin = Origin(_name(path), _uri(path))
    kind = format_of(path)
    if kind is None:
        there = path.exists() or path.is_symlink()
        yield Refused(origin, f"not a format that is read; those are {ENDINGS}" if there else "no such file")
        return
    try:
        with _open(path) as file:
            yield from documents(file, origin, kind)
    except OSError as error:
        yield Refused(origin, _reason(error, path))


def documents(file: IO[bytes], origin: Origin, kind: Format) -> Iterator[RawDocument | Refused]:
    """The documents in an open file of a known format."""
    if not kind.by_line:
        data = file.read(kind.max_bytes + 1)
        too_long = len(data) > kind.max_bytes
        yield _too_long(origin, kind) if too_long else RawDocument(origin, kind, data)
        return
    number = 0
    for number, line in read_lines(file, longest=kind.max_bytes):
        at = Origin(origin.name, origin.uri, number)
        yield _too_long(at, kind) if line is None else RawDocument(at, kind, line)
    if not number:
        yield Refused(origin, "empty: there is no article in it")


def _below(folder: Path) -> Iterator[Path | Refused]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and (path.is_symlink() or not path.is_dir()):
            if not (path.is_symlink() and path.is_dir()):
                yield path
            continue
        try:
            inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            yield Refused(Origin(_name(path)), _reason(error, path))
            continue
        waiting.extend(reversed(inside))


def _open(path: Path) -> IO[bytes]:
    mode = path.stat().st_mode
    for is_kind, name in _KINDS:
        if is_kind(mode):
            raise OSError(f"{name}, not a file")
    # Without blocking: a file swapped for a pipe since the look above must not catch us.
    return open(path, "rb", opener=_non_blocking)


def _non_blocking(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _name(path: Path) -> str:
    """The path as it can be shown; file systems allow any bytes in it."""
    return " ".join(tidy(os.fsencode(path).decode("utf-8", "replace")).split())


def _uri(path: Path) -> str | None:
    """The file's own address, through links, so that two names of one file are one."""
    try:
        return path.resolve().as_uri()
    except (OSError, RuntimeError, ValueError):
        return None


def _too_long(origin: Origin, kind: Format) -> Refused:
    return Refused(origin, f"larger than {kind.max_bytes:,} bytes: no article is that long")


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return "a link to a file that does not exist" if path.is_symlink() else "no such file"
    return (error.strerror or str(error)).lower()
