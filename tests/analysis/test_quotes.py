"""Quotes leave the analysis word for word, ranked, and however many there are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import SourceText, analyze
from bot.analysis.document import Document
from bot.analysis.quotation import rank, spot
from bot.analysis.sentences import split
from storage.records import Quote

MARKED = st.text(alphabet="abcA ,.\n\"“”„'‘’«»", max_size=200) | st.text(max_size=200)


@given(MARKED, st.none() | st.text(max_size=40))
def test_every_quote_is_verbatim(text: str, title: str | None) -> None:
    """A quote is exactly the cleaned text between its offsets, whatever the text."""
    analysis = analyze(SourceText(text=text, title=title))
    for quote in analysis.quotes:
        assert analysis.text[quote.start : quote.end] == quote.text
        assert 0 <= quote.salience <= 1


def test_the_statement_that_is_the_news_ranks_first() -> None:
    """Among all quotes of an article, the one on its headline has the highest salience."""
    analysis = analyze(
        SourceText(
            title="Wali Kota Rina Wulandari Tolak Penutupan Jembatan Lama",
            text=(
                "Wali Kota Rina Wulandari bertemu warga di tepi sungai, Senin (2/2/2026).\n"
                '"Selamat pagi semuanya," kata Rina Wulandari menyapa warga.\n'
                '"Kami menolak penutupan jembatan lama karena warga harus menyeberang setiap hari," '
                "kata Rina Wulandari.\n"
                'Ia menyebut rencana penutupan itu "gegabah".\n'
            ),
        )
    )
    best = max(analysis.quotes, key=lambda quote: quote.salience)
    assert best.text.startswith("Kami menolak penutupan")
    assert [quote.kind for quote in analysis.quotes] == ["direct", "direct", "partial"]


@pytest.mark.parametrize(
    "unit",
    ['"Saya datang ke sini, bukan untuk itu," kata Budi Tanu. ', "“", "\"'“‘« ", '"Satu baris dibuka\n'],
    ids=["statements", "openings", "mixed", "unclosed"],
)
def test_ten_thousand_marks_are_no_trouble(unit: str) -> None:
    """Ten thousand quotes, opening marks, mixed marks or unclosed paragraphs are read in well under five seconds."""
    text = unit * 10_000
    start = time.monotonic()
    article = Document(title="", text=text, language="id", published_at=None, sentences=split(text, "id"))
    quotes = [Quote(text[at.start : at.end], at.start, at.end, at.kind, None, None) for at in spot(article)]
    rank(quotes, article)
    assert time.monotonic() - start < 5
