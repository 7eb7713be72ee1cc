"""What a chat has chosen for itself, and the list it was last shown."""

from dataclasses import dataclass
from datetime import time
from typing import Literal


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From ``start`` to ``end`` on a chat's wall clock, over midnight where ``end`` is the earlier.

    Posts of these hours wait until they are over (hold), or come without a sound (silent).
    """

    start: time
    end: time
    what: Literal["hold", "silent"]


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's own settings; None means the bot's default.

    ``target`` is the opaque address of the chat; ``listing`` the article ids of the numbered list it
    was last shown, so that "/ringkasan 2" works after a restart too. ``quiet`` are its quiet hours, or "never" where it
    wants none, whatever the bot's are; ``style`` is how much of each article its posts tell. A ``paused`` chat gets
    nothing of what it follows; scheduled posts come all the same.
    """

    target: str
    language: str | None = None
    timezone: str | None = None
    listing: tuple[int, ...] = ()
    quiet: QuietHours | Literal["never"] | None = None
    style: Literal["short", "full"] | None = None
    paused: bool = False


@dataclass(frozen=True, slots=True)
class ChatData:
    """What is held about one chat.

    ``posts`` were sent to it, or wait to be (``waiting`` of them); ``decisions`` say of scheduled posts that they were
    decided for it, without what was in them.
    """

    chat: Chat
    subscriptions: int
    posts: int
    waiting: int
    decisions: int
