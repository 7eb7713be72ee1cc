"""Planned events: what an article says is to happen after its date."""

from collections.abc import Iterable, Iterator
from itertools import islice

from bot.analysis.document import Document, Sentence
from bot.analysis.events.anchor import Now, as_moved, is_over, is_planned, now_of
from bot.analysis.events.context import named_before, places_around
from bot.analysis.events.cues import Cues
from bot.analysis.events.dated import Dated, dated_by_title, dated_sentences
from bot.analysis.events.details import agenda_of, status_of
from bot.analysis.events.merge import merge
from bot.analysis.events.naming import Naming, attached_noun, name_event
from bot.analysis.events.places import places_of
from storage.records import PlannedEvent, Span

__all__ = ["find_events"]

_MOST_DATES = 200


def find_events(document: Document) -> tuple[PlannedEvent, ...]:
    """What the article says is to happen after its date, each event once.

    An event has a date-like anchor, with the precision it was named with. Forecasts, budgets, habits, what has begun
    and what has no date are no events. Of a text with very many dates to come the first 200 are read. Without
    ``published_at`` see ``now_of`` for what counts as to come.
    """
    cues = cues_of(document.language)
    if cues is None:
        return ()
    dated = dated_sentences(document)
    now = now_of(document.published_at, document.language, dated, cues)
    found = merge(_events(document, dated, now, cues))
    told = {(event.start, event.end) for event in found}
    titled = _events(document, dated_by_title(document, cues), now, cues)
    return merge([*found, *(event for event in titled if (event.start, event.end) not in told)])


def cues_of(language: str) -> Cues | None:
    """The event words of a language (ISO 639 code), or None where there are none."""
    # A language's patterns take milliseconds to make, and most runs meet only one.
    if language in ("id", "ms"):
        from bot.analysis.events.cues_id import INDONESIAN

        return INDONESIAN
    if language == "en":
        from bot.analysis.events.cues_en import ENGLISH

        return ENGLISH
    return None


def _events(document: Document, dated: Iterable[Dated], now: Now | None, cues: Cues) -> Iterator[PlannedEvent]:
    for of_date in islice((d for d in dated if not is_over(d, now)), _MOST_DATES):
        if event := _event(document, as_moved(of_date, cues), now, cues):
            yield event


def _event(document: Document, dated: Dated, now: Now | None, cues: Cues) -> PlannedEvent | None:
    mention, text = dated.mention, dated.text
    naming = Naming.of(text, mention.start, mention.end, cues, exact=mention.window.precision in ("day", "time"))
    if not is_planned(dated, now, cues, scheduled=attached_noun(naming) is not None):
        return None
    what = name_event(naming, mention.bound)
    if what is None or " " not in what:
        what = named_before(document, dated.sentence, what, cues) or what
    if what is None:
        return None
    places, either_or = places_of(dated.told, mention.start, cues)
    if not places:
        places, either_or = places_around(document, dated.sentence, dated.told[: mention.start], what, cues)
    return PlannedEvent(
        what=what,
        start=mention.window.first,
        end=mention.window.last,
        precision=mention.window.precision,
        time=mention.time,
        places=places,
        either_or=either_or,
        status=status_of(dated.told, cues),
        agenda=agenda_of(dated.told, cues) or _agenda_after(document, dated.sentence, cues),
        evidence=Span(text, dated.start, dated.start + len(text)),
    )


def _agenda_after(document: Document, sentence: Sentence, cues: Cues) -> tuple[str, ...]:
    """The agenda that the next sentence of the paragraph begins with."""
    following = next((s for s in document.sentences if s.start >= sentence.end), None)
    if following is None or following.paragraph != sentence.paragraph:
        return ()
    text = document.of(following)
    introduced = cues.agenda.search(text)
    return agenda_of(text, cues) if introduced and introduced.start() == 0 else ()
