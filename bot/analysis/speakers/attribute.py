"""Attributes quoted spans to speakers, in the article's order.

At each quotation the words behind it count first (``…,” kata Sari``), then those before it (``Sari mengatakan, “…``),
then who is in the foreground. What stays open stays open: a wrong name is worse than none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.analysis.document import Document
from bot.analysis.quoted import Attribution, QuotedSpan
from bot.analysis.speakers import cues
from bot.analysis.speakers.blanks import blanked, lowered
from bot.analysis.speakers.descriptions import NOBODY, Phrase, bare_thing, is_relation, is_role, personal, unnamed
from bot.analysis.speakers.foreground import NOBODY_KNOWN, Someone
from bot.analysis.speakers.lexicon import GIVEN_TOO, OFFICES_IN_FULL
from bot.analysis.speakers.names import name_words
from bot.analysis.speakers.phrases import speaker_after, subject_before
from bot.analysis.speakers.roster import Roster, read_roster
from bot.analysis.speakers.scene import Scene
from storage.records import Speaker

LONGEST_CLAUSE = 600
"""Characters before a quotation in which the words that introduce it are looked for."""

LONGEST_SUBJECT = 90
"""Characters between a quotation and the verb behind it that may name who speaks."""

KNOWN_LANGUAGES = frozenset({"id", "en"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase and its cue; ``at`` is where the cue stands."""

    phrase: Phrase
    cue: str | None
    at: int


def attribute(document: Document, spans: Sequence[QuotedSpan]) -> tuple[Attribution, ...]:
    """One Attribution a span, in order; without speakers where the language is not one of ours."""
    if not spans or document.language not in KNOWN_LANGUAGES:
        return tuple(Attribution(None, None) for _ in spans)
    return _Attributor(document, spans).run()


class _Attributor:
    def __init__(self, document: Document, spans: Sequence[QuotedSpan]) -> None:
        self._spans = spans
        self._text = document.text
        self._outside = blanked(document.text, spans)
        self._lower = lowered(self._outside)
        self._roster: Roster = read_roster(self._outside)
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        self._scene = Scene(self._outside, self._lower, self._roster, document)

    def run(self) -> tuple[Attribution, ...]:
        found: dict[int, Attribution] = {}
        next_sentence = 0
        pending: list[int] = []
        for index, span in enumerate(self._spans):
            while next_sentence < len(self._sentences) and self._sentences[next_sentence].start < span.outer_start:
                self._scene.read(self._sentences[next_sentence], span.outer_start)
                next_sentence += 1
            found[index] = self._attribute(index, span)
            if found[index].speaker is None:
                pending.append(index)
        self._share(found, pending)
        return tuple(found[index] for index in range(len(self._spans)))

    def _share(self, found: dict[int, Attribution], pending: Sequence[int]) -> None:
        """The pieces of one statement have one speaker."""
        for index in pending:
            number = self._spans[index].statement
            for near in range(max(0, index - 3), min(len(self._spans), index + 4)):
                other = found[near]
                if near != index and self._spans[near].statement == number and other.speaker is not None:
                    found[index] = Attribution(other.speaker, found[index].cue or other.cue)
                    break

    def _attribute(self, index: int, span: QuotedSpan) -> Attribution:
        after = self._after(span)
        if after is not None:
            return self._resolved(after, span)
        before = self._said_at_the_end(span) or self._called(span) or self._before(span)
        if before is not None:
            return self._resolved(before, span)
        return self._bare(index, span)

    def _after(self, span: QuotedSpan) -> _Found | None:
        text, at = self._outside, span.outer_end
        match = cues.AFTER.match(text, at)
        if match and (written := self._written(span)):
            return written
        if he := cues.HE_SAID.match(text, at):
            return _Found(Phrase("pronoun", he[1]), he[2], he.start())
        if match:
            cue = match.group(1)
            if match.group("nya") or (
                match.group("form") and cue.lower() not in cues.NOT_SAID and span.kind == "direct"
            ):
                return _Found(Phrase("pronoun", cue), cue, match.start(1))
            if not match.group("form"):
                return _Found(speaker_after(text, match.end(), self._roster), cue, match.start(1))
        if (
            span.kind == "direct"
            and text[span.end - 1 : span.end] not in ".?!"
            and (told := cues.PRONOUN_AND_VERB.match(text, at))
        ):
            return _Found(Phrase("pronoun", told[1]), told.group().split()[-1], told.start(1))
        return self._rare_cue(span) or self._named_first(span)

    def _written(self, span: QuotedSpan) -> _Found | None:
        """Where something stands written: ``…,” demikian tertulis dalam laman resmi Komisi Contoh``."""
        match = cues.WRITTEN.match(self._outside, span.outer_end)
        if match is None:
            return None
        phrase = speaker_after(self._outside, match.end(), self._roster)
        return _Found(phrase, match[1], match.start(1)) if phrase.kind == "thing" else None

    def _named_first(self, span: QuotedSpan) -> _Found | None:
        """English order: ``…,” Potter menjelaskan``."""
        text, at = self._outside, span.outer_end
        name = cues.NAME_NEXT.match(text, at)
        if span.kind != "direct" or name is None or "\n" in name.group() or text[span.end - 1 : span.end] in ".?!":
            return None
        verb = self._scene.verb.search(self._lower, name.end(), name.end() + LONGEST_SUBJECT)
        if verb is None or cues.STOP.search(text, name.end(), verb.start()):
            return None
        if (thing := cues.THING_SAID.match(text, at)) and (phrase := unnamed(thing[1])).kind != "nobody":
            return _Found(phrase, thing[2], thing.start(2))
        first = next(iter(self._roster.between(name.end(), verb.start())), None)
        if first is None and cues.SOMEBODY.match(text, at):
            return _Found(NOBODY, text[verb.start() : verb.end()], verb.start())
        if first is None or not (first.role or is_role(text[name.end() : first.start])):
            return None
        phrase = subject_before(text, name.end(), verb.start(), self._roster)
        return _Found(phrase, text[verb.start() : verb.end()], verb.start()) if phrase.kind == "person" else None

    def _rare_cue(self, span: QuotedSpan) -> _Found | None:
        """Any word between a quotation that ends in a comma and a person's name: ``…,” celoteh Rahmat``."""
        match = cues.RARE.match(self._outside, span.outer_end)
        if (
            match is None
            or match[1] in cues.NOT_SAID
            or span.kind != "direct"
            or "," not in self._text[span.end : span.outer_end + 1]
        ):
            return None
        phrase = speaker_after(self._outside, match.end(), self._roster)
        return _Found(phrase, match[1], match.start(1)) if phrase.kind == "person" else None

    def _said_at_the_end(self, span: QuotedSpan) -> _Found | None:
        """A piece in a sentence that ends with who says it: ``bisa “disalahkan” atas itu, kata Weber``."""
        if span.kind != "partial":
            return None
        match = cues.AT_THE_END.search(self._outside, span.outer_end, min(len(self._outside), span.outer_end + 250))
        if match is None or re.search(r"[.\n]\s", self._outside[span.outer_end : match.start()]):
            return None
        if match.group("nya"):
            return _Found(Phrase("pronoun", match.group(1)), match.group(1), match.start(1))
        return _Found(speaker_after(self._outside, match.end(), self._roster), match.group(1), match.start(1))

    def _called(self, span: QuotedSpan) -> _Found | None:
        """A passive that tells who calls something so: ``apa yang dianggapnya “…”``, ``yang ia sebut “…”``."""
        before = self._outside[max(0, span.outer_start - 60) : span.outer_start]
        match = cues.CALLED.search(before)
        if match is None:
            return None
        at = span.outer_start - len(before) + match.start()
        start = self._clause_start(span.outer_start)
        named = [n for n in self._roster.between(start, at) if personal(n)]
        if named:
            return _Found(
                Phrase("person", match.group().strip(), named[-1], named[-1].role or None), match.group().strip(), at
            )
        return _Found(Phrase("pronoun", match.group().strip()), match.group().strip(), at)

    def _before(self, span: QuotedSpan) -> _Found | None:
        """The last reporting verb or "menurut" in the clause that leads to the quotation."""
        text = self._outside
        start = self._clause_start(span.outer_start)
        verbs = list(self._scene.verb.finditer(self._lower, start, span.outer_start))
        last = verbs[-1] if verbs else None
        menurut = None
        for menurut in cues.ACCORDING_TO.finditer(self._lower, start, span.outer_start):  # noqa: B007 - the last one counts
            pass
        if menurut is not None and (last is None or menurut.start() >= last.start()):
            cue = text[menurut.start() : menurut.end()].strip()
            if menurut.group("nya"):
                return _Found(Phrase("pronoun", cue), cue, menurut.start())
            return _Found(speaker_after(text, menurut.end(), self._roster), cue, menurut.start())
        if last is None:
            return self._rare_verb_before(start, span)
        cue = text[last.start() : last.end()]
        if cue.lower() in cues.NOUNS:
            phrase = speaker_after(text, last.end(), self._roster)
            return _Found(phrase, cue, last.start()) if phrase is not NOBODY else None
        # "X mengecam insiden itu dan menyebutnya …": the subject may stand before an earlier verb.
        for near_only in (True, False):
            for verb in reversed(verbs):
                phrase = subject_before(text, start, verb.start(), self._roster, near_only=near_only)
                if phrase.kind != "nobody":
                    return _Found(phrase, cue, last.start())
        return _Found(NOBODY, cue, last.start())

    def _rare_verb_before(self, start: int, span: QuotedSpan) -> _Found | None:
        """Any verb right before a quotation, by its form: ``Sari menggerutu, “…``."""
        rare = cues.RARE_VERB_BEFORE.search(self._lower[start : span.outer_start])
        if rare is None:
            return None
        at = start + rare.start()
        phrase = subject_before(self._outside, start, at, self._roster)
        return _Found(phrase, rare[1], at) if phrase.kind in {"person", "pronoun"} else None

    def _clause_start(self, at: int) -> int:
        """Where the sentence that ``at`` stands in begins, or the quotation before it ends."""
        number = bisect_right(self._starts, at) - 1
        start = max(at - LONGEST_CLAUSE, self._starts[number] if number >= 0 else 0)
        quoted = self._outside.rfind("¦", start, at)
        if quoted >= 0 and re.search(r"[.!?\n]", self._outside[quoted:at]):
            return quoted + 1
        return start

    def _bare(self, index: int, span: QuotedSpan) -> Attribution:
        """A quotation without a cue: a whole statement goes on with whoever is in the foreground."""
        if span.kind != "direct":
            return Attribution(None, None)
        who = self._in_foreground(span)
        if who is None or who is NOBODY_KNOWN:
            return Attribution(None, None)
        self._scene.foreground.speaks(span.outer_end, who)
        return Attribution(Speaker(who.name, who.role, who.name, who.also), None)

    def _resolved(self, found: _Found, span: QuotedSpan) -> Attribution:
        phrase = found.phrase
        match phrase.kind:
            case "person":
                assert phrase.named is not None  # noqa: S101 - a person phrase has one
                if is_relation(phrase.role or phrase.named.role):
                    return Attribution(None, found.cue)
                who = self._scene.someone(phrase.named, phrase.role)
            case "thing":
                return Attribution(Speaker(bare_thing(phrase.mention), None, phrase.mention), found.cue)
            case "pronoun":
                known = self._in_foreground(span) or self._coming(span.outer_end)
                if known is None:
                    return Attribution(None, found.cue)
                who = known
            case "described":
                words = [w for w in phrase.mention.split() if w not in {"itu", "tersebut", "ini", "mantan"}]
                known = self._by_role(words, found.at)
                if known is None and phrase.mention.split()[-1] in {"itu", "tersebut", "ini"}:
                    known = self._scene.just_named(span.outer_start) or self._scene.foreground.at(span.outer_start)
                if known is None and phrase.mention[:1].isupper():
                    # An office that is named without its holder speaks as such: "kata Panglima TNI".
                    office = bare_thing(phrase.mention)
                    self._scene.foreground.speaks(max(found.at, span.outer_end), Someone(office, None))
                    return Attribution(Speaker(office, None, phrase.mention), found.cue)
                if known is None:
                    return Attribution(None, found.cue)
                who = known
            case _:
                return self._nobody(found, span)
        self._scene.foreground.speaks(max(found.at, span.outer_end), who)
        return self._by(who, phrase.mention, found.cue)

    def _by(self, who: Someone, mention: str, cue: str | None) -> Attribution:
        if who is NOBODY_KNOWN:
            return Attribution(None, cue)
        return Attribution(Speaker(who.name, who.role, mention or who.name, who.also), cue)

    def _nobody(self, found: _Found, span: QuotedSpan) -> Attribution:
        """Somebody without a name is told to speak; what goes on behind it is not by whoever spoke before."""
        if span.kind == "direct" and found.at >= span.outer_end:
            self._scene.foreground.speaks(found.at, NOBODY_KNOWN)
        return Attribution(None, found.cue)

    def _in_foreground(self, span: QuotedSpan) -> Someone | None:
        """Who is in the foreground and is not spoken of in the quotation: nobody calls themselves "Pak Waluyo"."""
        if cues.CLIENT.search(self._text, span.start, span.end):
            return self._scene.foreground.at(span.outer_start, lambda who: not cues.LAWYER.search(who.role or ""))
        spoken_of = {match[1].lower() for match in cues.SPOKEN_OF.finditer(self._text, span.start, span.end)}
        if not spoken_of:
            return self._scene.foreground.at(span.outer_start)
        return self._scene.foreground.at(
            span.outer_start,
            lambda who: not spoken_of.isdisjoint(word for name in (who.name, *who.also) for word in name_words(name)),
        )

    def _by_role(self, words: Sequence[str], before: int) -> Someone | None:
        if len(words) == 1 and words[0][:1].isupper() and words[0].lower() in GIVEN_TOO:
            given = self._roster.given(words[0].lower())
            if given is not None:
                return self._scene.someone(given, None)
        if named := self._roster.by_role(words, before):
            return self._scene.someone(named, named.role)
        whole = OFFICES_IN_FULL.get(words[0].lower()) if words else None
        if whole and (named := self._roster.by_role([*whole.split(), *words[1:]], before)):
            return self._scene.someone(named, named.role)
        named = self._roster.by_word(words, before, self._outside)
        return self._scene.someone(named, " ".join(words)) if named else None

    def _coming(self, at: int) -> Someone | None:
        """The first who is told to speak soon after: an article may begin with a quotation."""
        end = min(len(self._outside), at + 500)
        match = self._scene.verb.search(self._lower, at, end)
        if match is None:
            return None
        start = max(self._outside.rfind(mark, at, match.start()) for mark in ".\n¦") + 1
        phrase = subject_before(self._outside, max(start, at), match.start(), self._roster)
        return self._scene.someone(phrase.named, phrase.role) if phrase.named else None
