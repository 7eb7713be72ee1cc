"""What chats follow."""

from dataclasses import dataclass
from typing import Literal

SubscriptionKind = Literal["topic", "person", "source", "event", "all"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """That a chat follows something.

    ``value`` is a topic, a person's name, an outlet's name, an event's id in digits; "" for all articles.
    """

    target: str
    kind: SubscriptionKind
    value: str = ""
