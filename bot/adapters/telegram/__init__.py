"""Telegram: private chats, groups, topics, channels and inline mode, by polling or webhook."""

import os

# python-telegram-bot asks by this whether retry_after may be a timedelta, and warns at every flood wait until it may.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from bot.adapters.telegram.serve import Settings, Telegram, open_telegram
from bot.adapters.telegram.webhook import Webhook

__all__ = ["Settings", "Telegram", "Webhook", "open_telegram"]
