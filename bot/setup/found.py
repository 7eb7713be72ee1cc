"""What a platform tells while a bot is set up."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """A chat that the bot has seen: somebody who wrote to it in private (``person``), or where it may post."""

    target: str
    name: str
    kind: Literal["person", "place"]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose a token is, and where people let the bot in, or ""."""

    name: str
    invitation: str = ""
