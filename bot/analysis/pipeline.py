"""The steps from an article's text to its Analysis, in order."""

from bot.analysis.clean import clean
from bot.analysis.document import Document, SourceText
from bot.analysis.events import find_events
from bot.analysis.language import detect
from bot.analysis.quotes import find_quotes
from bot.analysis.sentences import split
from bot.analysis.summary import summarize
from storage.records import Analysis


def analyze(source: SourceText, *, sentences: int = 3) -> Analysis:
    """Understands one article.

    Args:
        source: the article as it comes.
        sentences: how many sentences the summary may have.

    Returns:
        The cleaned text and what was found in it; every offset points into ``Analysis.text``.
    """
    cleaned = clean(source.text, source.title)
    language = source.language or detect(cleaned.text)
    document = Document(
        title=cleaned.title,
        text=cleaned.text,
        language=language,
        published_at=source.published_at,
        sentences=split(cleaned.text, language),
    )
    quotes = find_quotes(document)
    return Analysis(
        title=document.title,
        language=language,
        text=document.text,
        removed=cleaned.removed,
        summary=summarize(document, quotes, count=sentences),
        quotes=quotes,
        events=find_events(document),
    )
