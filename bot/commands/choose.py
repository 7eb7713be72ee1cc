"""Which article a person means: a number of the list last shown, which is kept; an address; a button's id; words."""

import re
from dataclasses import dataclass, replace

from bot.addresses import typed_address, where_stored
from bot.commands.context import Context
from bot.errors import UserError
from storage.records import Headline

OTHERS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The article meant, and others that may have been."""

    article_id: int
    others: tuple[Headline, ...] = ()


async def choose_article(context: Context, argument: str) -> Choice:
    """The article that ``argument`` means; without one, the newest.

    Raises:
        UserError: there is none.
    """
    if not argument:
        return await _newest(context)
    if found := re.fullmatch(r"#(\d{1,18})", argument):
        return Choice(int(found[1]))
    if re.fullmatch(r"\d{1,4}", argument):
        return await _numbered(context, int(argument))
    if (found_there := await article_at(context, argument)) is not None:
        return Choice(found_there)
    return await _with_words(context, argument)


async def article_at(context: Context, typed: str) -> int | None:
    """The article at an address, in whichever form it was typed; None where it may be words as well.

    Raises:
        UserError: it can only be an address, and nothing that was read stands there.
    """
    address = typed_address(typed)
    if address is None:
        return None
    found = await context.storage.article_by_url(*where_stored(address))
    if found is None and address in typed:
        raise UserError("no-such-address", url=address[:200])
    return found


async def remember(context: Context, listing: tuple[int, ...]) -> None:
    """Keeps the articles of a numbered list, from its first page up to the one shown, for this chat's next numbers."""
    if listing != context.chat.listing:
        await context.storage.save_chat(replace(context.chat, listing=listing))


async def _newest(context: Context) -> Choice:
    newest = await context.storage.latest(limit=1 + OTHERS)
    if not newest.items:
        raise UserError("nothing-yet")
    return Choice(newest.items[0].id, newest.items[1:])


async def _numbered(context: Context, number: int) -> Choice:
    listing = context.chat.listing
    if not listing:
        listing = tuple(article.id for article in (await context.storage.latest(limit=10)).items)
    if not listing:
        raise UserError("nothing-yet")
    if not 1 <= number <= len(listing):
        raise UserError("no-such-number", number=number, last=len(listing))
    return Choice(listing[number - 1])


async def _with_words(context: Context, words: str) -> Choice:
    hits = (await context.storage.search(words, limit=1 + OTHERS, kinds=("article",))).items
    if not hits:
        raise UserError("nothing-found", words=words[:100])
    best, *others = (hit.article for hit in hits)
    return Choice(best.id, tuple(others))
