"""What passes through an ingest: bytes with their origin, then a parsed document, or a refusal."""

from dataclasses import dataclass
from datetime import datetime

from bot.analysis import SourceText


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document was read.

    ``name`` is what messages call it: the path as it was given, or "standard input". ``uri`` is its
    absolute ``file:`` address, None where there is no file. ``line`` counts from 1 where each line is a document.
    """

    name: str
    uri: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        return self.name if self.line is None else f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that was not kept, and why, in words for whoever can mend it."""

    origin: Origin
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    """An article as its file gives it, before it is named and understood.

    ``text`` has been through ``decoding.tidy``. ``id`` is what the source itself calls the article; ``source`` is the
    outlet; ``published_at`` is aware, in the local time it was written in.
    """

    text: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    source: str | None = None
    author: str | None = None
    topics: tuple[str, ...] = ()
    language: str | None = None

    def source_text(self) -> SourceText:
        """What the analysis is to understand."""
        return SourceText(
            text=self.text,
            title=self.title,
            url=self.url,
            published_at=self.published_at,
            language=self.language,
        )


@dataclass(frozen=True, slots=True)
class WebDocument:
    """An article that was read from the web, parsed already; ``size`` is its page's, in bytes."""

    origin: Origin
    parsed: ParsedDocument
    size: int
