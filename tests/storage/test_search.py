"""Search: all the words, as beginnings, in any of title, text and quotes; and nothing a person types is syntax."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storage import open_storage
from storage.base import HIT_KINDS, MOST_HITS, MOST_RECENT, SearchOrder, Storage
from tests.storage.making import DAY, TEXT, day, person, quote, write


async def titles(storage: Storage, words: str, order: SearchOrder = "ranked") -> list[str]:
    """The titles of the articles found, best first, without hits in quotes."""
    page = await storage.search(words, limit=50, order=order)
    return [hit.article.title for hit in page.items if hit.quote is None]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dialog", True),
        ("DIALOG pasar", True),
        ("dialog kereta", False),
        ("ialog", False),
        ('"wali kota"', True),
        ('"kota wali"', False),
        ('"wali ko', True),
        ("“membuka pasar aw”", True),
        ('"membuka aw"', False),
        ("josé", True),
        ("jose", True),
        ("JOSÉ", True),
        ("pasar-awan", True),
        ("di", True),
        ("se", True),
        ("d", False),
        ("3,5", True),
        ("3 6", False),
        ("", False),
        ('"" ... *', False),
    ],
)
async def test_all_the_words_as_beginnings(storage: Storage, words: str, found: bool) -> None:
    """Words are beginnings, all are needed, quoted ones stand in order, case and accents do not count."""
    text = "Wali Kota José membuka Pasar Awan lewat dialognya senilai 3,5 miliar."
    await storage.store([write(text=text, title="Berita kota")], at=DAY)
    assert bool(await titles(storage, words)) is found


@pytest.mark.parametrize("written", ["Jose\u0301", "José", "JOSÉ", "Jose"])
@pytest.mark.parametrize("typed", ["jose\u0301", "José", "jos", "jose"])
async def test_accents_match_however_they_are_written(storage: Storage, written: str, typed: str) -> None:
    """One letter with an accent, a letter and an accent, and none at all find each other."""
    await storage.store([write(title=written)], at=DAY)
    assert await titles(storage, typed) == [written]


@pytest.mark.parametrize(
    "words", ["NOT", "pasar OR kereta", "title:pasar", "pasar NEAR kereta", "pasar* ^", "{pasar}", "-"]
)
async def test_operators_are_plain_words(storage: Storage, words: str) -> None:
    """What means something to the index means nothing when it is typed."""
    await storage.store([write(text="Pasar ramai."), write("dua", title="Kereta", text="Kereta tiba.")], at=DAY)
    expected = ["Pasar Awan dibuka"] if words in ("pasar* ^", "{pasar}") else []
    assert await titles(storage, words) == expected


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a database is filled once for many searches."""
    return tmp_path_factory.mktemp("search") / "news.db"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40), order=st.sampled_from(["ranked", "recent"]))
@example(typed='" \x00 "', order="ranked")
@example(typed="\ud800 pasar", order="ranked")
@example(typed='"' * 99, order="recent")
@example(typed="pasar " * 500, order="ranked")
@example(typed="x" * 5_000, order="ranked")
async def test_nothing_typed_raises(filled: Path, typed: str, order: SearchOrder) -> None:
    """Any text at all is answered, and what it finds is verbatim."""
    async with open_storage(str(filled)) as storage:
        if not (await storage.latest(limit=1)).total:
            await storage.store([write(quotes=(quote("Pasar ini milik warga,"),))], at=DAY)
        for hit in (await storage.search(typed, limit=5, order=order)).items:
            assert hit.snippet in TEXT
            assert all(span.text == hit.snippet[span.start : span.end] for span in hit.matches)


LIGATURES = "ßĲĳǄǅǆǇǈǉǊǋǌǠǡǱǲǳ"
"""Letters that the index takes as they are: found as typed, and by four letters or more of what they stand for."""
WORDS = st.text(
    st.characters(max_codepoint=0x2FF, categories=["Ll", "Lu", "Nd"], exclude_characters=LIGATURES),
    min_size=1,
    max_size=12,
)


@settings(max_examples=50)
@given(words=st.lists(WORDS, min_size=1, max_size=8, unique=True), data=st.data())
async def test_every_word_of_a_text_finds_it(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], data: st.DataObject
) -> None:
    """Whatever letters a text is of, each of its words, whole or begun, finds it."""
    word = data.draw(st.sampled_from(words))
    begun = word[: data.draw(st.integers(min(2, len(word)), len(word)))]
    async with open_storage(str(tmp_path_factory.mktemp("words") / "news.db")) as storage:
        await storage.store([write(text=" ".join(words))], at=DAY)
        assert await titles(storage, word)
        assert await titles(storage, begun)


async def test_recent_is_newest_first_whatever_was_stored_first(storage: Storage) -> None:
    """Of more hits than are looked at, the newest published are found, not the last stored."""
    await storage.store([write("new", title="Terbaru", published_at=day(900))], at=day(900))
    await storage.store(
        [write(str(n), title=f"Arsip {n}", published_at=day(n % 600)) for n in range(1_100)], at=day(901)
    )
    page = await storage.search("pasar", limit=5, order="recent")
    assert page.items[0].article.title == "Terbaru"
    dates = [hit.article.published_at for hit in page.items]
    assert dates == sorted(dates, reverse=True)
    assert page.total == MOST_RECENT
    assert (await storage.search("pasar", limit=5)).total == MOST_HITS
    assert "Terbaru" in await titles(storage, "pasar terb")


async def test_a_title_outranks_a_mention(storage: Storage) -> None:
    """The article whose title has the word comes before newer ones that mention it."""
    await storage.store(
        [
            write("a", title="Kereta pesisir dibuka", text="Jalur baru dibuka hari ini.", published_at=day(0)),
            *[write(f"{n}", text=f"{TEXT} Warga naik kereta.", published_at=day(n)) for n in range(1, 6)],
        ],
        at=DAY,
    )
    assert (await titles(storage, "kereta"))[0] == "Kereta pesisir dibuka"
    assert (await titles(storage, "kereta", "recent"))[-1] == "Kereta pesisir dibuka"


async def test_the_word_itself_outranks_rare_longer_ones(storage: Storage) -> None:
    """A rare word that only begins so does not come before the word that was typed."""
    await storage.store(
        [
            write("a", title="Satu", text="Awanisme adalah paham."),
            *[write(f"{n}", title="Dua", text="Awan datang pagi ini.") for n in range(6)],
        ],
        at=DAY,
    )
    assert await titles(storage, "awan") == ["Dua"] * 6 + ["Satu"]


async def test_hits_in_quotes_and_names_are_their_own_rows(storage: Storage) -> None:
    """A quote is found by its words and by its speaker, with its article beside it."""
    await storage.store([write(quotes=(quote("Pasar ini milik warga,"),), people=(person("Sekar Wulandari"),))], at=DAY)
    page = await storage.search("sekar warga", limit=5)
    (said,) = [hit.quote for hit in page.items if hit.quote]
    assert (said.quote.text, said.article.title) == ("Pasar ini milik warga,", "Pasar Awan dibuka")
    assert page.total == len(page.items) == 2


async def test_hits_of_one_kind_alone(storage: Storage) -> None:
    """Only articles, or only quotes, where one of them is asked for; the total counts them alone."""
    await storage.store([write(quotes=(quote("Pasar ini milik warga,"),), people=(person("Sekar Wulandari"),))], at=DAY)
    for kind in HIT_KINDS:
        page = await storage.search("pasar", limit=5, kinds=(kind,))
        assert [hit.quote is not None for hit in page.items] == [kind == "quote"]
        assert page.total == 1


@pytest.mark.timeout(5)
async def test_a_text_that_repeats_a_word_without_end_is_found_in_time(storage: Storage) -> None:
    """Where to cut the snippet costs linear time in the matches, not quadratic."""
    await storage.store([write(text="pasar " * 80_000)], at=DAY)
    (hit,) = (await storage.search("pasar", limit=5, kinds=("article",))).items
    assert hit.snippet.startswith("pasar pasar")


async def test_a_snippet_shows_the_match(storage: Storage) -> None:
    """Deep in a long text the snippet is cut around the match, word for word."""
    text = "Kata lain. " * 300 + "Lalu dialognya berlanjut. " + "Kata akhir. " * 300
    await storage.store([write(text=text)], at=DAY)
    (hit,) = (await storage.search("dialog", limit=1)).items
    assert hit.snippet in text
    assert len(hit.snippet) < 250
    assert [span.text for span in hit.matches] == ["dialognya"]


async def test_pages_do_not_overlap(storage: Storage) -> None:
    """Pages one after the other give every hit once."""
    await storage.store([write(f"{n}", title=f"Judul {n}") for n in range(12)], at=DAY)
    pages = [await storage.search("pasar", limit=5, offset=at) for at in (0, 5, 10, 15)]
    found = [hit.article.title for page in pages for hit in page.items]
    assert len(found) == len(set(found)) == 12
    assert {page.total for page in pages} == {12}


async def test_of_common_words_the_headlines_that_hold_them_come_first(storage: Storage) -> None:
    """Where there are more hits than are looked at: headlines, the newest first, then the rest by time."""
    titled = {350, 420}
    many = [
        write(
            f"c{number}",
            title=f"Harga beras {number}" if number in titled else f"Kabar {number}",
            text=f"Catatan {number}: harga beras di pasar induk hari itu.",
            published_at=day(number),
        )
        for number in range(MOST_HITS + 50)
    ]
    await storage.store(many, at=day(900))
    page = await storage.search("harga beras", limit=4, kinds=("article",))
    newest = MOST_HITS + 49
    assert [hit.article.title for hit in page.items] == [
        "Harga beras 420",
        "Harga beras 350",
        f"Kabar {newest}",
        f"Kabar {newest - 1}",
    ]
    assert page.total == MOST_HITS
