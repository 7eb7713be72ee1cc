"""A message as Discord shows it, in HTML: the pages that would be sent, in either look, their markdown drawn. Pure."""

import re
from html import escape
from typing import Literal

from markdown_it import MarkdownIt

from bot.adapters.discord.render import Page, render
from bot.message import Action, Message


def bubbles(message: Message, look: Literal["embeds", "components"] = "embeds") -> str:
    """The message's pages: embeds with the buttons under the last, or boxes of components with them in the last."""
    rows = "".join(f'<div class="row">{_buttons(row)}</div>' for row in message.actions if row)
    keyboard = f'<div class="keyboard">{rows}</div>' if rows else ""
    *before, last = render(message)
    if look == "embeds":
        return "".join(f'<div class="bubble embed">{_page(page)}</div>' for page in (*before, last)) + keyboard
    return "".join(f'<div class="bubble box">{_box(page)}</div>' for page in before) + (
        f'<div class="bubble box">{_box(last)}{keyboard}</div>'
    )


def _buttons(row: tuple[Action, ...]) -> str:
    return "".join(f'<span class="button">{escape(action.label)}</span>' for action in row)


_SMALL = re.compile(r"(<p>|<br />\n)-# (.*?)(?=<br />|</p>)")


def _drawn(markdown: str) -> str:
    """Discord's markdown is near CommonMark with hard breaks; no HTML of anybody's gets through."""
    drawn = MarkdownIt("commonmark", {"html": False, "breaks": True}).render(markdown)
    return _SMALL.sub(r"\1<small>\2</small>", drawn)


def _box(page: Page) -> str:
    title = f"<h2>{_inline(page.title)}</h2><hr>" if page.title else ""
    return title + "".join(f"<div>{_drawn(piece)}</div>" for piece in page.pieces)


def _page(page: Page) -> str:
    title = f"<h3>{_inline(page.title)}</h3>" if page.title else ""
    return title + _drawn(page.description)


def _inline(markdown: str) -> str:
    return str(MarkdownIt("commonmark", {"html": False}).renderInline(markdown))
