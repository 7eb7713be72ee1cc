"""The SQLite backend. No row, rowid or FTS syntax leaves this package."""

import asyncio
from pathlib import Path

from storage.base import Storage
from storage.sqlite.backend import SqliteStorage
from storage.sqlite.connection import connect
from storage.sqlite.schema import migrations, prepare


async def open_sqlite(path: Path) -> Storage:
    """Opens a database file, creating or upgrading it first.

    Raises:
        StorageError: it is not a sound database of ours; nothing was changed.
    """
    await asyncio.to_thread(prepare, path, migrations())
    return SqliteStorage(await connect(path))
