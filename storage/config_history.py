"""The part of the Storage protocol that remembers what was changed in the configuration."""

from datetime import datetime
from hashlib import sha256
from typing import Protocol

from storage.records import ChangeOutcome, ConfigChange, NewConfigChange

KEPT_TEXTS = 20


def text_name(text: str) -> str:
    """What a text is called: by its content."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class ConfigStorage(Protocol):
    """Called by whoever edits or reloads the configuration. Each call raises StorageError where it cannot be done."""

    async def begin_config_change(self, change: NewConfigChange, *, at: datetime) -> int:
        """Keeps a change and both texts before it is made, so that one that was made is always known; returns its id.

        The last KEPT_TEXTS texts are kept; what was changed, for ever.

        Raises:
            AlreadyDone: the request of this change has made one, or is about to; nothing was kept.
        """
        ...

    async def end_config_change(self, change_id: int, outcome: ChangeOutcome, reason: str = "") -> None:
        """Says what became of a change."""
        ...

    async def config_changes(self, *, limit: int) -> tuple[ConfigChange, ...]:
        """The newest changes, the newest first."""
        ...

    async def config_change_of(self, request: str) -> ConfigChange | None:
        """The change that a request made or is about to make; None where it has made none."""
        ...

    async def config_text(self, name: str) -> str | None:
        """A text that the configuration had, or None where it is not kept any more."""
        ...
