"""What a sentence leaves to those around it: what "Acara itu" is, and where an event is that its sentence does not say.

Only a sentence that points back ("Acara itu ...", "Sidang tersebut ...") tells more of an event than the one with its
date; a place that merely stands near it is not taken, save for the court that a hearing is held in.
"""

from bisect import bisect_left

from bot.analysis.dates import may_name_date
from bot.analysis.document import Document, Sentence
from bot.analysis.events.cues import Cues
from bot.analysis.events.details import places_of
from bot.analysis.events.naming import Naming, name_event
from bot.analysis.events.words import stem

Places = tuple[tuple[str, ...], bool]
"""The places, and whether they are alternatives."""

_LONGEST = 600
"""Characters of a sentence around an event that are read."""

_MOST_AHEAD = 2
"""How many sentences further on one that points back is looked for."""


def named_before(document: Document, sentence: Sentence, cues: Cues) -> str | None:
    """What the sentence before calls the event that this one only points at: "Acara itu digelar ..."."""
    before = _neighbour(document, sentence, -1)
    if before is None or not _points_back(document.of(sentence), "", cues):
        return None
    text = document.of(before)[:_LONGEST]
    return name_event(Naming.of(text, len(text), len(text), cues), None)


def places_around(document: Document, sentence: Sentence, what: str, cues: Cues) -> Places:
    """Where the sentences around that of an event say it is; nothing where they leave it open."""
    before = _neighbour(document, sentence, -1)
    if before is not None and _points_back(document.of(sentence), what, cues):
        found = places_of(document.of(before)[:_LONGEST], _LONGEST, cues)
        if found[0]:
            return found
    for further in range(1, _MOST_AHEAD + 1):
        after = _neighbour(document, sentence, further)
        text = document.of(after)[:_LONGEST] if after is not None else ""
        if _points_back(text, what, cues) and not may_name_date(text, document.language):
            found = places_of(text, 0, cues)
            if found[0]:
                return found
    return _court(document, sentence, cues) if cues.hearing.search(what) else ((), False)


def _points_back(text: str, what: str, cues: Cues) -> bool:
    """Whether a sentence begins with "Acara itu", or with a word of the event's own name: "Sidang tersebut"."""
    match = cues.anaphor.match(text)
    if match is None:
        return False
    noun = (match["noun"] or match["own"]).casefold()
    return noun in cues.general or stem(noun) in {stem(word) for word in what.split()}


def _court(document: Document, sentence: Sentence, cues: Cues) -> Places:
    """The court named last before the end of the sentence, or else first behind it."""
    last: str | None = None
    for named in cues.court.finditer(document.text):
        if last is not None and named.end() > sentence.end:
            break
        last = named.group()
    return ((last,), False) if last is not None else ((), False)


def _neighbour(document: Document, sentence: Sentence, distance: int) -> Sentence | None:
    """The sentence so many further on, or before, in the same paragraph or the next."""
    at = bisect_left(document.sentences, sentence.start, key=lambda one: one.start) + distance
    if not 0 <= at < len(document.sentences):
        return None
    near = document.sentences[at]
    return near if abs(near.paragraph - sentence.paragraph) <= 1 else None
