"""Edits of the configuration file that keep its comments, order and style, and leave a whole file whatever happens."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tomlkit
from tomlkit.items import AoT

from bot.config.load import load_config, parse_config
from bot.config.model import Config
from bot.errors import ConfigError


def add_feed(path: Path, url: str, environ: Mapping[str, str]) -> Config:
    """Puts a feed behind those that the file has, and returns the configuration as it is then.

    The new text is checked whole before anything is written; the file before is kept beside it as ``<name>.before``.

    Raises:
        ConfigError: the file is wrong already, or would be; it was not changed.
        OSError: it cannot be written; it was not changed.
    """
    load_config(path, environ)
    before = _text(path)
    document = tomlkit.parse(before)
    feed = tomlkit.table()
    feed.add("url", url)
    feeds = document.get("feeds")
    if isinstance(feeds, AoT):
        feeds.append(feed)
    elif feeds is None:
        listed = tomlkit.aot()
        listed.append(feed)
        document.append("feeds", listed)
    else:
        raise ConfigError((f"{path}: feeds is written in a way that cannot be added to; use [[feeds]]",))
    after = tomlkit.dumps(document)
    config = parse_config(after, name=str(path), environ=environ)
    if _text(path) != before:
        raise ConfigError((f"{path}: was changed meanwhile by somebody else; try again",))
    write_whole(path.with_name(f"{path.name}.before"), before, like=path)
    write_whole(path, after, like=path)
    return config


def _text(path: Path) -> str:
    """The file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8-sig")


def write_whole(path: Path, text: str, *, like: Path) -> None:
    """Writes a file that is there whole or not at all, with the mode and owner of another; follows a symbolic link.

    Raises:
        OSError: nothing was written.
    """
    target, model = path.resolve(), like.stat()
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    made = Path(name)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(model.st_mode & 0o7777)
        if os.geteuid() == 0:
            os.chown(made, model.st_uid, model.st_gid)
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
