"""Text with marks on it: a message before it is cut into parts. Offsets count code points until the very end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["bold", "italic", "code", "blockquote", "expandable_blockquote", "text_link", "date_time"]
WHOLE: frozenset[Kind] = frozenset({"text_link", "date_time", "code"})
"""Marks that mean nothing when cut in two."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on ``text[start:end]``; ``url`` goes with text_link, ``at`` with date_time."""

    kind: Kind
    start: int
    end: int
    url: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, its marks in order of their start, and the places where one block ends and the next begins."""

    text: str
    marks: tuple[Mark, ...]
    borders: tuple[int, ...]
