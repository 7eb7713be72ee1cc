"""Tokens in files of their own, which only their owner may read."""

import os
from pathlib import Path

from bot.errors import ConfigError

_LONGEST = 4096


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


def read_secret(file: Path) -> str:
    """The one line that a file holds.

    Raises:
        ConfigError: it cannot be read, or holds something else.
    """
    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(_LONGEST + 1).strip()
    except OSError as error:
        raise ConfigError((f"{file}: cannot be read ({error.strerror})",)) from error
    except UnicodeDecodeError:
        text = ""
    if not text or len(text) > _LONGEST or any(letter.isspace() for letter in text):
        raise ConfigError((f"{file}: should hold the token alone, in one line",))
    return text
