"""A Message as Telegram shows it: text with entities, in parts. Pure.

Entities are offsets, never markup: nothing that an article contains can be taken for formatting.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram import MessageEntity

from bot.adapters.telegram.marked import Kind, Mark, Marked
from bot.adapters.telegram.split import split, visible
from bot.adapters.telegram.units import offsets, units
from bot.message import (
    Aside,
    Block,
    Bullets,
    Heading,
    Link,
    Message,
    Numbered,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Text,
    Time,
)

FOLDED_FROM = 300
"""Units of a quotation from which it is folded until somebody taps it."""
DATE_FORMAT = "wDt"
"""Weekday, date and time, in each reader's own zone and language (Bot API 9.5, date-time entities)."""

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_MENTION = re.compile(r"@(?=\w)")
"""Telegram makes a mention of any @name, and tells whoever has it; a joiner that nobody sees keeps it a word."""
_DOMAIN = re.compile(r"(?<=[\w-])\.(?=[^\W\d_]{2})")
"""Telegram makes a link of anything like a domain; in a headline only its publisher, and no stranger, may have one."""
_BLANK_LINES = re.compile(r"\n{3,}")
_STYLES: dict[str, Kind] = {"bold": "bold", "italic": "italic", "faint": "italic", "code": "code"}


@dataclass(frozen=True, slots=True)
class Part:
    """One message of Telegram's: its text, and its entities with offsets in UTF-16 units."""

    text: str
    entities: tuple[MessageEntity, ...]


def render(message: Message) -> tuple[Part, ...]:
    """The parts of a message, in order; at least one, since Telegram sends nothing empty."""
    parts = split(_marked(message))
    return tuple(_part(part) for part in parts if part.text.strip()) or (Part("…", ()),)


def _part(marked: Marked) -> Part:
    at = offsets(marked.text)
    return Part(marked.text, tuple(_entity(mark, at) for mark in marked.marks if visible(mark, marked.text)))


def _entity(mark: Mark, at: list[int]) -> MessageEntity:
    return MessageEntity(
        type=mark.kind,
        offset=at[mark.start],
        length=at[mark.end] - at[mark.start],
        url=mark.url,
        unix_time=mark.at,
        date_time_format=DATE_FORMAT if mark.kind == "date_time" else None,
    )


class _Writer:
    """Builds a Marked piece by piece."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._borders: list[int] = []

    def add(self, text: str) -> tuple[int, int]:
        """Adds plain text, without what nobody sees or what turns the writing round."""
        shown = _MENTION.sub("@\N{WORD JOINER}", _UNSEEN.sub("", text.replace("\t", " ")))
        start = self._length
        self._text.append(shown)
        self._length += len(shown)
        return start, self._length

    def mark(self, kind: Kind, start: int, **given: object) -> None:
        """Marks what was added since ``start``."""
        if start < self._length:
            self._marks.append(Mark(kind, start, self._length, **given))  # type: ignore[arg-type]

    def runs(self, runs: Runs, base: Kind | None = None) -> None:
        """Adds runs, all of them marked ``base`` too."""
        first = self._length
        for run in runs:
            self._run(run, base)
        if base:
            self.mark(base, first)

    def _run(self, run: Run, base: Kind | None) -> None:
        start = self._length
        match run:
            case Text(text, style):
                kind = _STYLES.get(style)
                # What stands out are titles and names: other people's words.
                self.add(_DOMAIN.sub(".\N{WORD JOINER}", text) if "bold" in {kind, base} else text)
                if kind and kind != base:
                    self.mark(kind, start)
            case Link(text, url):
                self.add(text)
                if host := _host(url):
                    self.mark("text_link", start, url=url)
                    self.add(f" ({host})")
            case Time(at, text):
                self.add(text)
                self.mark("date_time", start, at=at)

    @property
    def place(self) -> int:
        """How long the text is so far."""
        return self._length

    def border(self) -> None:
        """Ends a block here."""
        self._borders.append(self._length)

    def marked(self) -> Marked:
        """What was built."""
        return Marked("".join(self._text), tuple(sorted(self._marks, key=_order)), tuple(self._borders))


def _order(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _marked(message: Message) -> Marked:
    writer = _Writer()
    for index, block in enumerate(message.blocks):
        if index:
            writer.add("\n\n" if _stands_apart(message.blocks[index - 1], block) else "\n")
            writer.border()
        _block(block, writer)
    return writer.marked()


def _stands_apart(before: Block, block: Block) -> bool:
    return isinstance(block, Heading | Quotation) or isinstance(before, Quotation)


def _block(block: Block, writer: _Writer) -> None:
    match block:
        case Heading(runs):
            writer.runs(runs, "bold")
        case Paragraph(runs):
            writer.runs(runs)
        case Bullets(items):
            _items([("• ", item) for item in items], writer)
        case Numbered(items, first):
            _items([(f"{number}. ", item) for number, item in enumerate(items, start=first)], writer)
        case Quotation(text, attribution):
            _quotation(text, attribution, writer)
        case Aside(sign, runs):
            writer.add(f"{sign} ")
            writer.runs(runs)


def _items(items: list[tuple[str, Runs]], writer: _Writer) -> None:
    for index, (sign, runs) in enumerate(items):
        if index:
            writer.add("\n")
            writer.border()
        writer.add(sign)
        writer.runs(runs)


def _quotation(text: str, attribution: Runs, writer: _Writer) -> None:
    start = writer.place
    writer.add(f"“{_BLANK_LINES.sub(chr(10) * 2, text)}”")
    writer.mark("expandable_blockquote" if units(text) >= FOLDED_FROM else "blockquote", start)
    if attribution:
        writer.add("\n— ")
        writer.runs(attribution)


def _host(url: str) -> str:
    """The host that a link leads to, shown beside it; nothing for what is no web address."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
