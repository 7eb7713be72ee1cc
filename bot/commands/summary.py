"""/ringkasan: one article in its own sentences, with what editors added and the event it speaks of."""

from bot.commands import show
from bot.commands.choose import choose_article
from bot.commands.context import Context
from bot.commands.registry import Command
from bot.errors import UserError
from bot.message import Action, Aside, Block, Bullets, Call, Heading, Message, Paragraph, Text
from storage.records import Article, Event


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
        Bullets(tuple((Text(sentence.text),) for sentence in article.analysis.summary.sentences)),
        *(_related(event, context) for event in events),
        *(show.note(note, context) for note in article.notes),
    ]
    if article.revised_at is not None:
        blocks.append(_revised(article, context))
    return Message(tuple(blocks), (_buttons(article, events, context),))


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
