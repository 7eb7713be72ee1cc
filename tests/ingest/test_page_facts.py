"""What a page says of itself: as trafilatura finds it, at less cost."""

import re
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from trafilatura.metadata import AUTHOR_XPATHS, extract_metadata

from bot.ingest.formats.authors import _OF_AUTHORS
from bot.ingest.formats.names import author_of
from bot.ingest.formats.page_facts import PageFacts, page_facts
from bot.ingest.formats.tree import page_tree

ZONE = ZoneInfo("Asia/Jakarta")
LINKED = (
    '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pasar",'
    ' "author": {"@type": "Person", "name": "Budi Lestari"}, "publisher": {"name": "Kabar"}}'
)
HEAD = (
    "<title>Pasar Awan dibuka - kabar.example</title>",
    "<title>Pasar Awan dibuka | Kabar Uji</title>",
    '<meta property="og:title" content="Pasar &amp; Awan">',
    '<meta property="og:site_name" content="kabar uji">',
    '<meta property="og:url" content="https://kabar.example/pasar">',
    '<meta name="twitter:site" content="@kabaruji">',
    '<meta name="author" content="Sari Wening">',
    '<meta name="author" content="redaksi">',
    '<meta itemprop="headline" content="Pasar dibuka lagi">',
    '<link rel="canonical" href="https://www.kabar.example/berita/1?utm_source=x">',
    '<link rel="canonical" href="/berita/1">',
    f'<script type="application/ld+json">{LINKED}</script>',
    '<script type="application/ld+json">{"@type": [1, {"author": 5}], "publisher": "x"</script>',
)
BODY = (
    "<h1>Pasar Awan</h1>",
    "<h1>Judul lain</h1>",
    "<h2>Anak judul</h2>",
    '<span class="byline">Oleh Sari Wening</span>',
    '<a rel="author" href="/x">Budi Lestari</a>',
    '<div class="post-author-box"><a href="/x">Tim Redaksi Kabar</a></div>',
    '<div class="comments"><span class="author">Seorang Pembaca</span></div>',
    '<p data-component="Byline">Rini Awan</p>',
    "<author>Wening Sari</author>",
    '<div class="writer">Penulis: Budi</div>',
)


@given(st.lists(st.sampled_from(HEAD)), st.lists(st.sampled_from(BODY)))
def test_title_author_address_and_outlet_are_those_that_trafilatura_finds(head: list[str], body: list[str]) -> None:
    """Whatever a page has of them, twice or not at all."""
    page = f"<html><head>{''.join(head)}</head><body>{''.join(body)}<p>Pasar dibuka.</p></body></html>"
    facts, theirs = (find(page_tree(page)) for find in (lambda tree: page_facts(tree, ZONE), extract_metadata))
    outlets = [name for name in (theirs.sitename, theirs.hostname) if name]
    assert (facts.title or "") in (theirs.title or "")
    assert facts.author == (author_of(theirs.author, outlets) or facts.author)
    assert facts.url == theirs.url
    assert facts.source == (theirs.sitename or theirs.hostname)


def test_every_mark_that_the_search_for_authors_goes_by_is_looked_for() -> None:
    """A new one of trafilatura's would otherwise never be reached."""
    tested = [word for path in AUTHOR_XPATHS for word in re.findall(r"@[\w-]+ ?(?:=|,) ?'([^']+)'", path.path)]
    words = [re.sub(r"\[(\w)\w\]|(-)\?", r"\1\2", word) for pattern in tested for word in pattern.split("|")]
    assert len(words) > 20
    assert [word for word in words if not _OF_AUTHORS.search(word)] == []


def test_a_page_that_says_nothing_has_no_facts() -> None:
    """None of them is made up."""
    tree = page_tree("<html><body><p>Pasar dibuka.</p></body></html>")
    assert tree is not None
    assert page_facts(tree, ZONE) == PageFacts()


def test_the_time_is_the_surest_that_the_page_states() -> None:
    """Meta elements before linked data, that before elements of the text, among which others' times are too."""
    stated = [
        '<meta name="PublishDate" content="2026-02-04 08:00">',
        '<meta itemprop="datePublished" content="2026-02-05T08:00:00+07:00">',
        '<meta property="article:published_time" content="2026-02-06T08:00:00Z">',
    ]
    rest = '<article><time datetime="2026-02-03">kemarin</time></article>'
    linked = '<script type="application/ld+json">{"@graph": [{"datePublished": "2026-02-02T08:00"}]}</script>'
    read = []
    for head in ("".join(stated), "".join(stated[:2]), stated[0], '<meta name="publishdate" content="besok">'):
        tree = page_tree(f"<html><head>{head}{linked}</head><body>{rest}</body></html>")
        assert tree is not None
        found = page_facts(tree, ZONE).published_at
        assert found is not None
        read.append(found.isoformat())
    tree = page_tree(f"<html><head>{linked}</head><body>x</body></html>")
    assert tree is not None
    last = page_facts(tree, ZONE).published_at
    assert last is not None
    assert [*read, last.isoformat()] == [
        "2026-02-06T15:00:00+07:00",
        "2026-02-05T08:00:00+07:00",
        "2026-02-04T08:00:00+07:00",
        "2026-02-02T08:00:00+07:00",
        "2026-02-02T08:00:00+07:00",
    ]
