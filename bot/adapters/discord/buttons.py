"""Buttons that outlive a restart: what a press does is in its signed custom id, so nothing is kept in memory."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, Self

import discord

from bot.adapters.discord import forms
from bot.adapters.discord.markup import safe
from bot.message import Action, Call, CopyText, Form, Message, OpenLink

LONGEST_ID = 100
PREFIX = "pw:"
ROWS = 5
IN_A_ROW = 5
LONGEST_LABEL = 80
LONGEST_URL = 512
COPY = ":copy"
"""The command of a button that shows ``argument`` to copy; no real command's name has a colon."""
SHARE = ":share"
"""The command of a button that shows an answer to everyone."""
FORM = ":form"
"""The command of a button that opens the form packed in ``argument``."""

Press = Callable[[discord.Interaction[Any], str], Awaitable[None]]
"""Handles a press of the button with this token, which has not been read yet: reading may wait for the database."""


class Codec(Protocol):
    """Puts calls into signed tokens and reads them back; asked for each button shown and each press.

    A token is bound to command, argument and ``edits``, not to the label, and may expire.
    """

    async def encode(self, call: Call, *, most: int) -> str | None:
        """A token of at most ``most`` printable ASCII characters without spaces, or None if the call does not fit."""
        ...

    async def decode(self, token: str) -> Call | None:
        """The call, its label empty, or None if the token is forged, damaged or too old.

        Raises:
            StorageError: the database, where long calls are kept, cannot be used.
        """
        ...


async def view_of(message: Message, codec: Codec, *, share: str | None = None) -> discord.ui.View | None:
    """The buttons of a message, or None without any.

    Args:
        message: its rows are kept where Discord has room for them, else filled up in order.
        codec: signs what each button does; one whose call does not fit is left out.
        share: the label of a button that shows the answer to everyone; None for no such button.
    """
    rows = [row for row in message.actions if row]
    if share is not None:
        rows.append((Call(share, SHARE),))
    # Stopped before it is sent: discord.py then keeps nothing of it, and presses go to Button below.
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(_fitted(rows)):
        for action in row:
            if button := await _button(action, codec, number):
                view.add_item(button)
    view.stop()
    return view if view.children else None


def _fitted(rows: list[tuple[Action, ...]]) -> list[tuple[Action, ...]]:
    """At most five rows of five; the last button, which shares, stays whatever goes."""
    if len(rows) <= ROWS and all(len(row) <= IN_A_ROW for row in rows):
        return rows
    flat = [action for row in rows for action in row]
    if len(flat) > ROWS * IN_A_ROW:
        flat = [*flat[: ROWS * IN_A_ROW - 1], flat[-1]]
    return [tuple(flat[at : at + IN_A_ROW]) for at in range(0, len(flat), IN_A_ROW)]


async def _button(action: Action, codec: Codec, row: int) -> discord.ui.Button[Any] | None:
    label = safe(action.label).replace("\n", " ").strip()[:LONGEST_LABEL] or "…"
    if isinstance(action, OpenLink):
        usable = action.url.startswith(("https://", "http://")) and len(action.url) <= LONGEST_URL
        return discord.ui.Button(label=label, url=action.url, row=row) if usable else None
    call = _call(action)
    if call is None:
        return None
    token = await codec.encode(call, most=LONGEST_ID - len(PREFIX))
    if token is None:
        return None
    return discord.ui.Button(label=label, custom_id=PREFIX + token, row=row, style=discord.ButtonStyle.secondary)


def _call(action: Call | CopyText | Form) -> Call | None:
    match action:
        case CopyText(label, text):
            return Call(label, COPY, text)
        case Form(label):
            return Call(label, FORM, forms.packed(action)) if forms.fits(action) else None
        case Call():
            return action


def dynamic_button(press: Press) -> type[discord.ui.DynamicItem[discord.ui.Button[Any]]]:
    """The class to give to ``Client.add_dynamic_items``: it takes every press of a button of ours, however old."""

    class Pressed(discord.ui.DynamicItem[discord.ui.Button[Any]], template=rf"{PREFIX}(?P<token>.*)"):
        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: Any, /
        ) -> Self:
            return cls(discord.ui.Button(custom_id=match.string))

        async def callback(self, interaction: discord.Interaction[Any]) -> None:
            await press(interaction, (self.item.custom_id or "").removeprefix(PREFIX))

    return Pressed
