"""The words of a quotation's sentence that say who speaks: ``Sari mengatakan, “…``, ``menurut Sari “…”``."""

import re
from bisect import bisect_right

from bot.analysis.quoted import QuotedSpan
from bot.analysis.speakers import cues
from bot.analysis.speakers.around import Found, Surroundings
from bot.analysis.speakers.descriptions import NOBODY, Phrase, personal
from bot.analysis.speakers.phrases import speaker_after
from bot.analysis.speakers.subjects import subject_before

LONGEST_CLAUSE = 600
"""Characters before a quotation in which the words that introduce it are looked for."""


def ahead(near: Surroundings, span: QuotedSpan) -> Found | None:
    """Who the quotation's sentence says speaks, before it or at its end; None where it says nothing."""
    return _said_at_the_end(near, span) or _called(near, span) or _before(near, span)


def _said_at_the_end(near: Surroundings, span: QuotedSpan) -> Found | None:
    """A piece in a sentence that ends with who says it: ``bisa “disalahkan” atas itu, kata Weber``."""
    if span.kind != "partial":
        return None
    match = cues.AT_THE_END.search(near.outside, span.outer_end, min(len(near.outside), span.outer_end + 250))
    if match is None or re.search(r"[.\n]\s", near.outside[span.outer_end : match.start()]):
        return None
    if match.group("nya"):
        return Found(Phrase("pronoun", match.group(1)), match.group(1), match.start(1))
    return Found(speaker_after(near.outside, match.end(), near.roster), match.group(1), match.start(1))


def _called(near: Surroundings, span: QuotedSpan) -> Found | None:
    """A passive that tells who calls something so: ``apa yang dianggapnya “…”``, ``yang ia sebut “…”``."""
    before = near.outside[max(0, span.outer_start - 60) : span.outer_start]
    match = cues.CALLED.search(before)
    if match is None:
        return None
    at = span.outer_start - len(before) + match.start()
    start = _clause_start(near, span.outer_start)
    named = [n for n in near.roster.between(start, at) if personal(n)]
    if named:
        return Found(
            Phrase("person", match.group().strip(), named[-1], named[-1].role or None), match.group().strip(), at
        )
    return Found(Phrase("pronoun", match.group().strip()), match.group().strip(), at)


def _before(near: Surroundings, span: QuotedSpan) -> Found | None:
    """The last reporting verb or "menurut" in the clause that leads to the quotation."""
    text = near.outside
    start = _clause_start(near, span.outer_start)
    verbs = list(near.verb.finditer(near.lower, start, span.outer_start))
    last = verbs[-1] if verbs else None
    menurut = None
    for menurut in cues.ACCORDING_TO.finditer(near.lower, start, span.outer_start):  # noqa: B007 - the last one counts
        pass
    if menurut is not None and (last is None or menurut.start() >= last.start()):
        cue = text[menurut.start() : menurut.end()].strip()
        if menurut.group("nya"):
            return Found(Phrase("pronoun", cue), cue, menurut.start())
        return Found(speaker_after(text, menurut.end(), near.roster), cue, menurut.start())
    if last is None:
        return _rare_verb_before(near, start, span)
    cue = text[last.start() : last.end()]
    if cue.lower() in cues.NOUNS:
        phrase = speaker_after(text, last.end(), near.roster)
        return Found(phrase, cue, last.start()) if phrase is not NOBODY else None
    # "X mengecam insiden itu dan menyebutnya …": the subject may stand before an earlier verb.
    for near_only in (True, False):
        for verb in reversed(verbs):
            phrase = subject_before(text, start, verb.start(), near.roster, near_only=near_only)
            if phrase.kind != "nobody":
                return Found(phrase, cue, last.start())
    return Found(NOBODY, cue, last.start())


def _rare_verb_before(near: Surroundings, start: int, span: QuotedSpan) -> Found | None:
    """Any verb right before a quotation, by its form: ``Sari menggerutu, “…``."""
    rare = cues.RARE_VERB_BEFORE.search(near.lower[start : span.outer_start])
    if rare is None:
        return None
    at = start + rare.start()
    phrase = subject_before(near.outside, start, at, near.roster)
    return Found(phrase, rare[1], at) if phrase.kind in {"person", "pronoun"} else None


def _clause_start(near: Surroundings, at: int) -> int:
    """Where the sentence that ``at`` stands in begins, or the quotation before it ends."""
    number = bisect_right(near.starts, at) - 1
    start = max(at - LONGEST_CLAUSE, near.starts[number] if number >= 0 else 0)
    quoted = near.outside.rfind("¦", start, at)
    if quoted >= 0 and re.search(r"[.!?\n]", near.outside[quoted:at]):
        return quoted + 1
    return start
