"""Telegram's errors as the three that the outbox knows: not sent, never, and who knows.

``BadRequest`` is a subclass of ``NetworkError`` in python-telegram-bot, so the order of the questions matters.
"""

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.adapters.telegram.address import Place
from bot.adapters.telegram.transport import NotConnected, TokenRefused
from bot.errors import DeliveryError, NotSent, Rejected, Uncertain

_CLOSED = (
    "chat not found",
    "need administrator rights",
    "not enough rights",
    "have no rights",
    "chat_write_forbidden",
    "bot was kicked",
    "user is deactivated",
    "message thread not found",
    "topic_closed",
    "channel_private",
    "group chat was deactivated",
)
"""What a 400 says when the target itself takes nothing (core.telegram.org/api/errors)."""


def failure(error: TelegramError, place: Place) -> DeliveryError:
    """What an error means for a message that was to go out."""
    match error:
        case RetryAfter():
            return NotSent("Telegram asks for a pause", retry_after=_seconds(error.retry_after))
        case ChatMigrated():
            moved = Place(error.new_chat_id, place.thread_id).target.address
            return NotSent("the group has become a supergroup", moved_to=moved)
        case NotConnected():
            return NotSent(f"Telegram cannot be reached ({error.message})")
        case TokenRefused() | InvalidToken():
            # The chats are as open as before; what waits for them goes out with the right token.
            return NotSent(error.message)
        case Forbidden() | Conflict():
            return Rejected(error.message, closed=True)
        case BadRequest():
            return Rejected(error.message, closed=any(words in error.message.lower() for words in _CLOSED))
        case _:
            return Uncertain(f"no clear answer from Telegram ({error.message[:200]})")


def _seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
