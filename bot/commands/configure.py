"""/konfig: looks at the configuration and changes it; the difference is shown, and a button asks, before any change."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from bot.commands.config_forms import filled, how, refused
from bot.commands.context import Context
from bot.commands.paging import page_count, page_of
from bot.commands.registry import Command, Role
from bot.commands.show import shortened
from bot.errors import UserError
from bot.locale import dates
from bot.message import Action, Block, Bullets, Call, Heading, Message, Paragraph, Runs, Text, sentence
from bot.phrase import Phrase

SHOWN = 20
PAGE = 8
LONGEST_LINE = 200
_VERBS = {
    **dict.fromkeys(("lihat", "get"), "get"),
    **dict.fromkeys(("atur", "set"), "set"),
    **dict.fromkeys(("tambah", "add"), "add"),
    **dict.fromkeys(("hapus", "remove"), "remove"),
    **dict.fromkeys(("urungkan", "undo"), "undo"),
    **dict.fromkeys(("beda", "diff"), "diff"),
    **dict.fromkeys(("muat", "load"), "load"),
    **dict.fromkeys(("jeda", "pause"), "pause"),
    **dict.fromkeys(("batal", "cancel"), "cancel"),
    "isian": "form",
}
CHANGES = frozenset({"set", "add", "remove"})


Outcome = Literal["made", "waits", "meanwhile"]
"""It holds; it will once the bot is started anew; or the file is another one than the one that was shown."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One change that somebody wants: ``verb`` is set, add, remove or undo.

    Several settings at once have no ``key``; ``value`` is then all of their pairs as they were typed.
    """

    verb: str
    key: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A change as it is shown before it is made.

    ``name`` names the file that it was made for; ``lines`` are what goes and comes; ``coming`` the next posts of a
    schedule that it adds or changes, and ``picture`` what it would post now; ``about`` says of an undo what it takes
    back.
    """

    name: str
    lines: tuple[str, ...]
    restart: bool = False
    coming: tuple[datetime, ...] = ()
    about: str = ""
    picture: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Pausable:
    """A feed or a schedule: the key of its switch, what it is called, and whether it rests."""

    key: str
    label: str
    paused: bool


class Desk(Protocol):
    """Where the configuration is; each call raises UserError where it cannot be done, and says why."""

    def may_here(self, target: str) -> bool:
        """Whether this chat is one of operators."""
        ...

    def sections(self) -> Sequence[str]:
        """The names of the tables and lists of tables."""
        ...

    async def get(self, key: str) -> Sequence[Phrase | str]:
        """What holds, a line a setting, with where it comes from."""
        ...

    async def show(self, asked: Asked, context: Context) -> Shown:
        """What a change would do; nothing is changed."""
        ...

    async def make(self, asked: Asked, name: str, context: Context) -> Outcome:
        """Makes a change, if the file still is the one of this name; else nothing, and says so."""
        ...

    async def diff(self) -> Sequence[str]:
        """What the newest change did."""
        ...

    async def load(self, name: str) -> None:
        """Takes the file as it is, cut off or not, if it still is the one of this name."""
        ...

    def pausable(self, what: str) -> Sequence[Pausable]:
        """The feeds, or the posts."""
        ...


def configure_command(desk: Desk | None) -> Command:
    """The command over a desk; None where there is no file."""

    async def configure(context: Context, argument: str) -> Message:
        if desk is None:
            raise UserError("config-no-file")
        return await _configure(desk, context, argument)

    return Command("konfig", "config", configure, Role.OPERATOR)


async def _configure(desk: Desk, context: Context, argument: str) -> Message:
    if not context.request.private and not desk.may_here(context.request.target.address):
        raise UserError("config-private")
    if confirmed := re.fullmatch(r"!([0-9a-f]{8}) (.+)", argument, re.DOTALL):
        return await _made(desk, context, confirmed[2], confirmed[1])
    if not argument:
        return _menu(context)
    word, _, rest = argument.partition(" ")
    verb, rest = _VERBS.get(word.lower(), ""), rest.strip()
    if verb in {"get", "diff", "load", "pause", "cancel"}:
        return await _looked(desk, context, verb, rest)
    if verb == "form":
        return await _from_form(desk, context, rest)
    if verb in {"add", "set"} and len(rest.split(maxsplit=1)) == 1 and not has_pair(rest):
        return how(verb, rest, context)
    asked = _asked(argument)
    try:
        return await _proposed(desk, context, asked, argument)
    except UserError as error:
        if asked.verb != "set" or not asked.key or not await _is_key(desk, asked.key):
            raise
        return refused("set", asked.key, asked.value, error, context)


async def _from_form(desk: Desk, context: Context, rest: str) -> Message:
    """What a form asks for, or why not and the form again, with all that was typed into it."""
    typed = filled(rest)
    try:
        return await _proposed(desk, context, _asked(typed), typed)
    except UserError as error:
        what, _, values = rest.partition(" ")
        return refused("form", what, values, error, context)


async def _is_key(desk: Desk, key: str) -> bool:
    try:
        await desk.get(key)
    except UserError:
        return False
    return True


async def _looked(desk: Desk, context: Context, verb: str, rest: str) -> Message:
    """What changes nothing in the file."""
    match verb:
        case "get" if not rest:
            rows = tuple(
                tuple(Call(name, "konfig", f"lihat {name}", edits=True) for name in names)
                for names in _rows(desk.sections())
            )
            return sentence(context.words("config-which-section"), (*rows, _back(context)))
        case "get":
            head = f"{context.words('config-head')}: {rest[:LONGEST_LINE]}"
            back = (Call(context.words("button-config-look"), "konfig", "lihat", edits=True), *_back(context))
            return _code(head, await desk.get(rest), context, back)
        case "diff":
            return _code(context.words("config-diff-head"), await desk.diff(), context, _undo(context))
        case "load":
            await desk.load(rest)
            return sentence(context.words("config-loaded"), (_back(context),))
        case "cancel":
            return sentence(context.words("config-cancelled"), (_back(context),))
    return _pause(desk, context, rest)


def _asked(argument: str) -> Asked:
    word, _, rest = argument.partition(" ")
    verb = _VERBS.get(word.lower(), "")
    if verb == "undo":
        return Asked("undo")
    if verb == "add" or has_pair(rest):
        rest = _straight(rest)
    if verb == "set" and has_pair(rest):
        return Asked("set", "", rest.strip())
    key, value = _key_and_value(rest.strip())
    if verb not in CHANGES or not key or (verb != "remove" and not value):
        raise UserError({"add": "config-how-add", "set": "config-how-set"}.get(verb, "config-how"))
    return Asked(verb, key, value)


def _straight(text: str) -> str:
    """Quotes as they keep words together: phones write curly ones instead."""
    return text if '"' in text else re.sub("[“”„]", '"', text)


def has_pair(text: str) -> bool:
    """Whether a text begins with a key and its value, joined by "=": one of several settings perhaps."""
    return re.match(r"[^\s\[=]+(?:\[[^\]]*\][^\s\[=]*)*=", text.strip()) is not None


def _key_and_value(text: str) -> tuple[str, str]:
    """The key, which may have blanks within its brackets, and the rest."""
    found = re.match(r"[^\s\[]*(?:\[[^\]]*\][^\s\[]*)*", text)
    key = found[0] if found else ""
    return key, text[len(key) :].strip()


async def _made(desk: Desk, context: Context, typed: str, name: str) -> Message:
    outcome = await desk.make(_asked(typed), name, context)
    if outcome == "meanwhile":
        again = await _proposed(desk, context, _asked(typed), typed)
        return Message((Paragraph((Text(context.words("config-meanwhile"), "bold"),)), *again.blocks), again.actions)
    return sentence(
        context.words("config-made" if outcome == "made" else "config-waits"), ((*_undo(context), *_back(context)),)
    )


async def _proposed(desk: Desk, context: Context, asked: Asked, typed: str) -> Message:
    shown = await desk.show(asked, context)
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


def _menu(context: Context) -> Message:
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
            *_undo(context),
        ),
    )
    return Message((Heading((Text(words("config-head")),)), Paragraph((Text(words("config-how")),))), rows)


def _back(context: Context) -> tuple[Action, ...]:
    return (Call(context.words("button-config-back"), "konfig", "", edits=True),)


def _undo(context: Context) -> tuple[Action, ...]:
    return (Call(context.words("button-config-undo"), "konfig", "urungkan"),)


def _rows(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + 3] for at in range(0, len(names), 3)]


def _pause(desk: Desk, context: Context, argument: str) -> Message:
    """A button for each feed or schedule, a page at a time; each asks before it switches."""
    page, what = page_of(argument)
    found = desk.pausable(what)
    if not found:
        raise UserError("config-none")
    pages = page_count(len(found), PAGE)
    page, words = min(page, pages), context.words
    rows: list[tuple[Action, ...]] = []
    for one in found[(page - 1) * PAGE : page * PAGE]:
        label = words("button-config-resume" if one.paused else "button-config-pause", name=shortened(one.label))
        rows.append((Call(label, "konfig", f"atur {one.key} {'false' if one.paused else 'true'}"),))
    turns = _turns(what, page, pages)
    return sentence(words("config-which"), (*rows, *([turns] if turns else []), _back(context)))


def _turns(what: str, page: int, pages: int) -> tuple[Action, ...]:
    turns = [(f"‹ {page - 1}/{pages}", page - 1), (f"{page + 1}/{pages} ›", page + 1)]
    return tuple(Call(label, "konfig", f"jeda ›{to} {what}", edits=True) for label, to in turns if 1 <= to <= pages)


def _code(head: str, lines: Sequence[Phrase | str], context: Context, row: tuple[Action, ...]) -> Message:
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
