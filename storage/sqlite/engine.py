"""The SQLite that this Python was built with, and what is known of its faults."""

import sqlite3
from dataclasses import dataclass

_WAL_RESET_MENDED = (3, 51, 3)
_WAL_RESET_BEGAN = (3, 7, 0)


@dataclass(frozen=True, slots=True)
class Engine:
    """Its version, and a fault of it that concerns us, or ""."""

    version: str
    fault: str


def engine(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> Engine:
    """The engine in use.

    Source of the fault: https://sqlite.org/wal.html (the WAL-reset bug).
    """
    name = ".".join(map(str, version))
    if _WAL_RESET_BEGAN <= version < _WAL_RESET_MENDED:
        return Engine(
            name,
            "it has the WAL-reset bug: several processes that write one database may, very seldom, damage it; one bot "
            "writes with one connection, which is safe",
        )
    return Engine(name, "")
