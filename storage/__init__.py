"""Pewarta's storage: a protocol, its records, and the backends behind ``open_storage``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from storage.errors import StorageError

if TYPE_CHECKING:  # what only reads an error or a record need not wait for the whole protocol
    from pathlib import Path

    from storage.base import Storage


@asynccontextmanager
async def open_storage(url: str) -> AsyncIterator["Storage"]:
    """A Storage for as long as the block runs.

    Args:
        url: ``sqlite:///relative/path``, ``sqlite:////absolute/path``, or just a path.

    Raises:
        StorageError: the URL names no backend we have, or the database cannot be opened; nothing was changed.
    """
    storage = await _open(url)
    try:
        yield storage
    finally:
        await storage.close()


async def _open(url: str) -> "Storage":
    path = file_of(url)
    # Imported here, so that records can be used without a database driver.
    from storage.sqlite import open_sqlite

    return await open_sqlite(path)


def file_of(url: str) -> "Path":
    """The file that a storage URL names.

    Raises:
        StorageError: it names none, or another kind of storage.
    """
    scheme, separator, rest = url.partition("://")
    if separator and scheme != "sqlite":
        raise StorageError(f"{url}: there is no storage for {scheme}; write sqlite:///path/to/file.db")
    path = rest.removeprefix("/") if separator else url
    if not path or "\x00" in path:
        raise StorageError(f"{url}: names no file; write sqlite:///path/to/file.db")
    from pathlib import Path

    return Path(path)


__all__ = ["StorageError", "file_of", "open_storage"]
