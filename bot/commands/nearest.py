"""What was probably meant: names that are spelt much like the one that was typed."""

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

CUTOFF = 0.7
MOST = 4


def nearest(typed: str, things: Iterable[T], names: Callable[[T], Sequence[str]]) -> tuple[T, ...]:
    """The things with a word in a name that is much like a word of ``typed``, the nearest first.

    Args:
        typed: what a person typed.
        things: what there is.
        names: the names that a thing goes by.
    """
    wanted = typed.casefold().split()[:5]
    scored: list[tuple[float, int, T]] = []
    for place, thing in enumerate(things):
        words = {word for name in names(thing) for word in name.casefold().split()}
        score = max((_likeness(one, other) for one in wanted for other in words), default=0.0)
        if score >= CUTOFF:
            scored.append((-score, place, thing))
    return tuple(thing for _, _, thing in sorted(scored, key=lambda found: found[:2])[:MOST])


def _likeness(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other)
    # The quick bounds spare the slow comparison for most pairs.
    if matcher.real_quick_ratio() < CUTOFF or matcher.quick_ratio() < CUTOFF:
        return 0.0
    return matcher.ratio()
