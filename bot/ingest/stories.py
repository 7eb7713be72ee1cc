"""Which stored story a new article tells again: the same text from another outlet, cut short or under another headline.

Outlets print the same agency's text and shorten, head and sign it anew; sentence by sentence it is the same. An article
on the same matter in other words, or the next day's with other figures, is another one: a digest must not lose it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from rapidfuzz import fuzz, process

from bot.ingest.templates import filled_in_anew
from storage.base import Storage
from storage.records import Alike

WINDOW = timedelta(days=3)
"""Copies appear within hours; a text that comes again after days is an anniversary or an archive."""
CANDIDATES = 20
WORDS = 24
"""Of the beginning, the longest: long words are rare ones."""
BEGINNING = 1_200

SAME_SENTENCE = 90.0
"""Of 100, by Levenshtein's normalised similarity of two sentences: a changed name's spelling, a cut clause."""
SAME_STORY = 0.6
"""Share of the shorter text's letters that stand in sentences of the longer one too."""
FEWEST_LETTERS = 150
"""In the shorter text's sentences; two briefs of one sentence may be alike and tell of two days."""
MOST_SENTENCES = 80

_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]{5,}")
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s+")
_SHORTEST = 25


async def story_of(storage: Storage, text: str, at: datetime) -> int | None:
    """The stored story that a text tells again, or None.

    Args:
        storage: where stories are.
        text: the cleaned text of an article.
        at: when it was published, aware.
    """
    found = await storage.alike(telling_words(text), since=at - WINDOW, limit=CANDIDATES)
    return choose(text, found)


def telling_words(text: str) -> tuple[str, ...]:
    """The words by which a text's copies are looked for."""
    words = dict.fromkeys(word.lower() for word in _WORD.findall(text[:BEGINNING]))
    # By length, then by letters: a copy whose beginning is in another order gives the same groups.
    return tuple(sorted(words, key=lambda word: (-len(word), word))[:WORDS])


def choose(text: str, candidates: Iterable[Alike]) -> int | None:
    """The story of the first candidate that tells the same."""
    said = sentences(text)
    return next((one.story for one in candidates if same_story(said, sentences(one.text))), None)


def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences for comparing: with single spaces, without the shortest."""
    pieces = (_SPACE.sub(" ", piece).strip() for piece in _SENTENCE.split(text))
    return tuple(piece for piece in pieces if len(piece) >= _SHORTEST)[:MOST_SENTENCES]


def same_story(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether most of the shorter text stands in the longer one, sentence by sentence, with the same figures.

    One form filled in twice (see ``bot.ingest.templates``) is two stories.
    """
    return _is_shared(*([sentence.casefold() for sentence in text] for text in (one, other))) and not filled_in_anew(
        one, other
    )


def _is_shared(one: Sequence[str], other: Sequence[str]) -> bool:
    shorter, longer = sorted((one, other), key=lambda text: sum(map(len, text)))
    letters = sum(map(len, shorter))
    if letters < FEWEST_LETTERS:
        return False
    whole = frozenset(longer)
    left, found = letters, 0
    for sentence in shorter:
        left -= len(sentence)
        if sentence in whole or _is_told(sentence, longer):
            found += len(sentence)
        if found + left < SAME_STORY * letters:
            return False
    return True


def _is_told(sentence: str, text: Sequence[str]) -> bool:
    figures = _DIGITS.findall(sentence)
    near = process.extract(sentence, text, scorer=fuzz.ratio, score_cutoff=SAME_SENTENCE, limit=3)
    return any(_DIGITS.findall(match) == figures for match, _, _ in near)
