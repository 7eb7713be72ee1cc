"""Which articles come first in a digest."""

from collections.abc import Sequence
from datetime import datetime

from storage.records import Article, Quote, StoredQuote

_MOST_QUOTES = 3


def ranked(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, those with most to tell first; of equal ones the newest first.

    An article tells more that has statements by people who are named, and an event to come.
    """
    return tuple(sorted(articles, key=_rank, reverse=True))


def best_quotes(article: Article) -> tuple[StoredQuote, ...]:
    """The quotes of an article whose speaker is known, the most salient first."""
    known = [quote for quote in article.analysis.quotes if quote.speaker is not None]
    known.sort(key=lambda quote: (-quote.salience, quote.start))
    return tuple(StoredQuote(0, quote, None, article.headline) for quote in known)


def lead_quote(articles: Sequence[Article]) -> StoredQuote | None:
    """The quote to put at the head: whole rather than partial, the most salient, of the first article at a tie."""
    found = [quote for article in articles for quote in best_quotes(article)[:1]]
    return max(found, key=lambda stored: _appeal(stored.quote), default=None)


def _appeal(quote: Quote) -> tuple[bool, float]:
    return quote.kind == "direct", quote.salience


def _rank(article: Article) -> tuple[int, datetime, int]:
    return _weight(article), article.headline.published_at, article.headline.id


def _weight(article: Article) -> int:
    return min(len(best_quotes(article)), _MOST_QUOTES) + 2 * bool(article.analysis.events)
