"""JSON Lines: one article a line."""

import json
from datetime import tzinfo

from bot.errors import RefusedDocument
from bot.ingest.decoding import decode_as_is
from bot.ingest.documents import ParsedDocument
from bot.ingest.formats.base import Format
from bot.ingest.formats.record import read_record


def parse_line(data: bytes, zone: tzinfo) -> ParsedDocument:
    """Reads one line: an object with ``text`` and what ``read_record`` knows."""
    record = _object(decode_as_is(data))
    text = record.get("text")
    if not isinstance(text, str):
        raise RefusedDocument('"text" is missing' if text is None else '"text" must be text')
    return read_record(record, text, zone)


def _object(line: str) -> dict[object, object]:
    try:
        # Not strict: a line feed or tab that was not escaped is no reason to lose an article.
        record = json.loads(line, strict=False)
    except RecursionError as error:
        raise RefusedDocument("nested too deeply to be an article") from error
    except json.JSONDecodeError as error:
        raise RefusedDocument(f"not JSON: {error.msg} at column {error.colno}") from error
    except ValueError as error:
        raise RefusedDocument(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise RefusedDocument('an article is a JSON object like {"id": "1", "title": "...", "text": "..."}')
    return record


# A line may carry more than its text: other keys, and escapes of six bytes a character.
JSON_LINES = Format(endings=(".jsonl", ".ndjson"), parse=parse_line, max_bytes=4_000_000, by_line=True)
