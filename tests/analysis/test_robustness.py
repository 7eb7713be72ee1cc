"""The analysis takes any text: it never raises, never hangs, and every offset it gives is exact."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis import SourceText, TextTooLong, analyze
from bot.analysis.pipeline import LONGEST_TEXT
from storage.records import Analysis

PIECES = (
    "Ani Lestari mengatakan hal itu. ",
    "“Kami siap,” kata Budi Santoso. ",
    'Ia menyebutnya "langkah penting" ',
    "”Satu. Dua,” ujarnya. ",
    "INFO CASINO\n",
    "Baca juga: Judul Lain\n",
    "Prospek dan Tantangan\n",
    "pada Senin (2/3/2026) di Jakarta. ",
    "“",
    "”",
    '"',
    "'",
    "(",
    "\n\n",
    "\r\n",
    "\x00",
    "\u202e",
    "\u200b",
    "a.b.c",
    "diri.Pertama",
    "?!",
    "…",
    "12/13/99999 ",
    "😀👨‍👩‍👧",
    "\ud800",
    "中文。",
    "Dr. H. M. ",
    "S.H., M.Si. ",
)
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def exact(analysis: Analysis) -> bool:
    """Whether every span is what its offsets say."""
    spans = [*analysis.summary.sentences, *(event.evidence for event in analysis.events)]
    return all(analysis.text[span.start : span.end] == span.text for span in (*spans, *analysis.quotes))


@given(texts, st.one_of(st.none(), st.text(max_size=60)), st.integers(1, 5))
@settings(max_examples=300, deadline=None)
def test_any_text_is_analysed_with_exact_offsets(text: str, title: str | None, count: int) -> None:
    """Whatever the text, there is an analysis; its spans are the cleaned text's own words, in its order."""
    analysis = analyze(
        SourceText(text=text, title=title, published_at=datetime(2026, 2, 6, tzinfo=UTC)), sentences=count
    )
    assert exact(analysis)
    starts = [span.start for span in analysis.summary.sentences]
    assert starts == sorted(set(starts))
    assert len(starts) <= count
    analysis.text.encode()


def test_a_text_over_the_limit_is_refused_with_the_numbers() -> None:
    """A text that is no article is refused before any work, saying how long it is and may be."""
    with pytest.raises(TextTooLong, match=r"1,000,001 characters.*1,000,000"):
        analyze(SourceText(text="a" * (LONGEST_TEXT + 1)))


HARD = {
    "one line without a full stop": "kata " * 60_000,
    "ten thousand quotes": "“Kami siap bekerja sama,” kata Budi Santoso. " * 10_000,
    "only quotes": "“Kami siap.”\n" * 20_000,
    "unclosed curly marks": "“" * 300_000,
    "unclosed straight marks": '"a ' * 100_000,
    "no words": "." * 300_000,
    "full stops apart": ". " * 150_000,
    "brackets": "(" * 300_000,
    "teasers": "[Baca juga: a" * 25_000,
    "credits": "()" * 150_000,
    "tags": "<b " * 100_000,
    "short lines": "Judul Bagian\nIa pergi.\n" * 13_000,
    "capitals": "A" * 300_000,
    "figures": "1 " * 150_000,
    "glued": "diri.Pertama" * 25_000,
    "right to left": "\u202eabc\u202c " * 40_000,
    "one word": "a" * 300_000,
    "blanks": " \n" * 150_000,
    "wrapped lines": ("kata " * 14 + "kata\n") * 4_000,
    "dates": "Senin (2/3/2026) " * 18_000,
    "initials": "A. " * 50_000,
    "titles in marks": 'film "Aku" ' * 27_000,
    "hearings": "Sidang digelar 5 Maret 2026 di Pengadilan Negeri Jakarta. " * 2_500,
    "pointing back": "Acara itu digelar 5 Maret 2026. " * 4_500,
    "tag lists": "Tags\nsatu\n" * 13_000,
    "joiners": "\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 50_000,
    "marks that combine": "e\u0301" * 150_000,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_a_hard_text_takes_no_longer_than_five_seconds(text: str) -> None:
    """A third of a megabyte of the worst text is understood, exactly, in under five seconds."""
    started = time.process_time()
    analysis = analyze(SourceText(text=text, published_at=datetime(2026, 2, 6, tzinfo=UTC)))
    assert time.process_time() - started < 5
    assert exact(analysis)
