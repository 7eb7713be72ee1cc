"""Lengths as Telegram counts them: in UTF-16 code units."""

from itertools import accumulate


def units(text: str) -> int:
    """UTF-16 code units of ``text``."""
    return len(text) + sum(character > "\uffff" for character in text)


def offsets(text: str) -> list[int]:
    """The UTF-16 offset of each place in ``text``, the one behind its end included."""
    return [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]


def cut(text: str, most: int) -> str:
    """The beginning of ``text`` that has at most so many units, with a mark where something is missing."""
    if units(text) <= most:
        return text
    at = offsets(text)
    end = next(place for place in range(len(text), -1, -1) if at[place] <= most - 1)
    return f"{text[:end]}…"
