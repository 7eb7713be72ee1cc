"""The kinds of value that settings have, each read from what a person writes, with an example in its complaint."""

import re
from datetime import UTC, datetime, time, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer

from bot.ingest.sources import kinds
from bot.phrase import Value, phrase, repeated

INDONESIAN_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_NAMES = {"sen": "mon", "sel": "tue", "rab": "wed", "kam": "thu", "jum": "fri", "sab": "sat", "min": "sun"}
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_ADDRESSES = {"telegram": r"(-?\d{1,20}|@\w{1,40})(/\d{1,10})?", "discord": r"@?\d{1,20}"}
"""What a typing error breaks; whether there is such a chat, the platform knows."""
_CRON_FIELDS = (
    ("reason-cron-minute", 0, 59),
    ("reason-cron-hour", 0, 23),
    ("reason-cron-day", 1, 31),
    ("reason-cron-month", 1, 12),
    ("reason-cron-weekday", 0, 7),
)


class WrongValue(ValueError):
    """A value is none of its kind; ``reason`` says it to whoever wrote it."""

    def __init__(self, text_id: str, **values: Value) -> None:
        self.reason = phrase(text_id, **values)
        super().__init__(text_id)


def read_duration(value: object) -> timedelta:
    """A length of time: a whole number and s, m, h or d."""
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d{1,6})([smhd])", value.strip(), re.ASCII) if isinstance(value, str) else None
    if not found:
        raise WrongValue("reason-duration", value=repeated(value))
    return timedelta(seconds=int(found[1]) * _UNITS[found[2]])


def read_clock_time(value: object) -> time:
    """A time of day: hours and minutes."""
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", value.strip(), re.ASCII) if isinstance(value, str) else None
    if not found:
        raise WrongValue("reason-time", value=repeated(value))
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
    raise WrongValue("reason-zone", value=repeated(value))


def read_network(value: object) -> IPv4Network | IPv6Network:
    """A range of addresses in CIDR form."""
    if isinstance(value, IPv4Network | IPv6Network):
        return value
    try:
        return ip_network(str(value))
    except ValueError:
        host = _host_of(value)
    if host is not None:
        raise WrongValue("reason-network-host", value=repeated(value), network=host)
    raise WrongValue("reason-network", value=repeated(value))


def _host_of(value: object) -> str | None:
    """The network that an address with a length stands in, where only its last digits are too many."""
    try:
        return str(ip_network(str(value), strict=False))
    except ValueError:
        return None


def read_target(value: object) -> str:
    """Where posts go: a platform's name, a colon, and an address of a form that this platform has."""
    named = re.fullmatch(r"([a-z]+):([^\s\x00-\x1f]{1,200})", value) if isinstance(value, str) else None
    if not named or not re.fullmatch(_ADDRESSES.get(named[1], ".+"), named[2], re.ASCII):
        raise WrongValue("reason-destination", value=repeated(value))
    return named[0]


def read_day(value: object) -> str:
    """A day of the week, in English or Indonesian; three letters are enough."""
    short = value.strip().lower()[:3] if isinstance(value, str) else ""
    day = _DAY_NAMES.get(short, short)
    if day not in DAYS:
        raise WrongValue("reason-day", value=repeated(value))
    return day


def read_cron(value: object) -> str:
    """A cron expression of five fields, as crontab(5) has them; Sunday is 0 or 7."""
    fields = value.split() if isinstance(value, str) else []
    if len(fields) != len(_CRON_FIELDS):
        raise WrongValue("reason-cron", value=repeated(value))
    for text, (name, low, high) in zip(fields, _CRON_FIELDS, strict=True):
        for part in text.split(","):
            _check_cron_part(part, name, low, high)
    _check_cron_comes(" ".join(fields))
    return " ".join(fields)


def _check_cron_comes(expression: str) -> None:
    try:
        CronSim(expression, datetime(2000, 1, 1))  # noqa: DTZ001 - wall time
    except CronSimError:
        raise WrongValue("reason-cron-never", value=repeated(expression)) from None


def _check_cron_part(part: str, name: str, low: int, high: int) -> None:
    found = re.fullmatch(r"(\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/(\d{1,2}))?", part, re.ASCII)
    first = int(found[2]) if found and found[2] else low
    last = int(found[3]) if found and found[3] else first
    if not found or not low <= first <= last <= high or found[4] == "0":
        raise WrongValue(name, value=repeated(part))


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
    raise WrongValue("reason-web-address", value=repeated(value))


def read_gateway(value: object) -> str:
    """The address of a gateway that speaks over a web socket."""
    if not isinstance(value, str) or not re.fullmatch(r"wss?://\S+", value):
        raise WrongValue("reason-gateway", value=repeated(value))
    return value


def read_source(value: object) -> str:
    """The address of a source, of any kind that there is."""
    scheme, _, rest = value.partition(":") if isinstance(value, str) else ("", "", "")
    other = scheme in kinds.KINDS and scheme not in {"http", "https"}
    return f"{scheme}:{rest}" if other and re.fullmatch(r"[^\s\x00-\x1f]+", rest) else read_url(value)


def read_listen(value: object) -> str:
    """An address to listen on: host and port."""
    found = re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[\w.-]+):(\d{1,5})", value, re.ASCII) if isinstance(value, str) else None
    if not found or not 0 < int(found[2]) < 65536:
        raise WrongValue("reason-listen", value=repeated(value))
    return str(value)


def read_when(value: str) -> str:
    """When an event is, as exactly as it is known, with its year; kept as it was written."""
    # What reads dates takes a third of a second to import, and most files announce nothing.
    from bot.analysis.dates.whole import whole_date

    if whole_date(value, UTC) is None:
        raise WrongValue("reason-when", value=repeated(value))
    return value


def read_line(value: str) -> str:
    """Text in one line: what a header, a file's name or a button is made of has no control characters."""
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", value):
        raise WrongValue("reason-control")
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
SourceAddress = Annotated[str, BeforeValidator(read_source)]
When = Annotated[str, Field(max_length=100), AfterValidator(read_when)]
Listen = Annotated[str, BeforeValidator(read_listen)]
Gateway = Annotated[str, BeforeValidator(read_gateway)]
