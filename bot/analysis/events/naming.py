"""What an event is called: a short piece of its sentence, word for word."""

import re
from dataclasses import dataclass

from bot.analysis.events.cues import Cues

_MOST_WORDS = 12
_DETERMINER = re.compile(r"\s+(?:ini|itu|tersebut)$", re.IGNORECASE)
_EDGE = " \t\n,.;:-–—\"“”'‘’("
_NAME = re.compile(r"^(?:[A-Z][\w'’.-]*\s*)+$")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with what stands before it, as spans of the sentence."""

    start: int
    verb_start: int
    end: int


def name_event(sentence: str, start: int, end: int, cues: Cues) -> str | None:
    """What happens on the date at ``sentence[start:end]``, in the sentence's words, or None if it names nothing.

    The noun phrase that the date belongs to ("pertemuan Mei 2025"), else what the nearest verb says: the subject of
    "digelar", the object of "menggelar", verb and object of any other.
    """
    attached = _attached_noun(sentence, start, cues)
    if attached:
        return attached
    for predicate in _predicates(sentence, start, end, cues):
        named = _by_predicate(sentence, predicate, start, end, cues)
        if named:
            return named
    return _nearest_head(sentence, start, end, cues)


def _attached_noun(sentence: str, start: int, cues: Cues) -> str | None:
    """The event noun right before the date, with nothing but its own words between."""
    before = sentence[:start]
    heads = list(cues.head.finditer(before))
    for head in reversed(heads[-3:]):
        between = before[head.end() :]
        if cues.opens.search(between) or cues.predicate.search(between) or len(between.split()) > 7:
            continue
        return _tidy(before[head.start() :], cues)
    return None


def _predicates(sentence: str, start: int, end: int, cues: Cues) -> list[Predicate]:
    """Verbs, the likeliest to be the event's first: before the date in its clause, then after it, then the rest."""
    found = [Predicate(m.start(), m.start("verb"), m.end("verb")) for m in cues.predicate.finditer(sentence)]
    before = [p for p in found if p.end <= start]
    after = [p for p in found if p.start >= end]
    same_clause = [p for p in before if not _clause_break(sentence[p.end : start], cues)]
    return [*reversed(same_clause), *after[:2], *[p for p in reversed(before) if p not in same_clause][:2]]


def _clause_break(between: str, cues: Cues) -> bool:
    return any(match.group().strip() not in (",", "(", ")") for match in cues.opens.finditer(between))


def _by_predicate(sentence: str, predicate: Predicate, start: int, end: int, cues: Cues) -> str | None:
    verb = sentence[predicate.verb_start : predicate.end]
    if cues.holding.fullmatch(verb):
        return _tidy(_object(sentence, predicate.end, start, cues), cues)
    subject = _tidy(_subject(sentence, predicate.start, end, cues), cues)
    if cues.light.fullmatch(verb):
        return subject
    told = sentence[predicate.verb_start : predicate.end] + " " + _object(sentence, predicate.end, start, cues)
    if subject and len(subject.split()) + len(told.split()) <= _MOST_WORDS:
        begin = sentence.rfind(subject, 0, predicate.verb_start)
        return " ".join(sentence[begin : predicate.verb_start].split()) + " " + " ".join(told.split())
    return " ".join(told.split()) or None


def _subject(sentence: str, verb: int, date_end: int, cues: Cues) -> str:
    begin = max((m.end() for m in cues.opens.finditer(sentence, 0, verb)), default=0)
    if date_end <= verb:
        begin = max(begin, date_end)
    return sentence[begin:verb]


def _object(sentence: str, verb_end: int, date_start: int, cues: Cues) -> str:
    limit = date_start if date_start > verb_end else len(sentence)
    close = cues.closes.search(sentence, verb_end + 1, limit)
    return sentence[verb_end : close.start() if close else limit]


def _nearest_head(sentence: str, start: int, end: int, cues: Cues) -> str | None:
    """The event noun nearest to the date, to where its phrase ends."""
    heads = sorted(cues.head.finditer(sentence), key=lambda m: min(abs(start - m.end()), abs(m.start() - end)))
    if not heads:
        return None
    close = cues.closes.search(sentence, heads[0].end())
    return _tidy(sentence[heads[0].start() : close.start() if close else len(sentence)], cues)


def _tidy(phrase: str, cues: Cues) -> str | None:
    """A phrase without lead-in, tail and determiner, cut to a length to read; None when nothing is left of it."""
    phrase = cues.lead_in.sub("", phrase.strip(_EDGE))
    relative = re.search(r"\s+(?:yang|who|which|that)\b", phrase)
    if relative:
        phrase = phrase[: relative.start()]
    phrase = _DETERMINER.sub("", _short(phrase, cues).strip(_EDGE))
    phrase = re.sub(
        r"(?:\s+(?:pada|di|ke|dari|untuk|dengan|dan|akan|bulan|tahun|hari|tanggal|mulai|oleh))+$", "", phrase
    )
    return None if not phrase or cues.pronoun.fullmatch(phrase) or not re.search(r"[^\W\d_]{3}", phrase) else phrase


def _short(phrase: str, cues: Cues) -> str:
    if len(phrase.split()) <= _MOST_WORDS:
        return phrase
    second_word = re.search(r"\S+\s+\S+", phrase)
    close = cues.closes.search(phrase, second_word.end() if second_word else 0)
    shorter = phrase[: close.start()] if close else phrase
    return " ".join(shorter.split()[:_MOST_WORDS])
