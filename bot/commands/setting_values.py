"""What people type for a setting, read in both languages, and written as a button types it. Pure."""

import re
from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage.records import QuietHours

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
DEFAULT = frozenset({"bawaan", "default", "semula"})
"""What gives a setting back to the bot."""

_NEVER = frozenset({"mati", "off", "never", "tidak", "none"})
_WHAT: dict[str, Literal["hold", "silent"]] = {
    "": "hold",
    "tahan": "hold",
    "hold": "hold",
    "senyap": "silent",
    "silent": "silent",
}
_STYLES: dict[str, Literal["short", "full"]] = {
    "ringkas": "short",
    "pendek": "short",
    "short": "short",
    "lengkap": "full",
    "penuh": "full",
    "full": "full",
}
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"{_CLOCK}\s*(?:-|–|—|s/d|sampai|hingga|to)\s*{_CLOCK}(?:\s+(\w+))?", re.IGNORECASE | re.ASCII)


def zone_key_of(typed: str) -> str | None:
    """The IANA name of a zone: WIB, WITA, WIT or an IANA name; None for what is none."""
    key = ZONES.get(typed.upper(), typed)
    try:
        return ZoneInfo(key).key if key else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def quiet_of(typed: str) -> QuietHours | Literal["never"] | None:
    """Quiet hours: "22:00-05:30", "22-5 senyap", "mati"; None for what is none."""
    if typed.lower() in _NEVER:
        return "never"
    read = _HOURS.fullmatch(typed.strip())
    what = _WHAT.get((read[5] or "").lower()) if read else None
    if read is None or what is None:
        return None
    try:
        start, end = time(int(read[1]), int(read[2] or 0)), time(int(read[3]), int(read[4] or 0))
    except ValueError:
        return None
    return QuietHours(start, end, what) if start != end else None


def typed_quiet(quiet: QuietHours | Literal["never"] | None) -> str | None:
    """What is typed for quiet hours; ``quiet_of`` reads it back."""
    if not isinstance(quiet, QuietHours):
        return "mati" if quiet else None
    return f"{quiet.start:%H:%M}-{quiet.end:%H:%M} {'tahan' if quiet.what == 'hold' else 'senyap'}"


def style_of(typed: str) -> Literal["short", "full"] | None:
    """How much posts tell: "ringkas" or "lengkap"; None for what is neither."""
    return _STYLES.get(typed.lower())
