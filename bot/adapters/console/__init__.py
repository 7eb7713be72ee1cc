"""The console: a chat in this terminal, or over a pipe."""

from bot.adapters.console.chat import ConsoleChat
from bot.adapters.console.streams import open_chat

__all__ = ["ConsoleChat", "open_chat"]
