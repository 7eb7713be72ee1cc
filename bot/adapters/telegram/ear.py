"""When Telegram was last heard."""

import math
import time


class Ear:
    """When Telegram was last heard, on a clock that nobody sets: it gave updates, or none, or says that it calls us."""

    def __init__(self, patience: float) -> None:
        """``patience`` is how many seconds may pass in between."""
        self._patience = patience
        self._heard_at = -math.inf

    def heard(self) -> None:
        """It was."""
        self._heard_at = time.monotonic()

    @property
    def hears(self) -> bool:
        """Whether it was heard within the patience."""
        return time.monotonic() - self._heard_at < self._patience
