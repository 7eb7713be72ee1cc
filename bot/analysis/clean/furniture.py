"""Page furniture, embedded posts, credits and captions: what stands on the page but is not the article."""

import re

from storage.records import Removed

LONGEST_TEASER = 240
"""Characters. A longer line that begins like a teaser is a paragraph."""

SHORTEST_SENTENCE = 4
"""Words that a line has at most that cannot be a sentence addressed to the reader."""

_I = re.IGNORECASE

_ANYWHERE = (  # why, what a line must hold to be worth the pattern, the pattern
    ("furniture", "SCROLL TO", re.compile(r"SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT")),
    ("furniture", "ADVERTISEMENT", re.compile(r"\bADVERTISEMENT\b")),
    ("furniture", "(", re.compile(r"\( ?(?i:baca|simak|lihat|tonton)(?: [Jj]uga| pula)? ?:[^\[\]()\n]{3,200}\)")),
    ("furniture", "[", re.compile(r"\[ ?(?i:baca|simak|lihat|tonton)(?: [Jj]uga| pula)? ?:[^\[\]()\n]{3,200}\]")),
    ("embed", "[", re.compile(r"\[ ?(?i:gambas|embed|video|photo|image|instagram|youtube) ?:[^\]\n]{0,200}\]")),
    ("embed", "twitter.com/", re.compile(r"\bpic\.twitter\.com/\w+")),
    ("embed", "//t.co/", re.compile(r"https?://t\.co/\w+")),
    ("markup", "<", re.compile(r"</?(?i:p|br|div|span|strong|em|b|i|a|img|figure|h\d)\b[^<>\n]{0,300}>")),
)
_LINE = re.compile(
    r"(?P<furniture>[\[(*►▶•\- ]*"
    r"(?:(?:baca|simak|tonton|lihat|saksikan)(?:[ _]*(?:juga|pula|video|live|artikel|berita|selengkapnya)\b| *:)"
    r"|(?:read|see|watch)(?: also| more| next)\b|(?:related|recommended)(?: articles?| stories)?:|read:"
    r"|(?:artikel|berita)(?: terkait| lainnya| pilihan)|pilihan editor|rekomendasi:).*"
    r"|(?:halaman|page) ?(?:\d[\d /|]*|selanjutnya|berikutnya|next).{0,30}|(?:lanjutkan membaca|continue reading).*"
    r"|klik (?:di sini|halaman|link|tautan).{0,80}|load more.*|(?:bagikan|share)(?: this)?:.{0,40}"
    r"|untuk (?:membaca|mengetahui) .{0,60}(?:klik|di sini|link|tautan).{0,60}"
    r"|(?:artikel|berita) ini (?:telah|sudah) (?:tayang|terbit|dimuat) .{0,160}"
    r"|(?:artikel|berita|konten|tulisan) ini (?:ditulis|dibuat|disusun|dihasilkan|diproduksi|diolah) .{0,60}"
    r"(?:\bAI\b|kecerdasan buatan|kecerdasan artifisial).{0,90}|(?:tags?|kata kunci) ?:.{0,200}"
    r"|(?:dilarang keras mengambil|copyright|hak cipta|©|all rights reserved).{0,240}"
    r"|iklan|advertisement|(?:disclosure|disclaimer) ?:.*"
    r"|\(?berita ini (?:kami|telah) (?:edit|ubah|diperbarui).{0,300})"
    r"|(?P<embed>(?:view this post on|a post shared by|sebuah kiriman dibagikan oleh|lihat postingan ini di).{0,200}"
    r"|[—–-]+ ?[^()\n]{1,60}\(@\w{1,30}\).{0,60}|https?://\S+)"
    r"|(?P<byline>(?:penulis|reporter|pewarta|editor|jurnalis|sumber|penyunting|kontributor|source|redaktur|laporan)"
    r"(?: magang| foto| video| ?[&/] ?(?:reporter|editor|penulis))? ?:.{0,120}"
    r"|laporan (?:wartawan|reporter|jurnalis|kontributor|koresponden)\b.{0,80}[^.]"
    r"|(?-i:[A-Z][A-Z .]+(?: ?\| ?[A-Z][A-Z .]+)+)"
    r"|(?-i:[(\[](?:[A-Z0-9][\w.'’-]*|dan|[/&@|,]| )+[)\]])"
    r"|(?:oleh|by):? (?-i:[A-Z][\w.'’-]+ ?){1,5}|\(?(?:additional )?(?:reporting|writing|editing) by .{0,160})"
    r"|(?P<timestamp>(?:(?:published|updated|diterbitkan|diperbarui|terbit|tayang):? ?)?(?:[a-z]{3,9}'?[a-z]*,? )?"
    r"(?:\d{1,2}[ /.-](?:[a-z]{3,9}|\d{1,2})[ /.-]\d{2,4}|[a-z]{3,9} \d{1,2}, \d{4})"
    r"[ ,|/–—-]+(?:pukul |at )?\d{1,2}[.:]\d{2}(?: ?(?:wib|wita|wit|am|pm|gmt))?)"
    r"|(?P<caption>(?:foto|photo|ilustrasi|caption|keterangan foto) ?[:/].{0,240}"
    r"|(?-i:D(?:ok|OK)\.) ?(?-i:[A-Z]).{0,240}|ilustrasi(?: [^\s]+){1,12})"
    r"|(?P<separator>[\W_]+)",
    _I,
)
_CAPTION = re.compile(
    r"(?:[(\[/] ?(?:foto|photo|sumber|source|dok|dokumentasi|ilustrasi|istimewa|©)\b[^()]{0,60}[)\]].{0,30}"
    r"|\(c\) ?\S{1,40}|deposit ?photos|shutterstock|getty images|istockphoto|unsplash|antara foto/.{2,60})\Z",
    _I,
)
_CREDITED = re.compile(r"(?<=[\w.!?)\"”]) ?\b(?:Foto|Photo|Dok|Ilustrasi) ?: ?(?:dok\b|[A-Z@])[^:\n]{1,90}\Z")
"""A caption with its credit behind it: "Presiden tiba di Busan. Foto: Dok. Istimewa"."""

_AGENCY_FIRST = re.compile(
    r"(?:ANTARA FOTO|[A-Z][A-Za-z]{3,}\.(?:com|COM|id|ID)|(?:AFP|REUTERS|AP|EPA|GETTY IMAGES)(?=/[A-Z]{2}))/[A-Z]\S* \w"
)
"""A caption with its credit before it: "ANTARA FOTO/Rudi Hartono Warga melintas"."""

LONGEST_CAPTION = 1000
"""Characters of a caption that begins with its credit."""

_ADDRESSED = re.compile(
    r"\w+(?: (?:juga|pula)(?: ?:)?|(?: \w+)? ?:) ?"
    r"(?!video|artikel|berita|foto|info|di |live|selengkap|ulasan|cara|daftar|www|http)[a-z]"
)
"""What tells a sentence that only begins like a teaser or a credit, with a full stop at its end."""

_SITE = re.compile(r"[\w-]{3,}\.(?:com|co\.id|id|net|tv)")
_AGENCY_ENDS = frozenset("sSkKoOhH")
"""Letters that the names of picture agencies end in."""
_TAIL = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’)])|^) ?"
    r"(?P<credit>[(\[] ?(?P<inner>[^\W_][\w .,’'*-]{0,24}(?: ?/ ?[\w .,’'*-]{1,20}){0,7})? ?[)\]]\.?)\Z"
)
_INITIALS = re.compile(r"[a-z]{1,8}\d*|[A-Z]{2,5}|[A-Z][A-Za-z]?\.?[A-Z\d. -]{2,10}")
_AGENCY = re.compile(r"(?:antara|afp|reuters|ap|bbc|cnn|xinhua|anadolu|dailymail|detik|kompas|tempo)\b.{0,20}", _I)


def cut(line: str) -> tuple[str, list[Removed]]:
    """Cuts out of a paragraph what never belongs to one; returns what stays, and what went in its order."""
    went: list[Removed] = []
    for why, probe, pattern in _ANYWHERE:
        if probe in line and (found := pattern.findall(line)):
            went += [Removed(text, why) for text in found]
            line = " ".join(pattern.sub(" ", line).split())
    if line.endswith((")", "]", ").", "].")):
        tail = _TAIL.search(line, max(0, len(line) - 120))
        if tail and _is_credit(tail["inner"]):
            went.append(Removed(tail["credit"], "byline"))
            line = line[: tail.start()].rstrip()
    return line, went


def why_not(line: str) -> str | None:
    """Why a whole line is not part of the article, or None where it may be."""
    if "/" in line[:32] and len(line) <= LONGEST_CAPTION and _AGENCY_FIRST.match(line):
        return "caption"
    if len(line) > LONGEST_TEASER:
        return None
    if found := _LINE.fullmatch(line):
        return None if _is_addressed(line) else found.lastgroup
    if ("oto" in line or "Dok" in line or "Ilus" in line) and _CREDITED.search(line):
        return "caption"
    return "caption" if _may_be_caption(line) and _CAPTION.search(line, max(0, len(line) - 110)) else None


def _is_addressed(line: str) -> bool:
    """Whether a line that begins like a teaser goes on as a sentence: "Baca juga syaratnya, kata Dewi."."""
    return line.endswith(".") and len(line.split()) > SHORTEST_SENTENCE and _ADDRESSED.match(line) is not None


def _may_be_caption(line: str) -> bool:
    """Whether a line has any of what a caption ends with; most have none, and are not read further."""
    return "(" in line or "/" in line or "[" in line or line[-1:] in _AGENCY_ENDS


def _is_credit(inner: str | None) -> bool:
    """Initials of who wrote and edited (res/ugo), a desk's code (T.K010/R010), an agency (Antara)."""
    parts = [part.strip() for part in (inner or "").split("/")]
    if any(map(_SITE.fullmatch, parts)):
        return True
    if len(parts) == 1 and len(parts[0]) == 1:  # "huruf (a)"
        return False
    return all(not part or _INITIALS.fullmatch(part) or _AGENCY.fullmatch(part) for part in parts)
