"""Feeds: every kind gives the same entries, broken ones as far as they go, and no title is cut in silence."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RefusedDocument
from bot.ingest.feed import FeedEntry, ParsedFeed, parse_feed

NOW = datetime(2026, 11, 21, tzinfo=UTC)
URL = "https://kabar.example/rss/index.xml"
AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kabar</title><link>https://kabar.example/</link><ttl>30</ttl><item>
<title><![CDATA[Sidang Jum&rsquo;at <b>ditunda</b> &amp; dibuka lagi]]></title><link>/a/1?id=2</link>
<guid isPermaLink="false">k-1</guid><pubDate>Jum, 20 Nop 2026 10:00:00 WIB</pubDate><dc:creator>Sari Wening</dc:creator>
<description>Pendek</description><content:encoded><![CDATA[<p>Isi yang panjang</p>]]></content:encoded>
<category>Politik</category><category>Politik</category><category>Hukum</category></item></channel></rss>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://kabar.example/"><title>Kabar</title><link>https://kabar.example/</link></channel>
<item rdf:about="https://kabar.example/a/1"><title>Sidang ditunda</title><link>https://kabar.example/a/1</link>
<dc:date>2026-11-20T10:00:00+07:00</dc:date><description>Isi</description></item></rdf:RDF>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>
<link href="https://kabar.example/"/><entry><title type="html">Sidang ditunda</title><id>tag:kabar.example,2026:1</id>
<link rel="alternate" href="/a/1"/><published>2026-11-20T10:00:00+07:00</published>
<updated>2026-11-20T11:00:00+07:00</updated>
<author><name>Sari Wening</name></author><category term="Politik"/>
<content type="html">&lt;p&gt;Isi&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Kabar",
        "home_page_url": "https://kabar.example/",
        "items": [
            {
                "id": "k-1",
                "url": "https://kabar.example/a/1",
                "title": "Sidang ditunda",
                "content_html": "<p>Isi</p>",
                "date_published": "2026-11-20T10:00:00+07:00",
                "authors": [{"name": "Sari Wening"}],
                "tags": ["Politik"],
            }
        ],
    }
)


def read(text: str | bytes) -> ParsedFeed:
    return parse_feed(text.encode() if isinstance(text, str) else text, url=URL, now=NOW)


def only_entry(text: str | bytes) -> FeedEntry:
    (entry,) = read(text).entries
    return entry


def test_rss_is_read_whole() -> None:
    """Guid, absolute link, plain title, fullest text, Jakarta time, author and topics without repeats."""
    feed = read(RSS)
    assert (feed.title, feed.site_url, feed.ttl) == ("Kabar", "https://kabar.example/", timedelta(minutes=30))
    (entry,) = feed.entries
    assert entry == FeedEntry(
        guid="k-1",
        url="https://kabar.example/a/1?id=2",
        title="Sidang Jum’at ditunda & dibuka lagi",
        html="<p>Isi yang panjang</p>",
        published_at=AT,
        author="Sari Wening",
        topics=("Politik", "Hukum"),
    )


@pytest.mark.parametrize("text", [RDF, ATOM, JSON_FEED], ids=["rdf", "atom", "json"])
def test_every_kind_of_feed_gives_the_same(text: str) -> None:
    """RDF, Atom and JSON Feed differ in form only."""
    entry = only_entry(text)
    assert (entry.title, entry.url, entry.published_at) == ("Sidang ditunda", "https://kabar.example/a/1", AT)
    assert read(text).title == "Kabar"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_a_mark_are_read(codec: str) -> None:
    """A byte order mark decides, whatever the declaration says."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
    assert only_entry(mark + RSS.encode(codec)).published_at == AT


def test_a_declared_charset_is_read() -> None:
    """An 8-bit charset in the XML declaration is honoured."""
    text = RSS.replace("UTF-8", "iso-8859-1").replace("Sari Wening", "José Wening")
    assert only_entry(text.encode("latin-1")).author == "José Wening"


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        (
            RSS.replace("<![CDATA[", "").replace("]]>", "").replace("<b>ditunda</b>", "ditunda"),
            "Sidang Jum’at ditunda & dibuka lagi",
        ),
        (RSS.replace("</channel></rss>", ""), "Sidang Jum’at ditunda & dibuka lagi"),
        (RSS.replace("Pendek", "harga < 5 & > 3"), "Sidang Jum’at ditunda & dibuka lagi"),
        ("\n\n" + RSS, "Sidang Jum’at ditunda & dibuka lagi"),
        (RSS.replace("Pendek", "a\x08b"), "Sidang Jum’at ditunda & dibuka lagi"),
        (RSS.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', ""), "Sidang Jum’at ditunda & dibuka lagi"),
    ],
    ids=["undeclared entity", "cut off", "bare ampersand", "leading space", "control character", "undeclared prefix"],
)
def test_a_broken_feed_is_read_without_cutting_titles(broken: str, title: str) -> None:
    """What is not well-formed goes to the parser for broken feeds: the title comes whole."""
    entry = only_entry(broken)
    assert entry.title == title
    assert entry.published_at == AT


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Harga &lt; Rp 5.000", "Harga < Rp 5.000"),
        ("AT&amp;amp;T naik", "AT&T naik"),
        ("&lt;strong&gt;Banjir&lt;/strong&gt; surut", "Banjir surut"),
        ("Baris\nsatu\t dua", "Baris satu dua"),
        ("kiri\u202ekanan", "kirikanan"),
    ],
)
def test_titles_are_plain_text(title: str, plain: str) -> None:
    """Markup, double escapes, line breaks and direction overrides do not reach a chat."""
    assert (
        only_entry(
            f"<rss version='2.0'><channel><title>K</title><item><title>{title}</title></item></channel></rss>"
        ).title
        == plain
    )


@pytest.mark.parametrize(
    "link", ["mailto:a@kabar.example", "javascript:alert(1)", "file:///etc/passwd", "http://[", ""]
)
def test_only_web_links_are_links(link: str) -> None:
    """A link that leads elsewhere than to the web is none."""
    text = (
        f"<rss version='2.0'><channel><title>K</title><item><title>T</title><link>{link}</link></item></channel></rss>"
    )
    assert only_entry(text).url is None


def test_an_empty_feed_is_a_feed() -> None:
    """A channel without entries is read, and has none."""
    assert read("<rss version='2.0'><channel></channel></rss>").entries == ()


@pytest.mark.parametrize(
    "text", ["", "halo", "<html><body><p>Masuk</p></body></html>", "%PDF-1.7", "{}", "[1]", "\0\0\0"]
)
def test_what_is_no_feed_is_refused(text: str) -> None:
    """A page, a document or nothing at all is refused in one sentence."""
    with pytest.raises(RefusedDocument, match="not a feed"):
        read(text)


def test_entities_are_not_expanded_or_fetched() -> None:
    """Neither a billion laughs nor a local file comes out of a feed."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    item = "<item><title>&l8;&f;</title></item>"
    text = f"<?xml version='1.0'?>{bomb}<rss version='2.0'><channel><title>K</title>{item}</channel></rss>"
    assert sum(len(entry.title) for entry in read(text).entries) < 1000


def test_elements_that_are_never_closed_are_no_feed() -> None:
    """They are refused before they are read, and told; the unclosed marks of a broken feed's texts are none of that."""
    item = "<item><title>Pasar &nbsp; dibuka</title><description>" + "<br>" * 500 + "</description></item>"
    assert len(read(f"<rss><channel><title>x</title>{item * 20}</channel></rss>").entries) == 20
    with pytest.raises(RefusedDocument, match="200,002 elements in it are never closed"):
        read("<rss><channel>" + "<a>" * 200_000)


def test_a_huge_feed_is_cut_at_a_known_length() -> None:
    """Ten thousand entries are the most that one reading takes."""
    items = "".join(f"<item><title>{n}</title></item>" for n in range(10_050))
    assert len(read(f"<rss version='2.0'><channel><title>K</title>{items}</channel></rss>").entries) == 10_000


@pytest.mark.parametrize("date", ["<pubDate>besok</pubDate>", "<pubDate/>", "<updated>besok</updated>", ""])
def test_a_broken_feed_without_a_time_that_can_be_read_has_none(date: str) -> None:
    """Nor does it raise a warning, which only those who run the bot would see."""
    (entry,) = read(
        f"<rss version='2.0'><channel><title>K</title><item><title>A & B</title>{date}</item></channel></rss>"
    ).entries
    assert (entry.title, entry.published_at) == ("A & B", None)


@given(
    st.binary(max_size=400)
    | st.text(max_size=300).map(lambda text: RSS.replace("Pendek", text).encode("utf-8", "replace"))
)
def test_no_bytes_are_an_error_of_another_kind(body: bytes) -> None:
    """Whatever comes is a feed or is refused."""
    try:
        feed = read(body)
    except RefusedDocument:
        return
    assert all("\x00" not in entry.title for entry in feed.entries)


def test_a_guid_that_several_articles_share_names_none_of_them() -> None:
    """Some feeds give each entry their own address; the articles would be taken for revisions of one."""
    items = "".join(
        f"<item><title>Berita {n}</title><link>https://a.example/{n}</link><guid>https://a.example/</guid></item>"
        for n in range(3)
    )
    alone = "<item><title>Lain</title><link>https://a.example/9</link><guid>tag:9</guid></item>" * 2
    body = f"<rss version='2.0'><channel><title>A</title>{items}{alone}</channel></rss>".encode()
    found = parse_feed(body, url="https://a.example/rss", now=datetime(2026, 11, 23, tzinfo=UTC))
    assert [entry.guid for entry in found.entries] == [None, None, None, "tag:9", "tag:9"]
    assert [entry.url for entry in found.entries[:3]] == [f"https://a.example/{n}" for n in range(3)]


@pytest.mark.parametrize(("many", "addresses"), [(3, {None}), (2, {"https://a.example/siaran"})])
def test_an_address_that_many_articles_share_is_none_of_theirs(many: int, addresses: set[str | None]) -> None:
    """Of the site, or of a player; two that share one are the same article under two headlines."""
    items = "".join(
        f"<item><title>Siaran {n}</title><link>https://a.example/siaran</link><guid>s-{n}</guid></item>"
        for n in range(many)
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>A</title>{items}</channel></rss>"
    found = parse_feed(body.encode(), url="https://a.example/rss", now=NOW)
    assert {entry.url for entry in found.entries} == addresses
    assert [entry.guid for entry in found.entries] == [f"s-{n}" for n in range(many)]
