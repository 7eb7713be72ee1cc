"""Old texts go for good, and nothing that stays is any less true: offsets, search, what was posted, what is known."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.app import open_keeper
from bot.clock import MovableClock
from bot.ingest.keeper import KeepOptions
from bot.samples import load_samples
from bot.upkeep.retention import Retention, Rule
from storage import open_storage
from storage.base import Storage
from storage.records import Article, ArticleWrite, Holding
from storage.sqlite.retention import kept_pieces
from tests.storage.making import DAY, person, quote, write

ALL = Holding()
LATER = DAY + timedelta(days=400)
YEAR = timedelta(days=365)


def quoted(key: str, revises: int | None = None) -> ArticleWrite:
    """An article with a quote."""
    said = quote("Pasar ini milik warga")
    return write(key, quotes=(said,), people=(person("Sekar Wulandari"),), revises=revises)


def sweeper(storage: Storage, keep: Holding = ALL, after: timedelta | None = YEAR) -> Retention:
    return Retention(storage, MovableClock(LATER), lambda: Rule(after, keep), pause=0)


@pytest.fixture
async def news(database: Path) -> Path:
    """The sample news, stored 400 days ago."""
    async with open_keeper(str(database), MovableClock(DAY), KeepOptions(auto_approve=True)) as (storage, keeper):
        await load_samples(keeper, storage)
    return database


async def everything(storage: Storage) -> list[Article]:
    found = [await storage.article(head.id) for head in (await storage.latest(limit=100)).items]
    return [one for one in found if one is not None]


def texts_in(article: Article) -> list[tuple[str, int, int]]:
    """Every piece of the text that something of the article names, with its offsets."""
    analysis = article.analysis
    spans = [*analysis.summary.sentences, *analysis.quotes, *(event.evidence for event in analysis.events)]
    return [(one.text, one.start, one.end) for one in spans]


def sound(database: Path) -> None:
    """The search index agrees with the tables, and the file with itself."""
    with closing(sqlite3.connect(database)) as db:
        for index in ("article_search", "quote_search"):
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_text_goes_and_every_offset_still_finds_its_words(news: Path) -> None:
    """Summary, quotes and events' evidence stay word for word; what stood between them is gone."""
    async with open_storage(str(news)) as storage:
        before = await everything(storage)
        assert await sweeper(storage).sweep() == len(before) == 15
        after = await everything(storage)
        for old, new in zip(before, after, strict=True):
            assert [piece for piece, _, _ in texts_in(new)] == [piece for piece, _, _ in texts_in(old)]
            assert all(new.analysis.text[start:end] == piece for piece, start, end in texts_in(new))
            assert len(new.analysis.text) < len(old.analysis.text)
            kept = replace(old, analysis=new.analysis)
            assert new == kept
        assert await sweeper(storage).sweep() == 0
    sound(news)


async def test_searching_finds_what_stayed_and_only_that(storage: Storage, database: Path) -> None:
    """A word of a quote is found, one of the text that went is not; headlines are."""
    await storage.store([quoted("old")], at=DAY)
    assert (await storage.search("pedagang", limit=5)).total == 1
    await sweeper(storage).sweep()
    assert (await storage.search("pedagang", limit=5)).total == 0
    assert (await storage.search("milik warga", limit=5, kinds=("quote",))).total == 1
    assert (await storage.search("Pasar Awan dibuka", limit=5, kinds=("article",))).total == 1
    sound(database)


@pytest.mark.parametrize("keep", [Holding(False, False), Holding(True, False), Holding(False, True)])
async def test_quotes_and_summaries_go_as_they_are_set(storage: Storage, database: Path, keep: Holding) -> None:
    """Also of articles whose text went before; counts of quotes follow."""
    (number,) = await storage.store([quoted("old")], at=DAY)
    await storage.add_note(number, "Catatan", "Redaktur", at=DAY)
    await sweeper(storage).sweep()
    assert await sweeper(storage, keep).sweep() == 1
    article = await storage.article(number)
    assert article is not None
    assert bool(article.analysis.quotes) == keep.quotes == bool(article.headline.quotes)
    assert bool(article.analysis.summary.sentences) == keep.summary
    assert [note.text for note in article.notes] == ["Catatan"]
    assert (await storage.latest_quotes(limit=5)).total == len(article.analysis.quotes)
    sound(database)


async def test_young_and_revised_articles_stay_and_old_ones_stay_known(storage: Storage) -> None:
    """A revision brings the text back and its time begins anew; the same article is no new one; revisions go."""
    (old,) = await storage.store([quoted("old")], at=DAY)
    (young,) = await storage.store([write("young")], at=LATER - timedelta(days=300))
    await storage.store([write("old", revises=old)], at=DAY + timedelta(days=1))
    assert len(await storage.revisions(old)) == 1
    assert await sweeper(storage, after=None).sweep() == 0
    assert await sweeper(storage).sweep() == 1
    assert await storage.revisions(old) == ()
    whole = await storage.article(young)
    assert whole is not None
    known = await storage.identify(write("old").article.keys)
    assert known is not None
    assert known.id == old
    await storage.store([write("old", revises=old)], at=LATER)
    again = await storage.article(old)
    assert again is not None
    assert again.analysis.text == whole.analysis.text
    assert await sweeper(storage).sweep() == 0


async def test_room_is_given_back(storage: Storage, database: Path) -> None:
    """The file is smaller afterwards."""
    big = write("0")
    text = big.analysis.text + " " + "kata " * 4000
    many = [
        replace(
            write(str(n)),
            analysis=replace(write(str(n)).analysis, text=text),
            article=replace(write(str(n)).article, raw_text=text),
        )
        for n in range(60)
    ]
    await storage.store(many, at=DAY)
    await storage.close()
    size = database.stat().st_size
    async with open_storage(str(database)) as opened:
        assert await sweeper(opened).sweep() == 60
    assert database.stat().st_size < size / 3
    sound(database)


spans = some.lists(some.tuples(some.integers(0, 60), some.integers(0, 60)).map(sorted).map(tuple), max_size=8)


@given(some.text(min_size=60, max_size=80), spans)
def test_any_spans_keep_their_words(text: str, wanted: list[tuple[int, int]]) -> None:
    """Overlapping, touching, empty, equal."""
    kept, moved = kept_pieces(text, wanted)
    for start, end in wanted:
        new_start, new_end = moved((start, end))
        assert kept[new_start:new_end] == text[start:end]
    assert len(kept) <= len(text) + len(wanted)
