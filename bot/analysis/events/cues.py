"""The words that tell whether a date is an event's, in Indonesian and English. Adding a language is adding a table."""

import re
from dataclasses import dataclass

from bot.analysis.patterns import any_of


@dataclass(frozen=True, slots=True)
class Cues:
    """A language's patterns, each for ``search`` in a sentence or a clause.

    Attributes:
        future: says that something is still to come.
        firm: a future cue strong enough for a day or month that has begun.
        forecast: figures, budgets, forecasts, habits, wishes and warnings: no event, whatever the date.
        aim: a target or a wish, too vague for an event when its date is a quarter or a year.
        speech: says that a date after a quote is when it was said.
        tells: right behind a date says so too ("Sari, Senin (5/1), mengatakan").
        past: before a date, makes it the time after which something is.
        begun: what is under way or over.
        deadline: makes an "until" date an event: a registration closes, a report is due.
        original: marks the date that a postponement replaced.
        predicate: what an event does, in ``verb``; ``aux`` is what may stand before it; ``unknown``, where there is
            such a group, is a verb by what stands before it alone, and tells an event only of an exact day.
        governs: an auxiliary that makes any verb a plan.
        happening: verbs that are an event together with their subject or object ("menjamu Chelsea").
        active: verbs whose subject acts, and is not what the event is.
        bound: verbs that before a date only say that it is a beginning or an end.
        relative: before a verb, makes it part of a description.
        light: verbs that only say that their subject takes place ("digelar").
        holding: verbs that only say that their object takes place ("menggelar"); ``receiving`` are those of them whose
            object may be a thing as well ("menerima").
        attended: verbs that in a description tell who comes to the event ("rapat yang akan dihadiri Sari").
        head: nouns that name a kind of event ("rapat").
        head_first: whether a noun stands before what tells more of it ("rapat kerja", not "working meeting").
        formed: nouns that by their form may name one ("penyaluran").
        opens: where a clause begins, so that what stands before is not the event's name.
        closes: where a name ends.
        date_lead: prepositions right before a date, at the end of what is searched.
        lead_in: words before a name that are not part of it.
        pronoun: a subject that names nothing.
        agenda: introduces the list of what an event is about.
        place: introduces a place, or alternatives; what is in ``maybe`` does not do for one place.
        host: says who is the host, in ``place``.
        either: joins alternatives; ``both`` joins what holds together.
        anaphor: begins a sentence that points back at what was told before ("Acara itu"), in ``noun``, or in ``own``
            before -nya.
        general: nouns in it that may point at any event.
        seats: names of what takes place in an office of a kind, with what such offices are called: a hearing is held
            in a court; and, where the name says too little, a word that the article must have.
        election: names of what takes place where its own name says ("Pilkada Jawa Tengah").
        local: a local government, whose territory is in ``place``; ``elsewhere`` is what it may do outside of it.
        postponed: put off; ``cancelled`` and ``confirmed`` likewise.
    """

    future: re.Pattern[str]
    firm: re.Pattern[str]
    forecast: re.Pattern[str]
    aim: re.Pattern[str]
    speech: re.Pattern[str]
    tells: re.Pattern[str]
    past: re.Pattern[str]
    begun: re.Pattern[str]
    deadline: re.Pattern[str]
    original: re.Pattern[str]
    predicate: re.Pattern[str]
    governs: re.Pattern[str]
    happening: re.Pattern[str]
    active: re.Pattern[str]
    bound: re.Pattern[str]
    relative: re.Pattern[str]
    light: re.Pattern[str]
    holding: re.Pattern[str]
    attended: re.Pattern[str]
    receiving: re.Pattern[str]
    head: re.Pattern[str]
    head_first: bool
    formed: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    date_lead: re.Pattern[str]
    lead_in: re.Pattern[str]
    pronoun: re.Pattern[str]
    agenda: re.Pattern[str]
    place: re.Pattern[str]
    host: re.Pattern[str]
    either: re.Pattern[str]
    both: re.Pattern[str]
    anaphor: re.Pattern[str]
    general: frozenset[str]
    seats: tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None], ...]
    election: re.Pattern[str]
    local: re.Pattern[str]
    elsewhere: re.Pattern[str]
    postponed: re.Pattern[str]
    cancelled: re.Pattern[str]
    confirmed: re.Pattern[str]


def words(listed: str) -> re.Pattern[str]:
    """A pattern of whole words, blind to case; ``_`` stands for a space within a phrase."""
    alternatives = any_of("|".join(listed.split()).replace("_", " "))
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
