"""What the words at a quotation call a speaker without a name: "studi tersebut", "Panglima TNI", "pria itu"."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.analysis.speakers.lexicon import (
    ORGANISATION,
    PERSON_NOUNS,
    RELATIONS,
    ROLE_FORM,
    ROLES,
    STARTERS,
    TITLES,
)
from bot.analysis.speakers.names import Named
from bot.analysis.speakers.places import PLACES

Kind = Literal["person", "pronoun", "thing", "described", "nobody"]

_THINGS = frozenset(
    "studi laporan pernyataan keterangan riset dokumen surat unggahan siaran situs media penelitian survei "
    "putusan dakwaan pengumuman rilis perusahaan kementerian pemerintah lembaga organisasi kelompok komisi "
    "panitia pihak kedutaan otoritas beleid perpres peraturan aturan undang-undang uu pasal website laman akun "
    "naskah teks buku kitab artikel video foto jurnal koran majalah iklan papan plang surel email pesan memo "
    "motto moto slogan judul narasi takarir status undangan nota brosur lirik lagu film klub tim band grup bank "
    "kantor manajemen armada perwakilan data catatan akta kontrak perjanjian resolusi petisi tagar kicauan cuitan "
    "komentar balasan selebaran prasasti spanduk poster polisi kepolisian militer tentara istana badan komite "
    "partai study report statement company ministry police".split()
)
_ENGLISH_THINGS = frozenset(
    "report study survey statement company firm ministry police court bank council union government office agency "
    "service department institute party letter document post website newspaper university committee commission "
    "railway army museum hospital club association foundation paper magazine".split()
)
"""What speaks in English and is no person; there the head comes last: "the city council"."""

_DETERMINER = re.compile(r"^(?:the|an?|its|their) ", re.I)
_AGENT = re.compile(r"pe(?!san|rus)\w{4,}(?<!an)|[a-z]{3,}wan|[a-z]{3,}wati")
"""Words for who does something, by their form: perenang, pengguna, relawan."""
_ABSTRACT = re.compile(r"\w+(?:an|si|itas|logi|isme|is[im]um)")
"""Words for what is no person, by their form: "deskripsi tersebut"."""

_POINTED_AT = re.compile(r"(.+? (?:itu|ini|tersebut)) ")
"""A description that its pointing word ends: "Unggahan itu" | "memicu protes ..."."""

TELLS = re.compile(
    r"\b(?:ini|itu|tersebut|lain|lainnya|juga|tengah|sedang|sudah|telah|akan|adalah|ditemani|bersama|"
    r"me(?!nteri|dia|trop)\w{4,}|di(?!re|sku|vi|str|na)\w{4,}|ter(?!sangka|dakwa|pidana|bit|oris|minal)\w{4,}|ber\w{4,})\b"
)
"""Words of a clause that tells something, and is no role."""

SOMEBODYS = frozenset(
    {"pengacara", "kuasa hukum", "jubir", "juru bicara", "ajudan", "asisten", "sopir", "penasihat hukum"}
)
"""Who serves the person that is named behind: "Pengacara Rahmat Waluyo, Budi Hartono"."""

_ADDING = re.compile(r"(?<=\w) (?:me(?!nteri|dia)\w{5,}|seraya|sambil)$")
"""A verb behind who says it: "kata Mendagri menegaskan"."""

_CIRCUMSTANCE = re.compile(r" (?:pada|dalam|saat|usai|ketika|kepada|melalui) ")
_BEHIND_A_ROLE = re.compile(r" (?:dalam|saat|usai|ketika|kepada|melalui|atau|alias|yang)(?: |$)")
_PREPOSITIONS = frozenset("dalam pada di dari untuk selain dengan atas saat luar oleh in on at of for".split())
_INTRODUCING = frozenset("seorang salah para sementara the a an its their his her".split())
_LAST = frozenset({"seorang", "bernama", "yakni", "yaitu", "dari", "di", "pada"})
_ENDS_OFFICE = re.compile(
    r"(?:(?:Duta|Guru) Besar|(?:Panglima|Kapuspen|Kadispen|Staf|Humas) TNI|(?:Direktur|Sekretaris|Konsul) Jenderal)$"
)
"""Titles' words that end offices too."""

_RANKS_LAST = re.compile(
    r"(?:^| )(?:(?:Ajun )?(?:Inspektur|Komisaris)(?: Besar)?|Brigadir|Jenderal)(?: (?:Polisi|Pol))?"
    r"(?: (?:Satu|Dua))?\s*$|(?:^| )(?:Laksamana|Marsekal)(?: (?:Madya|Muda|Pertama))?(?: TNI)?\s*$"
)
_TEXTS = frozenset("pernyataan isi kutipan petikan kicauan cuitan unggahan keterangan bunyi judul".split())
"""What is quoted from, not what somebody is."""
_TITLES_TOO = frozenset("ibu anak abang kakak putra putri saudara saudari paman bibi kakek nenek".split())
"""Relations that stand before names as titles, or begin names, when they are written large: "Ibu Sari"."""

_OTHERS = frozenset({"lain", "lainnya", "others"})
_THAT = frozenset({"itu", "tersebut", "ini"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words at a quotation say. ``mention`` is those words; ``nickname`` is what they call somebody."""

    kind: Kind
    mention: str
    named: Named | None = None
    role: str | None = None
    nickname: Named | None = None


NOBODY = Phrase("nobody", "")


def bare_thing(mention: str) -> str:
    """What a thing that speaks is called, without the word that points back at it: "studi tersebut" is "studi"."""
    words = mention.split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _THAT else words)


def personal(named: Named) -> bool:
    """Whether a name is one of a person, as far as its words tell: none is of an organisation or a place."""
    return not any(word in ORGANISATION or word in PLACES for word in named.words)


def describes_role(text: str) -> bool:
    """Whether words tell what somebody is: an office, a trade, a relation."""
    words = [word.strip(".,") for word in text.split()]
    whole = len(words)
    while words and (words[0].lower() in _INTRODUCING or words[0].endswith(("'s", "’s"))):
        words = words[1:]
    if not words:
        return False
    if len(words) < whole and any(word in ROLES for word in words[:3]):  # "the union's general secretary"
        return True
    first = words[0].lower()
    named = words[0][:1].isupper() and first in ORGANISATION and first not in STARTERS
    return first in ROLES or bool(ROLE_FORM.match(first)) or named


def is_relation(role: str | None) -> bool:
    """Whether what stands before a name makes it somebody else's: "ayah (Waluyo)", "teman (Sari)"."""
    words = role.split() if role else [""]
    last = words[-1]
    if last in {"putra", "putri"} and len(words) > 2 and words[0].lower() in ROLES - RELATIONS:
        return False  # "pelatih ganda putri"
    return last.lower() in RELATIONS and (last.islower() or last.lower() not in _TITLES_TOO)


def clean_role(text: str) -> str:
    """A role without the titles at its end, the words that only introduce it, and what is told behind it."""
    if behind := _BEHIND_A_ROLE.search(text):
        text = text[: behind.start()]
    words = list(re.finditer(r"\S+", _RANKS_LAST.sub("", text)))
    if words and words[0].group().lower() in _TEXTS and not is_relation(text):
        return ""
    while words and (words[-1].group().strip(".,()").lower() in TITLES or words[-1].group() in _LAST):
        if _ENDS_OFFICE.search(text, 0, words[-1].end()):
            break
        words.pop()
    while words and words[0].group().lower() in _INTRODUCING | {"satu", "adapun"}:
        words.pop(0)
    return text[words[0].start() : words[-1].end()].strip(" ,") if words else ""


def is_somebody(word: str) -> bool:
    """Whether a word in small letters is what a person may be called: a trade, an agent, "pria"."""
    return word.islower() and (word in ROLES or word in PERSON_NOUNS or _AGENT.fullmatch(word) is not None)


def is_role(text: str) -> bool:
    """Whether what stands between a quotation and a name is nothing, or calls the person something."""
    return not text.strip(" ,.") or describes_role(text.strip(" ,."))


def unnamed(part: str) -> Phrase:
    """A description without a name: a thing that speaks, someone described before, or nobody in particular."""
    part = _DETERMINER.sub("", part.rpartition("¦")[2].strip())
    if pointed := _POINTED_AT.match(part):
        part = pointed[1]
    part = _ADDING.sub("", _CIRCUMSTANCE.split(part)[0])
    words = [word.strip(".,").lower() for word in part.split()]
    if not words or words[-1] in _OTHERS or len(words) > 12 or words[0] in _PREPOSITIONS:
        return NOBODY
    if words[-1] in _THAT and (words[0] in PERSON_NOUNS or _AGENT.fullmatch(words[0])):
        return Phrase("described", part)
    if words[0] in _THINGS or words[-1] in _ENGLISH_THINGS or words[0] in ORGANISATION or part.isupper():
        return Phrase("thing", part)
    if words[0] in ROLES or ROLE_FORM.match(words[0]):
        return Phrase("described", part)
    if words[-1] in _THAT:
        return Phrase("thing" if _ABSTRACT.fullmatch(words[0]) else "described", part)
    return NOBODY
