"""Tokens in files of their own, which only their owner may read."""

import os
from pathlib import Path


def keep_secret(folder: Path, name: str, secret: str) -> Path:
    """Writes a secret into ``folder/name``; returns the file.

    The file is new, with mode 600 from its first moment: an old one of wider mode is replaced, not written into.

    Raises:
        OSError: it cannot be written; the old file is as it was.
    """
    file = folder / name
    begun = folder / f".{name}.unfinished"
    begun.unlink(missing_ok=True)
    with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
        opened.write(f"{secret}\n")
        opened.flush()
        os.fsync(opened.fileno())
    begun.replace(file)
    return file
