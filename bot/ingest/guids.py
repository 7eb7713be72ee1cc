"""Guids that name another article today than they did yesterday.

Some sites count their feed's entries anew each day, or give each the address of the site. Under such a guid a new
article would stand in place of an older one. Within one reading of a feed that shows by itself (``bot.ingest.feed``);
over time it shows where both the address and the text are other ones.
"""

from rapidfuzz import fuzz

from bot.ingest.stories import FEWEST_LETTERS, same_story, sentences
from storage.records import Article, KnownArticle, NewArticle

SAME_TITLE = 90.0
"""Of 100, for texts too short to be told apart by themselves."""


def may_be_reused(article: NewArticle, known: KnownArticle) -> bool:
    """Whether the guid that an article shares with a stored one may be all that they share."""
    url = article.keys.url
    return (
        known.matched_by == "guid"
        and None not in {url, known.url}
        and known.url not in {url, *article.keys.variants}
        and known.fingerprint != article.keys.fingerprint
    )


def is_reused(article: NewArticle, title: str, stored: Article) -> bool:
    """Whether it is: no text of the one is retold in the other. An article that was moved and edited is retold.

    Args:
        article: the article as it comes.
        title: as it comes.
        stored: the article that has its guid.
    """
    texts = [sentences(article.raw_text), sentences(stored.analysis.text)]
    if same_story(*texts):
        return False
    if min(sum(map(len, text)) for text in texts) >= FEWEST_LETTERS:
        return True
    return fuzz.ratio(title.casefold(), stored.headline.title.casefold()) < SAME_TITLE
