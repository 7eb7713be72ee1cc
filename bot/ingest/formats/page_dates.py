"""When a page was published: what it states to machines, put right by what it shows to readers. Pure."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from bot.ingest.date_names import MONTHS, in_english
from bot.ingest.dates import YEARS, read_instant
from bot.ingest.formats.shown import AFTER, Place

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "content_publisheddate",
    "publishdate",
    "dtk:publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
)
"""How the meta elements are called that tell the time, in lower case, the surest first: by property, itemprop, name."""

_MONTH = "|".join(MONTHS)
_CLOCK = re.compile(r"\d[.:]\d\d")
"""What no time is without: most of what stands around a headline has none, and is not looked at further."""
_TIMESTAMP = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})[ -](?P<month>{_MONTH})[a-z]*\.?,?[ -](?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})[a-z]*\.? (?P<day2>\d{{1,2}}),? (?P<year2>\d{{4}})"
    r"|(?P<day3>\d{1,2})[/.-](?P<month3>\d{1,2})[/.-](?P<year3>\d{4})"
    r"|(?P<year4>\d{4})[/.-](?P<month4>\d{1,2})[/.-](?P<day4>\d{1,2}))"
    r"(?:[\s,;|•·–—-]|\b(?:at|pukul|jam|on|T)\b){1,8}"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?!\d)\s*(?P<half>[ap]m\b)?"
    r"\s*(?P<zone>[+-]\d{2}:?\d{2}\b)?",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:diperbarui|diperbaharui|update|updated|diubah|pembaruan|modified|edited)\b[^\d]{0,30}$", re.IGNORECASE
)
MINUTE, HALF_A_DAY = timedelta(minutes=1), timedelta(hours=12)

_DAY_ONLY = re.compile(r"\d{4}-?\d{2}-?\d{2}")


@dataclass(frozen=True, slots=True)
class _Time:
    """``timed``: it has a time of day; ``zoned``: it names a zone other than UTC, so that nothing of it is in doubt."""

    at: datetime
    written: datetime
    timed: bool
    zoned: bool


def published(
    tree: "HtmlElement", url: str | None, zone: tzinfo, *, around: Callable[[], Sequence[Place]]
) -> datetime | None:
    """When a page says that it was published; None where it does not, or absurdly.

    A page that states a day, and shows a time on it, means that time. One that states a time in UTC, or without a zone,
    and shows another with its zone, means what it shows: templates call local times UTC.

    Args:
        tree: the page.
        url: its address, which may have the day in it.
        zone: where a time without an offset is meant.
        around: what the page shows; asked for only where what it states leaves something open.
    """
    stated = _surest(_stated(tree, url, zone))
    if stated is not None and stated.timed and stated.zoned:
        return stated.at
    seen = _shown_time(around(), zone)
    if seen is None:
        return stated.at if stated else None
    if stated is None or _means(stated, seen):
        return seen.at
    return stated.at


def _means(stated: _Time, seen: _Time) -> bool:
    if not stated.timed:
        return stated.written.date() == seen.written.date()
    return seen.zoned and abs(stated.at - seen.at) > MINUTE and abs(stated.written - seen.written) < HALF_A_DAY


def _surest(times: Iterable[_Time]) -> _Time | None:
    """The first; where it is only a day, the first with a time on that day."""
    first = None
    for time in times:
        if time.timed and (first is None or first.written.date() == time.written.date()):
            return time
        first = first or time
    return first


def _stated(tree: "HtmlElement", url: str | None, zone: tzinfo) -> Iterator[_Time]:
    found = False
    for text in _statements(tree):
        if time := _read(text, zone):
            found = True
            yield time
    if not found:
        from htmldate import find_date

        # A date is what the page says of itself, not one that happens to stand in its text: hence no extensive search.
        day = find_date(tree, url=url, extensive_search=False, original_date=True)
        if day and (time := _read(day, zone)):
            yield time


def _statements(tree: "HtmlElement") -> Iterator[str]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for name in (meta.get("property"), meta.get("itemprop"), meta.get("name")):
            if name and name.lower() in _PUBLISHED and meta.get("content"):
                named.setdefault(name.lower(), str(meta.get("content")))
    yield from (named[name] for name in _PUBLISHED if name in named)
    own = tree.find(".//*[@itemprop='datePublished'][@datetime]")
    if own is not None:
        yield own.get("datetime") or ""
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:5]:
        yield from _linked(script)
    first = tree.find(".//article//time[@datetime]")
    if first is not None:
        yield first.get("datetime") or ""


def _linked(script: str) -> Iterator[str]:
    """``datePublished`` of schema.org's JSON-LD, on the object itself or in its ``@graph``."""
    try:
        data = json.loads(script, strict=False)  # many have line ends in their descriptions
    except (ValueError, RecursionError):
        return
    graph = data.get("@graph") if isinstance(data, dict) else None
    for node in (*_listed(data), *_listed(graph)):
        if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
            yield node["datePublished"]


def _listed(data: object) -> list[object]:
    return data if isinstance(data, list) else [data]


def _read(text: str, zone: tzinfo) -> _Time | None:
    """A time as a page states it: ISO 8601, or nearly, or as people write it."""
    if len(text) > 100:
        return None
    plain = re.sub(r"^(\d{4})[/.](\d\d)[/.](\d\d)", r"\1-\2-\3", re.sub(r"\s+T(?=\d)", "T", text.strip()))
    try:
        at = read_instant(plain, zone)
        written = datetime.fromisoformat(plain)
    except ValueError:
        return _first_time(text, zone)
    offset = written.utcoffset()
    return _Time(at, written.replace(tzinfo=None), not _DAY_ONLY.fullmatch(plain), bool(offset))


def _shown_time(around: Sequence[Place], zone: tzinfo) -> _Time | None:
    """The time nearest to the headline; at the same distance the one behind it."""
    for distance in range(1, AFTER + 1):
        for after, before in around:
            for texts in (after[:distance], before[-distance:]):
                if time := _first_time(" ".join(texts), zone):
                    return time
    return None


def _first_time(text: str, zone: tzinfo) -> _Time | None:
    return next(_times(text, zone), None)


def _times(text: str, zone: tzinfo) -> Iterator[_Time]:
    if not _CLOCK.search(text):
        return
    text = in_english(text)
    for match in _TIMESTAMP.finditer(text):
        if not _LATER.search(text[: match.start()]) and (time := _time_of(match, zone)):
            yield time


def _time_of(match: re.Match[str], zone: tzinfo) -> _Time | None:
    part = {key.rstrip("234"): value for key, value in match.groupdict().items() if value}
    month = part["month"].lower()[:3]
    hour = int(part["hour"])
    if half := part.get("half", "").lower():
        hour = hour % 12 + 12 * (half == "pm")
    named = [*MONTHS].index(month) + 1 if month in MONTHS else int(month)
    try:
        offset = datetime.strptime(part["zone"], "%z").tzinfo if "zone" in part else None
        at = datetime(
            int(part["year"]), named, int(part["day"]), hour, int(part["minute"]), tzinfo=offset or zone
        ) + timedelta(seconds=int(part.get("second", "0")))
        year = at.astimezone(UTC).year
    except (ValueError, OverflowError):
        return None
    return _Time(at, at.replace(tzinfo=None), timed=True, zoned=offset is not None) if year in YEARS else None
