"""Sentences end where a reader says they end: not in quotations, titles, initials or numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.sentences import split


def sentences(text: str) -> list[str]:
    """The words of each sentence."""
    return [text[found.start : found.end] for found in split(text, "id")]


@pytest.mark.parametrize(
    "text",
    [
        "Ia tiba. | Lalu pulang! | Benarkah? | Ya…",
        '"Kami siap. Besok berangkat," kata Budi. | Ia lalu pergi.',
        "“Kami siap. Besok berangkat.” | Menteri itu lalu pergi.",
        "”Kami siap. Besok berangkat,” kata Budi. | Ia lalu pergi.",
        '"Siap!" ujarnya. | "Ya?" tanya Ani.',
        "Prof. Dr. H. Ani Lestari, S.H., M.Si. datang. | Ia disambut.",
        "Brigjen. Pol. Budi dan Kombes. Pol. Ani hadir. | Mereka diam.",
        "Jend. (Purn.) Budi hadir. | Ia diam.",
        "Rumah di Jl. Sudirman No. 5 dijual Rp. 1.500.000. | Harganya turun.",
        "PT. Maju Tbk. naik 2.5 persen pada pukul 10.30. | Pasar tenang.",
        "A. M. Rahman dan K.H. Hasyim bertemu. | Ini kabar baik.",
        "Itu golongan vitamin C. | Mereka meminumnya.",
        "Buka www.kabar.example untuk tahu. | Gratis.",
        "1. Satu hal dulu. | Lalu yang lain.",
        "Mr. Smith met Gov. Jones in the U.S. Senate. | The talks went on.",
        "Ia diam... | Lalu bicara.",
        "Ia diam. | . . . Lalu bicara.",
        "Kickoff is at 4:30 p.m. GMT. | The talks ended at 5 p.m. | They were calm.",
        "Yahoo! mengumumkan hal itu. | Pasar naik.",
        "Ini (katanya.) | Dan itu.",
    ],
)
def test_boundaries_are_where_a_reader_puts_them(text: str) -> None:
    """Each bar is a boundary, and there is no other."""
    parts = text.split(" | ")
    assert sentences(" ".join(parts)) == parts


def test_lines_are_paragraphs_and_are_numbered() -> None:
    """A line end ends a sentence; sentences know the paragraph they are in."""
    found = split("Satu. Dua\n\nTiga.", "id")
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


def test_a_quotation_as_long_as_a_speech_is_split_inside() -> None:
    """Marks that enclose more than a reader would take for one sentence do not hold it together."""
    speech = " ".join(["Kami siap berangkat."] * 100)
    assert len(sentences(f"“{speech}”")) == 100


@given(
    st.lists(
        st.sampled_from(["Satu. ", "dua", "“", "”", '"', " kata Ani. ", "\n", "? ", "No. 5 ", "…", "(", ") "])
    ).map("".join)
)
def test_sentences_cover_all_text_in_order_without_overlap(text: str) -> None:
    """No character but white space is outside a sentence, and none is in two; none begins or ends with a space."""
    reached = 0
    for found in split(text, "id"):
        assert text[reached : found.start].strip() == ""
        assert text[found.start : found.end].strip() == text[found.start : found.end] != ""
        assert "\n" not in text[found.start : found.end]
        reached = found.end
    assert text[reached:].strip() == ""


@given(st.text())
def test_any_text_is_covered(text: str) -> None:
    """The same for text of any characters."""
    joined = "".join(text[found.start : found.end] for found in split(text, "id"))
    assert "".join(joined.split()) == "".join(text.split())
