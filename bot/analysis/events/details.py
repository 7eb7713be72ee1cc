"""Where an event is, what it is about, and how sure it is."""

import re

from bot.analysis.events.cues import Cues
from storage.records import ReportedStatus

_VENUE = r"(?:kawasan|depan|gedung|kantor|area|halaman|lapangan|stadion|markas|pelabuhan|bandara|kota|kabupaten|hotel)"
_NAME = r"(?:[A-Z][\w’'.-]*|[A-Z]+(?:/[A-Z]+)+)"
_PLACE = re.compile(
    rf"(?:{_VENUE}\s+)*{_NAME}(?:/[A-Z]\w*)*(?:[ ](?:of[ ])?(?:[A-Z][\w’'/.-]*|[IVX]+\b|[0-9]{{1,3}}\b))*"
)
_LISTED = re.compile(r"\s*,\s*(?:dan\s+|serta\s+|and\s+)?|\s*;\s*")
_LAST = re.compile(r"\s+(?:dan|serta|and)\s+")
_LAST_JOINT = re.compile(r",\s*(?:dan|serta|and)\s")
_LONGEST_AGENDA = 300
_NO_PLACE = re.compile(
    r"^(?:Bulan|Hari|Tahun|Pekan|Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|Ahad|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus"
    r"|September|Oktober|November|Desember|January|February|March|May|June|July|October|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|WIB|WITA|WIT)\b"
)


def places_of(sentence: str, date_start: int, cues: Cues) -> tuple[tuple[str, ...], bool]:
    """The places that the sentence names, and whether they are alternatives ("Jenewa atau Istanbul").

    Alternatives come first; of several places that which stands nearest to the date at ``date_start``.
    """
    found: list[tuple[bool, int, tuple[str, ...]]] = []
    for introduced in cues.place.finditer(sentence):
        listed, either = _place_list(sentence, introduced.end(), cues)
        if listed and (either or introduced.group().strip().casefold() in cues.sure_place):
            found.append((not either, abs(introduced.start() - date_start), listed))
    if not found:
        return (), False
    certain, _, places = min(found)
    return places, not certain


def _place_list(sentence: str, at: int, cues: Cues) -> tuple[tuple[str, ...], bool]:
    places: list[str] = []
    either = False
    while match := _PLACE.match(sentence, at):
        if _NO_PLACE.match(match.group()):
            break
        places.append(match.group().rstrip(".,"))
        joint = cues.either.match(sentence, match.end()) or cues.both.match(sentence, match.end())
        if joint is None:
            break
        either = either or cues.either.match(sentence, match.end()) is not None
        at = joint.end()
    return tuple(places), either and len(places) > 1


def agenda_of(sentence: str, cues: Cues) -> tuple[str, ...]:
    """The items that the sentence says the event is about, word for word; empty when it says nothing of it."""
    introduced = cues.agenda.search(sentence)
    if introduced is None:
        return ()
    told = re.split(r"[.;!?](?:\s|$)|[”\"]", sentence[introduced.end() : introduced.end() + _LONGEST_AGENDA])[0]
    items = [item.strip() for item in _LISTED.split(told) if item.strip()]
    clause = next((i for i, item in enumerate(items) if _is_no_item(item, cues)), len(items))
    items = items[:clause]
    if len(items) == 1 or (items and not _LAST_JOINT.search(told)):
        items[-1:] = _LAST.split(items[-1], maxsplit=1)
    return tuple(items)


def _is_no_item(item: str, cues: Cues) -> bool:
    """Whether what a comma parts from a list is a clause of its own: a plan, or who said it."""
    return cues.governs.search(item) is not None or cues.speech.search(item) is not None


def status_of(clause: str, cues: Cues) -> ReportedStatus:
    """What the words say of the plan: called off, put off, certain, or simply planned."""
    if cues.cancelled.search(clause):
        return "cancelled"
    if cues.postponed.search(clause):
        return "postponed"
    return "confirmed" if cues.confirmed.search(clause) else "planned"
