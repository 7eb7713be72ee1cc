"""The configuration: one model, read from one file and the environment, with every mistake told at once."""

from bot.config.load import load_config
from bot.config.model import Config

__all__ = ["Config", "load_config"]
