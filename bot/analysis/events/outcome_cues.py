"""The words that tell whether an event took place, in Indonesian and English."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutcomeCues:
    """A language's patterns, each for ``search`` in a clause.

    Attributes:
        gate: stands in every text that has one of the cues below; quick to look for.
        held: says that something took place.
        dated: says so together with a day that has been.
        not_held: says that it did not take place.
        open: leaves it open, takes it back or looks ahead.
        was_planned: says of the event that it was planned; that leaves nothing open.
        joints: where a clause ends.
    """

    gate: re.Pattern[str]
    held: re.Pattern[str]
    dated: re.Pattern[str]
    not_held: re.Pattern[str]
    open: re.Pattern[str]
    was_planned: re.Pattern[str]
    joints: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_ID_HOLD = (
    r"digelar|diadakan|dilaksanakan|dilangsungkan|diselenggarakan|dihelat|berlangsung|terlaksana|terselenggara"
    r"|dilakukan|diresmikan"
)
_ID_ACT = r"menggelar|mengadakan|melaksanakan|menyelenggarakan|melangsungkan|bertemu"

INDONESIAN = OutcomeCues(
    gate=re.compile(r"gelar|laksana|langsung|selenggara|adakan|helat|batal|tiadakan|berakhir|bertemu|lakukan|resmikan"),
    held=_words(
        rf"(?:telah|sudah|akhirnya|sukses|berhasil|selesai|usai|rampung) (?:resmi |sukses |selesai )?"
        rf"(?:{_ID_HOLD}|{_ID_ACT}|berakhir)"
        r"|(?:berlangsung|berjalan) (?:dengan )?(?:lancar|sukses|meriah|khidmat|tertib|aman|alot|tertutup|selama)"
        r"|terlaksana|terselenggara|berakhir"
    ),
    dated=_words(rf"{_ID_HOLD}|{_ID_ACT}"),
    not_held=_words(
        rf"(?:batal|urung|gagal|tidak jadi|tak jadi|tidak pernah|tak pernah|tidak|tak) (?:{_ID_HOLD}|terwujud)"
        r"(?! (?:lama|lancar|mulus|sesuai|seperti|dalam|selama|tertutup|terbuka|secara))"
        r"|(?<!tidak )(?<!tak )(?<!belum )(?<!bukan )(?:dibatalkan|ditiadakan)"
    ),
    open=_words(
        r"akan|bakal|rencana\w*|direncanakan|dijadwalkan|diagendakan|sedianya|semestinya|seharusnya|belum|jika|bila"
        r"|apabila|kalau|seandainya|andai\w*|apakah|mungkin|mendatang|nanti\w*|diharapkan|berharap|agar|supaya|hendak"
        r"|membantah|dibantah|menyangkal|melainkan|bisa|dapat|harus|bukan|terancam|siap|diminta|meminta|menuntut|usul\w*"
    ),
    was_planned=_words(
        r"(?:yang )?(?:semula|sebelumnya|sedianya|awalnya) (?:direncanakan|dijadwalkan|diagendakan|akan)"
        r"|yang (?:telah |sudah )?(?:direncanakan|dijadwalkan|diagendakan)|sesuai (?:rencana|jadwal)"
    ),
    joints=re.compile(r"[,;:]|\b(?:dan|namun|tetapi|tapi|sedangkan|sementara|meski(?:pun)?|karena|sebelum|setelah)\b"),
)

ENGLISH = OutcomeCues(
    gate=re.compile(
        r"held|place|staged|convened|conclud|wrapped|ended|cancel|called off|scrapped|opened|met\b|happen|ahead"
    ),
    held=_words(
        r"(?:was|were|has been|have been|had been) (?:\w+ly )?(?:held|staged|convened|completed|concluded)"
        r"|took place|(?:has|have|had) taken place|concluded|wrapped up|came to an end"
    ),
    dated=_words(r"held|opened|met|staged|convened|began"),
    not_held=_words(
        r"(?:did not|didn[’']t|never|failed to) (?:take place|happen|go ahead|materiali[sz]e)|never took place"
        r"|(?:was|were) (?:not|never) held|(?:wasn[’']t|weren[’']t) held"
        r"|(?:was|were|has been|have been|had been) (?:cancelled|canceled|called off|scrapped)"
    ),
    open=_words(
        r"will|would|to be|plan\w*|scheduled|expected|if|whether|should|could|may|might|must|unless|until|denied|denies"
        r"|yet|due|hope\w*|next|upcoming|threat\w*"
    ),
    was_planned=_words(
        r"(?:which|that) (?:was|were|had been) (?:\w+ly )?(?:planned|scheduled)"
        r"|(?:originally|long) (?:planned|scheduled)|as (?:planned|scheduled)"
    ),
    joints=re.compile(r"[,;:]|\b(?:and|but|while|although|though|because|before|after)\b"),
)
"""A clause with "not" is no report that something was held: ``not_held`` is looked for first."""

_NOT = {"id": _words(r"tidak|tak|batal|urung|gagal"), "en": _words(r"not|never|\w+n[’']t|failed")}


def negated(clause: str, language: str) -> bool:
    """Whether the clause denies what it says."""
    return _NOT["en" if language == "en" else "id"].search(clause) is not None


def outcome_cues_of(language: str) -> OutcomeCues | None:
    """The words of a language (ISO 639 code), or None where there are none."""
    return {"id": INDONESIAN, "ms": INDONESIAN, "en": ENGLISH}.get(language)
