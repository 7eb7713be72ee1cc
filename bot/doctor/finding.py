"""What an examination finds."""

from dataclasses import dataclass
from typing import Literal

Grade = Literal["fine", "warning", "trouble"]
"""``trouble`` keeps the bot from something that it is configured to do; ``warning`` may."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, in words for an operator, and what to do where it is not fine."""

    grade: Grade
    about: str
    text: str
    do: str = ""


def fine(about: str, text: str) -> Finding:
    """It is as it should be."""
    return Finding("fine", about, text)


def warning(about: str, text: str, do: str) -> Finding:
    """It works, and may not for long, or not as meant."""
    return Finding("warning", about, text, do)


def trouble(about: str, text: str, do: str) -> Finding:
    """It does not work."""
    return Finding("trouble", about, text, do)
