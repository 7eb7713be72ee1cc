"""A story that several outlets tell is shown once, with all of them."""

from dataclasses import replace
from datetime import timedelta

from bot.message import Link
from bot.publish.filters import Filter, Reader
from storage.base import Storage
from storage.records import ArticleWrite
from tests.commands.conftest import FIRST, Chat, article


def told_by(outlet: str, number: int, story: int | None = None) -> ArticleWrite:
    """One outlet's article, of a story that is stored or of its own."""
    write = article(number, f"Jembatan menurut {outlet}", "Jembatan di hulu diresmikan pagi ini oleh wali kota.")
    keys = replace(write.article.keys, url=f"https://{outlet}/{number}")
    return replace(write, article=replace(write.article, source=outlet, keys=keys), story=story)


async def story(storage: Storage, *outlets: str) -> list[int]:
    """The same story from each of these outlets; the articles' ids."""
    ids: list[int] = []
    for number, outlet in enumerate(outlets, 10):
        write = told_by(outlet, number, ids[0] if ids else None)
        ids += await storage.store([write], at=FIRST + timedelta(days=9, hours=number))
    return ids


async def test_the_list_tells_it_once_and_names_the_outlets(chat: Chat, stored: Storage) -> None:
    """The article that was first stands for it; more than three outlets are counted."""
    await story(stored, "a.example", "b.example", "c.example", "d.example", "e.example")
    text = await chat.reads("/terbaru")
    assert "Jembatan menurut a.example — a.example, b.example, c.example dan 2 media lain · " in text
    assert "Jembatan menurut b.example" not in text
    chat.language = "en"
    assert "a.example, b.example, c.example and 2 more · " in await chat.reads("/latest")


async def test_the_summary_links_the_other_outlets(chat: Chat, stored: Storage) -> None:
    """Each by its own address; the article's own outlet is not named again."""
    first, second, _ = await story(stored, "a.example", "b.example", "a.example")
    message = await chat.say(f"/ringkasan #{first}")
    links = [run for block in message.blocks for run in getattr(block, "runs", ()) if isinstance(run, Link)]
    assert links == [Link("b.example", "https://b.example/11")]
    assert "🔗 Juga di: a.example" in await chat.reads(f"/ringkasan #{second}")


async def test_an_article_alone_names_nobody_else(chat: Chat) -> None:
    """Nothing is said of other outlets."""
    assert "Juga di" not in await chat.reads("/ringkasan #1")


async def test_a_copy_is_no_news_to_whoever_had_the_first(chat: Chat, stored: Storage) -> None:
    """A digest takes a story once; one that wants only the second outlet takes its article."""
    del chat
    first, second = [await stored.article(number) for number in await story(stored, "a.example", "b.example")]
    assert first is not None
    assert second is not None
    reader = Reader()
    assert [Filter().takes(one, reader) for one in (first, second)] == [True, False]
    only = Filter(sources=("b.example",))
    assert [only.takes(one, reader) for one in (first, second)] == [False, True]
