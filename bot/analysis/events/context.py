"""What a sentence leaves to those around it: what "Acara itu" is, and where an event is that its sentence does not say.

Only a sentence that points back ("Acara itu ...", "Sidang tersebut ...") tells more of an event than the one with its
date; a place that merely stands near it is not taken, save for the court that a hearing is held in, the station that
somebody is questioned in, and the territory of the government that holds an event or of an election.
"""

import re
from bisect import bisect_left

from bot.analysis.dates import may_name_date
from bot.analysis.document import Document, Sentence
from bot.analysis.events.cues import Cues
from bot.analysis.events.naming import Naming, name_event
from bot.analysis.events.places import NOWHERE, Places, known, places_of
from bot.analysis.events.words import kinds, stem

_LONGEST = 600
"""Characters of a sentence around an event that are read."""

_LAST_NAME = re.compile(r"(?<!\w)[A-Z][\w-]*(?: (?:[A-Z][\w-]*|\d{4}))+(?=[.!?\"”]*\s*$)")

_MOST_AHEAD = 2
"""How many sentences further on one that points back is looked for."""


def named_before(document: Document, sentence: Sentence, word: str | None, cues: Cues) -> str | None:
    """What the sentence before calls the event that this one only points at: "Acara itu digelar ...".

    ``word`` is the event noun that this one has ("Pertandingan ini ..."); the name then has it too.
    """
    before = _neighbour(document, sentence, -1)
    if before is None or not _points_back(document.of(sentence), word or "", cues):
        return None
    text = document.of(before)[:_LONGEST]
    named = name_event(Naming.of(text, len(text), len(text), cues), None) or _ends_with_name(text, cues)
    return named if word is None or (named and stem(word) in map(stem, named.split())) else None


def _ends_with_name(text: str, cues: Cues) -> str | None:
    """The name that a sentence ends with, where it has a year or an event's word: "memeriahkan Lari Rempah 2026"."""
    last = _LAST_NAME.search(text)
    if last is None or not (last.group()[-1].isdigit() or cues.head.search(last.group())):
        return None
    return last.group()


def places_around(document: Document, sentence: Sentence, told: str, what: str, cues: Cues) -> Places:
    """Where an event is that its own sentence puts nowhere; nothing where all is left open.

    ``told`` is what that sentence tells before its date.
    """
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
    return _seat(document, sentence, what, cues) or _territory(told, what, cues)


def _points_back(text: str, what: str, cues: Cues) -> bool:
    """Whether a sentence begins with "Acara itu", or with a word of the event's own name: "Sidang tersebut"."""
    match = cues.anaphor.match(text)
    if match is None:
        return False
    noun = (match["noun"] or match["own"]).casefold()
    return (
        noun in cues.general or stem(noun) in {stem(word) for word in what.split()} or bool(kinds(noun) & kinds(what))
    )


def _seat(document: Document, sentence: Sentence, what: str, cues: Cues) -> Places | None:
    """The office that an event of its kind takes place in, or None where it needs none.

    It is the one named last before the end of the sentence, or else first behind it.
    """
    office, about = next(((office, about) for event, office, about in cues.seats if event.search(what)), (None, None))
    if office is None or (about is not None and about.search(document.text) is None):
        return None
    last: str | None = None
    for named in office.finditer(document.text):
        if last is not None and named.end() > sentence.end:
            break
        last = named.group()
    return ((last,), False) if last is not None else None


def _territory(told: str, what: str, cues: Cues) -> Places:
    """What an election's name ends with ("pemilihan paruh waktu AS"), or what the government that plans it governs."""
    if cues.election.search(what):
        words = what.split()
        begin = len(words)
        while begin and known(words[begin - 1]) and words[begin - 1][0].isupper():
            begin -= 1
        if words[begin:]:
            return (" ".join(words[begin:]),), False
    governs = cues.local.search(told)
    if governs is None or cues.elsewhere.search(told) or cues.elsewhere.search(what):
        return NOWHERE
    place = known(governs["place"])
    return ((place,), False) if place else NOWHERE


def _neighbour(document: Document, sentence: Sentence, distance: int) -> Sentence | None:
    """The sentence so many further on, or before, in the same paragraph or the next."""
    at = bisect_left(document.sentences, sentence.start, key=lambda one: one.start) + distance
    if not 0 <= at < len(document.sentences):
        return None
    near = document.sentences[at]
    return near if abs(near.paragraph - sentence.paragraph) <= 1 else None
