"""The words at a quotation that say who speaks."""

import re
from functools import lru_cache

from bot.analysis.patterns import any_of
from bot.analysis.quotation.cues import SAYING_NOUNS, SAYS_WORDS, SAYS_WORDS_ID

_SAYINGS = (
    f"{SAYING_NOUNS}|catat|demikian|timpal|celetuk|kelakar|seloroh|canda|puji|ajak|imbau|janji|pesan|simpul|rinci|kritik|"
    "aku(?= [A-Z])|"
    "ditambahkan|disampaikan|dikatakan|diungkapkan|ditegaskan|dijelaskan|said|says|adds|added|told|wrote|according to"
)
_CALL = "sebut|anggap|nilai|kata|ibarat|gambar|istilah"

NOUNS = frozenset({"kata", "ujar", "tutur", "ucap", "ungkap"})
"""Cues that the speaker follows, wherever they stand: "kata Sari"."""

AFTER = re.compile(
    r"[\s,.”\"'’]*(?:(?:begitu|demikian)\s+)?"
    rf"((?:{_SAYINGS})(?:kan)?(?P<nya>nya)?|dia berkata|\w+(?P<form>nya))(?!(?-i:[a-z\d_-]))",
    re.I,
)
"""Right behind a quotation: "kata", "ujarnya", and any word in -nya (``form``)."""

PRONOUN_AND_VERB = re.compile(r"[\s,”\"'’]*(ia|dia|beliau)\s+(?:me|ber)\w+", re.I)
HE_SAID = re.compile(r"[\s,”\"'’]*(he|she) (said|says|added|adds|asked|told|wrote|explained|recalled|joked|warned)\b")
THING_SAID = re.compile(
    r"[\s,”\"'’]*(?:the|its|their) ([a-z]+(?: [a-z]+){0,3}?) (said|says|reads|read|added|warned|warns)\b"
)
"""Right behind a quotation: "he said", "the report says"."""

SOMEBODY = re.compile(r"[\s,”\"'’]*(?:(?:an?|one|another|some|several|many) [a-z]|[a-z]{3,}s (?:said|say)\b)")
"""Right behind a quotation: "an analyst said", "residents said"."""

UNNAMED = re.compile(
    r"[\s,”\"'’]*([a-z]{4,}) (?:seorang|salah (?:satu|seorang)|beberapa|sejumlah|para|si|warganet|netizen|warga)\b"
)
"""Right behind a quotation: any word before somebody without a name: "komentar seorang warganet"."""

GOES_ON = frozenset("sambung imbuh tambah lanjut pungkas tandas tutup simpul".split())
"""Cues of whoever spoke before."""

WORD = re.compile(r" ([a-z]{3,})")
ANYBODY = re.compile(
    r" (?:seorang|salah|para|si|warga|warganet|netizen|pengguna|pemilik|akun|saksi|korban|mereka|kami)\b|"
    r"[^,.\n]*\blain(?:nya)?\b"
)
"""Behind a cue: it is not whoever spoke before."""

NAME_NEXT = re.compile(
    r"[\s,”\"'’]*(?=[A-Z]|(?:its|their|his|her|the|an?|one|another|some|several|many) [a-z]|[a-z]{3,}s (?:said|say)\b)"
)
TITLE_OR_TRADE = re.compile(
    r"(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord|Lady|Rev)\.? ?|(?:its|their|his|her|the) [a-z][a-z -]{2,40}, "
)
"""Between a quotation and a name in English: "Dr Sari said", "her solicitor, Sari Dewi, said"."""
NAME_AND_VERB = re.compile(
    r"[\s,”\"'’]*((?:[A-Z][\w'’.-]+ ){1,4})((?:me|ber)[a-z]{3,})(?=[.,\n]| (?:kepada|saat|di|usai)\b|$)"
)
"""Right behind a quotation: a name and any verb, "Sari menandasi"."""

RARE = re.compile(r"[\s,”\"'’]*([a-z]{4,}) (?=[A-Z])")
"""Right behind a quotation: any word before a name."""


@lru_cache(maxsize=1)
def every_verb() -> re.Pattern[str]:
    """A reporting verb of either language, in lower-case text; made when first asked for, since few texts need it."""
    return re.compile(rf"\b(?:{any_of(SAYS_WORDS)})(?:nya)?\b", re.VERBOSE)


INDONESIAN_VERB = re.compile(rf"\b(?:{any_of(SAYS_WORDS_ID)})(?:nya)?\b", re.VERBOSE)
"""An Indonesian one: found in two thirds of the time."""

STOP = re.compile(r"[.\n¦]")
BEFORE_A_SOURCE = ("menurut", "bagi", "according to")
"""What ACCORDING_TO begins with: looked for first, since most sentences have none of it."""
ACCORDING_TO = re.compile(r"\b(?:menurut|bagi|according to)\s+|\bmenurut(?P<nya>nya)\b")
"""In lower-case text."""

WRITTEN = re.compile(
    r"[\s,.”\"'’]*(?:begitu |demikian )?(tertulis|tertera|tercantum|termuat|isi|bunyi|kutipan) (?:dalam|di|pada|dari) "
)
"""Right behind a quotation: it stands written somewhere."""

RARE_VERB_BEFORE = re.compile(
    r"\b((?:me|ber)[a-z]{3,}(?:-[a-z]+)?"
    r"(?: (?:komentar|pendapat|pandangan|tanggapan|penjelasan|pesan)(?:nya)?)?)[,:]\s*[“\"”'‘]*$"
)
"""Right before a quotation, in lower-case text: any verb, by its form."""

TOLD_BY = re.compile(
    r"[dD]i(?<=\b[dD]i)(?:ungkapkan|ungkap|sampaikan|katakan|tegaskan|jelaskan|kemukakan|utarakan|paparkan|tuturkan|"
    r"akui|benarkan|ucapkan|nyatakan|lontarkan|beberkan|bocorkan|ceritakan|tambahkan|bantah|amini|umumkan|beritahukan|"
    r"konfirmasi|tuliskan|tulis|kisahkan|serukan|suarakan)(?: langsung| juga| pula)?(?: oleh)? "
    r"(?=[A-Z]|seorang |salah |(?<=oleh )sang |(?<=oleh )[a-z]+nya, |manajer |pengacara |kuasa hukum |juru bicara )"
)
"""A passive before who says it: "Hal itu disampaikan (oleh) Sari", "Diakui Sari"."""

AT_THE_END = re.compile(rf"[,”\"]\s+(?:begitu |demikian )?((?:{_SAYINGS})(?P<nya>nya)?)(?=[\s,.])", re.I)
CALLED = re.compile(
    rf"\b(?:di(?:{_CALL})(?:kan)?nya|(?:ia|dia) (?:{_CALL})(?:kan)?)(?: (?:sebagai|dengan|adalah|juga))?\s*[“\"'‘”]*$",
    re.I,
)
"""Right before a quoted piece: a passive that says who calls something so."""

SPOKEN_OF = re.compile(
    r"(?<!['‘’“”\"])\b(?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Mm]as|[Mm]bak|[Bb]ang|[Kk]ang|[Pp]residen)"
    r"(?: (?:[Pp]residen|[Mm]enteri|[Gg]ubernur))? ([A-Z][\w'’-]+)"
)
"""Within a quotation: somebody who is spoken of with respect; who is addressed in a quotation within it speaks."""

CLIENT = re.compile(r"\b[Kk]lien (?:kami|saya|kita|gue)\b|\b[Mm]y client\b")
"""Within a quotation: it is a lawyer's."""

LAWYER = re.compile(r"pengacara|hukum|advokat|lawyer|attorney|counsel", re.I)
"""In what the article calls somebody."""

NOT_SAID = frozenset(
    "saat oleh pada dari dalam dengan untuk ketika kepada usai yang bahwa bagi milik karya dan serta atau seperti "
    "lewat melalui setelah sebelum tentang antara bersama juga terkait when from with after before akhirnya "
    "sebelumnya selanjutnya lainnya biasanya hanya tentunya sebaiknya sesungguhnya sebenarnya".split()
)
"""Words behind a quotation that report nothing, for all their form."""
