"""/kutipan: key quotes, word for word, with who said them."""

import re

from bot.commands import show
from bot.commands.choose import article_at, choose_article
from bot.commands.context import Context
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command
from bot.errors import UserError
from bot.message import Action, Block, Call, Heading, Message, Paragraph, Text
from storage.records import Headline, Person, StoredQuote

SIZE = 4


async def quotes(context: Context, argument: str) -> Message:
    """The quotes of an article, or of a person named, or those that hold the words given."""
    page, rest = page_of(argument)
    if not rest:
        return await _of_newest(context, page)
    if (found_there := await article_at(context, rest)) is not None:
        return await _of_article(context, found_there, page)
    if re.fullmatch(r"#?\d{1,18}", rest):
        choice = await choose_article(context, rest)
        return await _of_article(context, choice.article_id, page)
    if found := re.fullmatch(r"@(\d{1,18})", rest):
        person = await context.storage.person(int(found[1]))
        if person is None:
            raise UserError("person-gone")
        return await of_person(context, person, page, COMMAND.name)
    people = await context.storage.find_people(rest)
    if people:
        return await _of_one_of(context, people, page)
    return await _with_words(context, rest, page)


async def _of_newest(context: Context, page: int) -> Message:
    newest = await context.storage.latest_quotes(limit=1)
    if not newest.items:
        raise UserError("no-quotes-yet")
    return await _of_article(context, newest.items[0].article.id, page)


async def _of_article(context: Context, article_id: int, page: int) -> Message:
    article = await context.storage.article(article_id)
    if article is None:
        raise UserError("article-gone")
    stored = await context.storage.article_quotes(article_id)
    if not stored:
        raise UserError("article-without-quotes", title=article.headline.title)
    pages = page_count(len(stored), SIZE)
    page = min(page, pages)
    shown = stored[(page - 1) * SIZE : page * SIZE]
    head: tuple[Block, ...] = (
        Heading((Text(article.headline.title),)),
        *(show.note(note, context) for note in article.notes),
    )
    summary = Call(context.words("button-summary"), "ringkasan", f"#{article_id}")
    return Message(
        (*head, *(show.quotation(quote, context) for quote in shown), *_position(len(stored), page, pages, context)),
        (
            _copy_row(shown, (page - 1) * SIZE + 1, context),
            turn_buttons(COMMAND.name, f"#{article_id}", page, pages),
            (summary, *show.read_button(article.headline, context)),
        ),
    )


async def of_person(context: Context, person: Person, page: int, command: str) -> Message:
    """A page of what one person said, newest first, each with its article; ``command`` turns the pages."""
    total = (await context.storage.person_quotes(person.id, limit=1)).total
    pages = page_count(total, SIZE)
    page = min(page, pages)
    found = await context.storage.person_quotes(person.id, limit=SIZE, offset=(page - 1) * SIZE)
    roles = tuple(role.text for role in person.roles)
    blocks: list[Block] = [Heading((Text(person.name),))]
    if roles:
        blocks.append(Paragraph((Text("; ".join(roles), "faint"),)))
    others = tuple(name for name in person.names if name != person.name)
    if others:
        blocks.append(Paragraph((Text(context.words("person-also", names=", ".join(others)), "faint"),)))
    blocks += [show.quotation(quote, context) for quote in found.items]
    blocks += _position(total, page, pages, context)
    articles = tuple({quote.article.id: quote.article for quote in found.items}.values())
    return Message(
        tuple(blocks),
        (
            _copy_row(found.items, found.offset + 1, context),
            turn_buttons(command, f"@{person.id}", page, pages),
            *_article_rows(articles),
        ),
    )


async def _of_one_of(context: Context, people: tuple[Person, ...], page: int) -> Message:
    message = await of_person(context, people[0], page, COMMAND.name)
    others = tuple((Call(show.shortened(f"{p.name} ({p.quotes})"), COMMAND.name, f"@{p.id}"),) for p in people[1:5])
    return Message(message.blocks, (*message.actions, *others))


async def _with_words(context: Context, words: str, page: int) -> Message:
    found = await context.storage.search(words, limit=SIZE, offset=(page - 1) * SIZE, kinds=("quote",))
    if not found.total:
        raise UserError("no-quotes-found", words=words[:100])
    pages = page_count(found.total, SIZE)
    if page > pages:
        return await _with_words(context, words, pages)
    shown = tuple(hit.quote for hit in found.items if hit.quote is not None)
    return Message(
        (
            Heading((Text(context.words("quotes-with-words", words=words[:100])),)),
            *(show.quotation(quote, context) for quote in shown),
            *_position(found.total, page, pages, context),
        ),
        (
            _copy_row(shown, (page - 1) * SIZE + 1, context),
            turn_buttons(COMMAND.name, words, page, pages),
            *_article_rows(tuple({quote.article.id: quote.article for quote in shown}.values())),
        ),
    )


def _position(total: int, page: int, pages: int, context: Context) -> tuple[Block, ...]:
    if pages == 1:
        return ()
    last = min(page * SIZE, total)
    text = context.words("quotes-position", first=(page - 1) * SIZE + 1, last=last, total=total)
    return (Paragraph((Text(text, "faint"),)),)


def _copy_row(shown: tuple[StoredQuote, ...], first: int, context: Context) -> tuple[Action, ...]:
    numbered = enumerate(shown, first)
    return tuple(
        button
        for number, quote in numbered
        for button in show.copy_button(quote, context.words("button-copy", number=number))
    )


def _article_rows(articles: tuple[Headline, ...]) -> tuple[tuple[Action, ...], ...]:
    return show.article_buttons(articles, "ringkasan")


COMMAND = Command("kutipan", "quotes", quotes)
