"""How an event went: told only where an article says so of this event, at its time, and leaves nothing open."""

from datetime import date, datetime, timedelta, timezone

import pytest

from bot.analysis import SourceText, analyze
from bot.analysis.outcome import Expected, clues_of, outcomes_of
from storage.records import Event, EventState, PlannedEvent

WIB = timezone(timedelta(hours=7))
SEEN = datetime(2026, 2, 6, tzinfo=WIB)
AFTER = datetime(2026, 3, 25, 20, tzinfo=WIB)


def event(number: int, what: str, start: date, end: date, *places: str, status: str = "planned") -> Event:
    precision = "day" if start == end else "month"
    state = EventState(what, start, end, precision, None, places, len(places) > 1, status, ())  # type: ignore[arg-type]
    return Event(number, state, SEEN, SEEN, 1)


MEETING = event(1, "Pertemuan tingkat jenderal kedua negara", date(2026, 3, 1), date(2026, 3, 31), "Jenewa", "Istanbul")
FESTIVAL = event(2, "Festival Layang-Layang Pantai Kencana", date(2026, 3, 21), date(2026, 3, 21), "Pantai Kencana")
OPENING = event(3, "opening of the lighthouse museum", date(2026, 3, 14), date(2026, 3, 14), "Kencana")
TOLD = {
    1: "Jenewa dan Istanbul Calon Tuan Rumah Pertemuan Jenderal AS–Rusia. Pertemuan tingkat jenderal kedua negara"
    " direncanakan pada Maret 2026 di Jenewa atau Istanbul."
}


def outcome(
    sentence: str, *known: Event, at: datetime = AFTER, title: str | None = None, words: tuple[str, ...] = ()
) -> dict[int, PlannedEvent]:
    """What an article with this sentence tells of known events."""
    text = f"{sentence} Laporan lengkap menyusul dari kota itu. The full report follows."
    analysis = analyze(SourceText(text=text, title=title, published_at=at))
    clues = clues_of(analysis, at)
    near = clues.near(known or (MEETING, FESTIVAL, OPENING))
    return dict(outcomes_of(clues, [Expected(one, TOLD.get(one.id, ""), words) for one in near]))


@pytest.mark.parametrize(
    ("sentence", "number", "status", "day"),
    [
        ("Pertemuan tingkat jenderal Rusia dan AS telah digelar di Jenewa pada Selasa (24/3/2026).", 1, "held", "24"),
        ("Pertemuan tingkat jenderal AS dan Rusia akhirnya berlangsung di Istanbul, kata Kremlin.", 1, "held", ""),
        ("Pertemuan jenderal AS–Rusia di Jenewa berlangsung tertutup, Selasa (24/3).", 1, "held", "24"),
        ("Pertemuan jenderal AS–Rusia digelar di Jenewa 24 Maret 2026, dan mereka akan bertemu lagi.", 1, "held", "24"),
        ("Pertemuan jenderal AS–Rusia yang semula direncanakan Maret 2026 tidak pernah digelar.", 1, "cancelled", ""),
        ("Pertemuan jenderal AS–Rusia di Jenewa batal digelar, kata juru bicara.", 1, "cancelled", ""),
        ("Festival Layang-Layang Pantai Kencana berlangsung meriah pada Sabtu (21/3/2026).", 2, "held", "21"),
        ("Festival Layang-Layang di Pantai Kencana dibatalkan karena cuaca, Sabtu (21/3).", 2, "cancelled", "21"),
        ("The opening of the lighthouse museum in Kencana took place on 14 March 2026.", 3, "held", "14"),
        ("The opening of the lighthouse museum in Kencana did not take place.", 3, "cancelled", "14"),
    ],
)  # fmt: skip
def test_an_outcome_is_told_with_its_sentence(sentence: str, number: int, status: str, day: str) -> None:
    """A day that the sentence names is kept, and none that it does not."""
    found = outcome(sentence)
    assert list(found) == [number]
    report = found[number]
    assert (report.status, report.evidence.text) == (status, sentence)
    if day:
        assert (report.start, report.precision) == (date(2026, 3, int(day)), "day")
    else:
        assert (report.start, report.end, report.precision) == (date(2026, 3, 1), date(2026, 3, 31), "month")


@pytest.mark.parametrize(
    "sentence",
    [
        "Pertemuan jenderal AS–Rusia di Jenewa belum digelar hingga kini.",
        "Pertemuan jenderal AS–Rusia akan digelar di Jenewa pada 28 Maret 2026.",
        "Kremlin membantah pertemuan jenderal AS–Rusia di Jenewa telah digelar.",
        "Jika pertemuan jenderal AS–Rusia telah digelar di Jenewa, ketegangan turun.",
        "Pertemuan jenderal AS–Rusia di Jenewa tidak berlangsung lama.",
        "Pertemuan jenderal TNI telah digelar di Jakarta, Selasa (24/3/2026).",
        "Pertemuan jenderal AS–Rusia tahun lalu telah digelar di Jenewa.",
        "Kunjungan jenderal AS ke Jenewa telah berlangsung, Selasa (24/3/2026).",
        "Festival Layang-Layang Pantai Kencana tidak dibatalkan, kata panitia.",
        "Festival Layang-Layang Lempung telah digelar pada 2019.",
        "The opening of the lighthouse museum in Kencana will take place next week.",
        "Nobody knows whether the opening of the lighthouse museum in Kencana took place.",
    ],
)
def test_what_is_open_or_about_something_else_is_no_outcome(sentence: str) -> None:
    """Not yet, perhaps, denied, another year, another meeting."""
    assert outcome(sentence) == {}


def test_before_its_time_and_after_its_end_nothing_is_an_outcome() -> None:
    """Nor of an event that is over already."""
    sentence = "Pertemuan tingkat jenderal Rusia dan AS telah digelar di Jenewa."
    assert outcome(sentence, at=datetime(2026, 2, 28, tzinfo=WIB)) == {}
    assert outcome(sentence) != {}
    for status in ("held", "cancelled", "withdrawn"):
        over = event(1, MEETING.state.what, date(2026, 3, 1), date(2026, 3, 31), "Jenewa", status=status)
        assert outcome(sentence, over) == {}


def test_a_sentence_without_a_day_is_of_an_event_that_was_just_now_and_has_a_name() -> None:
    """A press conference is not the one of two months ago."""
    sentence = "Konferensi pers Kampus Kencana telah digelar, kata rektor."
    bare = event(1, "konferensi pers", date(2026, 3, 24), date(2026, 3, 24), "Kampus Kencana")
    assert outcome(sentence, bare) == {}
    assert outcome("Konferensi pers Kampus Kencana telah digelar Selasa (24/3/2026).", bare)[1].status == "held"
    named = "Pertemuan tingkat jenderal Rusia dan AS telah digelar di Jenewa."
    assert outcome(named, at=datetime(2026, 4, 13, tzinfo=WIB)) != {}
    assert outcome(named, at=datetime(2026, 4, 16, tzinfo=WIB)) == {}


def test_of_two_places_the_one_that_is_named_was_it() -> None:
    """And the headline may name the event for its sentence."""
    found = outcome("Pertemuan itu telah berlangsung di Istanbul.", title="Jenderal AS dan Rusia Bertemu")
    assert (found[1].places, found[1].either_or) == (("Istanbul",), False)


def test_words_of_the_configuration_are_enough() -> None:
    """An announced event is found by them, whatever the article calls it."""
    named = event(1, "Hajatan Besar", date(2026, 3, 20), date(2026, 3, 20))
    announced = Event(1, named.state, SEEN, SEEN, 0, "Hajatan Besar")
    sentence = "Acara makan bersama warga Wening telah digelar meriah."
    assert outcome(sentence, announced, words=("warga", "wening"))[1].status == "held"
    assert outcome(sentence, announced, words=("warga", "lempung")) == {}
