"""Reports join the event they speak of, and change it only by the rules."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.events.likeness import same_article_event
from bot.analysis.events.words import ordinals, specific, stem
from bot.analysis.same_event import join_event
from storage.records import Event, EventState, PlannedEvent, Span

FEBRUARY = datetime(2026, 2, 6, tzinfo=UTC)
LATER = datetime(2026, 2, 20, tzinfo=UTC)


def report(what, start=date(2026, 3, 1), end=date(2026, 3, 31), precision="month", *, evidence=None, **fields):
    text = evidence or f"{what} direncanakan Maret 2026."
    return PlannedEvent(what, start, end, precision, Span(text, 0, len(text)), **fields)


def known(first, number=1, changed_at=FEBRUARY):
    state = join_event(first, [], reported_at=changed_at, auto_approve=False).state
    assert state is not None
    return Event(number, state, changed_at, changed_at, 1)


GENERALS = report("Pertemuan tingkat jenderal pertama", places=("Jenewa", "Istanbul"), either_or=True)


def later(what, *args, to=None, auto=True, at=LATER, **fields):
    return join_event(report(what, *args, **fields), [to or known(GENERALS)], reported_at=at, auto_approve=auto)


def test_a_first_report_is_approved_as_it_is():
    """A new event's state is what its first report says."""
    write = join_event(GENERALS, [], reported_at=FEBRUARY, auto_approve=False)
    assert (write.review, write.joins) == ("approved", None)
    assert write.state == EventState(
        "Pertemuan tingkat jenderal pertama", date(2026, 3, 1), date(2026, 3, 31), "month", None,
        ("Jenewa", "Istanbul"), True, "planned", (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "evidence"),
    [
        ("Pertemuan jenderal kedua negara", None),
        ("Perundingan para jenderal Rusia dan AS", None),
        ("pertemuan", "Kremlin memastikan pertemuan para jenderal itu berlangsung Maret."),
    ],
)
def test_the_same_happening_in_other_words_joins(what, evidence):
    """Shared telling words and days that can agree make it one event."""
    write = later(what, evidence=evidence)
    assert (write.joins, write.review, write.state) == (1, "approved", None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rapat kerja Kementerian Agama", "rapat kerja Kementerian Kesehatan"),
        ("rapat kerja", "rapat kerja"),
        ("rapat kerja Komisi III DPR", "rapat kerja Komisi V DPR"),
        ("pertemuan jenderal pertama", "pertemuan jenderal kedua"),
        ("laga Garuda Muda melawan Elang Biru", "laga Elang Biru melawan Banteng Timur"),
        ("sidang perdana Wiryo Santoso", "pelatihan Wiryo Santoso"),
        ("konser Nada Senja", "pembukaan Pasar Rejo"),
    ],
)
def test_two_events_of_one_month_stay_two(first, second):
    """General words never join two events."""
    assert later(second, to=known(report(first))).joins is None


def test_days_that_cannot_agree_make_two_events():
    """The same words a year on are another event."""
    write = later("Pertemuan tingkat jenderal", date(2027, 3, 1), date(2027, 3, 31))
    assert write.joins is None


def test_a_bare_word_joins_by_place_and_day_or_by_agenda():
    """ "Rapat" alone is the known one when place and day, or the agenda, are the same."""
    day = (date(2026, 3, 9), date(2026, 3, 9), "day")
    council = known(report("rapat pleno", *day, places=("Gedung Wanita",), agenda=("pemilihan ketua", "anggaran")))
    assert later("rapat", *day, places=("Gedung Wanita",), to=council).joins == 1
    assert later("rapat", agenda=("pemilihan ketua", "anggaran"), to=council).joins == 1
    assert later("rapat", *day, places=("Balai Kota",), to=council).joins is None


def test_the_likeliest_event_is_joined():
    """Among several candidates the one that shares most is taken."""
    events = [known(report("pelatihan guru Sukamaju"), 7), known(report("pelatihan guru matematika Sukamaju"), 8)]
    write = join_event(
        report("pelatihan guru matematika Sukamaju"), events[::-1], reported_at=LATER, auto_approve=False
    )
    assert write.joins == 8
    alone = join_event(report("pelatihan matematika Sukamaju"), events, reported_at=LATER, auto_approve=False)
    assert alone.joins == 8


def test_a_change_is_a_proposal_until_it_is_approved():
    """Without auto_approve a change waits for an operator, and the state stays."""
    proposal = later("Pertemuan jenderal", status="confirmed", places=("Jenewa",), auto=False)
    assert (proposal.review, proposal.joins, proposal.state) == ("proposed", 1, None)
    approved = later("Pertemuan jenderal", status="confirmed", places=("Jenewa",))
    assert approved.review == "approved"
    assert approved.state is not None
    assert (approved.state.status, approved.state.places, approved.state.either_or) == ("confirmed", ("Jenewa",), False)


def test_a_finer_date_narrows_and_a_vaguer_one_never_widens():
    """A day within the month is news; the month again is not."""
    narrowed = later("Pertemuan jenderal", date(2026, 3, 12), date(2026, 3, 12), "day")
    assert narrowed.state is not None
    assert (narrowed.state.start, narrowed.state.precision) == (date(2026, 3, 12), "day")
    day_known = Event(1, narrowed.state, FEBRUARY, FEBRUARY, 2)
    assert later("Pertemuan jenderal", to=day_known).state is None
    assert later("Pertemuan jenderal", date(2026, 1, 1), date(2026, 12, 31), "year", to=day_known).state is None


def test_a_postponed_event_moves():
    """A postponement joins although the days are others, and takes the new ones."""
    write = later("Pertemuan jenderal", date(2026, 5, 1), date(2026, 5, 31), status="postponed")
    assert write.state is not None
    assert (write.state.status, write.state.start) == ("postponed", date(2026, 5, 1))


def test_a_cancelled_event_keeps_its_days():
    """What is cancelled was planned for the days that were known."""
    write = later("Pertemuan jenderal", date(2026, 3, 1), date(2026, 3, 15), status="cancelled")
    assert write.state is not None
    assert (write.state.status, write.state.end) == ("cancelled", date(2026, 3, 31))


def test_an_older_article_changes_nothing():
    """A cancelled event is not revived by an article from before the cancellation, nor by one that only mentions it."""
    off = known(report("Pertemuan jenderal", status="cancelled"), changed_at=LATER)
    before = later("Pertemuan jenderal", status="confirmed", to=off, at=FEBRUARY)
    assert (before.joins, before.review, before.state) == (1, "approved", None)
    after = datetime(2026, 2, 25, tzinfo=UTC)
    assert later("Pertemuan jenderal", to=off, at=after).state is None
    revived = later("Pertemuan jenderal", status="confirmed", to=off, at=after).state
    assert revived is not None
    assert revived.status == "confirmed"


def test_a_plan_retold_takes_back_no_confirmation():
    """ "Direncanakan" in a later article does not undo "dipastikan"."""
    sure = known(report("Pertemuan jenderal", status="confirmed"))
    assert later("Pertemuan jenderal", to=sure).state is None


def test_alternatives_never_come_back():
    """Once one of two places is certain, a report with both does not widen it again."""
    certain = known(report("Pertemuan jenderal", places=("Jenewa",)))
    assert later("Pertemuan jenderal", places=("Jenewa", "Istanbul"), either_or=True, to=certain).state is None


def test_within_one_article_the_bare_word_is_the_same_event():
    """ "pertemuan pertama" further down is the meeting of generals above; a second meeting is not."""
    assert same_article_event(GENERALS, report("pertemuan pertama"))
    assert not same_article_event(GENERALS, report("pertemuan kedua"))
    assert not same_article_event(GENERALS, report("konser amal"))


def test_stems_meet_across_forms():
    """Noun and verb of one root share a stem; "kedua negara" counts no series."""
    assert stem("penyaluran") == stem("disalurkan")
    assert stem("pemeriksaan") == stem("diperiksa")
    assert stem("pertemuannya") == stem("pertemuan")
    assert specific("rapat kerja tahunan") == frozenset()
    assert ordinals("pertemuan kedua negara") == frozenset()
    assert ordinals("pertemuan kedua") == {2}


names = st.text(min_size=1, max_size=40)


@given(names, names, st.sampled_from(["planned", "confirmed", "postponed", "cancelled"]), st.booleans())
def test_a_report_read_twice_changes_nothing(what, place, status, either_or):
    """Any report joins the event it made, if at all, without a change."""
    first = report(what, places=(place,), status=status, either_or=either_or)
    write = join_event(first, [known(first)], reported_at=LATER, auto_approve=True)
    assert write.joins is None or write.state is None
