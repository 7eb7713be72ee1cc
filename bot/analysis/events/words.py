"""The words that tell one event from another: stems, and which of them are too general to tell anything."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_BOTH = re.compile(r"\bkedua (?:belah|negara|pihak|tim|pemimpin|kubu|kepala|orang|menteri|presiden)\b", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:nya|kah|lah|pun)$")
_ENDING = re.compile(r"(?:kan|an|i)$")
_PREFIXES = (
    (re.compile(r"^(?:meny|peny)(?=[aiueo])"), "s"),
    (re.compile(r"^(?:mem|pem)(?=[aiueo])"), "p"),
    (re.compile(r"^(?:meng|peng|mem|pem|men|pen)"), ""),
    (re.compile(r"^(?:ber|per|ter|bel|pel|di|ke|se|me|pe)"), ""),
)

_FUNCTION = frozenset(
    """
    yang di ke dari dan atau dengan untuk pada dalam oleh akan telah sudah ini itu para antara tentang terhadap soal
    terkait sebagai bagi serta hingga sampai mulai se per melawan lawan kontra vs versus against
    the a an of in on at to for and or with by from this that
    """.split()
)
_TYPES = """
    pertemuan rapat dialog perundingan pembicaraan negosiasi konferensi konsultasi sidang ktt raker meeting summit talks
    sidang persidangan putusan vonis pemeriksaan hearing trial verdict
    laga pertandingan duel partai final semifinal balapan kejuaraan turnamen match game race tournament
    pemilihan pemilu pilkada pilpres pileg election vote
    pelatihan bimtek workshop lokakarya seminar training
    konser festival pameran gelaran pentas pertunjukan concert exhibition show
    demonstrasi demo unjuk rasa aksi protest rally
    peluncuran peresmian pembukaan launch opening
    pencairan penyaluran pembagian disbursement
    kunjungan lawatan visit
    pendaftaran seleksi ujian tes registration test
"""
_GENERAL = """
    acara kegiatan agenda program secara kerja tingkat tinggi jadwal tahap proses rencana pelaksanaan lanjutan resmi
    bersama umum tahunan nasional pleno kementerian menteri dewan komisi badan dinas pemerintah provinsi kota kabupaten
    presiden wakil negara pihak baru hari pekan bulan tahun senin selasa rabu kamis jumat sabtu minggu
    pers press januari februari maret april mei juni juli agustus september oktober november desember
    event program work level high plan official joint general annual national ministry minister council president new
    january february march may june july august october december
"""
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("pertama perdana first i 1", "kedua second ii 2", "ketiga third iii 3", "keempat fourth iv 4",
         "kelima fifth v 5", "keenam sixth vi 6", "ketujuh seventh vii 7", "kedelapan eighth viii 8"), 1)
    for word in words.split()
}  # fmt: skip


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A light stem, without a dictionary: "penyaluran" and "disalurkan" are both "salur".

    A part is taken off only where four letters remain, so that short words and most names stay whole.
    """
    word = _cut(_SUFFIX, "", word.casefold())
    for prefix, instead in _PREFIXES:
        shorter = _cut(prefix, instead, word)
        if shorter != word:
            word = shorter
            break
    return _cut(_ENDING, "", word)


def _cut(pattern: re.Pattern[str], instead: str, word: str) -> str:
    shorter = pattern.sub(instead, word)
    return shorter if len(shorter) >= 4 else word


_KIND_STEMS = tuple(frozenset(map(stem, line.split())) for line in _TYPES.strip().splitlines())
_KINDS = frozenset().union(*_KIND_STEMS)
_UNSPECIFIC = {stem(word) for word in _GENERAL.split()} | _KINDS


def specific(text: str) -> frozenset[str]:
    """Stems of the words that tell this event from others of its kind: names, subjects, numbers of rooms."""
    words = (word.casefold() for word in _WORD.findall(text))
    stems = (stem(word) for word in words if word not in _FUNCTION and word not in _ORDINALS)
    return frozenset(word for word in stems if word not in _UNSPECIFIC and not _is_year(word))


def stems(text: str) -> frozenset[str]:
    """Stems of all words but function words."""
    return frozenset(stem(word) for word in map(str.casefold, _WORD.findall(text)) if word not in _FUNCTION)


def kinds(text: str) -> frozenset[int]:
    """What kinds of event the words name (a meeting, a match, an election), as opaque numbers."""
    words = stems(text)
    return frozenset(kind for kind, of_kind in enumerate(_KIND_STEMS) if not words.isdisjoint(of_kind))


def ordinals(text: str) -> frozenset[int]:
    """Which of a series the words say it is: "pertemuan kedua", "Komisi III", "semifinal 1"."""
    words = map(str.casefold, _WORD.findall(_BOTH.sub(" ", text)))
    return frozenset(_ORDINALS[word] for word in words if word in _ORDINALS)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()
