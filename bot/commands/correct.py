"""/koreksi: an editor's note on an article; with every later answer, and in the posts that were sent.

The note is shown first, with what it changes, and kept once a button says so.
"""

import re
from collections.abc import Callable
from hashlib import blake2b

from bot.commands import show
from bot.commands.choose import choose_article
from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Aside, Block, Call, Field, Form, Heading, Message, Paragraph, Text, sentence
from storage.records import Article

LONGEST = 1_000
NAME = "koreksi"
_ARTICLE = r"#?\d{1,18}|https?://\S+"
_ARTICLE_AND_TEXT = re.compile(rf"({_ARTICLE})(?:\s+(\S.*))?", re.DOTALL | re.IGNORECASE)
_CONFIRMED = re.compile(r"!([0-9a-f]{8}) (#\d{1,18}) (\S.*)", re.DOTALL)


def correct_command(on_written: Callable[[], None]) -> Command:
    """The command; ``on_written`` is told that there are posts to be changed."""

    async def correct(context: Context, argument: str) -> Message:
        if confirmed := _CONFIRMED.fullmatch(argument):
            return await _confirmed(context, confirmed[2], confirmed[3], confirmed[1], on_written)
        found = _ARTICLE_AND_TEXT.fullmatch(argument)
        if found is None:
            raise UserError("correct-what")
        article = await _article(context, found[1])
        text = (found[2] or "").strip()[:LONGEST]
        return await _proposed(context, article, text) if text else _asked(context, article)

    return Command(NAME, "correct", correct, Role.OPERATOR)


async def _article(context: Context, argument: str) -> Article:
    choice = await choose_article(context, argument)
    article = await context.storage.article(choice.article_id)
    if article is None:
        raise UserError("article-gone")
    return article


def _asked(context: Context, article: Article) -> Message:
    """What the article has by now, and how its note is written."""
    words, number = context.words, article.headline.id
    form = Form(
        words("button-correct"),
        NAME,
        f"#{number}",
        (Field(words("correct-field"), longest=LONGEST, tall=True),),
    )
    how = Paragraph((Text(words("correct-how", number=number)),))
    return Message((*_head(context, article), how), ((form,),))


async def _proposed(context: Context, article: Article, text: str) -> Message:
    words, number = context.words, article.headline.id
    coming = Aside("➕", (Text(words("correct-coming"), "bold"), Text(f" {text}")))
    count = await _posts(context, article)
    sure = Paragraph((Text(words("correct-sure", count=count)),))
    button = Call(words("button-correct-yes"), NAME, f"!{_state(article)} #{number} {text}", edits=True)
    again = Form(
        words("button-correct-again"),
        NAME,
        f"#{number}",
        (Field(words("correct-field"), text, longest=LONGEST, tall=True),),
    )
    return Message((*_head(context, article), coming, sure), ((button, again),))


def _head(context: Context, article: Article) -> tuple[Block, ...]:
    return (
        Heading((Text(article.headline.title),)),
        Paragraph(show.by_line(article.headline, context)),
        *(show.note(note, context) for note in article.notes),
    )


async def _confirmed(context: Context, number: str, text: str, state: str, on_written: Callable[[], None]) -> Message:
    article = await _article(context, number)
    if state != _state(article):
        if any(note.text == text for note in article.notes):
            # Pressed twice, or told twice by the platform.
            raise UserError("done-before")
        # Somebody else was quicker: it is shown anew, beside what there is now.
        proposed = await _proposed(context, article, text)
        meanwhile = Paragraph((Text(context.words("correct-meanwhile"), "bold"),))
        return Message((meanwhile, *proposed.blocks), proposed.actions)
    await context.storage.add_note(article.headline.id, text, context.request.asker.name, at=context.now)
    on_written()
    count = await _posts(context, article)
    return sentence(context.words("correct-done", title=article.headline.title, count=count))


async def _posts(context: Context, article: Article) -> int:
    """How many posts carry the article and will be edited."""
    rows = await context.storage.article_deliveries(article.headline.id)
    # Rows that edit are corrections themselves, and each post has one first part.
    posts = [row for row in rows if row.part == 0 and row.edits is None]
    return len([row for row in posts if row.state in {"sent", "pending", "sending"}])


def _state(article: Article) -> str:
    """Names what the article and its notes are now."""
    told = "\0".join((article.headline.title, *(f"{note.id} {note.text}" for note in article.notes)))
    return blake2b(told.encode("utf-8", "replace"), digest_size=4).hexdigest()
