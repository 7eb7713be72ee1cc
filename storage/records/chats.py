"""What a chat has chosen for itself, and the list it was last shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's own settings; None means the bot's default.

    ``target`` is the opaque address of the chat; ``listing`` the article ids of the numbered list it
    was last shown, so that "/ringkasan 2" works after a restart too.
    """

    target: str
    language: str | None = None
    timezone: str | None = None
    listing: tuple[int, ...] = ()
