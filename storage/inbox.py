"""The part of the storage protocol that makes a request's change happen exactly once, whatever ends the process.

A platform forgets a request when it is told that we have it, and may hand it over twice when it was not heard. So a
request that changes something is kept before the platform is told, its change is kept together with its name, and what
was left unanswered by a process that ended is looked up by the next one. Called by adapters (all but ``once``) and by
the commands' dispatcher (``once``).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol, Self

KEPT = timedelta(days=2)
"""How long a request's name is remembered: platforms hand one over again within a day or not at all."""


class InboxStorage(Protocol):
    """Requests between their coming and their answer."""

    async def take_in(self, key: str, body: str, *, at: datetime) -> bool:
        """Keeps a request under the name that its platform gives it; False where it was taken in before.

        Forgets requests that are older than KEPT.
        """
        ...

    async def left_in(self, prefix: str, *, since: datetime) -> Sequence[tuple[str, str]]:
        """Names and bodies of the requests whose names begin so and that are not answered, in the order they came."""
        ...

    async def answered(self, key: str) -> None:
        """Says that a request has had its answer; only its name is remembered from now on."""
        ...

    def once(self, key: str, *, at: datetime) -> Self:
        """This storage for one request: its first change is kept together with the request's name.

        Raises:
            AlreadyDone: (from the change) the request's change was kept before; nothing was changed.
        """
        ...
