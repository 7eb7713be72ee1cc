"""The file formats that are read. A new one is a module here and its Format in FORMATS."""

from pathlib import PurePath

from bot.ingest.formats.base import Format
from bot.ingest.formats.html import HTML
from bot.ingest.formats.json_lines import JSON_LINES
from bot.ingest.formats.markdown import MARKDOWN
from bot.ingest.formats.plain import PLAIN

__all__ = ["FORMATS", "Format", "format_of", "sniff"]

FORMATS = (PLAIN, MARKDOWN, HTML, JSON_LINES)


def format_of(path: PurePath) -> Format | None:
    """The format that a file's ending names, or None."""
    ending = path.suffix.lower()
    return next((kind for kind in FORMATS if ending in kind.endings), None)


def sniff(head: bytes) -> Format:
    """The format of input without a name, by how it begins."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:512].lower()
    if start.startswith(b"{"):
        return JSON_LINES
    if start.startswith((b"<!doctype html", b"<html")):
        return HTML
    return PLAIN
