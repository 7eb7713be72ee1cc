"""What was changed in the configuration, and the texts that it had."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChangeOutcome = Literal["begun", "done", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConfigChange:
    """A change about to be made.

    ``who`` and ``place`` say who asked and where ("telegram:111", "terminal", "editor"). ``action`` is "set", "add",
    "remove", "undo", or "file" for one that was found in the file. ``was`` and ``becomes`` are what stood at ``key`` as
    TOML, "" for nothing; they never hold a secret. ``before`` and ``after`` are the whole texts. ``undoes`` is the
    change that this one takes back, ``request`` the name for ever of what asked for it, where it has one.
    """

    who: str
    place: str
    action: str
    key: str
    was: str
    becomes: str
    before: str
    after: str
    undoes: int | None = None
    request: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigChange:
    """A change as it is kept; texts by their names in ``config_text``. ``reason`` says why one failed."""

    id: int
    at: datetime
    who: str
    place: str
    action: str
    key: str
    was: str
    becomes: str
    before: str
    after: str
    outcome: ChangeOutcome
    reason: str
    undoes: int | None
    undone: bool
