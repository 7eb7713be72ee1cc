"""Tells operators of quotes that a revision of their article has changed or taken out: once, with what was and what is.

What was posted stays as it is: a post is a record of what an article said, and only an editor's note corrects it.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.commands import show
from bot.commands.context import Context
from bot.locale import dates
from bot.message import Action, Aside, Block, Call, Heading, Message, Paragraph, Quotation, Text
from bot.publish.operators import OperatorDesk
from storage.base import Storage
from storage.records import Article, Delivery, Quote, QuoteChange, RecordedChange, SlotWrite

SCHEDULE = "quotes:"
"""What is kept under it, with the target "": up to which change operators were told."""
MOST = 5
"""Changes that one message shows; the others are counted."""


class QuoteWatch:
    """Looks for changes that operators have not been told of."""

    def __init__(self, storage: Storage, operators: OperatorDesk) -> None:
        self._storage = storage
        self._operators = operators

    async def plan(self, now: datetime) -> int:
        """Tells of every revision since the last look; returns how many there were.

        Raises:
            StorageError: some were not told of; the next call tells of them.
        """
        done = (await self._storage.covered(SCHEDULE, [""])).get("", 0)
        found = await self._storage.quote_changes_after(done)
        revisions: dict[tuple[int, int], list[RecordedChange]] = {}
        for one in found:
            revisions.setdefault((one.article_id, one.revision), []).append(one)
        for (article_id, revision), changes in revisions.items():
            article = await self._storage.article(article_id)
            if article is None:
                continue
            rows = await self._storage.article_deliveries(article_id)
            told = _Told(article, tuple(one.change for one in changes), _posts(rows))
            await self._operators.tell_each(f"quotes {article_id} {revision}", told.message, now)
        if found:
            last = found[-1].id
            looked = SlotWrite(
                schedule=SCHEDULE, slot=f"looked {last}", target="", at=now, verdict="empty", covered=last
            )
            await self._storage.write_slots([looked], at=now)
        return len(revisions)


class _Told:
    """Makes the message for one operator's chat."""

    def __init__(self, article: Article, changes: Sequence[QuoteChange], posts: int) -> None:
        self._article = article
        self._changes = changes
        self._posts = posts

    async def message(self, context: Context) -> Message:
        """What they read there."""
        words, head = context.words, self._article.headline
        blocks: list[Block] = [Heading((Text(words("quotes-changed", count=len(self._changes))),))]
        blocks.append(Paragraph(show.listed(head, context)))
        for change in self._changes[:MOST]:
            blocks += _change(change, context)
        if len(self._changes) > MOST:
            blocks.append(Paragraph((Text(words("quotes-changed-more", count=len(self._changes) - MOST), "faint"),)))
        revised = self._article.revised_at or context.now
        when = dates.instant(revised, context.zone, words)
        blocks.append(Aside("ℹ️", (Text(words("quotes-changed-posts", posts=self._posts, when=when)),)))
        blocks.append(Paragraph((Text(words("quotes-changed-how", article=head.id), "faint"),)))
        return Message(tuple(blocks), (_buttons(self._article, context),))


def _change(change: QuoteChange, context: Context) -> list[Block]:
    was = _quotation(change.was, "quote-was", context)
    if change.now is None:
        return [was, Aside("✖", (Text(context.words("quote-gone")),))]
    return [was, _quotation(change.now, "quote-is", context)]


def _quotation(quote: Quote, head: str, context: Context) -> Quotation:
    who = quote.speaker.name if quote.speaker else context.words("quote-no-speaker")
    return Quotation(quote.text, (Text(f"{context.words(head)}: ", "bold"), Text(who)))


def _buttons(article: Article, context: Context) -> tuple[Action, ...]:
    name = f"#{article.headline.id}"
    return (
        Call(context.words("button-quotes", count=article.headline.quotes), "kutipan", name),
        Call(context.words("button-summary"), "ringkasan", name),
        Call(context.words("button-why"), "mengapa", name),
        *show.read_button(article.headline, context),
    )


def _posts(rows: Sequence[Delivery]) -> int:
    """How many posts that were sent carry the article."""
    return sum(row.state == "sent" and row.part == 0 and row.edits is None for row in rows)
