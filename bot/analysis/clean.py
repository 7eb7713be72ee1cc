"""Takes furniture, link spam and repeated headlines out of an article's text."""

from dataclasses import dataclass

from storage.records import Removed


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text that all offsets point into, the title, and what was taken out."""

    title: str
    text: str
    removed: tuple[Removed, ...]


def clean(text: str, title: str | None) -> Cleaned:
    """Cleans an article's text."""
    return Cleaned(title or "", text, ())
