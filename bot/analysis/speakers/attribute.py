"""Attributes quoted spans to speakers, in the article's order.

At each quotation the words behind it count first (``…,” kata Sari``), then those before it (``Sari mengatakan, “…``),
then who is in the foreground. What stays open stays open: a wrong name is worse than none.
"""

from collections.abc import Sequence

from bot.analysis.document import Document
from bot.analysis.quoted import Attribution, QuotedSpan
from bot.analysis.speakers import cues
from bot.analysis.speakers.ahead import ahead
from bot.analysis.speakers.around import Found, Surroundings
from bot.analysis.speakers.behind import behind, goes_on
from bot.analysis.speakers.blanks import blanked, lowered
from bot.analysis.speakers.descriptions import bare_thing, is_relation
from bot.analysis.speakers.foreground import NOBODY_KNOWN, Someone
from bot.analysis.speakers.lists import listed
from bot.analysis.speakers.names import name_words
from bot.analysis.speakers.roster import Roster, read_roster
from bot.analysis.speakers.scene import Scene
from bot.analysis.speakers.subjects import subject_before
from storage.records import Speaker

KNOWN_LANGUAGES = frozenset({"id", "en"})


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
        self._scene = Scene(self._outside, self._lower, self._roster, document)
        starts = [sentence.start for sentence in document.sentences]
        self._near = Surroundings(self._text, self._outside, self._lower, self._roster, self._scene.verb, starts)
        self._thing: tuple[int, Speaker] | None = None  # the last thing that spoke, and until where
        self._listed = listed(self._text, spans)

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
        found = behind(self._near, span) or ahead(self._near, span)
        return self._resolved(found, span) if found is not None else self._bare(index, span)

    def _bare(self, index: int, span: QuotedSpan) -> Attribution:
        """A quotation without a cue: a whole statement goes on with whoever is in the foreground."""
        if span.kind != "direct" or index in self._listed:
            return Attribution(None, None)
        between = self._outside[self._thing[0] : span.outer_start] if self._thing else ""
        if self._thing and between.count("\n") == 1 and between.rstrip(" ").endswith("\n"):
            self._thing = (span.outer_end, self._thing[1])  # the next paragraph of what it says
            return Attribution(self._thing[1], None)
        who = self._in_foreground(span)
        if who is None or who is NOBODY_KNOWN:
            return Attribution(None, None)
        self._scene.foreground.speaks(span.outer_end, who)
        return Attribution(Speaker(who.name, who.role, who.name, who.also), None)

    def _resolved(self, found: Found, span: QuotedSpan) -> Attribution:
        phrase = found.phrase
        match phrase.kind:
            case "person":
                assert phrase.named is not None  # noqa: S101 - a person phrase has one
                if is_relation(phrase.role or phrase.named.role):
                    return Attribution(None, found.cue)
                known: Someone | None = self._scene.someone(phrase.named, phrase.role)
            case "thing":
                thing = Speaker(bare_thing(phrase.mention), None, phrase.mention)
                self._thing = (span.outer_end, thing)
                return Attribution(thing, found.cue)
            case "pronoun":
                known = self._in_foreground(span) or self._coming(span.outer_end)
            case "described":
                known = self._described(found, span)
            case _:
                return self._nobody(found, span)
        if known is None:
            return Attribution(None, found.cue)
        self._scene.call(phrase.nickname, known)
        self._scene.foreground.speaks(max(found.at, span.outer_end), known)
        return self._by(known, phrase.mention, found.cue)

    def _described(self, found: Found, span: QuotedSpan) -> Someone | None:
        """Whom a description means: by their office, or as the one just told of; else the office itself speaks."""
        mention = found.phrase.mention
        known = self._scene.by_role(
            [w for w in mention.split() if w not in {"itu", "tersebut", "ini", "mantan"}], found.at
        )
        if known is None and mention.split()[-1] in {"itu", "tersebut", "ini"}:
            known = self._scene.just_named(span.outer_start) or self._scene.foreground.at(span.outer_start)
        if known is None and goes_on(self._outside, found):
            known = self._in_foreground(span)
        if known is None and mention[:1].isupper():
            return Someone(bare_thing(mention), None)  # "kata Panglima TNI"
        return known

    def _by(self, who: Someone, mention: str, cue: str | None) -> Attribution:
        if who is NOBODY_KNOWN:
            return Attribution(None, cue)
        return Attribution(Speaker(who.name, who.role, mention or who.name, who.also), cue)

    def _nobody(self, found: Found, span: QuotedSpan) -> Attribution:
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

    def _coming(self, at: int) -> Someone | None:
        """The first who is told to speak soon after: an article may begin with a quotation."""
        end = min(len(self._outside), at + 500)
        match = self._scene.verb.search(self._lower, at, end)
        if match is None:
            return None
        start = max(self._outside.rfind(mark, at, match.start()) for mark in ".\n¦") + 1
        phrase = subject_before(self._outside, max(start, at), match.start(), self._roster)
        return self._scene.someone(phrase.named, phrase.role) if phrase.named else None
