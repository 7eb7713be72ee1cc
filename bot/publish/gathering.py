"""Which thread a post belongs in where a place is made of threads, such as a forum. Pure but for the words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.commands import show
from bot.commands.context import Context
from bot.commands.summary import article_message
from bot.locale import dates
from bot.message import Message, Paragraph, Text, Thread
from bot.publish.ranking import best_quotes
from storage.records import Article, Event

Gather = Literal["post", "day", "article"]
"""``post``: each has a thread of its own. ``day``: those of one local date and the same topics share one. ``article``:
each article is a post of its own, and all that is posted about it shares one."""
Style = Literal["short", "full"]


def of_post(message: Message, topics: Sequence[str]) -> Message:
    """The message in a thread of its own."""
    return replace(message, thread=Thread(topics=tuple(topics)))


def of_day(message: Message, topics: Sequence[str], context: Context) -> Message:
    """The message in the thread of its chat's day and of its topics, whichever schedule it is of."""
    day = dates.day(context.today, context.words)
    about = ", ".join(topics)
    name = context.words("thread-of-topic", topic=about, day=day) if about else context.words("thread-of-day", day=day)
    key = f"day {context.today.isoformat()} {' '.join(sorted(topic.casefold() for topic in topics))}".strip()
    return replace(message, thread=Thread(key, show.as_title(name), tuple(topics)))


def of_article(message: Message, article: Article) -> Message:
    """The message in the thread of its article."""
    return replace(message, thread=Thread(f"article {article.headline.id}", article.headline.title, article.topics))


def article_post(article: Article, events: Sequence[Event], style: Style, context: Context) -> Message:
    """The article as /ringkasan tells it, in full with its best quote, or in short by its first sentence."""
    whole = article_message(article, list(events), context)
    if style == "full":
        quotes = (show.quotation(quote, context, with_source=False) for quote in best_quotes(article)[:1])
        return replace(whole, blocks=(*whole.blocks, *quotes))
    first = (Paragraph((Text(span.text),)) for span in article.analysis.summary.sentences[:1])
    notes = (show.note(note, context) for note in article.notes)
    return replace(whole, blocks=(*whole.blocks[:2], *first, *notes))
