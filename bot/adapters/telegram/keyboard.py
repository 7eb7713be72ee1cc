"""A message's actions as an inline keyboard."""

from datetime import datetime

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.adapters.buttons import Buttons
from bot.adapters.telegram.units import cut, units
from bot.message import Action, Call, CopyText, Form, Message, OpenLink

CALLBACK_BYTES = 64
LONGEST_COPY = 256
LONGEST_LABEL = 64
MOST_BUTTONS = 100


async def keyboard(message: Message, buttons: Buttons, *, now: datetime) -> InlineKeyboardMarkup | None:
    """The buttons of a message, each signed; None where it has none."""
    rows: list[list[InlineKeyboardButton]] = []
    left = MOST_BUTTONS
    for actions in message.actions:
        row = [made for action in actions[:left] if (made := await _button(action, buttons, now))]
        left -= len(row)
        if row:
            rows.append(row)
    return InlineKeyboardMarkup(rows) if rows else None


async def _button(action: Action, buttons: Buttons, now: datetime) -> InlineKeyboardButton | None:
    label = cut(" ".join(action.label.split()), LONGEST_LABEL) or "…"
    match action:
        case Call():
            return InlineKeyboardButton(label, callback_data=await buttons.write(action, now=now))
        case OpenLink(_, url):
            # A link that Telegram does not take would cost the whole message.
            return InlineKeyboardButton(label, url=url) if url.startswith(("https://", "http://")) else None
        case CopyText(_, text):
            fits = 0 < units(text) <= LONGEST_COPY
            return InlineKeyboardButton(label, copy_text=CopyTextButton(text)) if fits else None
        case Form():
            # Telegram asks for no text; the message says how the command is typed.
            return None
