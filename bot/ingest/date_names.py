"""Dates with Indonesian names in them, turned into what libraries read. Pure."""

import re

_ZONES = {"wib": "+0700", "wita": "+0800", "wit": "+0900", "gmt": "+0000", "utc": "+0000", "z": "+0000"}
MONTHS = {  # by their first three letters in English, in their order
    "jan": ("januari", "january"),
    "feb": ("februari", "pebruari", "february", "peb"),
    "mar": ("maret", "march", "mrt"),
    "apr": ("april",),
    "may": ("mei",),
    "jun": ("juni", "june"),
    "jul": ("juli", "july"),
    "aug": ("agustus", "august", "agu", "agt", "ags"),
    "sep": ("september", "sept"),
    "oct": ("oktober", "october", "okt"),
    "nov": ("nopember", "november", "nop"),
    "dec": ("desember", "december", "des"),
}
_DAYS = "senin selasa rabu kamis jumat jum'at jum’at sabtu minggu ahad sen sel rab kam jum sab min".split()
_ENGLISH = {name: english for english, names in MONTHS.items() for name in (english, *names)}
_ONLY_INDONESIAN = frozenset(
    "senin selasa rabu kamis jumat sabtu minggu ahad sen sel rab kam jum sab min januari februari pebruari peb maret"
    " mrt mei juni juli agustus agu agt ags oktober okt nopember nop desember des".split()
)
_DAY = re.compile(
    rf"^\s*(?:{'|'.join(map(re.escape, _DAYS))}|[a-z]{{3,9}}day|mon|tue|wed|thu|fri|sat|sun)\b\.?,?\s*", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$")
_CLOCK_DOT = re.compile(r"\b(\d{1,2})\.(\d{2})(?=\s|$|\.\d{2}\b)")


def is_indonesian(text: str) -> bool:
    """Whether a date has a day or a month in it by a name that only Indonesian has for it."""
    return any(word in _ONLY_INDONESIAN for word in map(str.lower, _WORD.findall(text)))


def in_english(text: str) -> str:
    """``text`` with Indonesian names turned into English ones, zones into offsets, and the day's name left out."""

    def word(match: re.Match[str]) -> str:
        name = match[0].lower()
        return _ZONES.get(name) or _ENGLISH.get(name, match[0])

    if _ISO.match(text.strip()):
        return text.strip()
    return _CLOCK_DOT.sub(r"\1:\2", _WORD.sub(word, _DAY.sub("", text.strip())))
