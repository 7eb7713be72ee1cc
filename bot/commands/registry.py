"""The registry: which commands there are, who may use them, and what they are called.

A new command is one module with a ``COMMAND`` and one line in ``bot.commands.all_commands``; its texts are
``command-<name>`` and ``usage-<name>`` in each language. Help, completion and platform command lists follow.
"""

import difflib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from bot.commands.context import Context
from bot.message import Message


class Role(IntEnum):
    """Who may use a command; each includes the ones before."""

    ANYONE = 0
    CHAT_ADMIN = 1
    OPERATOR = 2


@dataclass(frozen=True, slots=True)
class Command:
    """A chat command: its Indonesian name, its English alias, who may use it, and what it does.

    ``changes`` says of a command for everybody that it changes something; all other commands do. ``offers`` completes
    what is typed where it is not stored news: given what was chosen before it, and what is typed.
    """

    name: str
    alias: str
    run: Callable[[Context, str], Awaitable[Message]] = field(repr=False)
    role: Role = Role.ANYONE
    changes: bool = False
    offers: Callable[[str, str], Sequence[str]] | None = field(default=None, repr=False)

    @property
    def lasting(self) -> bool:
        """Whether it changes something, so that it must be neither lost nor done twice."""
        return self.changes or self.role is not Role.ANYONE

    @property
    def about(self) -> str:
        """The id of the line that says what it does."""
        return f"command-{self.name}"

    @property
    def usage(self) -> str:
        """The id of what may stand behind the command's name."""
        return f"usage-{self.name}"


class Registry:
    """All commands, in the order of the help."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self.commands = tuple(commands)
        names = [(name, command) for command in commands for name in {command.name, command.alias}]
        self._by_name = dict(names)
        if len(self._by_name) < len(names):
            raise ValueError("two commands share a name")

    def find(self, name: str) -> Command | None:
        """The command of this name or alias, in any case."""
        return self._by_name.get(name.lower())

    def closest(self, name: str) -> str | None:
        """The name or alias that was probably meant."""
        close = difflib.get_close_matches(name.lower(), self._by_name, n=1, cutoff=0.6)
        return close[0] if close else None
