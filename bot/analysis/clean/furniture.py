"""Page furniture, embedded posts, credits and link spam: what stands on the page but is not the article."""

import re
from collections.abc import Iterator

from storage.records import Removed

LONGEST_TEASER = 240
"""Characters. A longer line that begins like a teaser is a paragraph."""

_I = re.IGNORECASE

_ANYWHERE = (
    ("furniture", re.compile(r"SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT|\bADVERTISEMENT\b", _I)),
    ("furniture", re.compile(r"[\[(] ?(?:baca|simak|lihat|tonton)(?: juga| pula)? ?:[^\[\]()\n]{3,200}[\])]", _I)),
    ("embed", re.compile(r"\[ ?(?:gambas|embed|video|photo|image|instagram|youtube) ?:[^\]\n]{0,200}\]", _I)),
    ("embed", re.compile(r"\bpic\.twitter\.com/\w+|(?<=\s)https?://t\.co/\w+", _I)),
    ("markup", re.compile(r"</?(?:p|br|div|span|strong|em|b|i|a|img|figure|h\d)\b[^<>\n]{0,300}>", _I)),
)
_LINE = (
    (
        "furniture",
        re.compile(
            r"[\[(*►▶•\- ]*(?:(?:baca|simak|tonton|lihat|saksikan)"
            r"(?:[ _]*(?:juga|pula|video|live|artikel|berita|selengkapnya)\b| *:)"
            r"|(?:read|see|watch)(?: also| more| next)\b|(?:related|recommended)(?: articles?| stories)?:|read:"
            r"|(?:artikel|berita)(?: terkait| lainnya| pilihan)|pilihan editor|rekomendasi:).*",
            _I,
        ),
    ),
    (
        "furniture",
        re.compile(
            r"(?:halaman|page) ?(?:\d[\d /|]*|selanjutnya|berikutnya|next).{0,30}|(?:lanjutkan|continue) (?:membaca|reading).*"
            r"|gulir untuk .{0,60}|klik (?:di sini|halaman|link|tautan).{0,80}|load more.*|(?:bagikan|share)(?: this)?:?.{0,40}"
            r"|(?:ikuti|follow|dapatkan|gabung|bergabung|download|unduh|cek|temukan)\b.{0,160}"
            r"(?:google news|whats ?app|telegram|channel|saluran|newsletter|aplikasi \w+com|app store|play store).{0,80}"
            r"|untuk (?:membaca|mengetahui) .{0,60}(?:klik|di sini|link|tautan).{0,60}"
            r"|artikel ini (?:telah|sudah) (?:tayang|terbit|dimuat) .{0,160}|(?:tags?|topik|kata kunci|komentar) ?:?.{0,0}"
            r"|(?:tags?|kata kunci) ?:.{0,200}|(?:dilarang keras mengambil|copyright|hak cipta|©|all rights reserved).{0,240}"
            r"|iklan|disclosure ?:.*|\(?berita ini (?:kami|telah) (?:edit|ubah|diperbarui).{0,300}",
            _I,
        ),
    ),
    (
        "embed",
        re.compile(
            r"(?:view this post on|a post shared by|sebuah kiriman dibagikan oleh|lihat postingan ini di).{0,200}"
            r"|[—–-]+ ?[^()\n]{1,60}\(@\w{1,30}\).{0,60}|https?://\S+|(?:foto|video|gambar)(?: \w+)?:? \S*https?://\S+",
            _I,
        ),
    ),
    ("separator", re.compile(r"[\W_]+")),
    (
        "byline",
        re.compile(
            r"(?:penulis|reporter|pewarta|editor|jurnalis|laporan|sumber|penyunting|kontributor|source|by|oleh|fotografer)"
            r" ?: ?.{0,120}|(?:oleh|by) (?:[A-Z][\w.'’-]+ ?){1,5}",
        ),
    ),
    ("byline", re.compile(r"(?:Penulis|Reporter|Pewarta|Editor|Jurnalis|Sumber|Source|Kontributor) ?: ?.{0,120}|(?:Oleh|By):? (?:[A-Z][\w.'’-]+ ?){1,5}")),
    (
        "caption",
        re.compile(
            r"(?:foto|photo|ilustrasi|caption|keterangan foto) ?[:/].{0,240}"
            r"|.{0,200}[(\[/] ?(?:foto|photo|sumber|source|dok|dokumentasi|ilustrasi|istimewa|c|©)\b[^()]{0,60}[)\]].{0,30}"
            r"|.{0,200}(?:\(c\) ?\S{1,40}|(?:deposit ?photos|shutterstock|getty images|istockphoto|unsplash|antara foto/.{2,60}))",
            _I,
        ),
    ),
)
_TAIL = re.compile(
    r"(?:(?<=[.!?\"”’)])|^) ?(?P<credit>[(\[] ?(?P<inner>[^\W_][\w .,’'*-]{0,24}(?: ?/ ?[\w .,’'*-]{1,20}){0,7})? ?[)\]]\.?)$"
)
_INITIALS = re.compile(r"[a-z]{2,8}\d*|[A-Z]{2,5}|[A-Z]\.?[A-Z\d. -]{2,10}|end", 0)
_AGENCY = re.compile(r"(?:antara|afp|reuters|ap|bbc|cnn|xinhua|anadolu|dailymail|detik|kompas|tempo)\b.{0,20}", _I)
_SPAM = re.compile(
    r"\b(?:casino|kasino|slots?|gacor|togel|sbobet|maxwin|poker|jackpot|scatter|rtp|bandar|judi|taruhan|betting|"
    r"link alternatif|situs resmi|daftar sekarang|klik disini|pinjol|obat kuat|bonus|deposit|info)\b",
    _I,
)
_FRAGMENT = re.compile(r"[.!?…][\"”’)]* (?P<fragment>[^.!?…,;:\"“”()\n]{3,60})$")
_SHOUTED = re.compile(r"(?<=[.!?…”\"]) (?P<fragment>(?:[A-Z][A-Z\d]+ ){0,4}(?:CASINO|KASINO|SLOT|GACOR|TOGEL|POKER|SBOBET)(?: [A-Z\d]{2,}){0,4})(?= |$)")


def cut(line: str) -> tuple[str, list[Removed]]:
    """Cuts out of a paragraph what never belongs to one; returns what stays, and what went in its order."""
    went: list[tuple[int, Removed]] = []
    for why, pattern in (*_ANYWHERE, ("link-spam", _SHOUTED)):
        if found := list(pattern.finditer(line)):
            went += [(match.start(), Removed(match.group().strip(), why)) for match in found]
            line = " ".join(pattern.sub(" ", line).split())
    spam = _FRAGMENT.search(line, max(0, len(line) - 80))
    if spam and _is_spam(spam["fragment"]):
        went.append((len(line), Removed(spam["fragment"], "link-spam")))
        line = line[: spam.start("fragment")].rstrip()
    while (tail := _TAIL.search(line, max(0, len(line) - 120))) and _is_credit(tail["inner"]):
        went.append((len(line), Removed(tail["credit"], "byline")))
        line = line[: tail.start()].rstrip()
    return line, [removed for _, removed in sorted(went, key=lambda cut: cut[0])]


def why_not(line: str) -> str | None:
    """Why a whole line is not part of the article, or None where it may be."""
    if len(line) > LONGEST_TEASER:
        return None
    if _SPAM.search(line) and _is_spam(line):
        return "link-spam"
    return next((why for why, pattern in _LINE if pattern.fullmatch(line)), None)


def _is_spam(fragment: str) -> bool:
    """A few words after the last full stop, without one of their own, that advertise: INFO CASINO."""
    words = fragment.split()
    if len(words) > 8 or fragment.endswith((".", "!", "?")):
        return False
    if len(words) > 1 and fragment.isupper():
        return True
    return _SPAM.search(fragment) is not None and all(word[0].isupper() or word[0].isdigit() for word in words)


def _is_credit(inner: str | None) -> bool:
    """Initials of who wrote and edited (res/ugo), a desk's code (T.K010/R010), an agency (Antara)."""
    parts: Iterator[str] = (part.strip() for part in (inner or "").split("/"))
    return all(not part or _INITIALS.fullmatch(part) or _AGENCY.fullmatch(part) for part in parts)
