"""What parts of the bot tell of their own work: how often, how long. They are handed a listener and know no more.

A part that is built without one tells it to UNHEARD. Names and labels are few by design: commands of the registry,
platforms, states; never an address, a chat or a word that somebody typed.
"""

from typing import Protocol

from storage.records import DeliveryState


class Telemetry(Protocol):
    """Listens. Called on the event loop's thread, often; each call must cost next to nothing and raises nothing."""

    def fetched(self, seconds: float, *, fine: bool) -> None:
        """A request to the open web ended; ``fine`` is False where nothing usable came."""
        ...

    def analysed(self, seconds: float) -> None:
        """An article was understood."""
        ...

    def answered(self, command: str, platform: str, seconds: float) -> None:
        """A command was answered; one that is none is called ``unknown``."""
        ...

    def delivered(self, platform: str, state: DeliveryState) -> None:
        """A row of the outbox was tried, and this became of it."""
        ...

    def told_to_wait(self, platform: str, seconds: float) -> None:
        """A platform asked to be left alone for a while: posts, answers to commands, or anything else."""
        ...


class Unheard:
    """Telemetry that nobody listens to."""

    def fetched(self, seconds: float, *, fine: bool) -> None:
        """See Telemetry."""

    def analysed(self, seconds: float) -> None:
        """See Telemetry."""

    def answered(self, command: str, platform: str, seconds: float) -> None:
        """See Telemetry."""

    def delivered(self, platform: str, state: DeliveryState) -> None:
        """See Telemetry."""

    def told_to_wait(self, platform: str, seconds: float) -> None:
        """See Telemetry."""


UNHEARD: Telemetry = Unheard()
"""It holds nothing, so one is enough for all."""
