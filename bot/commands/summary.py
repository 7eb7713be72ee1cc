"""/ringkasan: one article in its own sentences, with what editors added and the event it speaks of."""

from bot.commands import show
from bot.commands.choose import choose_article
from bot.commands.context import Context
from bot.commands.registry import Command
from bot.errors import UserError
from bot.message import Action, Aside, Block, Bullets, Call, Heading, Link, Message, Paragraph, Run, Text
from storage.records import Article, Event

MOST_COPIES = 8
"""Of a story's other outlets, named with their addresses."""


async def summary(context: Context, argument: str) -> Message:
    """Headline, source, date, the summary's sentences word for word, related events, notes, and buttons."""
    choice = await choose_article(context, argument)
    article = await context.storage.article(choice.article_id)
    if article is None:
        raise UserError("article-gone")
    events = [event for number in article.events if (event := await context.storage.event(number)) is not None]
    message = article_message(article, events, context)
    return Message(message.blocks, (*message.actions, *show.article_buttons(choice.others, COMMAND.name)))


def article_message(article: Article, events: list[Event], context: Context) -> Message:
    """One article: its headline, source and date, its summary, the events it speaks of, and editors' notes."""
    blocks: list[Block] = [
        Heading((Text(article.headline.title),)),
        Paragraph(show.by_line(article.headline, context)),
        _sentences(article, context),
        *_also(article, context),
        *(_related(event, context) for event in events),
        *(show.note(note, context) for note in article.notes),
    ]
    if article.revised_at is not None:
        blocks.append(_revised(article, context))
    return Message(tuple(blocks), (_buttons(article, events, context),))


def _sentences(article: Article, context: Context) -> Block:
    """The summary, or that there is none: retention may have taken it."""
    sentences = article.analysis.summary.sentences
    if not sentences:
        return Paragraph((Text(context.words("summary-none"), "faint"),))
    return Bullets(tuple((Text(sentence.text),) for sentence in sentences))


def _also(article: Article, context: Context) -> tuple[Aside, ...]:
    """The other outlets that tell the same story, with their addresses."""
    copies = {copy.source: copy for copy in article.headline.copies if copy.source != article.headline.source}
    runs: list[Run] = []
    for copy in list(copies.values())[:MOST_COPIES]:
        runs += [Text(", " if runs else " "), Link(copy.source, copy.url) if copy.url else Text(copy.source)]
    return (Aside("🔗", (Text(context.words("summary-also"), "bold"), *runs)),) if runs else ()


def _related(event: Event, context: Context) -> Aside:
    return Aside("📅", (Text(context.words("summary-related"), "bold"), Text(" "), *show.event_line(event, context)))


def _revised(article: Article, context: Context) -> Paragraph:
    text = context.words("summary-revised", times=article.revision - 1)
    return Paragraph((Text(text, "faint"),))


def _buttons(article: Article, events: list[Event], context: Context) -> tuple[Action, ...]:
    row: list[Action] = []
    if article.headline.quotes:
        label = context.words("button-quotes", count=article.headline.quotes)
        row.append(Call(label, "kutipan", f"#{article.headline.id}"))
    if events:
        row.append(Call(context.words("button-agenda"), "jadwal", f"#{events[0].id}"))
    return *row, *show.read_button(article.headline, context)


COMMAND = Command("ringkasan", "summary", summary)
