"""/tambah: reads an address, shows what was understood, and keeps it only when the editor says so."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.addresses import typed_address
from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Action, Block, Bullets, Call, Heading, Message, Paragraph, Quotation, Text, sentence
from bot.phrase import Phrase

SHOWN = 5


@dataclass(frozen=True, slots=True)
class LookedQuote:
    """A quote, and who said it in which role; "" where that is open."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What stands at an address.

    ``lines`` are an article's summary, or a feed's newest headlines. ``known`` says that it is kept, or read, already.
    """

    kind: Literal["article", "feed"]
    url: str
    title: str
    source: Phrase | str
    lines: tuple[str, ...]
    quotes: tuple[LookedQuote, ...] = ()
    feeds: tuple[str, ...] = ()
    known: bool = False


class Desk(Protocol):
    """Where addresses are read and kept; each call raises UserError where it cannot be done, and says why."""

    async def look(self, url: str) -> Looked:
        """Reads an address and keeps nothing."""
        ...

    async def keep(self, url: str) -> int:
        """Keeps the article at an address; returns its id."""
        ...

    async def add_feed(self, url: str, context: Context) -> str:
        """Adds a feed to the configuration and begins to read it; returns what it calls itself."""
        ...


def add_command(desk: Desk) -> Command:
    """The command over a desk."""

    async def add(context: Context, argument: str) -> Message:
        return await _add(desk, context, argument)

    return Command("tambah", "add", add, Role.OPERATOR)


async def _add(desk: Desk, context: Context, argument: str) -> Message:
    word, _, rest = argument.partition(" ")
    if word == "simpan" and rest:
        article = await desk.keep(rest.strip())
        button = Call(context.words("button-summary"), "ringkasan", f"#{article}")
        return sentence(context.words("add-kept"), ((button,),))
    if word == "feed" and rest:
        return sentence(context.words("add-feed-added", title=await desk.add_feed(rest.strip(), context)))
    address = typed_address(argument)
    if address is None:
        raise UserError("add-how")
    looked = await desk.look(address)
    return _feed(looked, context) if looked.kind == "feed" else _article(looked, context)


def _article(looked: Looked, context: Context) -> Message:
    blocks: list[Block] = [
        Heading((Text(looked.title),)),
        Paragraph((Text(context.words.say(looked.source), "faint"),)),
        Bullets(tuple((Text(line),) for line in looked.lines)),
    ]
    nobody = context.words("quote-no-speaker")
    blocks += (Quotation(quote.text, (Text(quote.speaker or nobody),)) for quote in looked.quotes[:SHOWN])
    rows: list[tuple[Action, ...]] = []
    if looked.known:
        blocks.append(Paragraph((Text(context.words("add-known"), "italic"),)))
    else:
        blocks.append(Paragraph((Text(context.words("add-sure"), "italic"),)))
        rows.append((Call(context.words("button-add-keep"), "tambah", f"simpan {looked.url}", edits=True),))
    rows += ((Call(context.words("button-add-feed", url=feed[:40]), "tambah", feed),) for feed in looked.feeds[:3])
    return Message(tuple(blocks), tuple(rows))


def _feed(looked: Looked, context: Context) -> Message:
    blocks: list[Block] = [
        Heading((Text(looked.title),)),
        Bullets(tuple((Text(line),) for line in looked.lines[:SHOWN])),
    ]
    if looked.known:
        return Message((*blocks, Paragraph((Text(context.words("add-feed-known"), "italic"),))))
    blocks.append(Paragraph((Text(context.words("add-feed-sure"), "italic"),)))
    button = Call(context.words("button-add"), "tambah", f"feed {looked.url}", edits=True)
    return Message(tuple(blocks), ((button,),))
