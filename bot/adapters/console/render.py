"""A message as the console shows it: every block and action of ``bot.message``, as styled text."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from rich.console import Console
from rich.style import Style
from rich.text import Text as Styled

from bot.adapters.console.safety import safe_line, safe_lines
from bot.locale import Words
from bot.message import (
    Aside,
    Attachment,
    Block,
    Bullets,
    Call,
    CopyText,
    Form,
    Heading,
    Link,
    Message,
    Numbered,
    OpenLink,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Text,
    Time,
)

Button = Call | OpenLink | CopyText | Attachment
"""What a person can press: an action, or a file to save. A form is typed, as its message says."""

NARROWEST = 20
_STYLES = {"plain": "", "bold": "bold", "italic": "italic", "code": "cyan", "faint": "dim"}


def buttons_of(message: Message) -> tuple[tuple[Button, ...], ...]:
    """The rows of a message's buttons; its files come last. They are numbered from 1, row after row."""
    rows: tuple[tuple[Button, ...], ...] = tuple(
        tuple(action for action in row if not isinstance(action, Form)) for row in message.actions
    )
    files = tuple((attachment,) for attachment in message.attachments)
    return tuple(row for row in rows + files if row)


def render(message: Message, words: Words, *, width: int | None) -> Styled:
    """The whole message.

    Args:
        message: what to show; its text is taken as text, never as markup or escape codes.
        words: the language of what the console itself adds.
        width: columns of the terminal, or None to leave long lines whole.
    """
    room = None if width is None else max(width, NARROWEST)
    parts: list[Styled] = []
    for index, block in enumerate(message.blocks):
        if index and _stands_apart(message.blocks[index - 1], block):
            parts.append(Styled())
        parts += _block(block, room)
    if rows := buttons_of(message):
        parts += [Styled(), *_button_rows(rows, words, room)]
    return Styled("\n").join(parts)


def _stands_apart(before: Block, block: Block) -> bool:
    return isinstance(block, Heading | Quotation) or isinstance(before, Quotation)


def _block(block: Block, room: int | None) -> list[Styled]:
    match block:
        case Heading(runs):
            return _wrapped(_styled(runs, "bold"), room)
        case Paragraph(runs):
            return _wrapped(_styled(runs), room)
        case Bullets(items):
            return [line for item in items for line in _wrapped(_styled(item), room, "• ")]
        case Numbered(items, first):
            return _numbered(items, first, room)
        case Quotation(text, attribution):
            said = _wrapped(Styled(f"“{safe_lines(text)}”"), room, "┃ ", "┃ ")
            return said + (_wrapped(_styled(attribution), room, "┃ — ", "┃   ") if attribution else [])
        case Aside(sign, runs):
            return _wrapped(_styled(runs), room, f"{safe_line(sign)} ")


def _numbered(items: Sequence[Runs], first: int, room: int | None) -> list[Styled]:
    widest = len(f"{first + len(items) - 1}. ")
    numbered = enumerate(items, start=first)
    return [line for number, item in numbered for line in _wrapped(_styled(item), room, f"{number}. ".rjust(widest))]


def _styled(runs: Runs, base: str = "") -> Styled:
    text = Styled(style=base)
    for run in runs:
        text.append_text(_run(run))
    return text


def _run(run: Run) -> Styled:
    match run:
        case Text(text, style):
            return Styled(safe_lines(text), style=_STYLES[style])
        case Link(text, url):
            return Styled(f"{safe_lines(text)} ({_host(url)})", style=Style(underline=True, link=_openable(url)))
        case Time(_, text):
            return Styled(safe_lines(text))


def _host(url: str) -> str:
    try:
        return safe_line(urlsplit(url).hostname or url)
    except ValueError:
        return safe_line(url)


def _openable(url: str) -> str | None:
    """``url`` for a terminal that opens links, unless it holds what could end the escape sequence around it."""
    return url if url.isascii() and url.isprintable() and url.startswith(("https://", "http://")) else None


def _wrapped(text: Styled, room: int | None, first: str = "", rest: str | None = None) -> list[Styled]:
    """``text`` in lines that fit, the first behind ``first``, the others behind ``rest`` or as many spaces."""
    margin = Styled(first).cell_len
    behind = " " * margin if rest is None else rest
    lines: Iterable[Styled] = (
        text.split("\n", allow_blank=True) if room is None else text.wrap(Console(width=room), room - margin)
    )
    return [Styled(behind if index else first) + line for index, line in enumerate(lines)] or [Styled(first)]


def _button_rows(rows: Sequence[Sequence[Button]], words: Words, room: int | None) -> list[Styled]:
    lines: list[Styled] = []
    number = 1
    for row in rows:
        lines += _packed((_button(index, button, words) for index, button in enumerate(row, start=number)), room)
        number += len(row)
    return lines


def _button(number: int, button: Button, words: Words) -> Styled:
    return Styled.assemble((f"[{number}]", "bold cyan"), f" {button_label(button, words)}")


def button_label(button: Button, words: Words) -> str:
    """What stands on a button."""
    match button:
        case Call(label) | CopyText(label):
            return safe_line(label)
        case OpenLink(label, url):
            return f"{safe_line(label)} ({_host(url)})"
        case Attachment(filename):
            return words("console-save", file=safe_line(filename))


def _packed(shown: Iterable[Styled], room: int | None) -> list[Styled]:
    """Buttons side by side, as many to a line as fit whole."""
    lines: list[Styled] = []
    for button in shown:
        if lines and (room is None or lines[-1].cell_len + 2 + button.cell_len <= room):
            lines[-1] = lines[-1] + Styled("  ") + button
        else:
            lines.append(button)
    return [part for line in lines for part in _wrapped(line, room)]
