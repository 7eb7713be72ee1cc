"""Publication dates as files write them."""

from datetime import UTC, datetime, timedelta, tzinfo

YEARS = range(1900, 2201)


def read_instant(text: str, zone: tzinfo) -> datetime:
    """An ISO 8601 date or date and time, as an aware instant in the local time it was written in.

    The local day matters: "besok" counts from it. A date without an offset is meant in ``zone``, the bot's own, since
    outlets and people write their local time. One in UTC, which is machines' time, is told in ``zone`` too. A date
    without a time is the beginning of that day.

    Raises:
        ValueError: it is not such a date, or not of the years that news is from; the message says what to write.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
        if instant.utcoffset() is None:
            instant = instant.replace(tzinfo=zone)
        elif instant.utcoffset() == timedelta():
            instant = instant.astimezone(zone)
        year = instant.astimezone(UTC).year
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text[:40]!r} is not a date; write it like 2026-02-06T14:30:00+07:00") from error
    if year not in YEARS:
        raise ValueError(f"{text[:40]!r} is not between the years {YEARS[0]} and {YEARS[-1]}")
    return instant
