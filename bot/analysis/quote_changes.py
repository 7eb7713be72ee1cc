"""Which quotes a revision of an article has changed or taken out."""

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from storage.records import Quote, QuoteChange, Speaker

_ALIKE = 60.0
"""From 0 to 100: how like an old quote a new one must be to stand in its place."""


def changed_quotes(before: Sequence[Quote], after: Sequence[Quote], text: str) -> tuple[QuoteChange, ...]:
    """What became of the quotes of the earlier text that the later one does not have, in their order.

    A quote whose words still stand in the article is there, unless somebody else is now said to have spoken them. A new
    quote stands in the place of one old quote at most: the most alike. White space does not count.

    Args:
        before: the quotes of the earlier text.
        after: those of the later.
        text: the later text.
    """
    words = _plain(text)
    lost = [quote for quote in before if not _stands(quote, after, words)]
    known = {_plain(quote.text) for quote in before if quote not in lost}
    new = [quote for quote in after if _plain(quote.text) not in known]
    likeness = {(old, at): _like(one, two) for old, one in enumerate(lost) for at, two in enumerate(new)}
    place: dict[int, int] = {}
    for (old, at), score in sorted(likeness.items(), key=lambda pair: -pair[1]):
        if score >= _ALIKE and old not in place and at not in place.values():
            place[old] = at
    return tuple(QuoteChange(quote, new[place[old]] if old in place else None) for old, quote in enumerate(lost))


def _stands(quote: Quote, after: Sequence[Quote], words: str) -> bool:
    said = _plain(quote.text)
    speakers = [new.speaker for new in after if _plain(new.text) == said]
    return said in words and (not speakers or any(_may_be_one(quote.speaker, speaker) for speaker in speakers))


def _may_be_one(old: Speaker | None, new: Speaker | None) -> bool:
    """Whether a name is a part of the other, or one of them is left open."""
    if old is None or new is None:
        return True
    ours, theirs = (set(speaker.name.casefold().split()) for speaker in (old, new))
    return ours <= theirs or theirs <= ours


def _like(old: Quote, new: Quote) -> float:
    return ratio(_plain(old.text), _plain(new.text))


def _plain(text: str) -> str:
    return " ".join(text.split())
