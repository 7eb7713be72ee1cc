"""What /konfig asks of whoever holds the configuration, and what it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.commands.context import Context
from bot.message import Block
from bot.phrase import Phrase

CHANGES = frozenset({"set", "add", "remove"})
Outcome = Literal["made", "waits", "meanwhile"]
"""It holds; it will once the bot is started anew; or the file is another one than the one that was shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One change that somebody wants: ``verb`` is set, add, remove or undo.

    Several settings at once have no ``key``; ``value`` is then all of their pairs as they were typed.
    """

    verb: str
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as it is shown before it is made.

    ``name`` names the file that it was made for; ``lines`` are what goes and comes; ``coming`` the next posts of a
    schedule that it adds or changes, and ``picture`` what it would post now; ``about`` says of an undo what it takes
    back.
    """

    name: str
    lines: tuple[str, ...]
    restart: bool = False
    coming: tuple[datetime, ...] = ()
    about: str = ""
    picture: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Pausable:
    """A feed or a schedule: the key of its switch, what it is called, and whether it rests."""

    key: str
    label: str
    paused: bool


class Desk(Protocol):
    """Where the configuration is; each call raises UserError where it cannot be done, and says why."""

    def may_here(self, target: str) -> bool:
        """Whether this chat is one of operators."""
        ...

    def sections(self) -> Sequence[str]:
        """The names of the tables and lists of tables."""
        ...

    def keys(self, verb: str, typed: str) -> Sequence[str]:
        """What somebody may mean who has typed so much of a key for this verb."""
        ...

    async def get(self, key: str) -> Sequence[Phrase | str]:
        """What holds, a line a setting, with where it comes from."""
        ...

    async def show(self, asked: Asked, context: Context) -> Shown:
        """What a change would do; nothing is changed."""
        ...

    async def make(self, asked: Asked, name: str, context: Context) -> Outcome:
        """Makes a change, if the file still is the one of this name; else nothing, and says so."""
        ...

    async def diff(self) -> Sequence[str]:
        """What the newest change did."""
        ...

    async def load(self, name: str) -> None:
        """Takes the file as it is, cut off or not, if it still is the one of this name."""
        ...

    def pausable(self, what: str) -> Sequence[Pausable]:
        """The feeds, or the posts."""
        ...
