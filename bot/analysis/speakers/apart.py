"""The role that a comma parts from a name, where no verb of saying follows: "Juru bicara istana, Sari Dewi, tiba"."""

import re

from bot.analysis.speakers.descriptions import clean_role, is_relation
from bot.analysis.speakers.offices import is_role

LONGEST_ROLE = 130
"""Characters of a role before the comma that parts it from a name, with the titles behind it."""

_TITLES = (
    "Prof|Dr|Drs|Dra|dr|Ir|Hj?|KH|Jenderal|Irjen|Brigjen|Kombes|AKBP|Kompol|AKP|Letkol|Mayjen|Letjen|Kolonel|"
    "Mayor|Kapten"
)
_APART = re.compile(
    r"(?:^|[.!?\n;¦]\s*|, )(?:Sementara itu,? |Adapun |Sebelumnya,? |[Kk]ata |ujar |[Mm]enurut |bagi |oleh )*"
    rf"([^.!?,;:\n¦]{{4,}}), (?:(?:{_TITLES})(?:\. ?| (?:Pol |Polisi |TNI |Inf )?))*$"
)
"""What stands between two commas, or between the sentence's beginning and a comma, right before a name."""

_TELLS = re.compile(
    r"\b(?:ini|itu|tersebut|lain|lainnya|juga|tengah|sedang|sudah|telah|akan|adalah|ditemani|bersama|"
    r"me(?!nteri|dia|trop)\w{4,}|di(?!re|sku|vi|str|na)\w{4,}|ter(?!sangka|dakwa|pidana|bit)\w{4,}|ber\w{4,})\b"
)
"""Words of a clause that tells something, and is no role."""


def role_apart(text: str, name: str) -> str | None:
    """What ``text`` calls somebody before a comma, where their name stands first; None where it is no role."""
    at = text.find(name)
    before = _APART.search(text[max(0, at - LONGEST_ROLE) : at]) if at > 0 else None
    role = clean_role(before[1]) if before and not _TELLS.search(before[1]) else ""
    head = role.split()[0].lower() if role else ""
    return role if is_role(head) and not is_relation(head) else None
