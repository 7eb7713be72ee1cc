"""/sumber: where the news comes from, and when each source was last read."""

from bot.commands.context import Context
from bot.commands.paging import page_count, page_of, turn_buttons
from bot.commands.registry import Command
from bot.errors import UserError
from bot.locale import dates
from bot.message import Bullets, Heading, Message, Paragraph, Runs, Text
from storage.records import FeedState, SourceCount

SIZE = 10


async def sources(context: Context, argument: str) -> Message:
    """The feeds that are read, then the outlets with articles; a page of each at a time."""
    page, _ = page_of(argument)
    feeds = [feed for feed in await context.storage.feeds() if feed.active]
    outlets = await context.storage.sources()
    if not feeds and not outlets:
        raise UserError("nothing-yet")
    lines = [*(_feed(feed, context) for feed in feeds), *(_outlet(outlet, context) for outlet in outlets)]
    pages = page_count(len(lines), SIZE)
    page = min(page, pages)
    first = (page - 1) * SIZE
    return Message(
        (
            Heading((Text(context.words("sources-head", feeds=len(feeds), outlets=len(outlets))),)),
            *_part("sources-feeds", lines[first : min(first + SIZE, len(feeds))], context),
            *_part("sources-outlets", lines[max(first, len(feeds)) : first + SIZE], context),
        ),
        (turn_buttons(COMMAND.name, "", page, pages),),
    )


def _part(head: str, lines: list[Runs], context: Context) -> tuple[Paragraph | Bullets, ...]:
    return (Paragraph((Text(context.words(head), "bold"),)), Bullets(tuple(lines))) if lines else ()


def _feed(feed: FeedState, context: Context) -> Runs:
    name = feed.name or feed.title or feed.url
    return Text(name), Text(f" · {_state(feed, context)}", "faint")


def _state(feed: FeedState, context: Context) -> str:
    """In words that say nothing of a server's inner errors; operators see those in ``pewarta feeds list``."""
    if feed.read_at is None:
        return context.words("sources-failing" if feed.failures else "sources-new")
    when = dates.instant(feed.read_at, context.zone, context.words)
    return context.words("sources-stale" if feed.failures else "sources-read", when=when)


def _outlet(outlet: SourceCount, context: Context) -> Runs:
    when = dates.instant(outlet.last_seen_at, context.zone, context.words)
    about = context.words("sources-count", count=outlet.articles, when=when)
    return Text(outlet.name), Text(f" · {about}", "faint")


COMMAND = Command("sumber", "sources", sources)
