"""What a command has to hand: the storage, the chat's words and zone, the time, and who asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.locale import Words
from bot.message import Request
from storage.base import Storage
from storage.records import Chat


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a chat that has chosen nothing."""

    name: str
    language: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Context:
    """One request's surroundings. ``now`` is aware; ``zone`` is the chat's."""

    request: Request
    storage: Storage
    chat: Chat
    words: Words
    zone: tzinfo
    zone_key: str
    now: datetime
    defaults: Defaults
    languages: Mapping[str, Words]

    @property
    def today(self) -> date:
        """The chat's day."""
        return self.now.astimezone(self.zone).date()


def zone_of(chat: Chat, defaults: Defaults) -> ZoneInfo:
    """The zone that a chat has chosen, or the default; also where what is stored is no zone any more."""
    try:
        return ZoneInfo(chat.timezone) if chat.timezone else defaults.zone
    except (ZoneInfoNotFoundError, ValueError):
        return defaults.zone
