"""A body's name that stands between an office and its holder's: "Direktur Utama Contohsel Rahmat Waluyo"."""

import re
from collections.abc import Iterable, Iterator

from bot.analysis.quotation.cues import SAYING_NOUNS
from bot.analysis.speakers.lexicon import ROLES
from bot.analysis.speakers.names import Named
from bot.analysis.speakers.office_words import FIRST_NAMES, LEADS_A_BODY
from bot.analysis.speakers.offices import Clues
from bot.analysis.speakers.word_kinds import may_be_name

MOST_PLACES = 100
"""At how many places a word is looked at, so that time stays linear on any text."""

_TOKEN = re.compile(r"\S+")
_SAID_BY = re.compile(rf"\b(?:{SAYING_NOUNS}|menurut|bagi|pak|bu|bapak|ibu|mas|mbak) $", re.I)
_SPEAKS = re.compile(
    r"(?: \([^()]*\))?,? (?:juga |pun |lalu |kemudian )?(?:me(?:ngata|njelas|nutur|nambah|ngungkap|nyata|negas)kan|"
    r"me(?:ngaku|nilai|njawab|nyebut|nerangkan|minta|ngakui|mbenarkan|ngklaim|ngumumkan|ngingin|mandang|maparkan|"
    r"nuturkan|rasa|lihat|lanjutkan)\w*|ber(?:kata|ujar|tutur|cerita|harap|pendapat)|"
    r"said|says|told)\b"
)
_OF_A_BODY = re.compile(
    r"\b(?:di|ke|PT|CV|perusahaan|aplikasi|platform|layanan|brand|merek|klub|skuad|kubu|tim|startup|produk|saham|"
    r"pengguna|pelanggan|karyawan|kantor|gerai|bergabung|membela|memperkuat|menjamu|melawan|kontra|vs) $"
)
_AS_A_BODY = re.compile(
    r" (?:me(?:nawarkan|mproduksi|luncurkan|nghadirkan|layani|nyediakan)|di(?:dirikan|luncurkan)|berbasis|bergerak|"
    r"atas|kontra|vs|menang|kalah|imbang|unggul|takluk|tumbang)\b"
)
_ACTS = re.compile(r" (?:juga |pun |lalu |kemudian )?(?:me|ber)\w{3,}")
_MADE_UP = re.compile(r"(?!Mc|Mac|De|La|Di|Le)\w*[a-z][A-Z]\w*|\w*\d\w*")
"""Written as companies and programs are, and no people: "ContohPay", "C2tes"."""

_ACRONYM = re.compile(r"[A-Z]\w*[a-z][A-Z]{2,}|\w*\d\w*")
"""Written as no given name is, whatever stands before it: "juara MotoTes Rahmat Waluyo"."""

_LONGER = re.compile(r"[\w-]| [A-Z]| \d")
_CAPITAL_BEFORE = re.compile(r"[A-Z]\S* $")


def without_bodies(names: Iterable[Named], text: str, clues: Clues) -> Iterator[Named]:
    """Names without the body's that they were read with, which joins the role where there is one."""
    for named in names:
        cut = _cut(named, text, clues) if len(named.words) > 2 else 0
        if not cut:
            yield named
            continue
        at = list(_TOKEN.finditer(named.name))[cut].start()
        role = f"{named.role} {named.name[:at].rstrip()}" if named.role else ""
        yield named._replace(role=role, name=named.name[at:], start=named.start + at, words=named.words[cut:])


def behind_role(named: Named, text: str) -> bool:
    """Whether a role in small letters stands right before a name: "pelatih Persikota Rahmat Waluyo"."""
    return _role_before(named, text) in ROLES


def _role_before(named: Named, text: str) -> str:
    before = text[max(0, named.start - 30) : named.start]
    return before.split()[-1] if before.endswith(" ") and before.split() else ""


def _cut(named: Named, text: str, clues: Clues) -> int:
    """How many words of a name are a body's, by what the article says of them elsewhere; 0 where none is.

    Whose first name a word is speaks by it somewhere; whose name it is not, they speak by another: "kata Rahmat".
    """
    before = _role_before(named, text)
    if not named.role and before in ROLES:
        # Both stand alone elsewhere: the body, and a word of the person's name.
        for at in range(len(named.words) - 2, 0, -1):
            if _is_body(named.words, at, clues):
                return at
    if named.titled or named.words[0] in FIRST_NAMES:
        return 0
    if not (named.role or before in ROLES):
        return int(_ACRONYM.fullmatch(named.name.split()[0]) is not None)
    return int(_stands_before(named, text))


def _is_body(words: tuple[str, ...], cut: int, clues: Clues) -> bool:
    rest = words[cut:]
    if cut == 1 and words[0] in clues.first:
        return False
    if cut == 2 and len(rest) == 2 and words[:cut] in clues.alone:
        return True
    return words[:cut] in clues.alone and ((rest[0],) in clues.alone or (rest[-1],) in clues.alone)


def _stands_before(named: Named, text: str) -> bool:
    """Whether a name's first word is a body's: never told to speak, and like a body, or beside who speaks."""
    first, *rest = named.name.split()
    if not all(map(may_be_name, named.words[1:], rest)):
        return False
    if _MADE_UP.fullmatch(first):
        return True
    alone = like_a_body = acts = False
    for at in _places(first, text, named.name):
        end = at + len(first)
        before = text[max(0, at - 12) : at]
        if _CAPITAL_BEFORE.search(before) or _LONGER.match(text, end):
            continue
        if _SAID_BY.search(before) or _SPEAKS.match(text, end):
            return False
        alone = True
        acts = acts or _ACTS.match(text, end) is not None
        like_a_body = like_a_body or bool(_OF_A_BODY.search(before) or _AS_A_BODY.match(text, end))
    like_a_body = like_a_body or (not acts and not LEADS_A_BODY.isdisjoint(named.role.lower().split()))
    return alone and (like_a_body or any(_speaks(word, text, named.name) for word in (rest[0], rest[-1])))


def _speaks(word: str, text: str, name: str) -> bool:
    return any(
        _SAID_BY.search(text[max(0, at - 12) : at]) or _SPEAKS.match(text, at + len(word))
        for at in _places(word, text, name)
    )


def _places(word: str, text: str, name: str) -> Iterator[int]:
    """Where a word of a name stands in the article outside of that name."""
    inside = name.find(word)
    at = text.find(word)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        whole = not (text[at - 1 : at].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum())
        if whole and not text.startswith(name, max(0, at - inside)):
            yield at
        at = text.find(word, at + len(word))
