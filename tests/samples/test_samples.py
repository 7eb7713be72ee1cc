"""The samples show what they are there for, through the same ingest and analysis as all other news."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import MovableClock
from bot.ingest.keeper import Keeper, KeepOptions
from bot.samples import load_samples, published_at, samples
from storage import open_storage
from storage.base import Storage
from storage.records import Article, Event, Person

SEED = Path(__file__).parents[3] / "shared" / "corpus" / "seed" / "putin-dialog-militer.txt"
WIB = timezone(timedelta(hours=7))
FOUR = (
    "sangat dibutuhkan",
    "langkah mundur serius",
    (
        "Jika Amerika Serikat serius ingin menghindari konfrontasi langsung, "
        "maka dialog militer tingkat tinggi harus dimulai kembali"
    ),
    "membantu Ukraina secara militer secara tidak langsung",
)


async def load(database: Path, at: datetime) -> int:
    """Loads the samples, their changes approved, as the demo has them; returns how many were new."""
    async with open_storage(str(database)) as storage:
        return await load_samples(Keeper(storage, MovableClock(at), KeepOptions(auto_approve=True)), storage)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all samples."""
    database = tmp_path_factory.mktemp("samples") / "t.db"
    assert asyncio.run(load(database, datetime(2026, 2, 8, 9, 0, tzinfo=WIB))) == len(samples())
    return database


@pytest.fixture
async def news(loaded: Path) -> AsyncIterator[Storage]:
    """That database, open."""
    async with open_storage(str(loaded)) as storage:
        yield storage


async def find(news: Storage, title: str) -> Article:
    """The sample whose title holds these words."""
    (head,) = [head for head in (await news.latest(limit=50)).items if title in head.title]
    article = await news.article(head.id)
    assert article is not None
    return article


async def find_event(news: Storage, words: str) -> Event:
    """The one event that is called so."""
    (event,) = [event for event in await news.events() if words.casefold() in event.state.what.casefold()]
    return event


def told(article: Article) -> list[tuple[str, str, str | None]]:
    """The quotes' first words, kinds and speakers."""
    return [
        (" ".join(quote.text.split()[:3]), quote.kind, quote.speaker.name if quote.speaker else None)
        for quote in article.analysis.quotes
    ]


def test_every_sample_is_marked_as_one_and_says_what_it_shows() -> None:
    """Nobody should take an invented outlet for a real one."""
    for sample in samples():
        assert sample.shows
        assert sample.document.title
        assert sample.document.topics
        assert any(word in (sample.document.source or "") for word in ("rekaan", "contoh", "invented")), sample.name
        assert ".example/" in (sample.document.url or ""), sample.name
    assert len(samples()) >= 13
    assert len({sample.document.url for sample in samples()}) == len(samples())


def test_the_samples_are_of_the_days_around_the_interview() -> None:
    """The interview is the newest: it is what a person sees who asks for a summary of nothing in particular."""
    days = [published_at(sample).astimezone(WIB).date() for sample in samples()]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2026, 2, 3), date(2026, 2, 6))
    assert "putin" in samples()[-1].name


async def test_loading_the_samples_again_changes_nothing(loaded: Path, news: Storage) -> None:
    """Not even their notes."""
    assert await load(loaded, datetime(2026, 2, 9, 9, 0, tzinfo=WIB)) == 0
    assert len((await find(news, "Putin Dorong")).notes) == 1


async def test_the_interview_has_its_four_quotes_word_for_word(news: Storage) -> None:
    """One direct, three partial, all Vladimir Putin's, the President of Russia's."""
    quotes = (await find(news, "Putin Dorong")).analysis.quotes
    assert tuple(quote.text for quote in quotes) == FOUR
    assert [quote.kind for quote in quotes] == ["partial", "partial", "direct", "partial"]
    assert {quote.speaker and quote.speaker.name for quote in quotes} == {"Vladimir Putin"}
    assert {quote.speaker and quote.speaker.role for quote in quotes} == {"Presiden Rusia"}


async def test_the_interview_carries_the_editors_note_on_the_ministers(news: Storage) -> None:
    """Who had left office when it was written."""
    (note,) = (await find(news, "Putin Dorong")).notes
    assert "Lloyd Austin" in note.text
    assert "Sergei Shoigu" in note.text
    assert note.written_at.astimezone(ZoneInfo("Asia/Jakarta")).date() == date(2026, 2, 7)


@pytest.mark.skipif(not SEED.exists(), reason="the corpus is not here")
def test_the_interview_is_told_in_our_own_words() -> None:
    """Apart from the quotes, no run of eight words is the source's."""

    def runs(text: str) -> set[tuple[str, ...]]:
        for quote in FOUR:
            text = text.replace(quote, "|")
        words = text.casefold().split()
        return {tuple(words[at : at + 8]) for at in range(len(words) - 7)}

    (ours,) = [sample.document.text for sample in samples() if "putin" in sample.name]
    source = SEED.read_text(encoding="utf-8")
    assert all(quote in source and quote in ours for quote in FOUR)
    assert runs(ours) & runs(source) == set()


async def test_two_outlets_report_on_one_march_meeting(news: Storage) -> None:
    """By month, in one of two places, planned; both reports are its history."""
    event = await find_event(news, "tingkat jenderal")
    state = event.state
    assert (state.start, state.end, state.precision) == (date(2026, 3, 1), date(2026, 3, 31), "month")
    assert (state.places, state.either_or, state.status) == (("Jenewa", "Istanbul"), True, "planned")
    assert len(state.agenda) == 3
    sources = [report.source for report in await news.event_history(event.id)]
    assert sources == ["Suara Rekaan (berita rekaan)", "Kabar Contoh (berita contoh)"]


async def test_the_postponed_festival_has_its_new_day(news: Storage) -> None:
    """And its history tells the old one."""
    event = await find_event(news, "layang-layang")
    assert (event.state.status, event.state.start) == ("postponed", date(2026, 3, 7))
    reports = [(entry.report.status, entry.report.start) for entry in await news.event_history(event.id)]
    assert reports == [("planned", date(2026, 2, 21)), ("postponed", date(2026, 3, 7))]


async def test_the_cancelled_concert_keeps_its_day(news: Storage) -> None:
    """What does not take place was to take place then."""
    event = await find_event(news, "konser amal")
    assert (event.state.status, event.state.start, event.reports) == ("cancelled", date(2026, 2, 28), 2)


async def test_events_of_every_precision_are_there(news: Storage) -> None:
    """A time, a month and a quarter among them, and a relative date counted from its article's day."""
    states = [event.state for event in await news.events()]
    assert {"time", "day", "month", "quarter"} <= {state.precision for state in states}
    symposium = (await find_event(news, "simposium")).state
    assert (symposium.start, symposium.time) == (date(2026, 2, 18), "09:00+07:00")
    trial = (await find_event(news, "uji coba")).state
    assert (trial.start, trial.end) == (date(2026, 2, 9), date(2026, 2, 15))


async def test_speakers_told_only_by_nya_are_found(news: Storage) -> None:
    """Ujarnya is the mayor's, katanya the vendor's."""
    assert told(await find(news, "Pasar Awan Dibuka")) == [
        ("Pasar ini milik", "direct", "Laras Widyaningrum"),
        ("Kami sudah menghitungnya,", "direct", "Laras Widyaningrum"),
        ("Dua tahun saya", "direct", "Mak Sumirah"),
    ]


async def test_partial_quotes_are_told_from_a_term(news: Storage) -> None:
    """Nobody said “paceklik kecil”: it is what people call a season."""
    assert told(await find(news, "Waduk Wening")) == [
        ("peringatan yang tidak", "partial", "Arif Gunadarma"),
        ("jauh lebih adil", "partial", "Arif Gunadarma"),
        ("Kalau hujan turun", "direct", "Niken Larasati"),
    ]


async def test_a_broken_statement_is_two_spans_of_one_speaker(news: Storage) -> None:
    """Neither is joined with the other."""
    assert told(await find(news, "Kali Lempung")) == [
        ("Kami tidak menunggu", "direct", "Teguh Prakosa"),
        ("Begitu air naik", "direct", "Teguh Prakosa"),
    ]


async def test_an_organisation_may_speak(news: Storage) -> None:
    """In writing, under its own name."""
    assert told(await find(news, "Demam Berdarah")) == [("Penurunan ini belum", "direct", "Dinas Kesehatan")]


async def test_one_person_under_several_names_is_one(news: Storage) -> None:
    """The mayor of one article is the chairwoman of another."""
    people: tuple[Person, ...] = await news.find_people("Widyaningrum")
    (mayor,) = people
    assert mayor.name == "Laras Widyaningrum"
    assert mayor.quotes == 4
    assert len(mayor.roles) >= 2
    assert {quote.article.source for quote in (await news.person_quotes(mayor.id, limit=9)).items} == {
        "Kabar Contoh (berita rekaan)",
        "Suara Rekaan (berita rekaan)",
    }


async def test_furniture_and_link_spam_are_taken_out_and_reported(news: Storage) -> None:
    """The farmers' words stay."""
    analysis = (await find(news, "Harga Cabai")).analysis
    removed = " | ".join(piece.text for piece in analysis.removed)
    for piece in (
        "INFO CASINO",
        "SCROLL TO CONTINUE",
        "Baca juga",
        "ADVERTISEMENT",
        "Simak Video",
        "Penyebab Turunnya",
    ):
        assert piece in removed
        assert piece not in analysis.text
    assert "Suparmi" in analysis.text


async def test_the_english_article_is_read_as_english(news: Storage) -> None:
    """Quotes, speaker and event."""
    article = await find(news, "Lighthouse")
    assert article.analysis.language == "en"
    assert [speaker for _, _, speaker in told(article)] == ["Hana Pranoto", "Hana Pranoto"]
    (event,) = article.analysis.events
    assert event.start == date(2026, 3, 14)


async def test_academic_titles_are_not_the_professors_name(news: Storage) -> None:
    """Titles before it are no part of it."""
    assert [speaker for _, _, speaker in told(await find(news, "Literasi"))] == ["Wulan Sekarjati", "Wulan Sekarjati"]


async def test_every_sample_has_a_summary_in_its_own_sentences(news: Storage) -> None:
    """Three at most, verbatim."""
    for head in (await news.latest(limit=50)).items:
        article = await news.article(head.id)
        assert article is not None
        text = article.analysis.text
        sentences = article.analysis.summary.sentences
        assert 1 <= len(sentences) <= 3
        assert all(text[span.start : span.end] == span.text for span in sentences)
