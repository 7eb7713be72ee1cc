"""The steps together: what comes in goes through every one of them, and languages get what they can be given."""

from datetime import UTC, datetime

import pytest

from bot.analysis import SourceText, analyze

TEXT = (
    "JAKARTA, KABAR.com - Menteri Ani Lestari membuka sekolah itu pada Senin (2/2/2026).\n"
    '"Kami ingin anak-anak di kampung danau belajar dekat rumah," kata Ani Lestari.\n'
    "Baca juga: Warga Minta Perahu\n"
    "Kesimpulan\n"
    "Sekolah itu menampung 120 anak dari tiga kampung."
)


def test_every_part_of_an_analysis_speaks_of_the_cleaned_text() -> None:
    """Offsets of summary and quotes point into ``text``, from which the furniture is gone and reported."""
    analysis = analyze(SourceText(text=TEXT, title="Sekolah Dibuka", published_at=datetime(2026, 2, 2, tzinfo=UTC)))
    assert analysis.title == "Sekolah Dibuka"
    assert analysis.language == "id"
    assert {removed.why for removed in analysis.removed} == {"dateline", "furniture", "heading"}
    assert [quote.text for quote in analysis.quotes] == ["Kami ingin anak-anak di kampung danau belajar dekat rumah"]
    assert all(
        analysis.text[span.start : span.end] == span.text for span in (*analysis.quotes, *analysis.summary.sentences)
    )


def test_a_given_language_is_believed() -> None:
    """What the source says of its language is not second-guessed."""
    assert analyze(SourceText(text=TEXT, language="jv")).language == "jv"


@pytest.mark.parametrize("language", ["nl", "jv", "und"])
def test_other_languages_have_marked_quotes_without_speakers(language: str) -> None:
    """Where the words are not known, what is quoted is still marked, and nobody is said to have said it."""
    analysis = analyze(SourceText(text=TEXT, language=language))
    assert analysis.quotes
    assert all(quote.speaker is None and quote.cue is None for quote in analysis.quotes)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_summary_has_at_most_the_sentences_asked_for(count: int) -> None:
    """The option reaches the summary."""
    assert len(analyze(SourceText(text=TEXT), sentences=count).summary.sentences) == min(count, 3)


def test_an_analysis_depends_on_its_text_alone() -> None:
    """The same article gives the same analysis, whatever was read before it."""
    first = analyze(SourceText(text=TEXT))
    analyze(SourceText(text="Berita lain. “Siap,” kata Budi Santoso."))
    assert analyze(SourceText(text=TEXT)) == first
