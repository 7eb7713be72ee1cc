"""The configuration as commands find it."""

import os
from pathlib import Path

from bot.config import Config, load_config

DEFAULT = Path("config.toml")


def configured(file: Path | None) -> Config:
    """The configuration in ``file``, by default in ./config.toml if there is one, with the environment over it."""
    if file is None and DEFAULT.exists():
        file = DEFAULT
    return load_config(file, os.environ)
