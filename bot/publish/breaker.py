"""A breaker: a platform that is down is left alone for a while, instead of being tried by every row."""

from dataclasses import dataclass


@dataclass(slots=True)
class Breaker:
    """Opens after ``after`` troubles in a row, for ``pause`` seconds; then one row tries, and closes it or not.

    Times are of a clock that is never set: ``loop.time()``.
    """

    after: int = 5
    pause: float = 30.0
    _troubles: int = 0
    _open_until: float = 0.0

    def room(self, wanted: int, under_way: int, now: float) -> int:
        """How many more rows may be sent, of ``wanted`` at once with ``under_way`` of them taken."""
        if self._troubles >= self.after:
            wanted = 1 if now >= self._open_until else 0
        return max(0, wanted - under_way)

    def wait(self, now: float) -> float:
        """Seconds until a row may try; 0 where one may now."""
        return max(0.0, self._open_until - now) if self._troubles >= self.after else 0.0

    def trouble(self, now: float) -> bool:
        """The platform could not be reached; returns whether this opens the breaker."""
        self._troubles += 1
        if self._troubles >= self.after:
            self._open_until = now + self.pause
        return self._troubles == self.after

    def fine(self) -> None:
        """The platform answered."""
        self._troubles = 0
