"""Telegram: private chats, groups, topics, channels and inline mode, by polling or webhook."""

import os

# python-telegram-bot asks by this whether retry_after may be a timedelta, and warns at every flood wait until it may.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from bot.adapters.telegram.serve import Settings, Telegram, Webhook, open_telegram

__all__ = ["Settings", "Telegram", "Webhook", "open_telegram"]
