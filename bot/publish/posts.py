"""From what there is to the message of a post. Pure but for the context's words: the same in, the same out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal

from bot.commands import show
from bot.commands.context import Context
from bot.locale import dates
from bot.message import Action, Block, Bullets, Call, Heading, Link, Message, Numbered, Paragraph, Run, Runs, Text
from bot.publish.filters import Filter, Reader
from bot.publish.gathering import Gather, Style, article_post, of_article, of_day, of_post
from bot.publish.ranking import best_quotes, lead_quote, ranked
from storage.records import Article, Event, Headline, StoredQuote

What = Literal["digest", "quotes", "agenda", "latest"]
AHEAD = timedelta(days=7)
"""How far an agenda looks."""
_HEADS: Mapping[What, str] = {
    "digest": "digest-head",
    "latest": "latest-post-head",
    "quotes": "quotes-post-head",
    "agenda": "agenda-post-head",
}
PRESSED = 5
"""Buttons in a row."""
_QUOTES_EACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a post is to hold: at most ``limit`` articles, quotes or events that pass ``filter``.

    ``empty``: where there are none, a post that says so. ``thread``: what shares a thread where there are threads.
    """

    what: What = "digest"
    filter: Filter = field(default_factory=Filter)
    limit: int = 10
    style: Style = "short"
    empty: bool = False
    thread: Gather = "post"


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to tell: articles since the last post, newest first; events, by their days, or the articles' own.

    ``reader`` may be shared by all stocks that hold the same articles.
    """

    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()
    reader: Reader = field(default_factory=Reader, compare=False)


@dataclass(frozen=True, slots=True)
class Composed:
    """A message, and the ids of the articles that it tells of; and the posts that follow it, if there are more."""

    message: Message
    articles: tuple[int, ...]
    more: tuple["Composed", ...] = ()

    @property
    def all(self) -> tuple["Composed", ...]:
        """Every post, in order."""
        return (self, *self.more)

    @property
    def whole(self) -> Message:
        """Every post in one message, to look at."""
        if not self.more:
            return self.message
        messages = [one.message for one in self.all]
        return Message(
            tuple(block for message in messages for block in message.blocks),
            tuple(row for message in messages for row in message.actions),
        )


Nothing = Literal["empty", "filtered"]
"""Why there is no message: there was nothing at all, or nothing that passes the filter."""


def compose(wanted: Wanted, stock: Stock, context: Context) -> Composed | Nothing:
    """The message of a post in the words and the zone of ``context``, or why there is none."""
    made = _composed_of(wanted, stock, context)
    if not isinstance(made, Composed):
        if not wanted.empty:
            return made
        made = _nothing(wanted, context)
    if made.message.thread is not None:
        return made
    topics = wanted.filter.topics
    day = wanted.thread == "day"
    return replace(made, message=of_day(made.message, topics, context) if day else of_post(made.message, topics))


def _nothing(wanted: Wanted, context: Context) -> Composed:
    text = context.words("post-nothing-coming" if wanted.what == "agenda" else "post-nothing-new")
    return Composed(Message((_heading(_HEADS[wanted.what], context), Paragraph((Text(text),)))), ())


def _composed_of(wanted: Wanted, stock: Stock, context: Context) -> Composed | Nothing:
    if wanted.what == "agenda":
        return _agenda(wanted, stock, context)
    if not stock.articles:
        return "empty"
    taken = tuple(article for article in stock.articles if wanted.filter.takes(article, stock.reader))
    if not taken:
        return "filtered"
    if wanted.thread == "article":
        return _apart(wanted, taken, stock.events, context)
    return _COMPOSERS[wanted.what](wanted, taken, context)


def _apart(
    wanted: Wanted, taken: tuple[Article, ...], events: tuple[Event, ...], context: Context
) -> Composed | Nothing:
    """A post for each article."""
    if wanted.what == "quotes":
        quoted = [article for article in ranked(taken) if _wanted_quotes(wanted, article)]
        found = [(article, _quoted(wanted, article, context)) for article in quoted[: wanted.limit]]
    else:
        known = {event.id: event for event in events}
        found = [
            (article, article_post(article, [known[n] for n in article.events if n in known], wanted.style, context))
            for article in (taken if wanted.what == "latest" else ranked(taken))[: wanted.limit]
        ]
    posts = [Composed(of_article(message, article), (article.headline.id,)) for article, message in found]
    return replace(posts[0], more=tuple(posts[1:])) if posts else "empty"


def _quoted(wanted: Wanted, article: Article, context: Context) -> Message:
    """What is said in one article."""
    blocks: list[Block] = [Heading((_title(article.headline),))]
    blocks += (show.quotation(stored, context) for stored in _wanted_quotes(wanted, article)[:_QUOTES_EACH])
    blocks += (show.note(note, context) for note in article.notes)
    return Message(tuple(blocks), _buttons((article.headline,)))


def _digest(wanted: Wanted, taken: tuple[Article, ...], context: Context) -> Composed:
    first = ranked(taken)[: wanted.limit]
    blocks: list[Block] = [_heading(_HEADS["digest"], context)]
    if wanted.style == "full":
        for number, article in enumerate(first, 1):
            blocks += _whole(article, number, context)
    else:
        blocks.append(_numbered(first, context))
        if (quote := lead_quote(first)) is not None:
            blocks.append(show.quotation(quote, context))
        blocks += (show.note(note, context) for article in first for note in article.notes)
    return _composed(blocks, first, len(taken), context)


def _latest(wanted: Wanted, taken: tuple[Article, ...], context: Context) -> Composed:
    first = taken[: wanted.limit]
    blocks: list[Block] = [_heading(_HEADS["latest"], context), _numbered(first, context)]
    blocks += (show.note(note, context) for article in first for note in article.notes)
    return _composed(blocks, first, len(taken), context)


def _quotes(wanted: Wanted, taken: tuple[Article, ...], context: Context) -> Composed | Nothing:
    found = [quote for article in taken for quote in _wanted_quotes(wanted, article)[:_QUOTES_EACH]]
    if not found:
        return "empty"
    found.sort(key=lambda stored: (stored.quote.kind == "direct", stored.quote.salience), reverse=True)
    shown = found[: wanted.limit]
    articles = tuple({stored.article.id: stored.article for stored in shown}.values())
    blocks: list[Block] = [_heading(_HEADS["quotes"], context)]
    for stored in shown:
        blocks.append(show.quotation(stored, context))
        if wanted.style == "full":
            blocks.append(Paragraph((_title(stored.article),)))
    told = {article.id for article in articles}
    blocks += (show.note(note, context) for article in taken if article.headline.id in told for note in article.notes)
    return Composed(Message(tuple(blocks), _buttons(articles)), tuple(article.id for article in articles))


def _wanted_quotes(wanted: Wanted, article: Article) -> list[StoredQuote]:
    return [stored for stored in best_quotes(article) if wanted.filter.takes_speaker(stored.quote.speaker)]


def _agenda(wanted: Wanted, stock: Stock, context: Context) -> Composed | Nothing:
    last = context.today + AHEAD
    coming = [
        event
        for event in stock.events
        if event.state.start <= last and event.state.end >= context.today and event.state.status != "held"
    ]
    if not coming:
        return "empty"
    shown = [event for event in coming if wanted.filter.takes_event(event, stock.reader)][: wanted.limit]
    if not shown:
        return "filtered"
    blocks: list[Block] = [_heading(_HEADS["agenda"], context), Bullets(tuple(_event(one, context) for one in shown))]
    rows = tuple((Call(show.shortened(one.state.what), "jadwal", f"#{one.id}"),) for one in shown[:PRESSED])
    return Composed(Message(tuple(blocks), rows), ())


_COMPOSERS: Mapping[What, Callable[[Wanted, tuple[Article, ...], Context], Composed | Nothing]] = {
    "digest": _digest,
    "latest": _latest,
    "quotes": _quotes,
}


def _composed(blocks: list[Block], shown: tuple[Article, ...], taken: int, context: Context) -> Composed:
    if taken > len(shown):
        blocks.append(Paragraph((Text(context.words("digest-more", count=taken - len(shown)), "faint"),)))
    blocks.append(Paragraph((Text(context.words("digest-hint"), "faint"),)))
    heads = tuple(article.headline for article in shown)
    return Composed(Message(tuple(blocks), _buttons(heads)), tuple(head.id for head in heads))


def _heading(text_id: str, context: Context) -> Heading:
    return Heading((Text(context.words(text_id, day=dates.day(context.today, context.words))),))


def _numbered(articles: Sequence[Article], context: Context) -> Numbered:
    return Numbered(tuple(_line(article.headline, context) for article in articles))


def _line(article: Headline, context: Context) -> Runs:
    return (_title(article), Text(" — "), *show.by_line(article, context))


def _title(article: Headline) -> Run:
    return Link(article.title, article.url) if article.url else Text(article.title, "bold")


def _whole(article: Article, number: int, context: Context) -> list[Block]:
    """An article in full style: its headline, its summary's sentences, its best quote, and editors' notes."""
    blocks: list[Block] = [Paragraph((Text(f"{number}. ", "bold"), *_line(article.headline, context)))]
    if article.analysis.summary.sentences:
        blocks.append(Bullets(tuple((Text(span.text),) for span in article.analysis.summary.sentences)))
    blocks += (show.quotation(quote, context, with_source=False) for quote in best_quotes(article)[:1])
    blocks += (show.note(note, context) for note in article.notes)
    return blocks


def _event(event: Event, context: Context) -> Runs:
    return show.event_line(event, context)


def _buttons(articles: Sequence[Headline]) -> tuple[tuple[Action, ...], ...]:
    """Rows of numbers; each gives the summary of its article."""
    calls = [Call(str(number), "ringkasan", f"#{article.id}") for number, article in enumerate(articles, 1)]
    return tuple(tuple(calls[first : first + PRESSED]) for first in range(0, len(calls), PRESSED))
