"""People who are quoted: one person, several names, the roles they were given over time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PersonWrite:
    """A speaker of one article, and the stored person they are (``joins``), or None for a new one.

    ``name`` is the Speaker.name in the analysis that this stands for; ``names`` are all the forms the
    article uses for them, ``roles`` what it calls them.
    """

    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    joins: int | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role that articles gave a person, and when it was first and last read."""

    text: str
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A person over all articles: ``name`` is the fullest name, ``names`` all of them.

    ``roles`` are newest first; ``quotes`` counts what is kept of them.
    """

    id: int
    name: str
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    quotes: int
