"""Who is in the foreground at each point of an article: the one that "ia" and "-nya" stand for.

Gender does not help in Indonesian and the nearest name is often an object, so only those count who speak or who are
what a sentence is about. The last who spoke stays in the foreground until another speaks; a mere subject counts only
before anybody has spoken, when it has spoken before, or when the headline is about it and it speaks elsewhere.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_MEMORY = 6
"""How many are gone back to, when it cannot be the last."""


@dataclass(frozen=True, slots=True)
class Someone:
    """A speaker as the article tells of them: name, role, other names."""

    name: str
    role: str | None
    also: tuple[str, ...] = ()


NOBODY_KNOWN = Someone("", None)
"""In the foreground behind "kata seorang warga": what follows is not said by whoever spoke before."""


@dataclass(slots=True)
class Foreground:
    """Filled in the article's order, asked about any earlier or later point."""

    _at: list[int] = field(default_factory=list)
    _who: list[Someone] = field(default_factory=list)
    _spoken: set[str] = field(default_factory=set)

    def speaks(self, at: int, who: Someone) -> None:
        """Someone is told to speak at ``at``."""
        self._spoken.add(who.name)
        self._insert(at, who)

    def is_subject(self, at: int, who: Someone, *, speaks: bool) -> None:
        """A sentence at ``at`` is about someone; ``speaks`` says that they are in the headline and speak elsewhere."""
        if speaks or not self._spoken or who.name in self._spoken:
            self._insert(at, who)

    def at(self, position: int, without: Callable[[Someone], bool] = lambda _: False) -> Someone | None:
        """Who is in the foreground before ``position``; ``without`` tells of whom it cannot be."""
        before = bisect_left(self._at, position)
        near = reversed(self._who[max(0, before - LONGEST_MEMORY) : before])
        return next((who for who in near if not without(who)), None)

    def since(self, start: int, end: int) -> bool:
        """Whether anybody has come to the foreground behind ``start`` and before ``end``."""
        return bisect_left(self._at, start + 1) < bisect_left(self._at, end)

    def _insert(self, at: int, who: Someone) -> None:
        index = bisect_left(self._at, at)
        self._at.insert(index, at)
        self._who.insert(index, who)
