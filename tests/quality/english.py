"""Scores the analysis against the hand-made English gold set in ``english.toml``."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.analysis import SourceText, analyze
from storage.records import Analysis, PlannedEvent, Quote

GOLD = Path(__file__).parent / "english.toml"


@dataclass(frozen=True)
class Case:
    """An article with its labels and what the analysis made of it."""

    gold: dict[str, Any]
    found: Analysis


def cases() -> list[Case]:
    articles = tomllib.loads(GOLD.read_text(encoding="utf-8"))["article"]
    return [Case(article, _analysed(article)) for article in articles]


def _analysed(article: dict[str, Any]) -> Analysis:
    published_at = datetime.fromisoformat(article["published_at"])
    return analyze(SourceText(text=article["text"], title=article["title"], published_at=published_at), sentences=2)


def figures(of: Iterable[Case]) -> dict[str, float]:
    """Shares, from 0 to 1; each name says what of."""
    of = list(of)
    quotes = [(case, label, _found(case, label[0])) for case in of for label in case.gold["quotes"]]
    known = {id(quote) for _, _, quote in quotes if quote}
    extra = sum(id(quote) not in known for case in of for quote in case.found.quotes)
    hits = [(label, quote) for _, label, quote in quotes if quote]
    events = [(label, _event(case, label)) for case in of for label in case.gold["events"]]
    told = [event for _, event in events if event]
    invented = sum(all(event is not other for other in told) for case in of for event in case.found.events)
    return {
        "quotes_found": len(hits) / len(quotes),
        "quotes_invented": extra / len(quotes),
        "kind_right": sum(quote.kind == label[2] for label, quote in hits) / len(quotes),
        "speaker_right": sum(_says(quote, label[1]) for label, quote in hits) / len(quotes),
        "speaker_wrong": sum(quote.speaker is not None and not _says(quote, label[1]) for label, quote in hits)
        / len(quotes),
        "events_found": len(told) / len(events),
        "events_invented": invented / len(events),
        "key_told": sum(_tells(case) for case in of) / len(of),
    }


def misses(of: Iterable[Case]) -> Iterator[str]:
    """What went wrong, one line each, for whoever mends it."""
    for case in of:
        name = case.gold["id"]
        for label in case.gold["quotes"]:
            quote = _found(case, label[0])
            if quote is None or quote.kind != label[2] or not _says(quote, label[1]):
                yield f"{name}: {label} as {quote}"
        wanted = {label[0].rstrip(",") for label in case.gold["quotes"]}
        yield from (f"{name}: not a quote: {q.text}" for q in case.found.quotes if q.text.rstrip(",") not in wanted)
        matched = [_event(case, label) for label in case.gold["events"]]
        yield from (f"{name}: no event {g}" for g, e in zip(case.gold["events"], matched, strict=True) if e is None)
        yield from (f"{name}: event {e}" for e in case.found.events if all(e is not other for other in matched))
        if not _tells(case):
            yield f"{name}: summary {[s.text for s in case.found.summary.sentences]}"


def _found(case: Case, text: str) -> Quote | None:
    """The quote with exactly these words; the comma that English puts inside the marks may be left out."""
    return next((quote for quote in case.found.quotes if quote.text.rstrip(",") == text.rstrip(",")), None)


def _says(quote: Quote, name: str) -> bool:
    if quote.speaker is None or not name:
        return quote.speaker is None and not name
    said, wanted = quote.speaker.name.lower(), name.lower()
    # Of what is no person any of the words may be left out: "the council", "city council".
    return said == wanted or (name.islower() and wanted in said)


def _event(case: Case, label: list[Any]) -> PlannedEvent | None:
    what, start, precision, places = label
    for event in case.found.events:
        shared = set(re.findall(r"\w{4,}", event.what.lower())) & set(what.lower().split())
        same_place = not places or set(places) & set(event.places)
        if shared and (event.start.isoformat(), event.precision) == (start, precision) and same_place:
            return event
    return None


def _tells(case: Case) -> bool:
    summary = " ".join(span.text for span in case.found.summary.sentences)
    return all(words in summary for words in case.gold["key"])
