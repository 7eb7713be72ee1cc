"""The words behind a quotation that say who speaks: ``…,” kata Sari``."""

from dataclasses import replace

from bot.analysis.quoted import QuotedSpan
from bot.analysis.speakers import cues
from bot.analysis.speakers.around import Found, Surroundings
from bot.analysis.speakers.descriptions import NOBODY, Phrase, is_role, is_somebody, personal, unnamed
from bot.analysis.speakers.names import Named
from bot.analysis.speakers.phrases import speaker_after
from bot.analysis.speakers.subjects import subject_before

LONGEST_SUBJECT = 90
"""Characters between a quotation and the verb behind it that may name who speaks."""


def behind(near: Surroundings, span: QuotedSpan) -> Found | None:
    """Who the words right behind a quotation say speaks: ``…,” kata Sari``; None where they say nothing."""
    text, at = near.outside, span.outer_end
    match = cues.AFTER.match(text, at)
    if match and match[1].lower() == "according to" and cues.STOP.search(text, at, match.start(1)):
        match = None  # the next sentence begins so
    if match and (written := _written(near, span)):
        return written
    if he := cues.HE_SAID.match(text, at):
        return Found(Phrase("pronoun", he[1]), he[2], he.start())
    if match:
        cue = match.group(1)
        if match.group("nya") and (named := _named_at_once(near, match.end())):
            return Found(Phrase("person", named.name, named, named.role or None), cue, match.start(1))
        if match.group("nya") or (match.group("form") and cue.lower() not in cues.NOT_SAID and span.kind == "direct"):
            return Found(Phrase("pronoun", cue), cue, match.start(1))
        if not match.group("form"):
            found = Found(speaker_after(text, match.end(), near.roster), cue, match.start(1))
            if found.phrase is NOBODY and goes_on(text, found):
                found = replace(found, phrase=Phrase("pronoun", cue))
            return found
    if (
        span.kind == "direct"
        and text[span.end - 1 : span.end] not in ".?!"
        and (told := cues.PRONOUN_AND_VERB.match(text, at))
    ):
        return Found(Phrase("pronoun", told[1]), told.group().split()[-1], told.start(1))
    return _rare_cue(near, span) or _named_first(near, span) or _name_and_verb(near, span) or _unnamed(near, span)


def _named_at_once(near: Surroundings, at: int) -> Named | None:
    """Who stands right behind "ujarnya" and before a full stop or comma: a slip for "ujar Sari"."""
    if near.outside[at : at + 1] != " " or not near.outside[at + 1 : at + 2].isupper():
        return None
    named = next(iter(near.roster.between(at + 1, at + LONGEST_SUBJECT)), None)
    alone = named is not None and named.start == at + 1 and near.outside[named.end : named.end + 1] in {".", ","}
    return named if alone and named is not None and personal(named) else None


def goes_on(text: str, found: Found) -> bool:
    """Whether behind a cue stands what whoever spoke before is: ``…,” sambung pesepak bola asal Sukamaju``."""
    if found.cue is None or found.cue.lower() not in cues.GOES_ON:
        return False
    at = found.at + len(found.cue)
    word = cues.WORD.match(text, at)
    return word is not None and is_somebody(word[1]) and not cues.ANYBODY.match(text, at)


def _written(near: Surroundings, span: QuotedSpan) -> Found | None:
    """Where something stands written: ``…,” demikian tertulis dalam laman resmi Komisi Contoh``."""
    match = cues.WRITTEN.match(near.outside, span.outer_end)
    if match is None:
        return None
    phrase = speaker_after(near.outside, match.end(), near.roster)
    return Found(phrase, match[1], match.start(1)) if phrase.kind == "thing" else None


def _named_first(near: Surroundings, span: QuotedSpan) -> Found | None:
    """English order: ``…,” Potter menjelaskan``."""
    text, at = near.outside, span.outer_end
    name = cues.NAME_NEXT.match(text, at)
    if span.kind != "direct" or name is None or "\n" in name.group() or text[span.end - 1 : span.end] in ".?!":
        return None
    verb = near.verb.search(near.lower, name.end(), name.end() + LONGEST_SUBJECT)
    if verb is None or cues.STOP.search(text, name.end(), verb.start()):
        return None
    if (thing := cues.THING_SAID.match(text, at)) and (phrase := unnamed(thing[1])).kind != "nobody":
        return Found(phrase, thing[2], thing.start(2))
    first = next(iter(near.roster.between(name.end(), verb.start())), None)
    if first is None and cues.SOMEBODY.match(text, at):
        return Found(NOBODY, text[verb.start() : verb.end()], verb.start())
    if first is None:
        return None
    between = text[name.end() : first.start]
    if not (first.role or is_role(between) or cues.TITLE_OR_TRADE.fullmatch(between)):
        return None
    phrase = subject_before(text, name.end(), verb.start(), near.roster)
    return Found(phrase, text[verb.start() : verb.end()], verb.start()) if phrase.kind == "person" else None


def _name_and_verb(near: Surroundings, span: QuotedSpan) -> Found | None:
    """A person and any verb behind a quotation that ends in a comma: ``…,” Sari menandasi``."""
    match = cues.NAME_AND_VERB.match(near.outside, span.outer_end)
    if match is None or span.kind != "direct" or "," not in near.text[span.end : span.outer_end + 1]:
        return None
    phrase = subject_before(near.outside, match.start(1), match.start(2), near.roster, near_only=True)
    return Found(phrase, match[2], match.start(2)) if phrase.kind == "person" else None


def _rare_cue(near: Surroundings, span: QuotedSpan) -> Found | None:
    """Any word between a quotation that ends in a comma and a person's name: ``…,” celoteh Rahmat``."""
    match = cues.RARE.match(near.outside, span.outer_end)
    if (
        match is None
        or match[1] in cues.NOT_SAID
        or span.kind != "direct"
        or "," not in near.text[span.end : span.outer_end + 1]
    ):
        return None
    phrase = speaker_after(near.outside, match.end(), near.roster)
    return Found(phrase, match[1], match.start(1)) if phrase.kind == "person" else None


def _unnamed(near: Surroundings, span: QuotedSpan) -> Found | None:
    """Somebody without a name behind any word: ``…,” komentar seorang warganet``."""
    match = cues.UNNAMED.match(near.outside, span.outer_end)
    if match is None or match[1] in cues.NOT_SAID or "," not in near.text[span.end : span.outer_end + 1]:
        return None
    return Found(NOBODY, match[1], match.start(1))
