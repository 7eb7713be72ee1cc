"""The versions of an address: enough of them to find the same page again, never another page's."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addresses import canonical_url, typed_address, variants, where_stored, without_amp, without_pages

HOSTS = st.sampled_from(["kabar.example", "detik.com", "kompas.co.id", "news.suara.com", "m.co.id", "a.go.id"])
LABELS = st.sampled_from(["", "www.", "m.", "mobile.", "amp."])
PATHS = st.from_regex(r"/[a-z0-9-]{1,12}(/[a-z0-9-]{1,8})?/?", fullmatch=True)
QUERIES = st.sampled_from(["", "?id=7", "?hal=2"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://m.kabar.example/berita/pasar", "https://kabar.example/berita/pasar"),
        ("https://m.kabar.example/berita/pasar", "https://www.kabar.example/berita/pasar/"),
        ("http://kabar.example/berita/pasar", "https://kabar.example/berita/pasar"),
        ("https://amp.kompas.co.id/pasar?id=7", "https://kompas.co.id/pasar?id=7"),
        ("https://kabar.example/amp/pasar", "https://kabar.example/pasar"),
        ("https://kabar.example/pasar.amp.html", "https://kabar.example/pasar.html"),
        ("https://kabar.example/pasar.html?m=1", "https://kabar.example/pasar.html"),
    ],
)
def test_versions_of_one_page_find_each_other(one: str, other: str) -> None:
    """Whichever was read first, as far as its address says which page it is."""
    assert other in variants(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://m.co.id/pasar", "https://co.id/pasar"),
        ("https://m.kabar.example/", "https://kabar.example/"),
        ("https://kabar.example/pasar?id=7", "https://kabar.example/pasar?id=8"),
        ("https://kabar.example/pasar?m=2", "https://kabar.example/pasar"),
        ("https://kabar.example/kamp", "https://kabar.example/k"),
        ("https://kabar.example:8443/pasar", "https://kabar.example/pasar"),
        ("https://medan.kabar.example/pasar", "https://kabar.example/pasar"),
    ],
)
def test_other_pages_are_no_versions(one: str, other: str) -> None:
    """A site of one letter, a front page, another number, a city's own edition."""
    assert other not in variants(one)


@given(HOSTS, LABELS, LABELS, PATHS, QUERIES)
def test_what_is_a_version_of_another_has_it_as_a_version(
    host: str, label: str, other_label: str, path: str, query: str
) -> None:
    """So that the order in which they are read does not matter; and there are few of them, all of the same path."""
    one, other = f"https://{label}{host}{path}{query}", f"http://{other_label}{host}{path}{query}"
    found = variants(one)
    assert other in found
    assert one in variants(other)
    assert len(found) <= 20
    assert {urlsplit(address).path.rstrip("/") for address in found} <= {path.rstrip("/")}
    assert all(canonical_url(address) == address for address in found)


@given(st.from_regex(r"https?://[a-z.]{1,12}/[a-z/?&=.]{0,30}", fullmatch=True))
def test_any_address_has_versions_or_none(url: str) -> None:
    """No address makes it raise, and none is its own version."""
    canonical = canonical_url(url)
    if canonical:
        assert canonical not in variants(canonical)
        assert without_amp(without_amp(canonical)) == without_amp(canonical)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://kabar.example/pasar", "https://kabar.example/pasar"),
        (" <HTTPS://kabar.example/pasar> ", "HTTPS://kabar.example/pasar"),
        ("m.kabar.example/pasar?page=2", "https://m.kabar.example/pasar?page=2"),
        ("kabar.example", None),
        ("dan/atau", None),
        ("pasar https://kabar.example/pasar", None),
        ("", None),
    ],
)
def test_what_is_typed_is_an_address_or_words(typed: str, address: str | None) -> None:
    """With its scheme anything is; without one it takes a host and a path."""
    assert typed_address(typed) == address


@given(st.text(max_size=60))
def test_anything_typed_can_be_looked_up(typed: str) -> None:
    """No text makes it raise, and what is looked up is canonical."""
    found = where_stored(typed_address(typed) or typed)
    assert all(canonical_url(address) == address for address in found)


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://kabar.example/a?page=all", "https://kabar.example/a"),
        ("https://kabar.example/a?id=7&page=2", "https://kabar.example/a?id=7"),
        ("https://kabar.example/a?single=1", "https://kabar.example/a"),
        ("https://kabar.example/a?p=7", "https://kabar.example/a?p=7"),
        ("https://kabar.example/a/2", "https://kabar.example/a/2"),
    ],
)
def test_an_articles_pages_are_left_out(url: str, whole: str) -> None:
    """What names the article itself stays; a number in a path may be that."""
    assert without_pages(url) == whole


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("https://kabar-example.cdn.ampproject.org/c/s/kabar.example/a/1/amp", "https://kabar.example/a/1"),
        ("https://kabar-example.cdn.ampproject.org/v/s/kabar.example/a?amp=1&id=2", "https://kabar.example/a?id=2"),
        ("https://www.google.com/amp/s/m.kabar.example/a/1", "https://m.kabar.example/a/1"),
        ("https://www.google.co.id/amp/s/kabar.example/a.amp.html", "https://kabar.example/a.html"),
        ("https://www.google.com/search?q=amp", "https://www.google.com/search?q=amp"),
        ("https://cdn.ampproject.org.jahat.example/c/s/kabar.example/a", None),
    ],
)
def test_a_page_in_a_cache_of_amp_pages_is_known_by_its_own_address(url: str, own: str | None) -> None:
    """As searches on phones hand it out."""
    assert without_amp(url) == (own or url)
