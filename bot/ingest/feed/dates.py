"""The dates that feeds carry, as they are and as they should be, in UTC.

Feed libraries read "WIB" as UTC, seven hours wrong, and know no Indonesian month or day. So the names are turned into
RFC 5322's before the libraries see them.
"""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

ZONES = {"wib": "+0700", "wita": "+0800", "wit": "+0900", "gmt": "+0000", "utc": "+0000", "z": "+0000"}
MONTHS = {
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
DAYS = "senin selasa rabu kamis jumat jum'at jum’at sabtu minggu ahad sen sel rab kam jum sab min".split()
EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""There were no feeds before; an older date is a mistake (1970 is what a missing one becomes)."""
AHEAD = timedelta(days=1)
"""Clocks and zones go wrong by hours. A date further ahead is a mistake."""

_ENGLISH = {name: english for english, names in MONTHS.items() for name in (english, *names)}
_DAY = re.compile(
    rf"^\s*(?:{'|'.join(map(re.escape, DAYS))}|[a-z]{{3,9}}day|mon|tue|wed|thu|fri|sat|sun)\b\.?,?\s*", re.I
)
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK_DOT = re.compile(r"\b(\d{1,2})\.(\d{2})(?=\s|$|\.\d{2}\b)")


def read_date(text: str, *, now: datetime) -> datetime | None:
    """The instant a feed's date names, in UTC.

    A date without a zone is taken as UTC, as RFC 4287 and the libraries do.

    Args:
        text: what the feed has: RFC 822, ISO 8601, or either with Indonesian names and zones.
        now: the current instant, aware.

    Returns:
        None for what is no date, or an absurd one: before ``EARLIEST`` or more than ``AHEAD`` of now.
    """
    if len(text) > 100:
        return None
    plain = in_english(text)
    for read in (datetime.fromisoformat, parsedate_to_datetime, dateutil_parser.parse):
        try:
            found = read(plain)
        except (ValueError, OverflowError, TypeError):
            continue
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
        try:
            return found.astimezone(UTC) if EARLIEST <= found <= now + AHEAD else None
        except OverflowError:
            return None
    return None


def in_english(text: str) -> str:
    """``text`` with Indonesian names turned into English ones, zones into offsets, and the day's name left out."""

    def word(match: re.Match[str]) -> str:
        name = match[0].lower()
        return ZONES.get(name) or _ENGLISH.get(name, match[0])

    if _ISO.match(text.strip()):
        return text.strip()
    return _CLOCK_DOT.sub(r"\1:\2", _WORD.sub(word, _DAY.sub("", text.strip())))


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$")
