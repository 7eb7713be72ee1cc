"""When parts were last seen at work, from what they tell of it; all of it goes on to whoever counts."""

from bot.clock import Clock
from bot.monitor.telemetry import UNHEARD, Telemetry
from storage.records import DeliveryState


class Beats:
    """Telemetry that remembers when, and passes on to another.

    ``fetched_at``: a request to the web last ended, well or not. ``sent_at``: a row of the outbox last arrived. At the
    start both are the start.
    """

    def __init__(self, clock: Clock, inner: Telemetry = UNHEARD) -> None:
        self._clock = clock
        self._inner = inner
        self.since = self.fetched_at = self.sent_at = clock.now()

    def fetched(self, seconds: float, *, fine: bool) -> None:
        """See Telemetry."""
        self.fetched_at = self._clock.now()
        self._inner.fetched(seconds, fine=fine)

    def analysed(self, seconds: float) -> None:
        """See Telemetry."""
        self._inner.analysed(seconds)

    def answered(self, command: str, platform: str, seconds: float) -> None:
        """See Telemetry."""
        self._inner.answered(command, platform, seconds)

    def delivered(self, platform: str, state: DeliveryState) -> None:
        """See Telemetry."""
        if state == "sent":
            self.sent_at = self._clock.now()
        self._inner.delivered(platform, state)

    def told_to_wait(self, platform: str, seconds: float) -> None:
        """See Telemetry."""
        self._inner.told_to_wait(platform, seconds)
