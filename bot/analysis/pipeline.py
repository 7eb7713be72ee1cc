"""The steps from an article's text to its Analysis, in order."""

from dataclasses import replace

from bot.analysis.clean import clean
from bot.analysis.document import Document, SourceText
from bot.analysis.events import find_events
from bot.analysis.language import UNDERSTOOD, detect
from bot.analysis.quotes import find_quotes
from bot.analysis.sentences import split
from bot.analysis.summary import summarize
from storage.records import Analysis, Quote

LONGEST_TEXT = 1_000_000
"""Characters. The longest articles have a tenth of it; more is a book, a dump or an attack."""


class TextTooLong(ValueError):
    """The text has more than LONGEST_TEXT characters; nothing of it was read."""


def analyze(source: SourceText, *, sentences: int = 3) -> Analysis:
    """Understands one article, in time linear in its length.

    Args:
        source: the article as it comes.
        sentences: how many sentences the summary may have.

    Returns:
        The cleaned text and what was found in it; every offset points into ``Analysis.text``.

    Raises:
        TextTooLong: the text is longer than any article.
    """
    if len(source.text) > LONGEST_TEXT:
        raise TextTooLong(f"the text has {len(source.text):,} characters; an article has at most {LONGEST_TEXT:,}")
    cleaned = clean(source.text, source.title)
    language = source.language or detect(cleaned.text)
    document = Document(
        title=cleaned.title,
        text=cleaned.text,
        language=language,
        published_at=source.published_at,
        sentences=split(cleaned.text, language),
    )
    return Analysis(
        title=document.title,
        language=language,
        text=document.text,
        removed=cleaned.removed,
        summary=summarize(document, count=sentences),
        quotes=_quotes(document),
        events=find_events(document),
    )


def _quotes(document: Document) -> tuple[Quote, ...]:
    """The quotes; in a language whose words are not known here, only what is marked and not who said it."""
    quotes = find_quotes(document)
    if document.language in UNDERSTOOD:
        return quotes
    return tuple(replace(quote, speaker=None, cue=None) for quote in quotes)
