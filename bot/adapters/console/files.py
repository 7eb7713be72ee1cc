"""Saves the files that come with messages."""

import itertools
import re
from pathlib import Path

from bot.message import Attachment

_LONGEST_NAME = 100
_WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def save(attachment: Attachment, folder: Path) -> Path:
    """Writes the file into ``folder``, made if needed, and returns its path.

    Nothing is overwritten: a name that is taken gets a number, except by the very same file, which is kept.

    Raises:
        OSError: the file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in _paths(folder, attachment.filename):
        try:
            with path.open("xb") as file:
                file.write(attachment.content)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == attachment.content:
                return path
        else:
            return path
    raise AssertionError("numbers do not end")


def _paths(folder: Path, filename: str) -> "itertools.chain[Path]":
    name = Path(safe_name(filename))
    numbered = (folder / f"{name.stem}-{number}{name.suffix}" for number in itertools.count(2))
    return itertools.chain((folder / name,), numbered)


def safe_name(filename: str) -> str:
    """``filename`` as a name without a folder, for any file system."""
    name = re.sub(r"[^\w.-]+", "-", filename).strip("-.")
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    if not stem or _WINDOWS_DEVICES.fullmatch(stem):
        stem = f"file-{stem}".rstrip("-")
    return f"{stem[:_LONGEST_NAME]}{dot}{suffix[:20]}"
