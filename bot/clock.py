"""The one place that reads the time. Everything else takes a Clock or an instant as an argument."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; asked at the edge, never inside a pure function."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that runs from where it was put; the demo's ``/waktu`` and ``--now`` move it."""

    def __init__(self, start: datetime, source: Clock | None = None) -> None:
        self._source = source or SystemClock()
        self.set(start)

    def now(self) -> datetime:
        """The instant it was put at, plus the real time since."""
        return self._source.now() + self._ahead

    def set(self, to: datetime) -> None:
        """Puts the clock at an aware instant."""
        if to.tzinfo is None:
            raise ValueError(f"the clock needs a time with a zone: {to.isoformat()}")
        self._ahead = to.astimezone(UTC) - self._source.now()
