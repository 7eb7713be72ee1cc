"""/terbaru: the newest articles, numbered."""

from bot.commands import show
from bot.commands.choose import remember
from bot.commands.context import Context
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command
from bot.errors import UserError
from bot.message import Action, Call, Heading, Message, Numbered, Paragraph, Text
from storage.records import Headline

SIZE = 5
FARTHEST = 100
"""How far back the list goes: beyond it people search."""


async def latest(context: Context, argument: str) -> Message:
    """The newest articles, of all topics or one; each with buttons for its summary and its quotes."""
    page, topic = page_of(argument)
    last = min(page * SIZE, FARTHEST)
    found = await context.storage.latest(limit=last, topic=topic or None)
    if not found.items:
        return await _nothing(context, topic)
    pages = page_count(min(found.total, FARTHEST), SIZE)
    page = min(page, pages)
    first = (page - 1) * SIZE
    shown = found.items[first : first + SIZE]
    await remember(context, tuple(article.id for article in found.items))
    head = context.words("latest-head-topic", topic=topic) if topic else context.words("latest-head")
    return Message(
        (
            Heading((Text(head),)),
            Numbered(tuple(show.listed(article, context) for article in shown), first + 1),
            Paragraph((Text(context.words("latest-hint"), "faint"),)),
        ),
        (
            *(_buttons(article, number, context) for number, article in enumerate(shown, first + 1)),
            turn_buttons(COMMAND.name, topic, page, pages),
        ),
    )


def _buttons(article: Headline, number: int, context: Context) -> tuple[Action, ...]:
    summary = Call(context.words("button-summary-number", number=number), "ringkasan", f"#{article.id}")
    if not article.quotes:
        return (summary,)
    label = context.words("button-quotes-number", number=number, count=article.quotes)
    return summary, Call(label, "kutipan", f"#{article.id}")


async def _nothing(context: Context, topic: str) -> Message:
    if not topic:
        raise UserError("nothing-yet")
    topics = (await context.storage.topics())[:8]
    return Message(
        (Paragraph((Text(context.words("no-such-topic", topic=topic[:100])),)),),
        tuple((Call(f"{name} ({many})", COMMAND.name, name),) for name, many in topics),
    )


COMMAND = Command("terbaru", "latest", latest)
