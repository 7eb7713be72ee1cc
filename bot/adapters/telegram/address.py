"""Targets as Telegram's chats: ``telegram:-100123`` is a chat, ``telegram:-100123/7`` a topic in it."""

from dataclasses import dataclass

from bot.message import Target

PLATFORM = "telegram"


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the topic in it or None."""

    chat_id: int | str
    thread_id: int | None = None

    @property
    def target(self) -> Target:
        """The opaque address of this place."""
        topic = "" if self.thread_id is None else f"/{self.thread_id}"
        return Target(f"{PLATFORM}:{self.chat_id}{topic}")


def place_of(target: Target) -> Place:
    """The place that a target names.

    Raises:
        ValueError: it is not one of Telegram's.
    """
    platform, _, rest = target.address.partition(":")
    chat, _, thread = rest.partition("/")
    if platform != PLATFORM or not chat:
        raise ValueError(f"not a Telegram target: {target.address!r}")
    return Place(chat if chat.startswith("@") else int(chat), int(thread) if thread else None)
