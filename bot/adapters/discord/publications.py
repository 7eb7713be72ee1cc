"""What of announcement channels is to be published to those that follow them, and when: ten an hour each. Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

AN_HOUR = 3600.0
MOST_AN_HOUR = 10
MOST_WAITING = 50
"""Of a channel; what would come later than five hours from now is news no more."""
LONGEST_WAIT = 5 * AN_HOUR


@dataclass(frozen=True, slots=True)
class Publication:
    """A message that is to be published; ``asked`` is when it was sent, in seconds since 1970 UTC."""

    channel: int
    message: int
    asked: float


@dataclass(frozen=True, slots=True)
class Book:
    """What waits, in its order, and when each channel's were published in the last hour."""

    waiting: tuple[Publication, ...] = ()
    done: tuple[tuple[int, float], ...] = ()

    def asked(self, one: Publication) -> "Book | None":
        """With one more, None where too many of its channel wait; the same message twice is one."""
        if any((known.channel, known.message) == (one.channel, one.message) for known in self.waiting):
            return self
        if sum(known.channel == one.channel for known in self.waiting) >= MOST_WAITING:
            return None
        return replace(self, waiting=(*self.waiting, one))

    def published(self, one: Publication, at: float) -> "Book":
        """Without it among those that wait, and counted in its channel's hour."""
        recent = tuple((channel, when) for channel, when in self.done if when > at - AN_HOUR)
        return replace(self.without([one]), done=(*recent, (one.channel, at)))

    def without(self, gone: Sequence[Publication]) -> "Book":
        """Without some that are given up."""
        return replace(self, waiting=tuple(one for one in self.waiting if one not in gone))

    def late(self, now: float) -> tuple[Publication, ...]:
        """Those that waited too long to be news."""
        return tuple(one for one in self.waiting if one.asked < now - LONGEST_WAIT)

    def first(self) -> tuple[Publication, ...]:
        """Each channel's next one."""
        return tuple({one.channel: one for one in reversed(self.waiting)}.values())

    def at(self, channel: int, now: float) -> float:
        """When one more of a channel may be published: now, or when the tenth last is an hour old."""
        times = [when for known, when in self.done if known == channel and when > now - AN_HOUR]
        return now if len(times) < MOST_AN_HOUR else times[-MOST_AN_HOUR] + AN_HOUR


def written(book: Book) -> str:
    """A book as JSON."""
    waiting = [(one.channel, one.message, one.asked) for one in book.waiting]
    return json.dumps({"waiting": waiting, "done": book.done})


def read(text: str | None) -> Book:
    """A book from JSON; an empty one where there is none, or none that can be read."""
    try:
        found = json.loads(text or "{}")
        waiting = tuple(Publication(int(c), int(m), float(at)) for c, m, at in found.get("waiting", ()))
        return Book(waiting, tuple((int(c), float(at)) for c, at in found.get("done", ())))
    except (ValueError, TypeError, AttributeError):
        return Book()
