"""Time that runs as fast as there is nothing to do."""

import asyncio


class FastLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps to the next thing that is due.

    ``patience`` is how many real seconds it first waits for what threads and sockets may still bring.
    """

    def __init__(self, patience: float = 0.0) -> None:
        super().__init__()
        self._patience = patience
        self._ahead = 0.0

    def time(self) -> float:
        return super().time() + self._ahead

    def _run_once(self) -> None:
        if not self._ready and self._scheduled and not self._something_comes():  # type: ignore[attr-defined]
            self._ahead += max(0.0, self._scheduled[0]._when - self.time())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]

    def _something_comes(self) -> bool:
        if not self._patience:
            return False
        events = self._selector.select(self._patience)  # type: ignore[attr-defined]
        self._process_events(events)  # type: ignore[attr-defined]
        return bool(events)
