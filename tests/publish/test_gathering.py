"""What shares a thread: nothing, a day and its topics, or an article; and an article may be a post of its own."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.commands.context import Context
from bot.config.model import Post
from bot.message import Heading, Message, Quotation
from bot.publish.filters import Filter
from bot.publish.posts import Composed, Stock, Wanted, What, compose
from bot.publish.stored_message import from_json
from bot.publish.surroundings import Surroundings
from storage.records import Chat
from tests.commands.conftest import plain
from tests.publish.conftest import NOW
from tests.publish.test_posts import context, made, stock
from tests.publish.test_schedule import BEFORE, MORNING, planner

__all__ = ["context", "stock"]
DAY = timedelta(days=1)
RUSSIA = Filter(topics=("rusia",))


def heading(message: Message) -> str:
    (first, *_) = message.blocks
    assert isinstance(first, Heading)
    return "".join(run.text for run in first.runs)


async def test_posts_of_one_day_and_topic_share_a_thread_whatever_they_are(stock: Stock, context: Context) -> None:
    """It is called after both, and bears the topics; another topic or another day is another thread."""
    threads = [
        made(Wanted(what=what, thread="day", filter=RUSSIA), stock, context).message.thread
        for what in ("digest", "latest", "quotes")
    ]
    (first, *others) = threads
    assert first is not None
    assert others == [first, first]
    assert (first.name, first.topics) == ("Rusia · 7 Februari 2026", ("rusia",))
    other = made(Wanted(thread="day"), stock, context).message.thread
    later = replace(context, now=context.now + DAY)
    tomorrow = made(Wanted(thread="day", filter=RUSSIA), stock, later).message.thread
    assert other is not None
    assert tomorrow is not None
    assert other.name == "Berita 7 Februari 2026"
    assert len({first.key, other.key, tomorrow.key}) == 3


@pytest.mark.parametrize("what", ["digest", "latest", "quotes"])
async def test_each_article_is_a_post_of_its_own_if_it_is_to_be(stock: Stock, context: Context, what: What) -> None:
    """Under its headline, in a thread that all posts about it share; no more of them than the limit."""
    composed = made(Wanted(what=what, thread="article", limit=3), stock, context)
    assert len(composed.all) == 3
    known = {article.headline.id: article for article in stock.articles}
    for one in composed.all:
        (number,) = one.articles
        assert heading(one.message) == known[number].headline.title
        thread = one.message.thread
        assert thread is not None
        assert (thread.key, thread.name) == (f"article {number}", known[number].headline.title)
        if what == "quotes":
            quoted = [block.text for block in one.message.blocks if isinstance(block, Quotation)]
            assert quoted
            assert all(text in {quote.text for quote in known[number].analysis.quotes} for text in quoted)
    whole = made(Wanted(what=what, limit=3), stock, context)
    assert {n for one in composed.all for n in one.articles} >= set(whole.articles[:1])


async def test_a_day_without_news_has_its_thread_too(context: Context) -> None:
    """Where a post is to say that there is nothing."""
    composed = made(Wanted(thread="day", empty=True), Stock(), context)
    assert composed.message.thread is not None
    assert composed.message.thread.key == "day 2026-02-07"
    assert compose(Wanted(thread="article"), Stock(), context) == "empty"


async def test_articles_apart_are_rows_that_are_written_once(surroundings: Surroundings) -> None:
    """Together with the slot, in order, each with a key of its own; the next slot tells of none of them again."""
    storage = surroundings.storage
    apart = replace(MORNING, wanted=Wanted(thread="article", limit=4), targets=("fake:1",))
    await planner(surroundings).plan([apart], BEFORE)
    for _ in range(3):
        await planner(surroundings).plan([apart], NOW)
    rows = (await storage.deliveries(["pending"], limit=99)).items
    assert len(rows) == len({row.key for row in rows}) == 4
    titles = [heading(from_json(row.body)) for row in rows]
    assert len(set(titles)) == 4
    await planner(surroundings).plan([apart], NOW + DAY)
    assert (await storage.deliveries(["pending"], limit=99)).total == 4


async def test_a_posts_own_thread_is_named_for_its_slot(surroundings: Surroundings) -> None:
    """So that what a correction adds finds it; chats that read alike share one message."""
    storage = surroundings.storage
    await storage.save_chat(Chat("fake:2", language="en"))
    await planner(surroundings).plan([MORNING], BEFORE)
    await planner(surroundings).plan([MORNING], NOW)
    threads = [from_json(row.body).thread for row in (await storage.deliveries(["pending"], limit=9)).items]
    assert {thread and thread.key for thread in threads} == {"post pagi 2026-02-07T07:00"}


async def test_an_article_apart_tells_of_its_event(surroundings: Surroundings) -> None:
    """As /ringkasan does."""
    apart = replace(MORNING, wanted=Wanted(thread="article", limit=50, style="full"), targets=("fake:1",))
    await planner(surroundings).plan([apart], BEFORE)
    composed = await planner(surroundings).preview(apart, NOW)
    assert isinstance(composed, Composed)
    assert any("📅 Terkait" in plain(one.message) for one in composed.all)


async def test_a_preview_shows_every_article_that_would_be_a_post(surroundings: Surroundings) -> None:
    """One below the other, with all their buttons."""
    apart = replace(MORNING, wanted=Wanted(thread="article", limit=3), targets=("fake:1",))
    await planner(surroundings).plan([apart], BEFORE)
    composed = await planner(surroundings).preview(apart, NOW)
    assert isinstance(composed, Composed)
    shown = plain(composed.whole)
    assert all(heading(one.message) in shown for one in composed.all)
    assert len(composed.whole.actions) == sum(len(one.message.actions) for one in composed.all)


def test_an_agenda_cannot_be_taken_apart_by_articles() -> None:
    """It tells of events; the reason says what to write."""
    with pytest.raises(ValidationError, match="reason-thread-agenda"):
        Post.model_validate({"name": "a", "at": "07:00", "what": "agenda", "to": ["discord:1"], "thread": "article"})
