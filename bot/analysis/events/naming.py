"""What an event is called: a short piece of its sentence, word for word."""

import re
from dataclasses import dataclass

from bot.analysis.dates import Bound
from bot.analysis.events.cues import Cues
from bot.analysis.events.phrases import EDGE, MOST_WORDS, TAIL, TITLE, masked, noun_phrase, tidy, trimmed

_MOST_BETWEEN = 7
_BROKEN = re.compile(r"[,;:'\"“”‘]\s|\s['\"“”‘]")
_THAT = re.compile(r"\b(?:yang|which|who)\s+$")
_DAY_OF = re.compile(r"\s*(?:merupakan|adalah|menjadi) (?:hari|tanggal|jadwal|batas) ")
_DAYS_OWN = re.compile(r"['’]s (?=[a-z])")
_AGAINST = re.compile(r"\b(?:melawan|menghadapi)\b")
_JOINT = re.compile(r",|\b(?:dan|serta|sedangkan|sementara|and|while)\b")
_DATE_BEFORE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}\b|\(\d{1,2}/\d{1,2}[^()]*\)")
_CLAUSE_END = re.compile(r"[,.;:!?](?:\s|$)")
_DATE_BEHIND = re.compile(r"\s+\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\b.*", re.DOTALL)
"""Another date behind a verb: "rilis 2 November 2018 dan 14 Februari 2019"."""

_PLACE_IN_PLACE = re.compile(r",\s+(?=[A-Z])")
_RUN = re.compile(
    r"(?P<about>\b(?:tentang|soal|terkait|mengenai|oleh|dari|bersama|about|by|from|with)\s+)?"
    r"\b(?P<name>(?:[A-Z0-9][\w’'./-]*\s+){2,})(?=(?:yang|which|that)\s+$)"
)
"""A name of several words right before the description that the searched text ends with."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence, the date in it, and the sentence ``masked``: what stands in brackets or aside ends no phrase.

    ``exact`` says that the date is a day and no vaguer.
    """

    text: str
    masked: str
    start: int
    end: int
    cues: Cues
    exact: bool = True

    @classmethod
    def of(cls, text: str, start: int, end: int, cues: Cues, *, exact: bool = True) -> "Naming":
        """Prepares a sentence; ``text[start:end]`` is the date, and words such as "sebelum" before it belong to it."""
        lead = cues.date_lead.search(text, 0, start)
        start = lead.start() if lead else start
        return cls(text, masked(text, start), start, end, cues, exact)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the auxiliaries before it, as offsets into the sentence.

    ``governed``: an auxiliary makes it a plan. ``described``: it stands in a description ("yang digelar").
    ``unknown``: only what stands before it tells that it is a verb.
    """

    start: int
    verb: int
    end: int
    governed: bool
    described: bool
    unknown: bool = False


def attached_noun(n: Naming) -> str | None:
    """The event noun that the date belongs to, with nothing but its own words between ("pertemuan Mei 2025")."""
    return _attached(n, n.cues.head)


def _attached(n: Naming, nouns: re.Pattern[str]) -> str | None:
    cues = n.cues
    for head in list(nouns.finditer(n.masked, 0, n.start))[-3:]:
        between = n.masked[head.end() : n.start]
        if (
            not cues.opens.search(between)
            and not _verbs(_AGAINST.sub("", between), cues)
            and len(between.split()) <= _MOST_BETWEEN
        ):
            return tidy(n.text[_phrase_start(n, head.start()) : n.start], cues)
    return None


def _phrase_start(n: Naming, head: int) -> int:
    """Where the head's phrase begins: at the head, but in languages that put it last, after the words that close."""
    if n.cues.head_first:
        return head
    ends = (m.end() for p in (n.cues.predicate, n.cues.opens, n.cues.closes) for m in p.finditer(n.masked, 0, head))
    return max(ends, default=0)


def name_event(n: Naming, bound: Bound | None) -> str | None:
    """What happens on the date, in the sentence's words, or None if the sentence names nothing.

    The noun phrase that the date belongs to; else what the nearest verb says: the subject of "digelar", the object of
    "menggelar", subject, verb and object of a verb that is planned; else the event noun nearest to the date.

    Args:
        n: the sentence and its date.
        bound: whether the date is where something begins, so that any verb may say what, or a deadline, whose noun may
            stand in another clause.
    """
    if attached := attached_noun(n) or _attached(n, n.cues.formed) or _told_in_description(n) or _is_the_day_of(n):
        return attached
    found = _predicates(n)
    bounding = [p for p in found if _only_bounds(n, p)]
    telling = [p for p in found if p not in bounding]
    for predicates in (telling, bounding):
        for of_kind in (_of_taking_place, _of_holding, _of_happening):
            for predicate in predicates:
                if named := of_kind(n, predicate, begins=bound == "from"):
                    return named
    return _nearest_head(n, anywhere=bound == "until")


def _is_the_day_of(n: Naming) -> str | None:
    """What a date is said to be the day of: "26 Mei merupakan tanggal perilisan gim itu", "Friday's vote"."""
    day_of = _DAY_OF.match(n.text, n.end) or _DAYS_OWN.match(n.text, n.end)
    if day_of is None:
        return None
    close = n.cues.closes.search(n.masked, day_of.end())
    return tidy(n.text[day_of.end() : close.start() if close else len(n.text)], n.cues)


def _told_in_description(n: Naming) -> str | None:
    """What the verb behind a date says where both stand in a description: "atlet yang pada Maret dikirim ke Oslo"."""
    if _THAT.search(n.text, 0, n.start) is None:
        return None
    verb = next((p for p in _predicates(n) if p.start >= n.end), None)
    if verb is None or _is_light(n, verb):
        return None
    mark = _CLAUSE_END.search(n.masked, verb.end)
    told = tidy(n.text[verb.verb : mark.start() if mark else len(n.text)], n.cues)
    return told if told and " " in told else None


def _verbs(text: str, cues: Cues) -> bool:
    return cues.predicate.search(text) is not None


def _predicates(n: Naming) -> list[Predicate]:
    """The verbs that may say what happens, the nearest before the date first, then those after it."""
    found = [
        Predicate(
            m.start(),
            m.start("verb"),
            m.end("verb"),
            bool(n.cues.governs.search(m.group("aux")) or n.cues.bound.match(m.group("aux"))),
            n.cues.relative.search(n.masked[: m.start()]) is not None,
            m.groupdict().get("unknown") is not None,
        )
        for m in n.cues.predicate.finditer(n.masked)
    ]
    before = [p for p in found if p.end <= n.start and not _clause_break(n.masked[p.end : n.start], n.cues)]
    after = [p for p in found if p.start >= n.end][:3]
    if before and _has_the_date(n, before[-1]):
        after = [p for p in after if not _JOINT.search(n.masked, n.end, p.start)]
    if any(p.governed for p in after):  # "Untuk mencegah banjir, mulai Senin pintu air akan dibuka"
        before = [p for p in before if p.governed or "," not in n.masked[p.end : n.start]]
    return [*reversed(before), *after]


def _has_the_date(n: Naming, predicate: Predicate) -> bool:
    """Whether the date is the verb's before it: "mulai dimainkan pada 8 Mei, dan finalnya digelar pada 21 Mei"."""
    if predicate.described or _only_bounds(n, predicate) or "," in n.masked[predicate.end : n.start]:
        return False
    plain = predicate.start == predicate.verb and not _is_light(n, predicate)
    return not plain or n.cues.holding.fullmatch(n.text, predicate.verb, predicate.end) is not None


def _only_bounds(n: Naming, predicate: Predicate) -> bool:
    """Whether the verb stands right before the date and may be no more than a preposition ("mulai 1 April")."""
    adjacent = predicate.end <= n.start and not n.masked[predicate.end : n.start].strip()
    return adjacent and n.cues.bound.fullmatch(n.text, predicate.verb, predicate.end) is not None


def _clause_break(between: str, cues: Cues) -> bool:
    return any(match.group().strip() != "," for match in cues.opens.finditer(between))


def _of_taking_place(n: Naming, predicate: Predicate, *, begins: bool) -> str | None:
    if predicate.described and n.cues.attended.fullmatch(n.text, predicate.verb, predicate.end):
        return _described_noun(n, predicate)
    if not _is_light(n, predicate):
        return None
    if predicate.described:
        return _described_noun(n, predicate)
    named = noun_phrase(_subject(n, predicate), n.cues)
    if named is None and predicate.start >= n.end:  # "Pada 5 Maret akan digelar rapat"
        return noun_phrase(_object(n, predicate), n.cues)
    return named


def _is_light(n: Naming, predicate: Predicate) -> bool:
    """Whether a verb only says that its subject takes place; what follows it may tell otherwise."""
    found = n.cues.light.match(n.text, predicate.verb)
    return found is not None and found.end() == predicate.end


def _described_noun(n: Naming, predicate: Predicate) -> str | None:
    """The event noun that "yang digelar" tells more of, or the name right before it."""
    begin = max((m.end() for m in n.cues.opens.finditer(n.masked, 0, predicate.start)), default=0)
    nouns = [m for pattern in (n.cues.head, n.cues.formed) for m in pattern.finditer(n.masked, begin, predicate.start)]
    last = max((m.start() for m in nouns), default=None)
    if last is None:
        run = _RUN.search(n.text, begin, predicate.start)
        return tidy(run["name"], n.cues) if run and not run["about"] else None
    return tidy(n.text[last : predicate.start], n.cues)


def _of_holding(n: Naming, predicate: Predicate, *, begins: bool) -> str | None:
    if not n.cues.holding.fullmatch(n.text, predicate.verb, predicate.end):
        return None
    held = _object(n, predicate)
    if n.cues.receiving.fullmatch(n.text, predicate.verb, predicate.end) and not _is_event(held, n.cues):
        return None
    return noun_phrase(held, n.cues)


def _is_event(phrase: str, cues: Cues) -> bool:
    return cues.head.search(phrase) is not None or cues.formed.search(phrase) is not None


def _of_happening(n: Naming, predicate: Predicate, *, begins: bool) -> str | None:
    verb = n.text[predicate.verb : predicate.end]
    if _is_light(n, predicate) or n.cues.holding.fullmatch(verb) or n.cues.opens.fullmatch(verb):
        return None
    happens = n.cues.happening.match(n.text, predicate.verb)
    if not (predicate.governed or begins or (happens and happens.end() == predicate.end)):
        return None
    if predicate.unknown and not n.exact:
        return None
    subject = None if predicate.described else noun_phrase(_subject(n, predicate), n.cues)
    if predicate.start >= n.end and subject and n.text.rfind(subject, 0, predicate.start) < n.start:
        if _is_event(subject, n.cues) or " " in verb or not n.cues.active.match(verb):
            return subject
        subject = None  # "Partai itu besok akan menyiapkan tim": who acts is not what it is
    told = n.text[predicate.verb : predicate.end] + _object(n, predicate)
    if len(told.split()) < 3 and predicate.end < n.start:
        told = _PLACE_IN_PLACE.split(n.text[predicate.verb : n.start], maxsplit=1)[0]
    if subject and len(subject.split()) + len(told.split()) > MOST_WORDS and not n.cues.active.match(verb):
        return subject
    if subject and len(subject.split()) + len(told.split()) <= MOST_WORDS:
        told = n.text[n.text.rfind(subject, 0, predicate.verb) : predicate.verb] + told
    told = trimmed(TAIL.sub("", trimmed(_DATE_BEHIND.sub("", told))))
    if _BROKEN.search(TITLE.sub("_", told)):
        return None
    return " ".join(told.split()) if len(told.split()) > 1 else None


def _subject(n: Naming, predicate: Predicate) -> str:
    """What stands before a verb in its clause; a verb that follows the date has its subject before or after it."""
    begin = max((m.end() for m in n.cues.opens.finditer(n.masked, 0, predicate.start)), default=0)
    if n.cues.head.match(n.masked, begin) is None:
        verbs = n.cues.predicate.finditer(n.masked, begin, predicate.start)
        acting = (m.end() for m in verbs if n.cues.active.match(m["verb"]) and m["verb"].lower() != "menjadi")
        begin = max(acting, default=begin)
    if predicate.end <= n.start:
        begin = max((m.end() for m in _DATE_BEFORE.finditer(n.text, begin, predicate.start)), default=begin)
    if begin <= n.start and n.end <= predicate.start:
        between = n.text[n.end : predicate.start]
        return between if between.strip(EDGE) else n.text[begin : n.start]
    return n.text[begin : predicate.start]


def _object(n: Naming, predicate: Predicate) -> str:
    limit = n.start if n.start > predicate.end else len(n.text)
    close = n.cues.closes.search(n.masked, min(predicate.end + 1, limit), limit)
    return n.text[predicate.end : close.start() if close else limit]


def _nearest_head(n: Naming, *, anywhere: bool) -> str | None:
    """The event noun nearest to the date, up to where its phrase ends."""
    found = [*n.cues.head.finditer(n.masked), *n.cues.formed.finditer(n.masked)]
    heads = sorted(found, key=lambda m: min(abs(n.start - m.end()), abs(m.start() - n.end)))
    between = n.masked[min(heads[0].end(), n.end) : max(heads[0].start(), n.start)] if heads else ""
    if not heads or (not anywhere and n.cues.opens.search(between)):
        return None
    first = min((m for m in found if _one_phrase(n, m, heads[0])), key=lambda m: m.start())
    ends = [p.search(n.masked, heads[0].end()) for p in (n.cues.closes, n.cues.predicate)]
    limits = [m.start() for m in ends if m] + [at for at in (n.start,) if at > heads[0].end()]
    return tidy(n.text[first.start() : min(limits, default=len(n.text))], n.cues)


def _one_phrase(n: Naming, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether two nouns are of one phrase ("pengumuman hasil seleksi"): no verb and no break between them."""
    between = n.masked[first.end() : last.start()]
    return first is last or (
        first.end() <= last.start() and not n.cues.closes.search(between) and not _verbs(between, n.cues)
    )
