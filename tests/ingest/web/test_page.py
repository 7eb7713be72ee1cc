"""One page: its article, what stands before it, its own address, its other pages, and its feeds."""

import contextlib
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addresses import without_amp
from bot.errors import RefusedDocument
from bot.ingest.formats.tree import page_tree
from bot.ingest.web.links import FeedLink, feed_links, first_page, next_page, own_address, whole_page
from bot.ingest.web.page import ReadPage, read_page

ZONE = ZoneInfo("Asia/Jakarta")
URL = "https://www.kabar.example.com/berita/2026/pasar-dibuka"
SENTENCE = "Pasar di kota itu dibuka lagi pada pagi hari oleh wali kota bersama para pedagang dan warga sekitar. "


def page(text: str = SENTENCE * 8, head: str = "", body: str = "", title: str = "Pasar dibuka lagi") -> bytes:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{text}</p>{body}</article>"
        "<footer>Berlangganan untuk membaca koran. Kami menggunakan cookie.</footer></body></html>"
    ).encode()


def read(data: bytes, url: str = URL) -> ReadPage:
    return read_page(data, url=url, charset=None, zone=ZONE)


def test_an_article_is_read_whatever_its_foot_offers() -> None:
    """Subscriptions and cookies in menus and feet are no wall."""
    found = read(page(SENTENCE * 4))
    assert found.refusal == ""
    assert found.document is not None
    assert found.document.url == URL


CLOSED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":%s}</script>'


WALLS = (
    "Konten ini khusus pelanggan.",
    "Artikel ini hanya bisa diakses oleh pelanggan.",
    "Artikel eksklusif untuk pelanggan premium",
    "Berita ini merupakan konten premium. Silakan berlangganan.",
    "Anda memasuki Area Berlangganan",
    "Lanjutkan membaca dengan berlangganan",
    "Berlangganan Kabar+ untuk membaca cerita lengkapnya",
    "Untuk membaca artikel ini, silakan berlangganan.",
    "Kuota artikel gratis Anda bulan ini habis",
    "Buat akun gratis untuk membaca artikel ini",
    "Batas artikel gratis Anda bulan ini telah tercapai",
    "BERLANGGANAN UNTUK MELANJUTKAN MEMBACA",
    "Mulai berlangganan dan baca selengkapnya",
    "Masuk untuk terus membaca artikel ini",
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (page(SENTENCE * 4, head=CLOSED % "false"), "paywall"),
        (page(SENTENCE * 4, head=CLOSED % '"False"'), "paywall"),
        (page(SENTENCE * 4, head='<meta name="article:content_tier" content="locked">'), "paywall"),
        (page(SENTENCE * 4, body="<div>Artikel ini khusus pelanggan. Silakan masuk untuk membaca.</div>"), "paywall"),
        (page(SENTENCE * 4, body="<p>Daftar gratis atau berlangganan mulai Rp 50.000.</p>"), "paywall"),
        (page(SENTENCE * 4, body="<p>Sudah berlangganan? Masuk di sini</p>"), "paywall"),
        (page(SENTENCE * 4, body="<p>Subscribe to continue reading this article.</p>"), "paywall"),
        (page(SENTENCE * 4, body="<p>Berlangganan untuk membaca selengkapnya.</p>"), "paywall"),
        (page("Sebentar.", title="Just a moment..."), "browser"),
        (page("Masuk.", title="Verifikasi bahwa Anda manusia"), "browser"),
        (page("Maaf.", title="404 Halaman tidak ditemukan"), "not found"),
        (page("Sorry, nothing here.", title="Page not found"), "not found"),
        (page("Kami menggunakan cookie. Terima semua cookie. Kelola pilihan. Kebijakan cookie kami."), "cookie wall"),
        (page("Beberapa kata saja."), "50 words"),
        *((page(SENTENCE * 4, body=f"<div>{line}</div>"), "paywall") for line in WALLS),
    ],
)
def test_what_is_no_article_says_why(data: bytes, word: str) -> None:
    """Paywalls, checks for robots, lost pages, cookie walls, teasers."""
    found = read(data)
    assert found.document is None
    assert word in str(found.refusal)
    assert "\n" not in str(found.refusal)


@pytest.mark.parametrize(
    "head", [CLOSED % "true", CLOSED % "not json", '<meta name="article:content_tier" content="free">']
)
def test_what_is_open_is_no_paywall(head: str) -> None:
    """Nor is a broken description of a page."""
    assert read(page(SENTENCE * 4, head=head)).document is not None


@pytest.mark.parametrize(
    "line",
    [
        "Diskon itu hanya untuk pelanggan listrik bersubsidi, kata dia.",
        "Program itu khusus anggota koperasi di Kota Melati.",
        "Laporan khusus anggota dewan dibahas pada Senin.",
        "Kegiatan ini hanya untuk anggota PKK.",
        "Penyedia film itu menaikkan harga konten premium.",
        "Warga diminta masuk untuk mengambil nomor antrean.",
        "Ia mengajak anak-anak untuk terus membaca buku di rumah.",
        "Kakeknya berlangganan koran dan membaca setiap pagi.",
    ],
)
def test_an_article_that_tells_of_members_and_subscribers_is_no_paywall(line: str) -> None:
    """However short it is."""
    assert read(page(SENTENCE * 4 + line)).document is not None


@pytest.mark.parametrize("path", ["/", "/index.html", "/indeks", "/indeks?page=2", "/?utm_source=x", "/Indeks/"])
def test_a_front_page_is_no_article(path: str) -> None:
    """Whatever sentences its headlines and teasers have."""
    found = read(page(), f"https://www.kabar.example.com{path}")
    assert found.document is None
    assert "front page" in str(found.refusal)


@pytest.mark.parametrize("path", ["/?p=1234", "/index.php?berita=12", "/berita/indeks-harga-konsumen-naik"])
def test_an_article_that_is_asked_for_by_its_number_is_no_front_page(path: str) -> None:
    """As on old sites, and on new ones that were never set up."""
    assert read(page(), f"https://www.kabar.example.com{path}").document is not None


def test_a_closed_article_that_is_there_in_full_is_read() -> None:
    """Some sites call open what they show to all, some do not."""
    assert read(page(SENTENCE * 20, head=CLOSED % "false")).document is not None


@pytest.mark.parametrize("data", [b"%PDF-1.7 \x00", b"PK\x03\x04zip", b"\x89PNG\r\n", b"GIF89a", b"\xff\xd8\xff\xe0"])
def test_a_file_under_a_pages_name_is_told(data: bytes) -> None:
    """Whatever the server calls it."""
    with pytest.raises(RefusedDocument, match="no page"):
        read(data)


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Never an error of ours."""
    with contextlib.suppress(RefusedDocument):
        assert read(data).document is None


def canonical(link: str, url: str = URL) -> str:
    tree = page_tree(f'<html><head><link rel="canonical" href="{link}"></head><body><p>x</p></body></html>')
    assert tree is not None
    return own_address(tree, url)


def test_mobile_and_amp_addresses_are_joined_to_the_canonical_one() -> None:
    """Where the page names one of its own site."""
    assert canonical(URL, "https://m.kabar.example.com/berita/2026/pasar-dibuka?outputType=amp") == URL
    assert canonical("/berita/2026/pasar-dibuka", f"{URL}/amp") == URL
    assert canonical(f"{URL}?utm_source=x#atas", f"{URL}?amp=1") == URL


@pytest.mark.parametrize(
    "link", ["https://jahat.example.org/x", "https://www.kabar.example.com/", "/", "javascript:1", "http://[", ""]
)
def test_a_canonical_address_that_cannot_be_is_not_believed(link: str) -> None:
    """Another site's, the front page, nonsense: the page keeps its own."""
    assert canonical(link) == URL


def test_a_page_in_a_cache_is_joined_to_the_canonical_one_of_its_site() -> None:
    """Google's cache of AMP pages is no site of its own; a page in it may name no other site's."""
    cached = "https://www-kabar-example-com.cdn.ampproject.org/c/s/www.kabar.example.com/berita/2026/pasar-dibuka/amp"
    assert canonical("https://www.kabar.example.com/berita/1", cached) == "https://www.kabar.example.com/berita/1"
    assert canonical("https://lain.example.org/berita/1", cached) == URL


def test_what_asks_for_amp_is_left_out() -> None:
    """Only that."""
    assert without_amp("https://a.example.com/x/amp/?amp=1&hal=2") == "https://a.example.com/x?hal=2"
    assert without_amp("https://a.example.com/kampus") == "https://a.example.com/kampus"


@pytest.mark.parametrize(
    ("url", "link", "found"),
    [
        (URL, f"{URL}?page=2", True),
        (URL, f"{URL}/2", True),
        (URL, f"{URL}?hal=2", True),
        (f"{URL}?page=2", f"{URL}?page=3", True),
        (f"{URL}/2", f"{URL}/3", True),
        (URL, f"{URL}?page=3", False),
        (URL, "https://www.kabar.example.com/berita/2026/artikel-lain", False),
        (URL, "https://www.kabar.example.com/berita/2026/artikel-lain?page=2", False),
        (URL, "https://lain.example.com/berita/2026/pasar-dibuka?page=2", False),
        (f"{URL}?page=2", f"{URL}?page=2", False),
    ],
)
def test_the_next_page_is_the_next_number_of_the_same_address(url: str, link: str, found: bool) -> None:
    """rel=next to another article, as many sites have it, is not believed."""
    for markup in (f'<link rel="next" href="{link}">', f'<a href="{link}">Selanjutnya</a>'):
        tree = page_tree(f"<html><head></head><body>{markup}<p>x</p></body></html>")
        assert tree is not None
        assert next_page(tree, url) == (link if found else None)


def test_the_whole_article_in_one_page_is_found() -> None:
    """As some outlets offer it."""
    tree = page_tree(
        f'<html><body><a href="{URL}?page=all">Tampilkan semua</a><a href="/lain?page=all">x</a></body></html>'
    )
    assert tree is not None
    assert whole_page(tree, URL) == f"{URL}?page=all"


def test_feeds_that_a_page_names() -> None:
    """RSS, Atom and JSON Feed, each once, absolute."""
    links = (
        '<link rel="alternate" type="application/rss+xml" title="Berita" href="/rss">'
        '<link rel="alternate" type="application/rss+xml" title="Lagi" href="/rss">'
        '<link rel="alternate" type="application/atom+xml; charset=utf-8" href="https://b.example.com/atom">'
        '<link rel="alternate" type="application/feed+json" title="J" href="/feed.json">'
        '<link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" type="text/css" href="/x.css">'
    )
    assert read(page(head=links)).feeds == (
        FeedLink("https://www.kabar.example.com/rss", "Berita", "RSS"),
        FeedLink("https://b.example.com/atom", "", "Atom"),
        FeedLink("https://www.kabar.example.com/feed.json", "J", "JSON Feed"),
    )
    tree = page_tree("<html><body><p>x</p></body></html>")
    assert tree is not None
    assert feed_links(tree, URL) == ()


@pytest.mark.parametrize(
    "link", [f"{URL}?single=1", f"{URL}?page=ALL", f"{URL}?showpage=all", f"{URL}?hal=semua", f"{URL}/all"]
)
def test_other_ways_to_ask_for_the_whole_article_are_found(link: str) -> None:
    """One page, however the outlet calls it; single=0 and a page's number ask for something else."""
    tree = page_tree(
        f'<html><body><a href="{URL}?single=0">x</a><a href="?page=2">x</a><a href="{link}">x</a></body></html>'
    )
    assert tree is not None
    assert whole_page(tree, URL) == link


@pytest.mark.parametrize("link", ["2", "2/", "./2", "/berita/2026/pasar-dibuka/2", "../pasar-dibuka/2", "?page=2"])
def test_short_and_relative_links_to_the_next_page_are_found(link: str) -> None:
    """Leaving out links that lead elsewhere must not leave out these."""
    tree = page_tree(f'<html><body><a href="/x">x</a><a href="{link}">Halaman selanjutnya</a></body></html>')
    assert tree is not None
    found = next_page(tree, f"{URL}/")
    assert found is not None
    assert found.rstrip("/").endswith(("/pasar-dibuka/2", "?page=2"))


@pytest.mark.parametrize(
    ("url", "markup", "first"),
    [
        (f"{URL}?page=3", f'<link rel="canonical" href="{URL}">', URL),
        (f"{URL}?page=2", '<a href="?page=1">1</a>', f"{URL}?page=1"),
        (f"{URL}/2", f'<a href="{URL}">Sebelumnya</a>', URL),
        (f"{URL}?page=2", '<a href="?page=3">3</a>', None),
        (f"{URL}?page=2", '<link rel="canonical" href="https://www.kabar.example.com/">', None),
        (f"{URL}/2026/11", "<p>Arsip</p>", None),
        (URL, f'<a href="{URL}">Pasar</a>', None),
    ],
)
def test_the_first_page_is_found_from_a_later_one(url: str, markup: str, first: str | None) -> None:
    """Where the page names it; a number at the end of an address may be anything."""
    tree = page_tree(f"<html><head></head><body>{markup}<p>x</p></body></html>")
    assert tree is not None
    assert first_page(tree, url) == first
