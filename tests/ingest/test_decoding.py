"""Bytes become text that every later step can trust."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RefusedDocument
from bot.ingest.decoding import decode

SENTENCE = "“Harga beras turun,” kata Bupati Sari Wening – di Kota Awan. Ia menyebut hal itu ‘wajar’.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("times", [1, 500])
def test_text_is_the_same_from_every_encoding_files_come_in(encoding: str, times: int) -> None:
    """With or without a byte order mark, short or long."""
    assert decode((SENTENCE * times).encode(encoding)) == SENTENCE * times


def test_a_page_that_declares_its_encoding_is_believed() -> None:
    """A Japanese page in EUC-JP would be guessed at otherwise."""
    assert decode("会議は三月に開かれる".encode("euc-jp"), declared="euc-jp") == "会議は三月に開かれる"


@pytest.mark.parametrize("declared", ["punycode", "zlib", "rot13", "no-such-thing", "utf-7"])
def test_a_declared_encoding_that_is_none_of_the_web_is_passed_over(declared: str) -> None:
    """Python's codecs hold more than text encodings; a page must not choose among them."""
    assert decode(SENTENCE.encode(), declared=declared) == SENTENCE


def test_a_wrong_declaration_yields_to_what_the_bytes_are() -> None:
    """Bytes that cannot be what is declared are read as what they can be."""
    assert decode(SENTENCE.encode(), declared="us-ascii-wrong") == SENTENCE
    assert decode(SENTENCE.encode("utf-16"), declared="utf-8") == SENTENCE


def test_a_damaged_byte_spoils_itself_and_nothing_else() -> None:
    """One invalid byte in UTF-8 text leaves the curly marks around it alone."""
    damaged = (SENTENCE * 3).encode().replace(b"Kota", b"K\xffta", 1)
    assert decode(damaged) == (SENTENCE * 3).replace("Kota", "K�ta", 1)


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01" + bytes(2000), b"\x89PNG\r\n\x1a\n" + bytes(90)]
)
def test_binary_data_is_refused(data: bytes) -> None:
    """A program or a picture is no text in any encoding."""
    with pytest.raises(RefusedDocument, match="binary"):
        decode(data)


def test_stray_controls_go_and_line_ends_become_one_kind() -> None:
    """A few NULs do not make a text binary; a direction mark is text and stays."""
    text = "satu\x00 dua\r\ntiga\rempat\u2028lima \u200f\u202eenam" + " kata" * 50
    assert decode(text.encode()) == "satu dua\ntiga\nempat\nlima \u200f\u202eenam" + " kata" * 50


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """What comes out can be written again and holds no NUL; nothing but a refusal is raised."""
    try:
        text = decode(data)
    except RefusedDocument:
        return
    text.encode("utf-8")
    assert "\0" not in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300))
def test_any_utf8_text_comes_back_as_it_was(text: str) -> None:
    """Apart from line separators and byte order marks, which have one spelling."""
    plain = (
        text.replace("\ufeff", "")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\ufffe", "")
        .replace("\uffff", "")
    )
    assert decode(text.encode()) == plain


def test_utf8_that_calls_itself_western_is_utf8() -> None:
    """As old templates do, whose articles have moved on; what is Western is still read so."""
    for declared in ("iso-8859-1", "Windows-1252", "latin1"):
        assert decode("“Jum’at” é".encode(), declared=declared) == "“Jum’at” é"
        assert decode("“Jum’at” é".encode("cp1252"), declared=declared) == "“Jum’at” é"
