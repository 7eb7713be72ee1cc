"""The role that a comma parts from a name, where no verb of saying follows: "Juru bicara istana, Sari Dewi, tiba"."""

import re

from bot.analysis.speakers.descriptions import SOMEBODYS, TELLS, clean_role, is_relation
from bot.analysis.speakers.office_words import FIRST_NAMES
from bot.analysis.speakers.word_kinds import is_role

LONGEST_ROLE = 130
"""Characters of a role before the comma that parts it from a name, with the titles behind it."""

_TITLES = (
    "Prof|Dr|Drs|Dra|dr|Ir|Hj?|KH|Jenderal|Irjen|Brigjen|Kombes|AKBP|Kompol|AKP|Letkol|Mayjen|Letjen|Kolonel|"
    "Mayor|Kapten"
)
_SERVES_AT = r"(?:, (?:Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi) [^.!?,;:\n¦]+)?"
_APART = re.compile(
    r"(?:^|[.!?\n;¦]\s*|, )(?:Sementara itu,? |Adapun |Sebelumnya,? |[Kk]ata |ujar |[Mm]enurut |bagi |oleh )*"
    rf"([^.!?,;:\n¦]{{4,}}{_SERVES_AT}), (?:(?:{_TITLES})(?:\. ?| (?:Pol |Polisi |TNI |Inf )?))*$"
)
"""What stands between two commas, or between the sentence's beginning and a comma, right before a name."""

_LONGER = re.compile(r"[\w-]| [A-Z]")
MOST_PLACES = 50
"""At how many places a name is looked at, so that time stays linear on any text."""

_DATELINE = re.compile(r"^.* [-–—] ")
_TRADES = (
    "aktor|aktris|penyanyi|musisi|artis|sastrawan|sutradara|pesinetron|penulis|pelawak|komedian|pengacara|ekonom|"
    "pengamat|dokter|psikolog|presenter|desainer|petinju|petenis|pebalap"
)
_JOINED = re.compile(
    r"(?:(?:^|[.!?\n;¦]\s*| [-–—] )([A-Z]\w+ (?:(?:[A-Z]\w*|untuk|di|dari|dan|bidang|asal|tim) ){0,12})|"
    rf"[ ,]((?:{_TRADES}) ))$"
)
"""What stands right before a name: "Duta Besar untuk Mesir", "sutradara"."""


def role_apart(text: str, name: str) -> str | None:
    """What ``text`` calls somebody before a comma, where their name stands first; None where it is no role."""
    at = _first(text, name)
    if at <= 0:
        return None
    lead = text[max(0, at - LONGEST_ROLE) : at]
    before = _APART.search(lead) or _JOINED.search(lead)
    told = (before[1] or before[2]) if before and before.re is _JOINED else before[1] if before else ""
    told = _DATELINE.sub("", told)
    role = clean_role(told) if told and not TELLS.search(told) else ""
    words = role.lower().split() or [""]
    if role.lower() in SOMEBODYS and re.match(r", [A-Z]", text[at + len(name) : at + len(name) + 3]):
        return None
    return role if is_role(words[0]) and not is_relation(words[0]) and words[-1] not in FIRST_NAMES else None


def _first(text: str, name: str) -> int:
    """Where a name first stands whole, and no capitalised word behind it; -1 where it does nowhere."""
    at = text.find(name)
    for _ in range(MOST_PLACES):
        if at < 0:
            return -1
        before = text[at - 1 : at] if at else ""
        if not before.isalnum() and not _LONGER.match(text, at + len(name)):
            return at
        at = text.find(name, at + 1)
    return -1
