"""Which line of a TOML text a key stands on. tomllib tells positions of syntax errors only, tomlkit none at all."""

import re
import tomllib
from collections.abc import Iterator

KeyPath = tuple[str | int, ...]

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_QUOTED = re.compile(r""""{3}|'{3}|"(?:[^"\\]|\\.)*"|'[^']*'|#.*""")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of each table header and key; tables of an array are counted from 0 in their path."""
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    open_quotes = ""
    # TOML ends lines at newlines only, and str.splitlines at eight other characters too.
    for number, line in enumerate(text.split("\n"), start=1):
        within, open_quotes = open_quotes, _open_after(line, open_quotes)
        if within:
            continue
        if header := _HEADER.match(line):
            table = _resolved(_parts(header[2]), counts, new=header[1] == "[[")
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_parts(key[1])), number)
    return lines


def without_values(text: str) -> Iterator[str]:
    """The lines of a text without what stands in quotes: what is a ``#`` in them begins a comment."""
    open_quotes = ""
    for line in text.split("\n"):
        begins = 0
        if open_quotes:
            end = line.find(open_quotes)
            begins = len(line) if end < 0 else end + len(open_quotes)
        open_quotes = _open_after(line, open_quotes)
        yield _QUOTED.sub(lambda found: found[0] if found[0].startswith("#") else "", line[begins:])


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int | None:
    """The line of the deepest part of ``path`` that the text has."""
    return next((lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines), None)


def _open_after(line: str, quotes: str) -> str:
    """The triple quotes that are open after ``line``, where ``quotes`` were before it."""
    at = 0
    while True:
        if quotes:
            end = line.find(quotes, at)
            if end < 0:
                return quotes
            at = end + len(quotes)
        found = _QUOTED.search(line, at)
        if not found:
            return ""
        at = found.end()
        quotes = found[0] if found[0] in {'"""', "'''"} else ""


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(_name(part) for part in re.findall(_PART, dotted))


def _name(part: str) -> str:
    """What a key is called, without its quotes and escapes."""
    if part[0] not in "\"'":
        return part
    try:
        return str(tomllib.loads(f"name = {part}")["name"])
    except tomllib.TOMLDecodeError:
        return part[1:-1]


def _resolved(names: tuple[str, ...], counts: dict[KeyPath, int], *, new: bool) -> KeyPath:
    """The path of a header, with the number of the array's table that it stands in or opens."""
    path: KeyPath = ()
    for position, name in enumerate(names):
        path = (*path, name)
        if new and position == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
