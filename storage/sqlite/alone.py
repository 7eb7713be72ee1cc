"""One process a database: a lock that the system lets go of when the process ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import AlreadyRunning, StorageError
from storage.sqlite.owner import give_away


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Holds the lock of a database for as long as the block runs; the file of the lock stays, empty.

    Raises:
        AlreadyRunning: another process holds it.
        StorageError: the file of the lock cannot be written.
    """
    lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise AlreadyRunning(
            f"{path}: another process (not {os.getpid()}) already delivers the posts of this database; "
            "end it first, or name another database"
        ) from None
    except OSError as error:
        raise StorageError(f"{lock.lock_file}: cannot be locked ({error.strerror or error})") from error
    give_away(Path(lock.lock_file), path)
    try:
        yield
    finally:
        lock.release()
