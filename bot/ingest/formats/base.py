"""What a format is, and the checks that all of them share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from itertools import islice

from bot.errors import RefusedDocument
from bot.ingest.documents import ParsedDocument
from bot.phrase import phrase

MAX_CHARACTERS = 500_000
"""Of one article's text. The longest of long reads have 60,000; what is longer is a book, or no text at all."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One file format.

    ``parse`` is pure: the bytes of one document, and the time zone of dates without an offset, to a document. It raises
    RefusedDocument. ``by_line`` says that each line of a file is a document. ``max_bytes`` bounds one document.
    ``sandboxed``: what a stranger wrote can keep its parser busy for minutes, so that it is parsed in a child.
    """

    endings: tuple[str, ...]
    parse: Callable[[bytes, tzinfo], ParsedDocument]
    max_bytes: int = 4 * MAX_CHARACTERS
    by_line: bool = False
    sandboxed: bool = False


def article_text(text: str, *, fewest_words: int = 2) -> str:
    """``text``, if it can be an article's.

    Raises:
        RefusedDocument: it is empty, has too few words, or is longer than any article.
    """
    text = text.strip()
    if not text:
        raise RefusedDocument(phrase("text-empty"))
    if len(text) > MAX_CHARACTERS:
        raise RefusedDocument(phrase("text-long", many=len(text), most=MAX_CHARACTERS))
    words = sum(1 for _ in islice(_WORD.finditer(text), fewest_words))
    if words < fewest_words:
        raise RefusedDocument(phrase("text-short", words=words, fewest=fewest_words))
    return text
