"""Single articles: each comes once, soon, to those who want it; nothing old, and no flood."""

from dataclasses import replace
from datetime import timedelta

from bot.publish.filters import Filter
from bot.publish.gathering import article_post
from bot.publish.instant import MOST_AT_ONCE, SCHEDULE, InstantPlanner, Want
from bot.publish.stored_message import from_json
from storage.base import Storage
from storage.records import Chat, Outcome, Quote, Speaker
from tests.commands.conftest import plain
from tests.publish.conftest import NOW, over
from tests.publish.senders import Memory
from tests.storage.making import write

MINUTE = timedelta(minutes=1)
ALL = Want("fake:1")
CHILI = Want("fake:2", Filter(words=("cabai",)), "full")


def planner(storage: Storage, *wants: Want) -> InstantPlanner:
    async def wanted() -> tuple[Want, ...]:
        return wants

    return InstantPlanner(over(storage), {"fake": Memory()}, wanted)


async def posts(storage: Storage) -> list[tuple[str, str]]:
    rows = (await storage.deliveries(["pending"], limit=999)).items
    return [(row.target, plain(from_json(row.body))) for row in rows]


async def come(storage: Storage, *titles: str, age: timedelta = MINUTE) -> None:
    """News of a minute ago."""
    await storage.store([write(title, title=title, published_at=NOW - age) for title in titles], at=NOW)


async def test_what_is_new_goes_to_those_who_want_it_once(news: Storage) -> None:
    """What was there before is not news; after that each article comes once, whatever is restarted."""
    assert await planner(news, ALL, CHILI).plan(NOW) == 0
    await come(news, "Harga cabai turun", "Pasar dibuka")
    assert await planner(news, ALL, CHILI).plan(NOW) == 3
    assert await planner(news, ALL, CHILI).plan(NOW) == 0
    told = await posts(news)
    assert sorted((target, text.splitlines()[0]) for target, text in told) == [
        ("fake:1", "Harga cabai turun"),
        ("fake:1", "Pasar dibuka"),
        ("fake:2", "Harga cabai turun"),
    ]
    assert told[0][1].splitlines()[1] == "Kabar Kencana · 7 Februari 2026"


async def test_several_wishes_of_one_chat_make_one_post(news: Storage) -> None:
    """In the style of the first that the article meets; in the chat's language."""
    await news.save_chat(Chat("fake:2", language="en"))
    both = (CHILI, Want("fake:2"))
    await planner(news, *both).plan(NOW)
    await come(news, "Harga cabai turun")
    assert await planner(news, *both).plan(NOW) == 1
    ((_, text),) = await posts(news)
    assert "7 February 2026" in text


async def test_a_chat_reads_as_much_of_each_article_as_it_chose(news: Storage) -> None:
    """Whatever the style of the wish was."""
    await planner(news, ALL, Want("fake:2")).plan(NOW)
    await news.save_chat(Chat("fake:2", style="full"))
    said = Quote("Pasar ini milik warga", 0, 21, "direct", Speaker("Sari Wening", None, "Sari Wening"), "kata")
    await news.store([write("pasar", published_at=NOW - MINUTE, quotes=(said,))], at=NOW)
    await planner(news, ALL, Want("fake:2")).plan(NOW)
    told = dict(await posts(news))
    assert "milik warga" in told["fake:2"]
    assert "milik warga" not in told["fake:1"]


async def test_old_news_and_backlog_are_not_told(news: Storage) -> None:
    """They count as looked through."""
    await planner(news, ALL).plan(NOW)
    await come(news, "Basi", age=timedelta(days=2))
    backlog = write("lama", published_at=NOW)
    await news.store([replace(backlog, article=replace(backlog.article, backlog=True))], at=NOW)
    assert await planner(news, ALL).plan(NOW) == 0
    assert await posts(news) == []


async def test_too_many_at_once_are_left_out_and_recorded(news: Storage) -> None:
    """The newest are told, in the order in which they came."""
    await planner(news, ALL).plan(NOW)
    await news.store(
        [write(f"n{n}", title=f"Berita {n:02}", published_at=NOW - (20 - n) * MINUTE) for n in range(15)], at=NOW
    )
    assert await planner(news, ALL).plan(NOW) == 15
    titles = [text.splitlines()[0] for _, text in await posts(news)]
    assert titles == [f"Berita {n:02}" for n in range(15 - MOST_AT_ONCE, 15)]
    reasons = [one.reason for one in await news.decisions(SCHEDULE) if one.verdict == "filtered"]
    assert reasons == ["too many articles at once"] * 5


async def test_a_closed_target_is_recorded_and_a_moved_one_followed(news: Storage) -> None:
    """As for every other post."""
    await planner(news, ALL, CHILI).plan(NOW)
    await come(news, "Harga cabai turun")
    await planner(news, ALL, CHILI).plan(NOW)
    first, second = await news.claim("fake", limit=9, at=NOW)
    gone = {first.target: Outcome(delivery=first.id, state="failed", reason="kicked", closes=True)}
    gone[second.target] = Outcome(delivery=second.id, state="pending", reason="up", moved_to="fake:-9")
    await news.settle(list(gone.values()), at=NOW)
    await come(news, "Harga cabai naik")
    await planner(news, Want(first.target), Want(second.target)).plan(NOW)
    last = [(one.target, one.verdict) for one in await news.decisions(SCHEDULE) if one.slot == "article 17"]
    assert sorted(last) == sorted([(first.target, "paused"), ("fake:-9", "posted")])


async def test_a_chat_that_has_paused_gets_nothing_and_nothing_later(news: Storage) -> None:
    """It is recorded; when it goes on it gets what comes from then on."""
    await planner(news, ALL).plan(NOW)
    await news.save_chat(Chat("fake:1", paused=True))
    await come(news, "Harga cabai turun")
    assert await planner(news, ALL).plan(NOW) == 1
    await news.save_chat(Chat("fake:1"))
    await come(news, "Pasar dibuka")
    assert await planner(news, ALL).plan(NOW) == 1
    assert [text.splitlines()[0] for _, text in await posts(news)] == ["Pasar dibuka"]
    assert "paused" in {one.verdict for one in await news.decisions(SCHEDULE)}


async def test_a_full_post_has_the_best_quote(news: Storage) -> None:
    """Word for word; a short one has the first sentence alone."""
    sample = (await news.article(15)) or (await news.article(1))
    assert sample is not None
    context = await over(news).of("fake:1", NOW)
    full, short = (plain(article_post(sample, [], style, context)) for style in ("full", "short"))
    assert any(quote.text in full for quote in sample.analysis.quotes)
    assert sample.analysis.summary.sentences[0].text in short
    assert all(span.text not in short for span in sample.analysis.summary.sentences[1:])
    assert "Catatan redaksi" in short
