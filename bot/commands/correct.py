"""/koreksi: an editor's note on an article; with every later answer, and in the posts that were sent."""

import re
from collections.abc import Callable

from bot.commands.choose import choose_article
from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Message, sentence

LONGEST = 1_000
_ARTICLE_AND_TEXT = re.compile(r"(#?\d{1,18}|https?://\S+)\s+(\S.*)", re.S | re.I)


def correct_command(on_written: Callable[[], None]) -> Command:
    """The command; ``on_written`` is told that there are posts to be changed."""

    async def correct(context: Context, argument: str) -> Message:
        return await _correct(context, argument, on_written)

    return Command("koreksi", "correct", correct, Role.OPERATOR)


async def _correct(context: Context, argument: str, on_written: Callable[[], None]) -> Message:
    found = _ARTICLE_AND_TEXT.fullmatch(argument)
    if found is None:
        raise UserError("correct-what")
    choice = await choose_article(context, found[1])
    article = await context.storage.article(choice.article_id)
    if article is None:
        raise UserError("article-gone")
    number, who = article.headline.id, context.request.asker.name
    await context.storage.add_note(number, found[2].strip()[:LONGEST], who, at=context.now)
    on_written()
    rows = await context.storage.article_deliveries(number)
    # Rows that edit are corrections themselves, and each post has one first part.
    posts = [row for row in rows if row.part == 0 and row.edits is None]
    many = len([row for row in posts if row.state in {"sent", "pending", "sending"}])
    text = context.words("correct-done", title=article.headline.title, count=many)
    return sentence(text)
