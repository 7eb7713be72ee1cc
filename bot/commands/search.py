"""/cari: articles and quotes that hold all the words, with the match shown."""

from bot.commands import show
from bot.commands.choose import article_at, remember
from bot.commands.context import Context
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command
from bot.commands.summary import summary
from bot.errors import UserError
from bot.message import Action, Call, Heading, Message, Numbered, Paragraph, Runs, Text
from storage.base import MOST_HITS
from storage.records import Hit

SIZE = 5
FARTHEST = 100
"""How many hits can be turned to: beyond them a better word finds more."""


async def search(context: Context, argument: str) -> Message:
    """Ranked articles and quotes; without words, what one could search for."""
    page, words = page_of(argument)
    if not words:
        return await _suggestions(context)
    if (found_there := await article_at(context, words)) is not None:
        # No article says its own address: whoever sends a link wants to know what stands there.
        return await summary(context, f"#{found_there}")
    found = await context.storage.search(words, limit=min(page * SIZE, FARTHEST))
    if not found.items:
        raise UserError("nothing-found", words=words[:100])
    pages = page_count(min(found.total, FARTHEST), SIZE)
    page = min(page, pages)
    first = (page - 1) * SIZE
    shown = found.items[first : first + SIZE]
    await remember(context, tuple(hit.article.id for hit in found.items))
    return Message(
        (
            Heading((Text(context.words("search-head", words=words[:100], total=counted(found.total))),)),
            Numbered(tuple(_hit(hit, context) for hit in shown), first + 1),
        ),
        (
            *(_buttons(hit, number, context) for number, hit in enumerate(shown, first + 1)),
            turn_buttons(COMMAND.name, words, page, pages),
        ),
    )


def counted(total: int) -> str:
    """Storage counts no further than ``MOST_HITS``: there it is that many or more."""
    return f"{total}+" if total >= MOST_HITS else str(total)


def _hit(hit: Hit, context: Context) -> Runs:
    snippet = _marked(hit)
    if hit.quote is None:
        return (*show.listed(hit.article, context), Text("\n… "), *snippet, Text(" …"))
    speaker = hit.quote.quote.speaker
    said = Text(f" — {speaker.name}") if speaker else Text(f" — {context.words('quote-no-speaker')}", "italic")
    return (Text("“"), *snippet, Text("”"), said, Text(" · "), *show.by_line(hit.article, context))


def _marked(hit: Hit) -> Runs:
    """The snippet with its matches in bold; a paragraph's end in it is shown as a space."""
    runs: list[Text] = []
    snippet, at = hit.snippet.replace("\n", " "), 0
    for match in hit.matches:
        runs += [Text(snippet[at : match.start]), Text(match.text, "bold")]
        at = match.end
    return tuple(run for run in (*runs, Text(snippet[at:])) if run.text)


def _buttons(hit: Hit, number: int, context: Context) -> tuple[Action, ...]:
    label = context.words("button-summary-number", number=number)
    return (Call(label, "ringkasan", f"#{hit.article.id}"),)


async def _suggestions(context: Context) -> Message:
    topics = [name for name, _ in (await context.storage.topics())[:4]]
    people = [person.name for person in (await context.storage.people(limit=4)).items]
    return Message(
        (Paragraph((Text(context.words("search-what")),)),),
        tuple((Call(show.shortened(words), COMMAND.name, words),) for words in (*people, *topics)),
    )


COMMAND = Command("cari", "search", search)
