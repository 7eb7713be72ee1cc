"""The elements of a page, and the search for an author among them: as trafilatura finds them, at less cost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import tostring
from trafilatura import load_html
from trafilatura.metadata import extract_author

from bot.errors import RefusedDocument
from bot.ingest.formats.authors import marked_author
from bot.ingest.formats.tree import BEGINNING, MAX_ELEMENTS, page_tree

PIECES = (
    "<!DOCTYPE html>\n",
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"/>',
    '<?xml version="1.0" encoding="iso-8859-1"?>',
    '<html lang="id"/>',
    "<html>",
    "<head><title>Pasar Awan</title></head>",
    "<body>",
    "<p>Pasar é \x00dibuka\x0b.",
    "<!-- Menu -->",
    "<div><div/></p>",
    "<o:p>\ufffePasar\uffff</o:p>",
    "\n",
    "Teks" * (BEGINNING // 4),
    "</body>",
)


@given(st.lists(st.sampled_from(PIECES)))
def test_a_page_has_the_elements_that_trafilatura_reads(pieces: list[str]) -> None:
    """Also one that is not well written, or hardly a page."""
    page = "".join(pieces)
    ours, theirs = page_tree(page), load_html(page)
    assert (ours is None) == (theirs is None)
    assert ours is None or theirs is None or tostring(ours).split() == tostring(theirs).split()


def test_a_page_of_too_many_elements_is_refused() -> None:
    """Before it is parsed, with their number."""
    with pytest.raises(RefusedDocument, match="a page of 20,00"):
        page_tree("<html><body>" + "<b></b>" * (MAX_ELEMENTS + 1))


AROUND = (
    "<div>{}</div>",
    '<div class="sidebar">{}</div>',
    '<section id="comments"><o:p @click="x">{}</o:p></section>',
    "<figure>{}</figure>",
    '<div class="author-box">{} di Kota Melati</div>',
    '<p class="Byline">{}</p>',
    '<div data-component="Figure">{}</div>',
    '<div class="category">Ekonomi</div>{}',
    "<b>{}</b><b>Pasar</b>",
)
NAMES = ('<a rel="author">Sari Wening</a>', '<span class="writer">Budi</span><time>14:05</time>', "Rini", "<i>x</i>")
Pages = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: st.builds(
        lambda around, parts: around.format("".join(parts)), st.sampled_from(AROUND), st.lists(inner)
    ),
)


@given(Pages, st.sampled_from(["", 'class="single-author"', 'id="x"']))
def test_the_search_among_what_is_marked_finds_what_one_in_all_finds(body: str, marks: str) -> None:
    """What is left out of it cannot match, and what leaves elements out still does."""
    tree = page_tree(f"<html><head><title>Pasar</title></head><body {marks}>{body}<p>Pasar dibuka.</p></body></html>")
    assert tree is not None
    assert marked_author(tree) == extract_author(tree)
    assert marked_author(tree.find("body")) == extract_author(tree.find("body"))
