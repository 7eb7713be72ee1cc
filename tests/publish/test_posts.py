"""Posts: what is told is in the news, in the chat's words, and only what passes its filter."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.commands.context import Context
from bot.message import Call, Link, Message, Numbered, Quotation
from bot.publish.filters import Filter
from bot.publish.gathering import Style
from bot.publish.posts import Composed, Stock, Wanted, What, compose
from bot.publish.ranking import lead_quote, ranked
from bot.publish.surroundings import Surroundings
from storage.base import Storage
from storage.records import Chat
from tests.commands.conftest import plain
from tests.publish.conftest import NOW

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
async def stock(news: Storage) -> Stock:
    """All samples and events."""
    return Stock(await news.news(after=0, since=SINCE, limit=100), await news.events())


@pytest.fixture
async def context(surroundings: Surroundings) -> Context:
    """A chat that has chosen nothing."""
    return await surroundings.of("test:1", NOW)


def made(wanted: Wanted, stock: Stock, context: Context) -> Composed:
    composed = compose(wanted, stock, context)
    assert isinstance(composed, Composed)
    return composed


def titles(message: Message) -> list[str]:
    (listed,) = [block for block in message.blocks if isinstance(block, Numbered)]
    return [runs[0].text for runs in listed.items]


async def test_a_digest_has_the_articles_with_most_to_tell_first(stock: Stock, context: Context) -> None:
    """At most as many as wanted, each once, with a link and a number to press; the rest is counted."""
    composed = made(Wanted(limit=4), stock, context)
    text = plain(composed.message)
    assert text.startswith("Berita pilihan, 7 Februari 2026\n")
    assert len(titles(composed.message)) == len(composed.articles) == 4
    assert f"Dan {len(stock.articles) - 4} berita lain" in text
    (row,) = composed.message.actions
    assert [(call.label, call.argument) for call in row if isinstance(call, Call)] == [
        (str(number), f"#{article}") for number, article in enumerate(composed.articles, 1)
    ]
    ids = [article.headline.id for article in ranked(stock.articles)]
    assert list(composed.articles) == ids[:4]


async def test_a_digests_lead_quote_is_verbatim_with_who_said_it(stock: Stock, context: Context) -> None:
    """Of one of the articles listed."""
    composed = made(Wanted(limit=3), stock, context)
    (quote,) = [block for block in composed.message.blocks if isinstance(block, Quotation)]
    article = next(one for one in stock.articles if quote.text in one.analysis.text)
    assert article.headline.id in composed.articles
    stored = lead_quote([one for one in stock.articles if one.headline.id in composed.articles])
    assert stored is not None
    assert stored.quote.text == quote.text
    assert stored.quote.speaker is not None
    assert stored.quote.speaker.name == quote.attribution[0].text


async def test_a_full_digest_tells_each_article_in_its_own_sentences(stock: Stock, context: Context) -> None:
    """Every sentence and quote stands in the article; editors' notes come along."""
    composed = made(Wanted(limit=50, style="full"), stock, context)
    text = plain(composed.message)
    for article in stock.articles:
        assert article.headline.title in text
        assert all(span.text in text for span in article.analysis.summary.sentences)
    assert "Catatan redaksi, 7 Februari 2026" in text
    assert "lain: /terbaru" not in text


@pytest.mark.parametrize("style", ["short", "full"])
async def test_an_editors_note_is_in_every_style(stock: Stock, context: Context, style: Style) -> None:
    """Whoever reads of the article reads the correction."""
    for what in ("digest", "latest"):
        assert "Andrei Belousov" in plain(made(Wanted(what=what, limit=50, style=style), stock, context).message)


async def test_the_latest_are_by_date(stock: Stock, context: Context) -> None:
    """Newest first, whatever they tell."""
    composed = made(Wanted(what="latest", limit=3), stock, context)
    assert composed.articles == tuple(article.headline.id for article in stock.articles[:3])
    assert plain(composed.message).startswith("Berita terbaru, 7 Februari 2026")


async def test_quotes_of_the_day_are_verbatim_and_attributed(stock: Stock, context: Context) -> None:
    """None without a speaker, at most two an article."""
    composed = made(Wanted(what="quotes", limit=50), stock, context)
    shown = [block for block in composed.message.blocks if isinstance(block, Quotation)]
    assert len(shown) > 8
    by_article = {article.headline.id: 0 for article in stock.articles}
    for quote in shown:
        article = next(one for one in stock.articles if any(q.text == quote.text for q in one.analysis.quotes))
        by_article[article.headline.id] += 1
        (known,) = {q.speaker.name for q in article.analysis.quotes if q.text == quote.text and q.speaker}
        assert quote.attribution[0].text == known
    assert max(by_article.values()) == 2
    few = made(Wanted(what="quotes", limit=3), stock, context).message
    assert len([block for block in few.blocks if isinstance(block, Quotation)]) == 3
    assert "Andrei Belousov" in plain(few), "the note on the article that the first is from"


async def test_the_agenda_names_no_day_that_no_source_named(stock: Stock, context: Context) -> None:
    """The coming seven days; what is known by its month is told by its month."""
    text = plain(made(Wanted(what="agenda"), stock, context).message)
    assert "9–15 Februari 2026" in text or "pekan" in text
    assert "Maret 2026" not in text
    later = replace(context, now=NOW + timedelta(days=20))
    march = plain(made(Wanted(what="agenda", limit=50), stock, later).message)
    assert "Pertemuan tingkat jenderal kedua negara — Maret 2026, Jenewa atau Istanbul (direncanakan)" in march
    assert "1 Maret" not in march
    assert "31 Maret" not in march


@pytest.mark.parametrize("what", ["digest", "latest", "quotes", "agenda"])
async def test_nothing_new_makes_no_post(context: Context, what: What) -> None:
    """An empty post is none."""
    assert compose(Wanted(what=what), Stock(), context) == "empty"


@pytest.mark.parametrize("what", ["digest", "latest", "quotes", "agenda"])
async def test_nothing_that_passes_the_filter_makes_no_post(stock: Stock, context: Context, what: What) -> None:
    """And it is told from there being nothing at all."""
    wanted = Wanted(what=what, filter=Filter(words=("tidak ada yang begini",)))
    assert compose(wanted, stock, context) == "filtered"


async def test_quotes_of_one_person_are_that_persons(stock: Stock, context: Context) -> None:
    """Whoever else is quoted in the same article."""
    wanted = Wanted(what="quotes", filter=Filter(people=("putin",)), limit=50)
    told = [block for block in made(wanted, stock, context).message.blocks if isinstance(block, Quotation)]
    assert told
    assert all("Putin" in "".join(run.text for run in block.attribution) for block in told)


async def test_a_post_speaks_the_chats_language_in_its_zone(surroundings: Surroundings, stock: Stock) -> None:
    """Chosen by the chat, else the bot's."""
    await surroundings.storage.save_chat(Chat("test:en", language="en", timezone="America/New_York"))
    composed = made(Wanted(limit=2), stock, await surroundings.of("test:en", NOW))
    assert plain(composed.message).startswith("News digest, 6 February 2026\n")
    await surroundings.storage.save_chat(Chat("test:odd", language="tlh", timezone="Mars/Olympus"))
    assert plain(made(Wanted(), stock, await surroundings.of("test:odd", NOW)).message).startswith("Berita pilihan")


async def test_titles_lead_to_their_articles(stock: Stock, context: Context) -> None:
    """As links, with the address that the source gave."""
    (listed,) = [b for b in made(Wanted(limit=2), stock, context).message.blocks if isinstance(b, Numbered)]
    assert all(isinstance(runs[0], Link) and runs[0].url.startswith("https://") for runs in listed.items)


@pytest.mark.parametrize(("what", "words"), [("digest", "Tidak ada berita baru"), ("agenda", "Tidak ada acara")])
async def test_a_post_says_that_there_is_nothing_only_where_it_is_asked_to(
    context: Context, what: What, words: str
) -> None:
    """Else nothing is posted."""
    assert compose(Wanted(what=what), Stock(), context) == "empty"
    composed = made(Wanted(what=what, empty=True), Stock(), context)
    assert words in plain(composed.message)
    assert composed.articles == ()
