"""The same article is recognised, and different ones stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addresses import canonical_url
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import fingerprint, name_article

FILE = Origin("berita/pasar.txt", "file:///data/berita/pasar.txt")


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://Kabar.Example/a?utm_source=x&id=7&fbclid=y#komentar", "https://kabar.example/a?id=7"),
        ("http://kabar.example:80", "http://kabar.example/"),
        ("HTTPS://kabar.example:443/Berita/A", "https://kabar.example/Berita/A"),
        ("https://kabar.example:8443/", "https://kabar.example:8443/"),
        ("https://kabar.example/a?q=a%20b+c&kosong=", "https://kabar.example/a?q=a%20b+c&kosong="),
        ("https://kabar.example./a?UTM_Campaign=z", "https://kabar.example/a"),
        ("http://[2001:DB8::1]:80/x", "http://[2001:db8::1]/x"),
    ],
)
def test_what_does_not_change_the_page_is_not_in_its_canonical_url(url: str, canonical: str) -> None:
    """Fragment, tracking, default port and case of the host go; everything else stays as written."""
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url", ["", "kabar.example/a", "ftp://kabar.example/a", "javascript:alert(1)", "http://", "http://a:99999/", "http://[::1",
            "https://user:pw@kabar.example/"]
)  # fmt: skip
def test_what_is_no_web_address_has_no_canonical_form(url: str) -> None:
    """Nor has one that carries a password."""
    assert canonical_url(url) is None


@given(st.text(max_size=80) | st.from_regex(r"https?://[a-z.]{1,12}(:\d{1,5})?/[a-z%?&=#]{0,30}", fullmatch=True))
def test_a_canonical_url_is_its_own_canonical_url(url: str) -> None:
    """Applied twice it changes nothing, and no text makes it raise."""
    once = canonical_url(url)
    assert once is None or canonical_url(once) == once


@given(st.text(max_size=200))
def test_fingerprints_are_blind_to_spacing_and_kinds_of_marks(text: str) -> None:
    """The same words from another outlet's typesetting are the same text."""
    spaced = "  ".join(text.split(" ")) + "\n"
    assert fingerprint(spaced.replace('"', "“")) == fingerprint(text)


def test_fingerprints_tell_a_changed_word() -> None:
    """A number corrected is another text."""
    assert fingerprint("Korban tiga orang.") != fingerprint("Korban empat orang.")


def test_a_file_without_id_or_url_is_known_by_its_own_address() -> None:
    """So that a changed file is a revision of the article, whatever path it was given by."""
    article = name_article(ParsedDocument(text="Pasar ramai."), FILE)
    assert (article.keys.guid, article.keys.url, article.source) == (FILE.uri, None, "pasar.txt")


def test_a_document_with_a_url_is_known_by_it_and_not_by_its_file() -> None:
    """A page that was saved twice under two names is one article."""
    article = name_article(ParsedDocument(text="Pasar ramai.", url="https://www.kabar.example/a?utm_medium=x"), FILE)
    assert (article.keys.guid, article.keys.url) == (None, "https://www.kabar.example/a")
    assert article.source == "kabar.example"


def test_an_id_counts_within_its_source() -> None:
    """Two outlets may both have an article 1; one outlet in two files has only one."""
    guids = [
        name_article(ParsedDocument(text="x", id="1", source=source), origin).keys.guid
        for source, origin in [("A", Origin("p", "file:///p", 1)), ("B", Origin("p", "file:///p", 2)), ("A", FILE)]
    ]
    assert guids == ["A#1", "B#1", "A#1"]


def test_an_id_without_a_source_counts_within_its_file() -> None:
    """And on standard input, where nothing names a scope, it counts for nothing."""
    document = ParsedDocument(text="x", id="1")
    assert name_article(document, FILE).keys.guid == f"{FILE.uri}#1"
    assert name_article(document, Origin("standard input", None, 3)).keys.guid is None
    assert name_article(document, Origin("standard input", None, 3), default_source="Kabar").keys.guid == "Kabar#1"


def test_lines_of_a_file_without_id_are_told_apart_by_their_text_alone() -> None:
    """A line number is no name: a line inserted above would make every article below it another."""
    assert name_article(ParsedDocument(text="x"), Origin("a.jsonl", "file:///a.jsonl", 4)).keys.guid is None


def test_the_given_source_is_for_documents_that_name_none() -> None:
    """What a document says of itself comes first."""
    assert name_article(ParsedDocument(text="x", source="Suara"), FILE, default_source="Kabar").source == "Suara"
    assert name_article(ParsedDocument(text="x"), FILE, default_source="Kabar").source == "Kabar"
