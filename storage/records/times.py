"""The one rule about time in records: aware, and kept in UTC."""

from datetime import UTC, datetime


def as_utc(value: datetime, field: str) -> datetime:
    """Returns ``value`` in UTC.

    Raises:
        ValueError: ``value`` has no time zone; ``field`` is named in the message.
    """
    if value.tzinfo is None or value.utcoffset() is None:
        raise ValueError(f"{field} has no time zone: {value.isoformat()}")
    return value.astimezone(UTC)
