"""The page's own controls as lines: share buttons, page numbers, tags, offers to follow, lists of other articles."""

import re
from typing import Literal

Widget = Literal["control", "headlines", "words"]
"""What a line is of: nothing but itself, or the beginning of a list of headlines or of words (tags, buttons)."""

LONGEST_OFFER = 600
"""Characters of a paragraph that offers to follow the outlet elsewhere."""

LONGEST_LABEL = 60
"""Characters of a button or a list's heading."""

_CONTROLS = frozenset(
    "iklan|advertisement|advertorial|halaman selanjutnya|halaman berikutnya|baca halaman berikutnya|selanjutnya|"
    "sebelumnya|next|prev|previous|lihat semua|show all|see all|view all|"
    "lihat foto|lihat video|lihat komentar|tulis komentar|berikan komentarmu|berikan komentar|beri komentar|komentar|"
    "konten premium|copy link|salin tautan|salin link|facebook|twitter|"
    "whatsapp|whats app|telegram|instagram|tiktok|youtube|threads|email|print|cetak|play|loading|"
    "kami memberikan ruang untuk anda berkontribusi|disclaimer|lanjutkan membaca|lanjut baca|"
    "story continues below|story continues below advertisement|our standards: the thomson reuters trust principles|"
    "what do you think? let us know in the comments|let us know in the comments|leave a comment".split("|")
)
_BEFORE_HEADLINES = frozenset(
    "baca juga|baca lainnya|baca selengkapnya|simak juga|lihat juga|pilihan redaksi|pilihan editor|berita terkait|"
    "artikel terkait|berita lainnya|artikel lainnya|berita pilihan|berita terkini|berita terbaru|berita populer|"
    "terpopuler|terkini|terbaru|trending|populer|rekomendasi|rekomendasi untuk anda|rekomendasi untukmu|video pilihan|"
    "video terkait|video terkini|video terpopuler|video terpopuler hari ini|infografis|latest in news|related|"
    "related articles|related news|related stories|read also|read more|read next|recommended|most popular|more from|"
    "trending now|editor's picks".split("|")
)
_BEFORE_WORDS = frozenset(
    "halaman|tag|tags|topik|topics|topik terkait|related topics|kata kunci|keywords|label|share|bagikan|share this|"
    "bagikan artikel ini|follow us|ikuti kami|ikuti kami di|editorial team|editors|editor|tim editor|writer|"
    "reporter".split("|")
)
_EDGE = " :.!…»>›*#-–—|"
_CONTROL = re.compile(
    r"\d{1,2} (?:dari|of) \d{1,2} (?:halaman|pages?)|(?:scroll|gulir|swipe|geser) (?:ke|to|untuk|up|down)\b.{0,60}"
    r"|(?:tags?|topics) ?[:#].{0,200}|watch:.{0,120}|(?:#[\w.]+[ ,;|]*)+|@[\w.]{2,30}|♬.{0,80}|embed from .{0,40}"
    r"|[\w-]{3,80}\.(?:png|jpe?g|webp|gif)|\*{0,3} ?fakta atau hoaks\?.{0,400}"
    r"|.{3,60} berkontribusi (?:dalam|pada|untuk) (?:penulisan |peliputan )?(?:artikel|laporan|berita|tulisan) ini\.?"
    r"|.{3,100} contributed (?:to|reporting)\b.{0,40}"
    r"|this (?:article|story) (?:was|has been) (?:amended|updated|corrected) .{0,200}"
    r"|(?:yuk|ayo|mari),? (?:simak|baca|tonton|lihat|saksikan)\b.{0,30}(?:video|artikel|berita|juga|halaman)\b.{0,30}"
    r"|(?:baca|simak|lihat|tonton|yuk,? gabung) .{3,90} di ?sini\W*|segera lengkapi data dirimu .{0,90}"
    r"|(?:ikuti|follow) (?:kami|us) (?:di|lewat|melalui|on) .{2,120}"
    r"|(?:baca|simak|lihat|tonton|nonton|saksikan|dapatkan|cek|intip|temukan|untuk (?:mengetahui|membaca|melihat)) "
    r"[^.!?\"”]{3,180}(?:halaman (?:khusus )?(?:berikut(?:nya)?|selanjutnya)(?: ini)?"
    r"|(?:link|tautan|video) berikut(?: ini)?|di bawah ini)\W*"
    r"|(?:nonton|saksikan|tonton) [^.!?\"”]{3,180} (?:di|lewat|melalui) vidio(?:\.com)?(?: secara \w+)?\W*",
    re.IGNORECASE,
)
_MARKS = frozenset("0123456789#@♬*")
_FIRST_WORDS = frozenset(
    "scroll gulir swipe geser tag tags embed fakta yuk ayo mari baca simak lihat tonton dapatkan ikuti follow jangan "
    "gabung bergabung download unduh cek update temukan get join subscribe sign topics watch this nonton saksikan "
    "intip untuk segera".split()
)
_ENDS = (
    " artikel ini",
    " laporan ini",
    " berita ini",
    " tulisan ini",
    " report",
    " reporting",
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".gif",
)
_CHANNEL = re.compile(
    r"whats ?app|google news|telegram|newsletter|\b(?:wa )?channel|\bsaluran|play store|app store|klik di ?sini"
)
_LINK = re.compile(r"\bt\.me/|whatsapp\.com/|news\.google\.com/")
_OF_NEWS = re.compile(r"\b(?:berita|breaking|news|kabar|artikel|kami|update|our|stories)\b")


def widget(line: str) -> Widget | None:
    """Which of the page's controls a whole line is, or None where it may be of the article."""
    if len(line) > LONGEST_OFFER:
        return None
    if len(line) <= LONGEST_LABEL:
        bare = line.strip(_EDGE).casefold()
        if bare in _CONTROLS:
            return "control"
        if bare in _BEFORE_HEADLINES:
            return "headlines"
        if bare in _BEFORE_WORDS:
            return "words"
    if not (line[0] in _MARKS or _begins(line) in _FIRST_WORDS or line[-20:].rstrip(_EDGE).casefold().endswith(_ENDS)):
        return None
    return "control" if _CONTROL.fullmatch(line) or _is_offer(line) else None


def _begins(line: str) -> str:
    """A line's first word, in lower case."""
    return line[:20].lstrip(_EDGE).partition(" ")[0].rstrip(",:").casefold()


def _is_offer(line: str) -> bool:
    """Whether a paragraph asks its reader to follow the outlet elsewhere; what somebody is quoted with does not."""
    if _begins(line) not in _FIRST_WORDS:
        return False
    bare = line.casefold()
    if _LINK.search(bare):
        return True
    said = '"' in bare or "”" in bare
    return not said and _CHANNEL.search(bare) is not None and _OF_NEWS.search(bare) is not None
