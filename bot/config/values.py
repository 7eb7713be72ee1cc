"""The kinds of value that settings have, each read from what a person writes, with an example in its complaint."""

import re
from datetime import UTC, datetime, time, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

INDONESIAN_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = {"sen": "mon", "sel": "tue", "rab": "wed", "kam": "thu", "jum": "fri", "sab": "sat", "min": "sun"}
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_ADDRESSES = {"telegram": r"(-?\d{1,20}|@\w{1,40})(/\d{1,10})?", "discord": r"@?\d{1,20}"}
"""What a typing error breaks; whether there is such a chat, the platform knows."""
_CRON_FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 0, 7))


def read_duration(value: object) -> timedelta:
    """A length of time: a whole number and s, m, h or d."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d{1,6})([smhd])", value.strip(), re.ASCII) if isinstance(value, str) else None
    if not found:
        raise ValueError(f'{value!r} is not a length of time; write for example "15m", "2h" or "30d"')
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def read_clock_time(value: object) -> time:
    """A time of day: hours and minutes."""
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", value.strip(), re.ASCII) if isinstance(value, str) else None
    if not found:
        raise ValueError(f'{value!r} is not a time of day; write for example "07:00"')
    return time(int(found[1]), int(found[2]))


def read_zone(value: object) -> ZoneInfo:
    """A time zone: WIB, WITA, WIT, or a name of the IANA database."""
    if isinstance(value, ZoneInfo):
        return value
    try:
        if isinstance(value, str) and value.strip():
            return ZoneInfo(INDONESIAN_ZONES.get(value.strip().upper(), value.strip()))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise ValueError(f'{value!r} is not a time zone; write WIB, WITA, WIT or for example "Asia/Jakarta"')


def read_network(value: object) -> IPv4Network | IPv6Network:
    """A range of addresses in CIDR form."""
    if isinstance(value, IPv4Network | IPv6Network):
        return value
    try:
        return ip_network(str(value))
    except ValueError as error:
        raise ValueError(f'{value!r} is not a range of addresses; write for example "10.0.0.0/8" ({error})') from None


def read_target(value: object) -> str:
    """Where posts go: a platform's name, a colon, and an address of a form that this platform has."""
    named = re.fullmatch(r"([a-z]+):([^\s\x00-\x1f]{1,200})", value) if isinstance(value, str) else None
    if not named or not re.fullmatch(_ADDRESSES.get(named[1], ".+"), named[2], re.ASCII):
        raise ValueError(
            f'{value!r} is not a destination; write for example "telegram:-1001234567890" or "discord:1234"'
        )
    return named[0]


def read_day(value: object) -> str:
    """A day of the week, in English or Indonesian; three letters are enough."""
    short = value.strip().lower()[:3] if isinstance(value, str) else ""
    day = _DAY_NAMES.get(short, short)
    if day not in DAYS:
        raise ValueError(f'{value!r} is not a day of the week; write for example "mon" or "senin"')
    return day


def read_cron(value: object) -> str:
    """A cron expression of five fields, as crontab(5) has them; Sunday is 0 or 7."""
    fields = value.split() if isinstance(value, str) else []
    if len(fields) != len(_CRON_FIELDS):
        raise ValueError(f'{value!r} is not a cron expression of five fields; write for example "0 7 * * 1-5"')
    for text, (name, low, high) in zip(fields, _CRON_FIELDS, strict=True):
        for part in text.split(","):
            _check_cron_part(part, name, low, high)
    _check_cron_comes(" ".join(fields))
    return " ".join(fields)


def _check_cron_comes(expression: str) -> None:
    try:
        CronSim(expression, datetime(2000, 1, 1))  # noqa: DTZ001 - wall time
    except CronSimError:
        raise ValueError(f'{expression!r} names a day that never comes; write for example "0 7 * * 1-5"') from None


def _check_cron_part(part: str, name: str, low: int, high: int) -> None:
    found = re.fullmatch(r"(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/(\d{1,2}))?", part, re.ASCII)
    first = int(found[2]) if found and found[2] else low
    last = int(found[3]) if found and found[3] else first
    if not found or not low <= first <= last <= high or found[4] == "0":
        raise ValueError(f"{part!r} is not a {name} from {low} to {high} in a cron expression")


def read_url(value: object) -> str:
    """An http or https address."""
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
        if (
            parts
            and parts.scheme in {"http", "https"}
            and parts.hostname
            and parts.port != 0
            and not re.search(r"[\s\x00-\x1f]", str(value))
        ):
            return str(value)
    except ValueError:
        pass
    raise ValueError(f'{value!r} is not a web address; write for example "https://kabar.example/rss"')


def read_listen(value: object) -> str:
    """An address to listen on: host and port."""
    found = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})", value, re.ASCII) if isinstance(value, str) else None
    if not found or not 0 < int(found[2]) < 65536:
        raise ValueError(f'{value!r} is not an address to listen on; write for example "127.0.0.1:9464"')
    return str(value)


def read_when(value: str) -> str:
    """When an event is, as exactly as it is known, with its year; kept as it was written."""
    # What reads dates takes a third of a second to import, and most files announce nothing.
    from bot.analysis.dates.whole import whole_date

    if whole_date(value, UTC) is None:
        raise ValueError(
            f'{value!r} is not one date with its year; write for example "Maret 2026", "awal April 2026",'
            ' "12 Maret 2026" or "12 Maret 2026 pukul 09.00 WIB"'
        )
    return value


def read_line(value: str) -> str:
    """Text in one line: what a header, a file's name or a button is made of has no control characters."""
    if re.search(r"[\x00-\x1f\x7f\u2028\u2029]", value):
        raise ValueError("has control characters; write it in one line, without tabs")
    return value


def _as_text(value: object) -> str:
    return str(value)


def write_duration(value: timedelta) -> str:
    """The shortest form that ``read_duration`` reads back."""
    seconds = int(value.total_seconds())
    unit = next(unit for unit in ("d", "h", "m", "s") if seconds % _UNITS[unit] == 0)
    return f"{seconds // _UNITS[unit]}{unit}"


Duration = Annotated[timedelta, BeforeValidator(read_duration), PlainSerializer(write_duration)]
ClockTime = Annotated[time, BeforeValidator(read_clock_time), PlainSerializer(lambda value: f"{value:%H:%M}")]
Zone = Annotated[ZoneInfo, BeforeValidator(read_zone), PlainSerializer(_as_text)]
NetworkRange = Annotated[IPv4Network | IPv6Network, BeforeValidator(read_network), PlainSerializer(_as_text)]
Line = Annotated[str, Field(min_length=1, max_length=1_000), AfterValidator(read_line)]
Destination = Annotated[str, BeforeValidator(read_target)]
Day = Annotated[str, BeforeValidator(read_day)]
Cron = Annotated[str, BeforeValidator(read_cron)]
WebAddress = Annotated[str, BeforeValidator(read_url)]
When = Annotated[str, Field(max_length=100), AfterValidator(read_when)]
Listen = Annotated[str, BeforeValidator(read_listen)]
