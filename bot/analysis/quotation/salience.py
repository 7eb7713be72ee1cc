"""Which quotes of an article are its key quotes."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from operator import attrgetter

from bot.analysis.document import Document
from bot.analysis.patterns import any_of
from bot.analysis.quotation.topic import Topic, content_words, topic_of
from storage.records import Quote, Speaker

FULL, LONG = 12, 60
"""Words: a quote of FULL to LONG stands alone; a shorter one says little, a longer one hides its point."""

ALIKE = 0.6
"""The share of the shorter quote's content words from which two quotes say the same; never fewer than two words."""

DEMOTED = 0.3
"""What is left of the salience of a quote that says the same as a better one."""

TOLD_BEFORE = 0.8
"""What is left of the salience of a quote that the article only repeats from earlier news."""

FOREMOST = 50
"""How many of the best quotes are compared with one another; of the rest nobody is shown two."""

_start = attrgetter("start")
_DIGIT = re.compile(r"\d")
_STANCE = re.compile(
    r"\b(?:"
    + any_of(
        r"harus\w*|wajib|jangan\w*|tidak|tak|bukan|belum|akan|siap|perlu|minta|menolak|mendukung|menuntut|berjanji|"
        r"yakin|percaya|khawatir|penting\w*|paling|must|never|not|will|should|need|demand|support|reject|believe"
    )
    + r")\b"
)
"""In lower-case text."""

_BACKGROUND = re.compile(
    r"(?:(?:seperti |sebagaimana )?(?:diketahui|diberitakan)|sebelumnya|sebagai informasi)\b", re.IGNORECASE
)
"""Begins the part of an article that tells again what was told before."""

_BACKGROUND_LETTERS = frozenset("dsDS")


def rank(quotes: Sequence[Quote], document: Document) -> tuple[Quote, ...]:
    """The same quotes in the same order, each with its salience, from 0 to 1.

    The salience is a weighted sum of what makes a quote worth showing first:

    - who speaks (.25): someone with a name, with a role, and named in the headline;
    - what it says (.45): the headline's words, the words the article keeps coming back to, a position taken
      (harus, tidak akan, menolak), a number;
    - how it says it (.30): a whole statement rather than a fragment, at a length that stands alone, early in the
      article, where the news is.

    What an article only tells again of earlier news ("Diberitakan sebelumnya ...") loses a fifth. Of quotes that say
    the same only the best keeps its salience (maximal marginal relevance, Carbonell and Goldstein 1998, with a
    threshold).

    Read by eye on 45 articles with four quotes or more (5.4 on average; politics, courts, sport, show business), of
    which a reader chose three key quotes each before looking at these. On 29 of them the words that say nothing, the
    abbreviations and the loss of what is told again were worked out: there 69 of 87 choices agree, and on the 16 read
    afterwards 37 of 48 (together 79 %; by chance 60 %). The first quote here is one of the reader's in 43 of 45. What
    differs was mostly fit as well, a second statement on the same matter; one was a fragment, none a question or a
    greeting. The headline's words in the sentence that leads up to a quote were tried too, and changed nothing for
    certain.
    """
    if not quotes:
        return ()
    topic = topic_of(document)
    said = [frozenset(content_words(quote.text)) for quote in quotes]
    repeated_from = _background(document)
    scores = [
        (_who(quote.speaker, topic) + _what(quote.text, words, topic) + _how(quote, topic))
        * (TOLD_BEFORE if quote.start >= repeated_from else 1)
        for quote, words in zip(quotes, said, strict=True)
    ]
    for place in tuple(_repetitions(said, scores)):
        scores[place] *= DEMOTED
    return tuple(_ranked(quote, round(score, 3)) for quote, score in zip(quotes, scores, strict=True))


def _ranked(quote: Quote, salience: float) -> Quote:
    """The quote with its salience; ``dataclasses.replace`` takes ten times as long."""
    return Quote(quote.text, quote.start, quote.end, quote.kind, quote.speaker, quote.cue, salience)


def _background(document: Document) -> int:
    """Where the article begins to repeat earlier news; its end where it does not, or does so from the first line on."""
    text = document.text
    for sentence in document.sentences[bisect(document.sentences, len(text) // 3, key=_start) :]:
        if text[sentence.start] in _BACKGROUND_LETTERS and _BACKGROUND.match(text, sentence.start):
            return sentence.start
    return len(text)


def _who(speaker: Speaker | None, topic: Topic) -> float:
    if speaker is None:
        return 0.0
    in_headline = not topic.headline.isdisjoint(content_words(speaker.name))
    return 0.12 + 0.05 * (speaker.role is not None) + 0.08 * in_headline


def _what(text: str, words: frozenset[str], topic: Topic) -> float:
    headline = min(1.0, len(words & topic.headline) / 3)
    frequent = min(1.0, len(words & topic.frequent) / 3)
    stance = min(1.0, len(_STANCE.findall(text.lower())) / 2)
    number = _DIGIT.search(text) is not None
    return 0.20 * headline + 0.12 * frequent + 0.08 * stance + 0.05 * number


def _how(quote: Quote, topic: Topic) -> float:
    count = len(quote.text.split())
    length = count / FULL if count < FULL else min(1.0, LONG / count)
    early = 1 - quote.start / topic.length
    return 0.08 * (quote.kind == "direct") + 0.14 * length + 0.08 * early


def _repetitions(said: Sequence[frozenset[str]], scores: Sequence[float]) -> Iterable[int]:
    """The places of quotes that say the same as one with a higher score."""
    foremost = sorted(range(len(said)), key=lambda place: -scores[place])[:FOREMOST]
    kept: list[frozenset[str]] = []
    for place in foremost:
        words = said[place]
        if any(words == other or len(words & other) >= _enough(words, other) for other in kept):
            yield place
        else:
            kept.append(words)


def _enough(words: frozenset[str], other: frozenset[str]) -> float:
    return max(2, ALIKE * min(len(words), len(other)))
