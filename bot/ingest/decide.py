"""New, revised or duplicate: decided from what is stored, without touching it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.ingest.stories import same_story, sentences
from storage.records import Article, KnownArticle, NewArticle

Verdict = Literal["new", "revised", "duplicate"]

_SAME_INSTANT = timedelta(seconds=1)
"""Storage may keep instants less exactly than they come."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an article; ``known`` is the id of the stored one, None for a new one."""

    verdict: Verdict
    known: int | None = None


def decide(article: NewArticle, known: KnownArticle | None, stored: Article | None, title: str) -> Decision:
    """Decides about an article on its way in.

    The same text elsewhere is a duplicate, whatever it calls itself there. Under the same guid or URL a change of text,
    title, date, author, topics or address is a revision. Under another version of the same address (for phones, AMP)
    most of the same text is a duplicate, and another text another article.

    Args:
        article: the article as it comes.
        known: the stored article that shares a key with it.
        stored: that article, whole, where it was found by guid or URL and has the same text, or by a variant of its
            address; else None.
        title: the title the article would be stored with; asked for only beside ``stored``.
    """
    if known is None:
        return Decision("new")
    if known.matched_by == "fingerprint":
        return Decision("duplicate", known.id)
    if known.matched_by == "variant":
        same = stored is not None and same_story(sentences(article.raw_text), sentences(stored.analysis.text))
        return Decision("duplicate", known.id) if same else Decision("new")
    same_text = known.fingerprint == article.keys.fingerprint
    if same_text and (stored is None or not _differs(stored, article, title)):
        return Decision("duplicate", known.id)
    return Decision("revised", known.id)


def _differs(stored: Article, article: NewArticle, title: str) -> bool:
    """Whether the article says something about itself that is not what is stored; silence is no change."""
    head = stored.headline
    return (
        title != head.title
        or (article.published_at is not None and abs(article.published_at - head.published_at) >= _SAME_INSTANT)
        or article.author not in {None, stored.author}
        or article.keys.url not in {None, head.url}
        or bool(set(article.topics) - set(stored.topics))
    )
