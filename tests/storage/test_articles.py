"""Articles: what goes in comes out, once, with its earlier states."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storage.base import Storage
from storage.errors import AlreadyStored, StorageError
from storage.records import ArticleKeys
from tests.storage.making import DAY, TEXT, day, first_report, person, quote, report, write


async def test_an_article_comes_back_as_it_went_in(storage: Storage) -> None:
    """Text, summary, quotes, reports, topics and what was removed survive unchanged."""
    stored = write(
        topics=("ekonomi", "daerah"),
        quotes=(quote("Pasar ini milik warga,"), quote("berdialog dengannya", None, salience=0.9)),
        people=(person("Sekar Wulandari"),),
        events=(first_report(report()),),
    )
    (article_id,) = await storage.store([stored], at=day(1))
    article = await storage.article(article_id)
    assert article is not None
    assert article.analysis == stored.analysis
    assert article.topics == ("daerah", "ekonomi")
    assert (article.author, article.revision, article.first_seen_at) == ("Laras Pratiwi", 1, day(1))
    assert (article.headline.title, article.headline.published_at, article.headline.quotes) == (
        "Pasar Awan dibuka",
        DAY,
        2,
    )
    assert article.revised_at is None
    assert await storage.revisions(article_id) == ()


async def test_an_article_without_quotes_events_url_and_date_is_kept(storage: Storage) -> None:
    """Everything that may be missing may be missing; the date falls back on when it was first seen."""
    bare = write(published_at=None)
    bare = replace(bare, article=replace(bare.article, keys=ArticleKeys(None, None, "print"), author=None))
    (article_id,) = await storage.store([bare], at=day(3))
    article = await storage.article(article_id)
    assert article is not None
    assert (article.headline.url, article.headline.published_at, article.author) == (None, day(3), None)


async def test_no_such_article(storage: Storage) -> None:
    """Asking for an article that is not there answers None, or nothing."""
    assert await storage.article(7) is None
    assert await storage.article_by_url("https://kabar.example/x") is None
    assert await storage.revisions(7) == ()
    assert await storage.article_quotes(7) == ()
    assert await storage.identify(ArticleKeys("guid", "https://kabar.example/x", "print")) is None


async def test_numbers_beyond_every_id_are_just_not_there(storage: Storage) -> None:
    """An id that no database could have is answered like any other unknown one."""
    assert await storage.article(10**30) is None
    assert await storage.person(10**30) is None
    assert await storage.event(10**30) is None
    assert (await storage.person_quotes(10**30, limit=5)).total == 0


@pytest.mark.parametrize(
    ("keys", "matched_by"),
    [
        (ArticleKeys("guid:satu", "https://kabar.example/dua", "print"), "guid"),
        (ArticleKeys("guid:lain", "https://kabar.example/satu", "print"), "url"),
        (ArticleKeys(None, "https://m.kabar.example/satu", "print", ("https://kabar.example/satu",)), "variant"),
        (ArticleKeys(None, None, "print:satu:Pasar Awan dibuka"), "fingerprint"),
    ],
)
async def test_the_strongest_shared_key_identifies(storage: Storage, keys: ArticleKeys, matched_by: str) -> None:
    """A guid says more than a URL, and a URL more than a text's fingerprint."""
    first, _ = await storage.store([write("satu"), write("dua")], at=DAY)
    known = await storage.identify(keys)
    assert known is not None
    assert (known.id, known.matched_by, known.url) == (first, matched_by, "https://kabar.example/satu")


async def test_a_taken_key_stores_nothing_of_the_batch(storage: Storage) -> None:
    """Of a batch with one article that is already there, none is stored."""
    await storage.store([write("satu")], at=DAY)
    with pytest.raises(AlreadyStored):
        await storage.store([write("dua"), write("satu")], at=DAY)
    assert (await storage.latest(limit=10)).total == 1
    assert (await storage.search("pasar", limit=10)).total == 1


async def test_a_revision_keeps_what_was_before(storage: Storage) -> None:
    """A revised article shows its new state, and its earlier ones in order."""
    (article_id,) = await storage.store([write(topics=("ekonomi",))], at=day(0))
    await storage.store([write(title="Pasar Awan ramai", text="Baru.", revises=article_id)], at=day(1))
    await storage.store([write(title="Pasar Awan sepi", text="Terbaru.", revises=article_id)], at=day(2))
    article = await storage.article(article_id)
    assert article is not None
    assert (article.analysis.title, article.analysis.text, article.revision) == ("Pasar Awan sepi", "Terbaru.", 3)
    assert (article.first_seen_at, article.revised_at, article.topics) == (day(0), day(2), ())
    assert [(old.revision, old.title, old.text, old.stored_at) for old in await storage.revisions(article_id)] == [
        (1, "Pasar Awan dibuka", TEXT, day(0)),
        (2, "Pasar Awan ramai", "Baru.", day(1)),
    ]
    assert (await storage.latest(limit=10)).total == 1


async def test_a_revision_is_found_by_its_new_words_only(storage: Storage) -> None:
    """The search forgets the words of an earlier state."""
    (article_id,) = await storage.store([write(quotes=(quote("Pasar ini milik warga,"),))], at=DAY)
    await storage.store([write(title="Waduk surut", text="Air turun.", revises=article_id)], at=day(1))
    assert (await storage.search("pasar", limit=5)).total == 0
    assert (await storage.search("waduk air", limit=5)).total == 1


async def test_a_revision_without_a_date_keeps_the_one_known(storage: Storage) -> None:
    """A later state that gives no date does not make the article newer."""
    (article_id,) = await storage.store([write(quotes=(quote("Pasar ini"),))], at=day(1))
    again = write(title="Pasar Awan ramai", published_at=None, revises=article_id, quotes=(quote("Pasar ini"),))
    await storage.store([again], at=day(9))
    article = await storage.article(article_id)
    assert article is not None
    assert article.headline.published_at == DAY
    assert (await storage.latest_quotes(limit=1)).items[0].article.published_at == DAY


async def test_revising_an_article_that_is_not_there_is_refused(storage: Storage) -> None:
    """A revision of nothing stores nothing and says which article is missing."""
    with pytest.raises(StorageError, match="no article 41"):
        await storage.store([write(revises=41)], at=DAY)
    assert (await storage.latest(limit=1)).total == 0


async def test_notes_stay_through_revisions(storage: Storage) -> None:
    """An editor's note belongs to the article, whatever its text becomes."""
    (article_id,) = await storage.store([write()], at=DAY)
    note = await storage.add_note(article_id, "Jabatan sudah berganti.", "Redaksi", at=day(1))
    await storage.store([write(title="Pasar Awan ramai", revises=article_id)], at=day(2))
    article = await storage.article(article_id)
    assert article is not None
    assert article.notes == (note,)
    assert (note.text, note.author, note.written_at) == ("Jabatan sudah berganti.", "Redaksi", day(1))


async def test_a_note_needs_its_article(storage: Storage) -> None:
    """A note on an article that is not there is refused with its number."""
    with pytest.raises(StorageError, match="no article 9"):
        await storage.add_note(9, "?", "Redaksi", at=DAY)


async def test_the_newest_come_first_in_pages(storage: Storage) -> None:
    """Articles are listed by their date, not by when they were stored; pages tell the total."""
    order = [3, 0, 4, 1, 2]
    await storage.store([write(f"{n}", title=f"Judul {n}", published_at=day(n)) for n in order], at=day(9))
    page = await storage.latest(limit=2, offset=1)
    assert [head.title for head in page.items] == ["Judul 3", "Judul 2"]
    assert (page.total, page.offset) == (5, 1)
    assert (await storage.latest(limit=2, offset=10)).items == ()


async def test_a_topic_narrows_the_list(storage: Storage) -> None:
    """Topics select their own articles, whatever the case they are typed in, and are counted."""
    await storage.store(
        [
            write("a", published_at=day(1), topics=("ekonomi", "daerah")),
            write("b", published_at=day(2), topics=("Ekonomi",)),
            write("c", topics=("budaya",)),
        ],
        at=DAY,
    )
    page = await storage.latest(limit=5, topic="EKONOMI")
    assert [head.url for head in page.items] == ["https://kabar.example/b", "https://kabar.example/a"]
    assert page.total == 2
    assert [(name.casefold(), many) for name, many in await storage.topics()] == [
        ("ekonomi", 2),
        ("budaya", 1),
        ("daerah", 1),
    ]


async def test_topics_are_counted_as_articles_change(storage: Storage) -> None:
    """A revision counts for its new topics only; a topic without articles is none."""
    await storage.store([write("a", topics=("ekonomi", "ekonomi")), write("b", topics=("ekonomi", "budaya"))], at=DAY)
    await storage.store([write("b", title="Lain", topics=("daerah",), revises=2)], at=day(1))
    assert await storage.topics() == (("daerah", 1), ("ekonomi", 1))


async def test_sources_are_counted(storage: Storage) -> None:
    """Outlets come with how many articles they gave, and when the last was first seen."""
    await storage.store([write("a", source="Awan Pos"), write("b")], at=day(1))
    await storage.store([write("c", source="Awan Pos")], at=day(2))
    assert [(s.name, s.articles, s.last_seen_at) for s in await storage.sources()] == [
        ("Awan Pos", 2, day(2)),
        ("Kabar Kencana", 1, day(1)),
    ]


async def test_years_that_clocks_do_not_reach_are_kept(storage: Storage) -> None:
    """Dates at both ends of the calendar sort and come back."""
    ends = [datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)]
    await storage.store([write(str(n), published_at=at) for n, at in enumerate(ends)], at=DAY)
    assert [head.published_at for head in (await storage.latest(limit=5)).items] == ends[::-1]


async def test_a_long_article_is_kept_whole(storage: Storage) -> None:
    """Five million characters in one line are stored and read back."""
    text = "kata " * 1_000_000
    (article_id,) = await storage.store([write(text=text)], at=DAY)
    article = await storage.article(article_id)
    assert article is not None
    assert article.analysis.text == text
