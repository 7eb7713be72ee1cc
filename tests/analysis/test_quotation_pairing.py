"""Quote marks of every kind pair as a reader pairs them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.quotation.pairing import DEEPEST, LONGEST_UNCLOSED, pair


def pieces(text: str) -> list[str]:
    return [text[quoted.start : quoted.end].strip() for quoted in pair(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"Kami datang pagi," kata Rina.',
        "“Kami datang pagi,” kata Rina.",
        "”Kami datang pagi,” kata Rina.",
        "„Kami datang pagi,“ kata Rina.",
        "«Kami datang pagi,» kata Rina.",
        "»Kami datang pagi,« kata Rina.",
        "``Kami datang pagi,'' kata Rina.",
        "''Kami datang pagi,'' kata Rina.",
        "'Kami datang pagi,' kata Rina.",
        "‘Kami datang pagi,’ kata Rina.",
        "‘Kami datang pagi,‘ kata Rina.",
        "“ Kami datang pagi, ” kata Rina.",
        "' Kami datang pagi, ' kata Rina.",
        '"Kami datang pagi,"kata Rina.',
        "”Kami datang pagi, ”kata Rina.",
        'Rapat usai."Kami datang pagi," kata Rina.',
        '"Kami datang pagi, kata Rina.',
        "“Kami datang pagi, ’ kata Rina.",
    ],
)
def test_every_kind_of_mark_quotes(text: str) -> None:
    """Straight, curly, low, Kompas style, guillemets, TeX, spaced, glued and mistyped marks quote the same words."""
    assert [piece.rstrip(",") for piece in pieces(text)] == ["Kami datang pagi"]


@pytest.mark.parametrize(
    "text",
    [
        "Salat Jum'at dipimpin Ma'ruf di Masjid Ka'bah.",
        "Gol dicetak Tanu 67' dan Wira 81'.",
        'Layarnya 5" dan 6,1" saja.',
        "Sejak tahun '90-an ia tinggal di sana.",
        "Ini 'kan soal biaya.",
        "It's the workers' fault, they don't say.",
        "Ia berlari. \" \" ' '",
        'Kami datang," kata Rina.',
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    """Apostrophes, minutes, inches, empty pairs and a mark with no opening are no quotations."""
    assert pieces(text) == []


def test_the_outer_quotation_wins() -> None:
    """Marks inside a quotation, of another kind or the same, do not break it."""
    assert pieces("\"Ia bilang 'tidak usah' lalu pulang,\" tutur Rina.") == ["Ia bilang 'tidak usah' lalu pulang,"]
    assert pieces('"Ia bilang "tidak usah" lalu pulang," tutur Rina.') == ['Ia bilang "tidak usah" lalu pulang,']


def test_a_quotation_never_reaches_over_an_attribution() -> None:
    """After a mark that was never closed, the next quotation is read for itself."""
    text = 'Ia menulis "sudah selesai. "Kami pulang," kata Rina. "Besok lagi," kata Wira.'
    assert pieces(text)[-2:] == ["Kami pulang,", "Besok lagi,"]


def test_a_mark_glued_to_the_attribution_closes() -> None:
    """A closing mark after a space, as in ``pagi, ”ujar``, does not turn what follows into a quotation."""
    text = "”Kami datang pagi, ”ujar Rina. Ia lalu pulang. ”Besok kami kembali,” katanya."
    assert pieces(text) == ["Kami datang pagi,", "Besok kami kembali,"]


def test_each_paragraph_of_a_long_quotation_opens_again() -> None:
    """A paragraph that was not closed ends with its line and is known to go on."""
    text = '"Satu rencana sudah siap.\n\n"Dua rencana menyusul," kata Rina.'
    first, second = pair(text)
    assert (first.goes_on, second.goes_on) == (True, False)
    assert pieces(text) == ["Satu rencana sudah siap.", "Dua rencana menyusul,"]


def test_a_quotation_may_close_paragraphs_later() -> None:
    """A mark that opens in one paragraph pairs with the one that closes in a later paragraph."""
    assert pieces('"Satu rencana sudah siap.\n\nDua rencana menyusul," kata Rina.') == [
        "Satu rencana sudah siap.\n\nDua rencana menyusul,"
    ]


def test_an_unclosed_mark_claims_no_reporting() -> None:
    """Where the attribution sits in a sentence of its own, nobody can tell where the quotation ended."""
    assert pieces("Warga menunggu. “Jalan itu rusak. Pemerintah diam. Namun, kata Rina, dana ada.") == []


def test_an_unclosed_mark_claims_no_whole_book() -> None:
    """An opening mark whose quotation would be longer than any statement is a stray mark."""
    assert pieces('"' + "kata demi kata " * LONGEST_UNCLOSED) == []


MARKED = st.text(alphabet="ab ,.\n\"“”„'‘’`´«»‹›5(-", max_size=120)


@given(MARKED | st.text())
def test_pieces_are_in_order_and_apart(text: str) -> None:
    """Whatever the text, pieces stand in order, do not overlap, and are not blank."""
    found = pair(text)
    for quoted in found:
        assert 0 <= quoted.outer_start <= quoted.start < quoted.end <= quoted.outer_end <= len(text)
        assert text[quoted.start : quoted.end].strip()
    assert all(left.outer_end <= right.outer_start for left, right in itertools.pairwise(found))


@given(st.integers(0, 3 * DEEPEST), MARKED)
def test_marks_before_a_paragraph_change_nothing_in_it(stray: int, text: str) -> None:
    """However many marks are open, a closed statement in a later paragraph is found."""
    found = pieces("“ " * stray + text + '\n\n\n\n\n\n\nRapat usai.\n"Kami datang pagi," kata Rina.')
    assert found[-1].endswith("Kami datang pagi,")
