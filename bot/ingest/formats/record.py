"""An article as named values: a line of JSON, or the front matter of a Markdown file."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from bot.addresses import canonical_url
from bot.errors import RefusedDocument
from bot.ingest.dates import read_instant
from bot.ingest.decoding import tidy
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.base import article_text

Record = Mapping[object, object]

MAX_TOPICS = 20


def read_record(record: Record, text: str, zone: tzinfo) -> ParsedDocument:
    """An article from ``text`` and the values that describe it.

    They are ``id``, ``title``, ``url``, ``published_at``, ``source``, ``author``, ``topics`` and ``language``: all
    optional. Other keys are passed over.

    Raises:
        RefusedDocument: a value is not what it should be; the message names its key.
    """
    return ParsedDocument(
        text=article_text(tidy(text)),
        title=line_of(record, "title"),
        id=_id(record),
        url=_url(record),
        published_at=_instant(record, zone),
        source=line_of(record, "source"),
        author=line_of(record, "author"),
        topics=_topics(record),
        language=line_of(record, "language"),
    )


def line_of(record: Record, key: str) -> str | None:
    """A text value on one line, or None where there is none."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise RefusedDocument(f'"{key}" must be text, not {_kind(value)}')
    return " ".join(tidy(value).split()) or None if value else None


def _id(record: Record) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return line_of(record, "id")


def _url(record: Record) -> str | None:
    url = line_of(record, "url")
    if url is not None and canonical_url(url) is None:
        raise RefusedDocument(f'"url" is not an http or https address: {url[:80]!r}')
    return url


def _instant(record: Record, zone: tzinfo) -> datetime | None:
    text = line_of(record, "published_at")
    try:
        return read_instant(text, zone) if text else None
    except ValueError as error:
        raise RefusedDocument(f'"published_at": {error}') from error


def _topics(record: Record) -> tuple[str, ...]:
    value = record.get("topics")
    if isinstance(value, str):
        value = value.split(",")
    if value is not None and (not isinstance(value, Sequence) or not all(isinstance(topic, str) for topic in value)):
        raise RefusedDocument('"topics" must be a list of words')
    named = (" ".join(tidy(topic).lower().split()) for topic in value or ())
    return tuple(dict.fromkeys(topic for topic in named if topic))[:MAX_TOPICS]


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "something else")
