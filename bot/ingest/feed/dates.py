"""The dates that feeds carry, as they are and as they should be, in UTC.

Feed libraries read "WIB" as UTC, seven hours wrong, and know no Indonesian month or day. So the names are turned into
RFC 5322's before the libraries see them.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from dateutil import parser as dateutil_parser

from bot.ingest.date_names import in_english, is_indonesian

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""There were no feeds before; an older date is a mistake (1970 is what a missing one becomes)."""
AHEAD = timedelta(days=1)
"""Clocks and zones go wrong by hours. A date further ahead is a mistake."""

WIB = timezone(timedelta(hours=7))

_IN_FIGURES = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b.*\+0[789]00$")


def read_date(text: str, *, now: datetime) -> datetime | None:
    """The instant a feed's date names, in UTC.

    A date without a zone is taken as UTC, as RFC 4287 and the libraries do; one with Indonesian names, which machines
    do not write, as WIB.

    Args:
        text: what the feed has: RFC 822, ISO 8601, or either with Indonesian names and zones.
        now: the current instant, aware.

    Returns:
        None for what is no date, or an absurd one: before ``EARLIEST`` or more than ``AHEAD`` of now.
    """
    if len(text) > 100:
        return None
    plain = in_english(text)
    for read in (datetime.fromisoformat, parsedate_to_datetime, _read_freely):
        try:
            found = read(plain)
        except (ValueError, OverflowError, TypeError):
            continue
        if found.tzinfo is None:
            found = found.replace(tzinfo=WIB if is_indonesian(text) else UTC)
        try:
            return found.astimezone(UTC) if EARLIEST <= found <= now + AHEAD else None
        except OverflowError:
            return None
    return None


def _read_freely(text: str) -> datetime:
    # 5/11/2026 is November's where the zone is one of Indonesia's, and May's where it is not.
    return dateutil_parser.parse(text, dayfirst=_IN_FIGURES.match(text) is not None)
