"""The JSON form of an article (in) and of its analysis (out), as ``pewarta analyze`` reads and writes it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.analysis.document import SourceText
from storage.records import Analysis, PlannedEvent, Quote, Span

Json = dict[str, Any]
YEARS = range(1900, 2201)
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


class InvalidArticle(ValueError):
    """A record is not an article; ``str()`` names the key and what it should be."""


@dataclass(frozen=True, slots=True)
class WireArticle:
    """An article with the id that its answer must carry."""

    id: str | int
    source: SourceText


def article_id(record: object) -> str | int | None:
    """The id of a record, or None where it has no usable one; never raises."""
    value = record.get("id") if isinstance(record, dict) else None
    if isinstance(value, str):
        return _well_formed(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def read_article(record: object) -> WireArticle:
    """Reads ``{"id", "text", "title"?, "url"?, "published_at"?, "language"?}``; other keys are ignored.

    Raises:
        InvalidArticle: a key is missing or is not what it should be.
    """
    if not isinstance(record, dict):
        raise InvalidArticle(f"an article is a JSON object, not {_kind(record)}")
    known = article_id(record)
    if known is None:
        raise InvalidArticle(f'"id" must be a string or a whole number, not {_kind(record.get("id"))}')
    text = _string(record, "text")
    if text is None or not text.strip():
        raise InvalidArticle('"text" is missing or empty')
    return WireArticle(
        known,
        SourceText(
            text=text,
            title=_string(record, "title"),
            url=_string(record, "url"),
            published_at=_instant(record),
            language=_language(record),
        ),
    )


def write_analysis(known: str | int, analysis: Analysis) -> Json:
    """The analysis as JSON-ready values, keys in the documented order."""
    return {
        "id": known,
        "title": analysis.title,
        "language": analysis.language,
        "text": analysis.text,
        "removed": [{"text": removed.text, "why": removed.why} for removed in analysis.removed],
        "summary": {
            "method": analysis.summary.method,
            "sentences": [_span(span) for span in analysis.summary.sentences],
        },
        "quotes": [_quote(quote) for quote in analysis.quotes],
        "events": [_event(event) for event in analysis.events],
    }


def _quote(quote: Quote) -> Json:
    speaker = quote.speaker
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "speaker": speaker and {"name": speaker.name, "role": speaker.role, "mention": speaker.mention},
        "cue": quote.cue,
    }


def _event(event: PlannedEvent) -> Json:
    return {
        "what": event.what,
        "start": event.start.isoformat(),
        "end": event.end.isoformat(),
        "precision": event.precision,
        "time": event.time,
        "places": list(event.places),
        "either_or": event.either_or,
        "status": event.status,
        "agenda": list(event.agenda),
        "evidence": _span(event.evidence),
    }


def _span(span: Span) -> Json:
    return {"text": span.text, "start": span.start, "end": span.end}


def _string(record: Json, key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value and _well_formed(value)
    raise InvalidArticle(f'"{key}" must be a string, not {_kind(value)}')


def _instant(record: Json) -> datetime | None:
    value = _string(record, "published_at")
    if value is None:
        return None
    wanted = 'write it as "2026-02-06T14:30:00+07:00"'
    try:
        instant = datetime.fromisoformat(value)
    except ValueError as error:
        raise InvalidArticle(f'"published_at" is not an ISO 8601 date and time: {value[:40]!r}; {wanted}') from error
    if instant.utcoffset() is None:
        raise InvalidArticle(f'"published_at" has no offset from UTC: {value[:40]!r}; {wanted}')
    if instant.year not in YEARS:
        raise InvalidArticle(f'"published_at" is not between {YEARS[0]} and {YEARS[-1]}: {value[:40]!r}')
    return instant


def _language(record: Json) -> str | None:
    value = _string(record, "language")
    if not value:
        return None
    tag = _TAG.fullmatch(value)
    if not tag:
        raise InvalidArticle(f'"language" is not a language tag like "id" or "en-GB": {value[:40]!r}')
    return tag[1].lower()


def _well_formed(text: str) -> str:
    """JSON escapes can spell half a surrogate pair, which no encoding can write out again."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _kind(value: object) -> str:
    names = {type(None): "nothing", bool: "true or false", str: "text", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")
