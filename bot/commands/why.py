"""/mengapa: why an article was posted, where, or why it was not; from recorded decisions."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.commands import show
from bot.commands.choose import choose_article
from bot.commands.context import Context
from bot.errors import UserError
from bot.locale import dates
from bot.message import Block, Bullets, Heading, Link, Message, Paragraph, Run, Runs, Text
from storage.records import Article, Delivery

MOST = 15
MOST_DUPLICATES = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a schedule, or a chat that follows something, has no post with an article: the id of a text."""

    name: str
    text_id: str


Reasons = Callable[[Article], Awaitable[Sequence[Reason]]]


async def why_message(reasons: Reasons, context: Context, argument: str) -> Message:
    """What became of an article: when it was read, the posts that carry it, and why other schedules do not."""
    choice = await choose_article(context, argument)
    article = await context.storage.article(choice.article_id)
    if article is None:
        raise UserError("article-gone")
    rows = await context.storage.article_deliveries(article.headline.id)
    # Rows that edit are corrections of posts, not posts.
    first_parts = tuple(row for row in rows if row.part == 0 and row.edits is None)
    blocks: list[Block] = [Heading((Text(article.headline.title),)), Bullets(tuple(await _read(article, context)))]
    blocks += _posts(first_parts, context)
    if not article.backlog:
        carrying = {row.schedule for row in rows}
        others = tuple(one for one in await reasons(article) if one.name not in carrying)
        blocks += _others(others, context)
    return Message(tuple(blocks))


async def _read(article: Article, context: Context) -> list[Runs]:
    when = dates.instant(article.first_seen_at, context.zone, context.words)
    lines = [context.words("why-read", when=when, source=article.headline.source)]
    if article.revised_at is not None:
        lines.append(context.words("why-revised", times=article.revision - 1))
    if article.headline.copies:
        sources = tuple(dict.fromkeys(copy.source for copy in article.headline.copies))
        lines.append(context.words("why-copies", sources=show.joined(sources, "and", context)))
    if again := await context.storage.duplicates_of(article.headline.id, limit=MOST_DUPLICATES):
        addresses = show.joined(tuple(one.url for one in again), "and", context)
        lines.append(context.words("why-duplicates", addresses=addresses))
    if article.backlog:
        lines.append(context.words("why-backlog"))
    return [(Text(line),) for line in lines]


def _posts(rows: Sequence[Delivery], context: Context) -> list[Block]:
    if not rows:
        return [Paragraph((Text(context.words("why-none")),))]
    # The newest are asked about.
    lines: list[Runs] = [_post(row, context) for row in reversed(rows[-MOST:])]
    if len(rows) > MOST:
        lines.append((Text(context.words("why-more", count=len(rows) - MOST), "faint"),))
    return [Paragraph((Text(context.words("why-posts"), "bold"),)), Bullets(tuple(lines))]


def _post(row: Delivery, context: Context) -> Runs:
    state = context.words(f"delivery-{row.state}")
    told: Run = Link(state, row.link) if row.link else Text(state)
    why = (Text(f" — {row.reason}"),) if row.reason else ()
    if row.state == "pending" and row.not_before > context.now:
        when = dates.instant(row.not_before, context.zone, context.words)
        why = (*why, Text(f" — {context.words('why-until', when=when)}"))
    return Text(f"{row.schedule} → {row.target}: "), told, *why


def _others(reasons: Sequence[Reason], context: Context) -> list[Block]:
    if not reasons:
        return []
    lines = tuple((Text(f"{one.name}: {context.words(one.text_id)}"),) for one in reasons)
    return [Paragraph((Text(context.words("why-others"), "bold"),)), Bullets(lines)]
