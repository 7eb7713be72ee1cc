"""A message as a Telegram chat shows it, in HTML: the same parts and entities that would be sent, drawn. Pure."""

from html import escape

from telegram import MessageEntity

from bot.adapters.telegram.keyboard import LONGEST_LABEL
from bot.adapters.telegram.render import Part, render
from bot.adapters.telegram.units import cut
from bot.message import Action, Attachment, Form, Message

_TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote>", "</blockquote>"),
    "date_time": ('<span class="time">', "</span>"),
}


def bubbles(message: Message) -> str:
    """The message's parts as bubbles, with its buttons under the last."""
    parts = render(message)
    drawn = [f'<div class="bubble">{_text(part)}</div>' for part in parts]
    rows = "".join(f'<div class="row">{_row(row)}</div>' for row in message.actions if row)
    files = "".join(_file(file) for file in message.attachments)
    return "".join(drawn) + (f'<div class="keyboard">{rows}</div>' if rows else "") + files


def _row(row: tuple[Action, ...]) -> str:
    labels = (cut(action.label, LONGEST_LABEL) for action in row if not isinstance(action, Form))
    return "".join(f'<span class="button">{escape(label)}</span>' for label in labels)


def _file(file: Attachment) -> str:
    return f'<div class="bubble file">📎 {escape(file.filename)}</div>'


def _text(part: Part) -> str:
    """Text with its entities as tags; they nest, since they come from blocks and the runs in them."""
    raw = part.text.encode("utf-16-le")
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in sorted(part.entities, key=lambda one: (one.offset, -one.length)):
        start, end = _tags(entity)
        opening.setdefault(entity.offset, []).append(start)
        closing.setdefault(entity.offset + entity.length, []).insert(0, end)
    places = sorted({0, len(raw) // 2, *opening, *closing})
    out: list[str] = []
    for number, place in enumerate(places):
        out += closing.get(place, [])
        out += opening.get(place, [])
        if number + 1 < len(places):
            out.append(escape(raw[2 * place : 2 * places[number + 1]].decode("utf-16-le")))
    # A quotation is a block of its own: the line end behind it is its end, and shows nothing.
    return "".join(out).replace("</blockquote>\n", "</blockquote>")


def _tags(entity: MessageEntity) -> tuple[str, str]:
    if entity.type == "text_link":
        return f'<a href="{escape(entity.url or "", quote=True)}">', "</a>"
    return _TAGS.get(entity.type, ("", ""))
