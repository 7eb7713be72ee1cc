"""What stands between a reader and an article: paywalls, cookie walls, checks for robots, pages that are not there.

Pure. A page with a wall is refused even where it holds some words, since the first two sentences of an article are not
the article, and a summary of them would be taken for one.
"""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.phrase import Phrase, phrase

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TEASER = 220
"""Words; a page that says it is closed and still gives more is open to us, as it is to search engines."""
SHORT = 120

_TEXT = r"(?:konten|artikel|berita|tulisan|halaman|liputan|laporan)"
_READERS = r"(?:para )?(?:pelanggan|anggota|member|pengguna (?:premium|terdaftar))"
_SUBSCRIBING = r"(?:ber)?langganan"
_READING = r"(?:(?:dapat|bisa|terus|lanjut) )?(?:mem)?baca|(?:melanjutkan|lanjutkan) (?:mem)?baca"
_FOR_SUBSCRIBERS = re.compile(
    rf"\b(?:{_TEXT} ini [^.!?\n]{{0,30}}\b(?:khusus|hanya|eksklusif|tersedia)\b[^.!?\n]{{0,25}}\b{_READERS}"
    rf"|{_TEXT} ini (?:khusus|eksklusif) {_READERS}|{_TEXT} (?:khusus|eksklusif) (?:untuk|bagi) {_READERS}"
    rf"|{_TEXT} ini (?:merupakan |adalah )?(?:{_TEXT} )?(?:premium|berbayar|terkunci|dikunci)\b"
    rf"|{_SUBSCRIBING} (?:[\w+.-]+ ){{0,4}}(?:(?:untuk|agar|guna) (?:{_READING})|dan (?:lanjutkan )?baca\b)"
    rf"|untuk melanjutkan membaca|untuk terus membaca {_TEXT}"
    rf"|untuk membaca (?:[\w+.-]+[ ,]+){{0,4}}(?:silakan |harus |perlu )?(?:{_SUBSCRIBING}|masuk|login)\b"
    rf"|(?:baca|membaca|akses|buka|nikmati) (?:[\w+.-]+ ){{0,3}}dengan (?:{_SUBSCRIBING}|masuk|login)\b"
    rf"|(?:area|halaman) {_SUBSCRIBING}\b|{_SUBSCRIBING} mulai (?:dari )?rp|{_SUBSCRIBING} [^.!?\n]{{0,20}}akses penuh"
    r"|(?:kuota|jatah|batas) (?:artikel|bacaan|baca)[^.!?\n]{0,40}(?:habis|tercapai)|beli artikel ini"
    r"|sudah (?:berlangganan|jadi pelanggan|menjadi pelanggan)\?"
    rf"|(?:masuk|login|daftar|(?:buat|punya) akun(?: gratis)?|(?:men)?jadi {_READERS}) untuk (?:{_READING})"
    r"|subscribe (?:now )?to (?:continue|read|keep)|already a subscriber|for subscribers only|subscriber[- ]exclusive"
    r"|(?:sign|log) in to (?:continue|read)|to continue reading)"
)
"""In small letters: blind to their size, it would take thrice as long."""
_COOKIES = re.compile(
    r"(?:terima|setujui|izinkan) (?:semua )?cookie|accept (?:all )?cookies"
    r"|we (?:and our partners )?(?:use|store) cookies|menggunakan cookie"
    r"|cookie (?:consent|preferences|settings)|kelola (?:pilihan|persetujuan)",
    re.IGNORECASE,
)
_ROBOTS = re.compile(
    r"just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a robot|bukan robot|verifikasi bahwa anda (?:adalah )?manusia|enable javascript and cookies to continue"
    r"|access denied|akses ditolak",
    re.IGNORECASE,
)
_SEEN = ".//text()[not(parent::script or parent::style)]"
_GONE = re.compile(
    r"\b404\b|(?:halaman|artikel|berita)(?: yang anda (?:cari|tuju))? (?:tidak|tak) (?:dapat )?(?:di)?temukan"
    r"|(?:page|article) (?:could )?not (?:be )?found|no longer available|telah dihapus",
    re.IGNORECASE,
)


def wall(tree: "HtmlElement", words: int) -> Phrase | None:
    """What stands before the article of a page, in words for an operator; None where nothing does.

    Args:
        tree: the page.
        words: how many words its main text has.
    """
    head = " ".join(tree.xpath("//title//text() | //h1//text()")[:5])[:500]
    if words < SHORT and _ROBOTS.search(head):
        return phrase("page-check")
    if words < SHORT and _GONE.search(head):
        return phrase("page-gone")
    if words < TEASER and (_is_closed(tree) or _FOR_SUBSCRIBERS.search(_seen(tree).lower())):
        return phrase("page-paywall", words=words)
    if words < SHORT and len(_COOKIES.findall(_seen(tree))) >= 2:
        return phrase("page-cookies")
    return None


def _is_closed(tree: "HtmlElement") -> bool:
    """Whether the page says so to machines: schema.org's isAccessibleForFree, or the tiers of common publishers."""
    tiers = tree.xpath("//meta[@name='article:content_tier' or @property='article:content_tier']/@content")
    if any(str(tier).lower() in {"locked", "metered"} for tier in tiers):
        return True
    return any(_says_closed(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")[:5])


def _says_closed(text: str) -> bool:
    try:
        data = json.loads(text, strict=False)  # many have line ends in their descriptions
    except (ValueError, RecursionError):
        return False
    return any(str(node.get("isAccessibleForFree")).lower() == "false" for node in _nodes(data))


def _nodes(data: object) -> Iterator[dict[str, object]]:
    listed = data if isinstance(data, list) else [data]
    for node in listed[:50]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (one for one in (graph if isinstance(graph, list) else [])[:50] if isinstance(one, dict))


def _seen(tree: "HtmlElement") -> str:
    """The words that people see where the article should be, else on the whole page; its first and last ones.

    Menus and feet of pages offer subscriptions everywhere.
    """
    places = tree.xpath("//article | //main") or tree.xpath("//body")
    pieces = (piece for place in places[:20] for piece in place.xpath(_SEEN, smart_strings=False))
    text = " ".join(" ".join(pieces).split())
    return text if len(text) < 40_000 else f"{text[:20_000]} {text[-20_000:]}"
