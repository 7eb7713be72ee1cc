"""Which quotes of an article are its key quotes."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.analysis.document import Document
from bot.analysis.patterns import any_of
from storage.records import Quote, Speaker

FULL, LONG = 12, 60
"""Words: a quote of FULL to LONG stands alone; a shorter one says little, a longer one hides its point."""

ALIKE = 0.6
"""The share of the shorter quote's content words from which two quotes say the same; never fewer than two words."""

DEMOTED = 0.3
"""What is left of the salience of a quote that says the same as a better one."""

FOREMOST = 50
"""How many of the best quotes are compared with one another; of the rest nobody is shown two."""

FREQUENT = 12
"""How many of the article's words count as what it keeps coming back to."""

EMPTY = frozenset(
    "yang untuk dengan dari pada akan tidak adalah juga sudah telah kami kita saya mereka karena atau bisa dapat dalam "
    "oleh agar jika kalau maka bahwa hanya masih lebih tetap secara seperti sebagai menjadi harus belum bukan saat "
    "ketika para kepada antara supaya sampai hingga semua tapi tetapi namun terus jadi yaitu dia ada ini itu "
    "that this with from have been were they will would their there what when which about more than into your".split()
)
"""Words of four letters and more that say nothing of what a text is about."""

_DIGIT = re.compile(r"\d")
SHORTEST = 4
"""Letters of a word that says what a text is about."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_STANCE = re.compile(
    r"\b(?:"
    + any_of(
        r"harus\w*|wajib|jangan\w*|tidak|tak|bukan|belum|akan|siap|perlu|minta|menolak|mendukung|menuntut|berjanji|"
        r"yakin|percaya|khawatir|penting\w*|paling|must|never|not|will|should|need|demand|support|reject|believe"
    )
    + r")\b"
)
"""In lower-case text."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What an article is about: the words of its headline, and those its text keeps coming back to."""

    headline: frozenset[str]
    frequent: frozenset[str]
    length: int


def rank(quotes: Sequence[Quote], document: Document) -> tuple[Quote, ...]:
    """The same quotes in the same order, each with its salience, from 0 to 1.

    The salience is a weighted sum of what makes a quote worth showing first:

    - who speaks (.25): someone with a name, with a role, and named in the headline;
    - what it says (.45): the headline's words, the words the article keeps coming back to, a position taken
      (harus, tidak akan, menolak), a number;
    - how it says it (.30): a whole statement rather than a fragment, at a length that stands alone, early in the
      article, where the news is.

    Of quotes that say the same only the best keeps its salience (maximal marginal relevance, Carbonell and
    Goldstein 1998, with a threshold).
    """
    if not quotes:
        return ()
    topic = _topic(document)
    said = [frozenset(_words(quote.text)) for quote in quotes]
    scores = [
        _who(quote.speaker, topic) + _what(quote.text, words, topic) + _how(quote, topic)
        for quote, words in zip(quotes, said, strict=True)
    ]
    for place in tuple(_repetitions(said, scores)):
        scores[place] *= DEMOTED
    return tuple(_ranked(quote, round(score, 3)) for quote, score in zip(quotes, scores, strict=True))


def _ranked(quote: Quote, salience: float) -> Quote:
    """The quote with its salience; ``dataclasses.replace`` takes ten times as long."""
    return Quote(quote.text, quote.start, quote.end, quote.kind, quote.speaker, quote.cue, salience)


def _topic(document: Document) -> _Topic:
    # Counted first and stemmed after: there are far fewer different words than words, and of the many that come once
    # only those can recur that come with -nya too.
    counts: Counter[str] = Counter()
    found = Counter(chain.from_iterable(document.words))
    suffixed = {word[:-3] for word in found if word[-3:] == "nya"}
    for word, count in [it for it in found.items() if it[1] > 1 or it[0] in suffixed or it[0][-3:] == "nya"]:
        if len(word) >= SHORTEST and word not in EMPTY and word.isalpha():
            counts[word.removesuffix("nya")] += count
    frequent = (word for word, count in counts.most_common(FREQUENT) if count > 1)
    return _Topic(frozenset(_words(document.title)), frozenset(frequent), max(1, len(document.text)))


def _who(speaker: Speaker | None, topic: _Topic) -> float:
    if speaker is None:
        return 0.0
    in_headline = not topic.headline.isdisjoint(_words(speaker.name))
    return 0.12 + 0.05 * (speaker.role is not None) + 0.08 * in_headline


def _what(text: str, words: frozenset[str], topic: _Topic) -> float:
    headline = min(1.0, len(words & topic.headline) / 3)
    frequent = min(1.0, len(words & topic.frequent) / 3)
    stance = min(1.0, len(_STANCE.findall(text.lower())) / 2)
    number = _DIGIT.search(text) is not None
    return 0.20 * headline + 0.12 * frequent + 0.08 * stance + 0.05 * number


def _how(quote: Quote, topic: _Topic) -> float:
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


def _words(text: str) -> Iterable[str]:
    """Content words: four letters or more, in lower case, without -nya."""
    return (word.removesuffix("nya") for word in _WORD.findall(text.lower()) if word not in EMPTY)
