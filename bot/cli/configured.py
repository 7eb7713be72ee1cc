"""The configuration as commands find it."""

import os
from pathlib import Path

import click

from bot.config import Config, load_config
from bot.config.environment import with_stand_ins

DEFAULT = Path("config.toml")

config_option = click.option(
    "--config", "config_file", metavar="FILE", type=click.Path(path_type=Path), help="By default ./config.toml, if any."
)
"""The file that a command reads; give what comes to ``configured``."""


def config_file_of(file: Path | None) -> Path | None:
    """The file that is meant: the one that was named, else ./config.toml if there is one."""
    return DEFAULT if file is None and DEFAULT.exists() else file


def configured(file: Path | None, *, secrets: bool = False) -> Config:
    """The configuration in ``file``, by default in ./config.toml if there is one, with the environment over it.

    Args:
        file: as ``config_option`` gives it.
        secrets: whether the command talks to platforms; one that does not works without their tokens.

    Raises:
        ConfigError: it is wrong, or a token is missing that is needed.
    """
    return load_config(config_file_of(file), os.environ if secrets else with_stand_ins(os.environ))
