"""What a response's headers ask of us: how long to wait, how long the answer stays fresh."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST_WAIT = timedelta(days=1)
"""A server that asks for more is asked again after this: a typo must not silence a feed for a year."""


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """How long a ``Retry-After`` header asks us to wait: whole seconds or an HTTP date (RFC 9110, 10.2.3).

    Args:
        value: the header, or None.
        now: the instant the response came, aware.

    Returns:
        The wait, between nothing and ``LONGEST_WAIT``, or None for a missing or unreadable header.
    """
    if value is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}\s*", value, re.ASCII):
        return min(timedelta(seconds=int(value)), LONGEST_WAIT)
    until = http_date(value)
    return None if until is None else max(timedelta(), min(until - now, LONGEST_WAIT))


def fresh_for(cache_control: str | None) -> timedelta | None:
    """How long ``Cache-Control: max-age`` calls the answer fresh, at most ``LONGEST_WAIT``; None if it does not."""
    directives = (part.strip().lower() for part in (cache_control or "").split(","))
    for directive in directives:
        found = re.fullmatch(r'max-age="?(\d{1,9})"?', directive, re.ASCII)
        if found:
            return min(timedelta(seconds=int(found[1])), LONGEST_WAIT)
    return None


def http_date(value: str) -> datetime | None:
    """An HTTP date in UTC, or None where it is none."""
    try:
        read = parsedate_to_datetime(value)
    except ValueError:
        return None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
