"""A message as pages: every block of ``bot.message`` within Discord's limits, in either look. Pure, no discord.py."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.adapters.discord.markup import escape, host_of, markdown, safe
from bot.adapters.discord.split import cut_runs, units
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
    Style,
    Text,
)

LONGEST_TITLE = 256
LONGEST_DESCRIPTION = 3700
"""With a title that is within the 4,000 characters that components may hold, and well within what an embed may.

A message has the same pages in either look, so that a post keeps its parts when the look is changed.
"""
SMALL = "-# "
"""What makes a line small print."""
BLANK = "\u200b"
"""What stands in a page that says nothing: Discord takes no empty message."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message: its title, as markdown, or None; and its pieces, as markdown, a free line apart; never empty."""

    title: str | None
    pieces: tuple[str, ...]

    @property
    def description(self) -> str:
        """All pieces as one text."""
        return "\n\n".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A block or an item of one, on its way to a page. ``lead`` stands before it; ``apart``: below a free line."""

    runs: Runs
    lead: str = ""
    base: Style = "plain"
    quoted: bool = False
    apart: bool = False


def render(message: Message) -> tuple[Page, ...]:
    """The pages of a message, at least one; what they show, joined, is what the message says."""
    title, blocks = _title(message.blocks)
    pages = [Page(None, pieces) for pieces in _filled(_lines(blocks))] or [Page(None, (BLANK,))]
    return (replace(pages[0], title=title), *pages[1:])


def _title(blocks: tuple[Block, ...]) -> tuple[str | None, tuple[Block, ...]]:
    """The first heading where it can be an embed's title: those show no links and no times."""
    match blocks:
        case (Heading(runs), *rest) if all(isinstance(run, Text) for run in runs):
            title = escape("".join(run.text for run in runs)).replace("\n", " ").strip()
            if title and units(title) <= LONGEST_TITLE:
                return title, tuple(rest)
    return None, blocks


def _lines(blocks: tuple[Block, ...]) -> Iterable[Line]:
    before: Block | None = None
    for block in blocks:
        first, *rest = _block(block) or [Line(())]
        yield replace(first, apart=_stands_apart(before, block))
        yield from rest
        before = block


def _stands_apart(before: Block | None, block: Block) -> bool:
    if isinstance(block, Quotation) and isinstance(before, Quotation):
        return True
    if isinstance(block, Aside) is not isinstance(before, Aside):
        return before is not None
    return before is not None and (isinstance(block, Heading | Quotation) or isinstance(before, Quotation))


def _block(block: Block) -> list[Line]:
    match block:
        case Heading(runs):
            return [Line(runs, base="bold")]
        case Paragraph(runs):
            small = bool(runs) and all(isinstance(run, Text) and run.style == "faint" for run in runs)
            return [Line(runs, SMALL if small else "")]
        case Bullets(items):
            return [Line(item, "• ") for item in items]
        case Numbered(items, first):
            # Escaped, so that Discord makes no list of its own with other numbers.
            return [Line(item, f"{number}\\. ") for number, item in enumerate(items, start=first)]
        case Quotation(text, attribution):
            said = Line((Text(f"“{text}”"),), quoted=True)
            return [said, Line((Text("— "), *attribution), quoted=True)] if attribution else [said]
        case Aside(sign, runs):
            return [Line(runs, f"{escape(sign)} ")]


def _shown(line: Line) -> str:
    text = line.lead + markdown(line.runs, line.base)
    return "> " + text.replace("\n", "\n> ") if line.quoted else text


def _filled(lines: Iterable[Line]) -> list[tuple[str, ...]]:
    """Lines in as few pages as hold them; one that fits on a page is not cut."""
    pages: list[list[str]] = [[]]
    for line in lines:
        shown = _shown(line)
        page = pages[-1]
        joined = [*page, shown] if line.apart or not page else [*page[:-1], f"{page[-1]}\n{shown}"]
        if units("\n\n".join(joined)) <= LONGEST_DESCRIPTION:
            pages[-1] = joined
        else:
            pages += [[part] for part in _cut(line)]
    return [kept for page in pages if (kept := tuple(piece for piece in page if piece.strip("> \n")))]


def _cut(line: Line) -> list[str]:
    """A line in pages of its own."""
    pages: list[str] = []
    rest = line
    while units(_shown(rest)) > LONGEST_DESCRIPTION:
        head, tail = cut_runs(rest.runs, lambda runs, line=rest: _fits(replace(line, runs=runs)))  # type: ignore[misc]
        if not head:
            # Only a link with an address as long as a page gets here: its text says what it is.
            head, tail = (), (_without_address(rest.runs[0]), *rest.runs[1:])
        else:
            pages.append(_shown(replace(rest, runs=head)))
        rest = replace(rest, runs=tail, lead=rest.lead if not head else "")
    return [*pages, _shown(rest)]


def _fits(line: Line) -> bool:
    return units(_shown(line)) <= LONGEST_DESCRIPTION


def _without_address(run: Run) -> Run:
    if isinstance(run, Link):
        return Text(f"{safe(run.text)} ({host_of(run.url) or ''})")
    return Text(run.text)
