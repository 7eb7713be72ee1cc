"""Thirty messages a second, as a platform may mean it."""

from collections import deque

PER_SECOND = 30


class Limit:
    """Takes everything; the others take less. ``refused`` counts."""

    def __init__(self) -> None:
        self.refused = 0

    def takes(self, now: float) -> bool:
        """Whether a message is taken at this time, in seconds."""
        fits = self.fits(now)
        self.refused += not fits
        return fits

    def fits(self, now: float) -> bool:
        """Whether there is room."""
        del now
        return True


class Bucket(Limit):
    """A bucket of thirty tokens that fills by thirty a second."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens, self._at = float(PER_SECOND), 0.0

    def fits(self, now: float) -> bool:
        """A token is taken if there is one."""
        self._tokens = min(PER_SECOND, self._tokens + (now - self._at) * PER_SECOND)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


class Window(Limit):
    """Thirty in any second, wherever it begins."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: deque[float] = deque(maxlen=PER_SECOND)

    def fits(self, now: float) -> bool:
        """The thirtieth before it must be a second ago."""
        if len(self._taken) == PER_SECOND and now - self._taken[0] < 1.0:
            return False
        self._taken.append(now)
        return True


def limit_named(name: str) -> Limit:
    """``none``, ``bucket`` or ``window``."""
    return {"none": Limit, "bucket": Bucket, "window": Window}[name]()
