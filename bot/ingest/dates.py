"""Publication dates as files write them."""

from datetime import UTC, datetime, tzinfo

YEARS = range(1900, 2201)


def read_instant(text: str, zone: tzinfo) -> datetime:
    """An ISO 8601 date or date and time, as an instant in UTC.

    One without an offset is meant in ``zone``, the zone the bot is set to: outlets and people write their own local
    time. A date without a time is the beginning of that day.

    Raises:
        ValueError: it is not such a date, or not of the years that news is from; the message says what to write.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
        if instant.utcoffset() is None:
            instant = instant.replace(tzinfo=zone)
        instant = instant.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text[:40]!r} is not a date; write it like 2026-02-06T14:30:00+07:00") from error
    if instant.year not in YEARS:
        raise ValueError(f"{text[:40]!r} is not between the years {YEARS[0]} and {YEARS[-1]}")
    return instant
