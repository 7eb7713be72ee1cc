"""A message as Discord shows it, in HTML: the pages that would be sent, as embeds, with their markdown drawn. Pure."""

from html import escape

from markdown_it import MarkdownIt

from bot.adapters.discord.render import Page, render
from bot.message import Action, Message


def bubbles(message: Message) -> str:
    """The message's pages as embeds, with its buttons under the last."""
    drawn = "".join(f'<div class="bubble embed">{_page(page)}</div>' for page in render(message))
    keyboard = "".join(f'<div class="row">{_buttons(row)}</div>' for row in message.actions if row)
    return drawn + (f'<div class="keyboard">{keyboard}</div>' if keyboard else "")


def _buttons(row: tuple[Action, ...]) -> str:
    return "".join(f'<span class="button">{escape(action.label)}</span>' for action in row)


def _page(page: Page) -> str:
    # Discord's markdown is near CommonMark with hard breaks; no HTML of anybody's gets through.
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True})
    title = f"<h3>{markdown.renderInline(page.title)}</h3>" if page.title else ""
    return f"{title}{markdown.render(page.description)}"
