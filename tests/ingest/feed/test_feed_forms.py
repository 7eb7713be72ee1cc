"""Well-formed feeds of rare forms, each of which a fast parser has lost a title, a text or an address of."""

from datetime import UTC, datetime

import pytest

from bot.ingest.feed import FeedEntry, parse_feed

NOW = datetime(2026, 11, 21, tzinfo=UTC)
URL = "https://kabar.example/rss/index.xml"
NAMES = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def first(body: str) -> FeedEntry:
    return parse_feed(body.encode(), url=URL, now=NOW).entries[0]


def rss(item: str, *, root: str = "rss") -> FeedEntry:
    return first(f'<{root} version="2.0" {NAMES}><channel><title>Kabar</title><item>{item}</item></channel></rss>')


def atom(entry: str, attributes: str = "") -> FeedEntry:
    return first(
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Kabar</title><entry>{entry}</entry></feed>'
    )


DIV = '<div xmlns="http://www.w3.org/1999/xhtml">'


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        (atom(f'<title type="xhtml">{DIV}Sidang <b>ditunda</b></div></title>'), "Sidang ditunda"),
        (atom("<title type='application/octet-stream' mode='base64'>U2lkYW5nIGRpdHVuZGE=</title>"), "Sidang ditunda"),
        (rss("<title>Sidang <i>ditunda</i></title>"), "Sidang ditunda"),
        (rss("<media:title>Gedung</media:title><title>Sidang ditunda</title>"), "Sidang ditunda"),
        (rss("<title>Sidang<!-- hari ini --> ditunda</title>"), "Sidang ditunda"),
        (rss("<title>Jum&#146;at</title>"), "Jum’at"),
    ],
    ids=["xhtml", "base64", "naked", "media-first", "comment", "windows"],
)
def test_no_title_is_lost(entry: FeedEntry, title: str) -> None:
    assert entry.title == title


@pytest.mark.parametrize(
    "entry",
    [
        atom(f'<title>x</title><content type="xhtml">{DIV}<p>Isi</p> yang <b>panjang</b></div></content>'),
        atom(f'<title>x</title><summary type="xhtml">{DIV}Isi yang panjang</div></summary>'),
        rss("<title>x</title><xhtml:body><p>Isi yang panjang</p></xhtml:body>"),
        rss("<title>x</title><fullitem>Isi yang panjang</fullitem>"),
        rss("<title>x</title><description>Isi yang <b>panjang</b></description>"),
        rss("<title>x</title><media:description>Gedung</media:description><description>Isi yang panjang</description>"),
    ],
    ids=["content", "summary", "body", "fullitem", "naked", "media-first"],
)
def test_no_text_is_lost(entry: FeedEntry) -> None:
    assert "panjang" in entry.html
    assert "Isi" in entry.html


@pytest.mark.parametrize(
    "entry",
    [
        atom('<title>x</title><link href="a/1"/>', 'xml:base="https://kabar.example/arsip/"'),
        atom("<title>x</title><link>https://kabar.example/arsip/a/1</link>"),
    ],
    ids=["xml-base", "text"],
)
def test_no_address_is_lost(entry: FeedEntry) -> None:
    assert entry.url == "https://kabar.example/arsip/a/1"


@pytest.mark.parametrize(
    "body",
    [
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Kabar</title></channel>'
            "<item><title>Sidang</title></item></rdf:RDF>"
        ),
        (
            '<rss xmlns="http://backend.userland.com/rss2" version="2.0"><channel><title>Kabar</title>'
            "<item><title>Sidang</title></item></channel></rss>"
        ),
        (
            "<?xml?xml version='1.0' ??><rss rss:version=2.0><rss:channel><rss:title>Kabar</rss:title>"
            "<rss:item><rss:title>Sidang</rss:title></rss:item></rss:channel></rss>"
        ),
    ],
    ids=["rss-0.90", "rss-in-a-namespace", "prefixes-of-nothing"],
)
def test_rss_of_other_days_is_read(body: str) -> None:
    feed = parse_feed(body.encode(), url=URL, now=NOW)
    assert (feed.title, feed.entries[0].title) == ("Kabar", "Sidang")
