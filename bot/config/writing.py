"""Files read and written whole: what is there is the old text or the new one, whatever happens."""

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.config.load import LARGEST
from bot.config.reasons import of_system
from bot.errors import mistake

_NO_RENAME = {errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS}
"""What renaming onto a mounted file gives, and making a file in a folder that may not be written."""


def read_text(path: Path) -> str:
    """A file's text as it is.

    Raises:
        ConfigError: it cannot be read, is too large or is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise mistake("reason-not-read", path, reason=of_system(error)) from error
    if len(data) > LARGEST:
        raise mistake("reason-large", path, most=LARGEST)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise mistake("reason-utf-8", f"{path}:{line}") from None


def write_whole(path: Path, text: str) -> None:
    """Puts a text in place of a file's: whole or not at all, with the same mode and owner, through symbolic links.

    Where the file is mounted by itself, as containers do, or its folder may not be written, nothing can be renamed
    onto it. It is then written in place, in one call, and cut to its length after that.

    Raises:
        OSError: it was not written.
    """
    target, data = path.resolve(), text.encode("utf-8")
    if not os.access(target, os.W_OK):
        # A rename would go past the mode that somebody gave the file for a reason.
        raise PermissionError(errno.EACCES, "the file may not be written", str(target))
    try:
        _replace(target, data)
    except OSError as error:
        if error.errno not in _NO_RENAME:
            raise
        _write_in_place(target, data)


def _replace(target: Path, data: bytes) -> None:
    there = target.stat()
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    made = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(number, there.st_mode & 0o7777)
            if (there.st_uid, there.st_gid) != (os.geteuid(), os.getegid()):
                os.fchown(number, there.st_uid, there.st_gid)
            os.fsync(number)
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write_in_place(target: Path, data: bytes) -> None:
    number = os.open(target, os.O_WRONLY)
    try:
        # Filled with newlines to the old length: a reader, or a process that ends here, finds the new text whole.
        length = os.fstat(number).st_size
        padded = data + b"\n" * max(0, length - len(data))
        if os.pwrite(number, padded, 0) != len(padded):
            raise OSError(errno.ENOSPC, "not all of it could be written", str(target))
        os.ftruncate(number, len(data))
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keeps other processes of ours from the file; an editor asks nobody."""
    while True:
        number = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(number, fcntl.LOCK_EX)
            with suppress(FileNotFoundError):
                if os.fstat(number).st_ino == path.stat().st_ino:
                    yield
                    return
        finally:
            os.close(number)
