"""How /konfig shows the configuration: its menu, its lines, a change before it is made, what can be paused."""

import re
from collections.abc import Sequence

from bot.commands.config_desk import Pausable, Shown
from bot.commands.context import Context
from bot.commands.paging import page_count
from bot.commands.show import shortened
from bot.locale import dates
from bot.message import Action, Block, Bullets, Call, Heading, Message, Paragraph, Runs, Text, sentence
from bot.phrase import Phrase

SHOWN = 20
PAGE = 8
LONGEST_LINE = 200
"""Characters of a line of the file, or of what it is called."""


def proposal(shown: Shown, typed: str, context: Context) -> Message:
    """What a change would do, with a button that makes it: ``typed`` is the change as it was asked for."""
    blocks = [*_code_blocks(context.words("config-sure"), shown.lines, context)]
    if shown.about:
        blocks.insert(1, Paragraph((Text(context.words("config-takes-back", what=shown.about[:LONGEST_LINE])),)))
    if shown.coming:
        blocks.append(Paragraph((Text(context.words("config-coming")),)))
        blocks.append(Bullets(tuple((Text(dates.instant(at, context.zone, context.words)),) for at in shown.coming)))
        told = "config-picture" if shown.picture else "config-no-picture"
        blocks += [Paragraph((Text(context.words(told), "italic"),)), *shown.picture]
    if shown.restart:
        blocks.append(Paragraph((Text(context.words("config-restart-needed"), "italic"),)))
    button = Call(context.words("button-config-yes"), "konfig", f"!{shown.name} {typed}", edits=True)
    cancel = Call(context.words("button-config-no"), "konfig", "batal", edits=True)
    return Message(tuple(blocks), ((button, cancel),))


def menu(context: Context) -> Message:
    """What can be done, and how it is typed."""
    words = context.words
    rows: tuple[tuple[Action, ...], ...] = (
        (
            Call(words("button-config-add-feed"), "konfig", "tambah feeds"),
            Call(words("button-config-add-post"), "konfig", "tambah posts"),
        ),
        (
            Call(words("button-config-pause-feed"), "konfig", "jeda feeds", edits=True),
            Call(words("button-config-pause-post"), "konfig", "jeda posts", edits=True),
        ),
        (
            Call(words("button-config-look"), "konfig", "lihat", edits=True),
            Call(words("button-config-diff"), "konfig", "beda"),
            *undo_row(context),
        ),
    )
    return Message((Heading((Text(words("config-head")),)), Paragraph((Text(words("config-how")),))), rows)


def back_row(context: Context) -> tuple[Action, ...]:
    """The way back to the menu."""
    return (Call(context.words("button-config-back"), "konfig", "", edits=True),)


def undo_row(context: Context) -> tuple[Action, ...]:
    """The way to take the newest change back."""
    return (Call(context.words("button-config-undo"), "konfig", "urungkan"),)


def sections(names: Sequence[str], context: Context) -> Message:
    """A button for each table of the file, three a row."""
    rows = tuple(
        tuple(Call(name, "konfig", f"lihat {name}", edits=True) for name in names[at : at + 3])
        for at in range(0, len(names), 3)
    )
    return sentence(context.words("config-which-section"), (*rows, back_row(context)))


def pausing(found: Sequence[Pausable], what: str, page: int, context: Context) -> Message:
    """A button for each feed or schedule, a page at a time; each asks before it switches."""
    pages = page_count(len(found), PAGE)
    page, words = min(page, pages), context.words
    rows: list[tuple[Action, ...]] = []
    for one in found[(page - 1) * PAGE : page * PAGE]:
        label = words("button-config-resume" if one.paused else "button-config-pause", name=shortened(one.label))
        rows.append((Call(label, "konfig", f"atur {one.key} {'false' if one.paused else 'true'}"),))
    turns = _turns(what, page, pages)
    return sentence(words("config-which"), (*rows, *([turns] if turns else []), back_row(context)))


def _turns(what: str, page: int, pages: int) -> tuple[Action, ...]:
    turns = [(f"‹ {page - 1}/{pages}", page - 1), (f"{page + 1}/{pages} ›", page + 1)]
    return tuple(Call(label, "konfig", f"jeda ›{to} {what}", edits=True) for label, to in turns if 1 <= to <= pages)


def in_code(head: str, lines: Sequence[Phrase | str], row: tuple[Action, ...], context: Context) -> Message:
    """Lines of the file, and a row of buttons beneath."""
    return Message(tuple(_code_blocks(head, lines, context)), (row,))


def _code_blocks(head: str, lines: Sequence[Phrase | str], context: Context) -> list[Block]:
    blocks: list[Block] = [Heading((Text(head),))]
    said = (context.words.say(line) for line in lines[:SHOWN])
    shown = tuple(_code_line(line[:LONGEST_LINE], context) for line in said if line.strip())
    blocks += [Bullets(shown)] if shown else []
    if len(lines) > SHOWN:
        blocks.append(Paragraph((Text(context.words("config-more-lines", count=len(lines) - SHOWN), "faint"),)))
    return blocks


def _code_line(line: str, context: Context) -> Runs:
    """A line of a file; where it stands in a difference, in words."""
    at = re.fullmatch(r"@ (\d+)", line)
    return (Text(context.words("config-line", line=at[1]), "faint"),) if at else (Text(line, "code"),)
