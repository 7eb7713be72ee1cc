"""Events that the configuration announces: kept, changed and withdrawn as the file is; articles join them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.announced import has_all
from bot.analysis.dates.whole import whole_date
from bot.assembly.announcing import Announcer
from bot.clock import MovableClock
from bot.config import Config
from bot.config.load import parse_config
from bot.errors import ConfigError
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from bot.publish.events import EventPlanner
from bot.publish.simulate import simulate
from bot.publish.stored_message import from_json
from storage.base import Storage
from storage.records import ANNOUNCED, DELIVERY_STATES, Chat, Event, Subscription
from tests.commands.conftest import plain
from tests.publish.conftest import over
from tests.publish.senders import Memory
from tests.storage.making import first_report, report, write

NOW = datetime(2026, 2, 1, 3, 0, tzinfo=UTC)
MOOT = """
[follow_up]
to = ["fake:9"]
[[events]]
name = "Musyawarah Waduk Wening"
words = ["musyawarah", "waduk"]
when = "Maret 2026"
places = ["Wening", "Kencana"]
remind = ["3d"]
to = ["fake:1"]
"""


def config(text: str) -> Config:
    return parse_config(text, name="config.toml", environ={})


async def keep(storage: Storage, text: str, now: datetime = NOW) -> tuple[Event, ...]:
    """What is there once a bot with this configuration has looked."""
    await Announcer(storage, config(text)).keep(now)
    return await storage.events()


async def read(storage: Storage, text: str, day: int, *, approve: bool = False) -> None:
    """An article of that day of February."""
    published = datetime(2026, 2, day, 12, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    document = ParsedDocument(text=text, title=None, published_at=published, source="Kabar Kencana")
    keeper = Keeper(storage, MovableClock(published), KeepOptions(auto_approve=approve))
    await keeper.keep(name_article(document, Origin(f"{day}.txt")), document.source_text())


async def posts(storage: Storage) -> list[tuple[str, str]]:
    rows = (await storage.deliveries(DELIVERY_STATES, limit=100)).items
    return [(row.target, plain(from_json(row.body))) for row in rows]


async def look(storage: Storage, text: str, start: datetime, days: int = 1) -> None:
    """Looks every twelve hours, each time as a new process would."""
    for step in range(days * 2):
        now = start + timedelta(hours=12 * step)
        announcer = Announcer(storage, config(text))
        await announcer.keep(now)
        await EventPlanner(over(storage), {"fake": Memory()}, announcer.following).plan(now)


async def test_it_is_an_event_of_its_own_and_stays_the_same_over_restarts(storage: Storage) -> None:
    """As exactly as the file says, with where it comes from; a second look writes nothing."""
    (event,) = await keep(storage, MOOT)
    state = event.state
    assert (state.what, state.start, state.end) == ("Musyawarah Waduk Wening", date(2026, 3, 1), date(2026, 3, 31))
    assert (state.precision, state.places, state.either_or) == ("month", ("Wening", "Kencana"), True)
    assert event.announced == "Musyawarah Waduk Wening"
    (edit,) = await storage.event_edits(event.id)
    assert (edit.state, edit.source, edit.edited_at) == (state, ANNOUNCED, NOW)
    assert await Announcer(storage, config(MOOT)).keep(NOW + timedelta(days=1)) == 0
    assert await storage.events() == (event,)


async def test_only_what_the_file_changes_is_changed(storage: Storage) -> None:
    """What an article has told since stays."""
    await keep(storage, MOOT)
    await read(storage, "Musyawarah Waduk Wening akan digelar di Kencana pada 12 Maret 2026.", 5, approve=True)
    (event,) = await keep(storage, MOOT.replace('"Wening", "Kencana"', '"Lempung"'))
    assert (event.state.start, event.state.precision, event.state.places) == (date(2026, 3, 12), "day", ("Lempung",))
    moved = MOOT.replace("Maret 2026", "12 April 2026 pukul 09.00").replace('"Wening", "Kencana"', '"Lempung"')
    (event,) = await keep(storage, moved)
    assert (event.state.start, event.state.time) == (date(2026, 4, 12), "09:00+07:00")
    assert [len(edit.state.places) for edit in await storage.event_edits(event.id)] == [2, 1, 1]


async def test_what_is_taken_out_is_withdrawn_and_its_history_stays(storage: Storage) -> None:
    """It comes back as the same event; one that articles report goes on without the file."""
    (event,) = await keep(storage, MOOT)
    (gone,) = await keep(storage, "")
    assert (gone.id, gone.state.status, gone.announced) == (event.id, "withdrawn", None)
    assert len(await storage.event_edits(event.id)) == 2
    assert await Announcer(storage, config("")).keep(NOW) == 0
    (back,) = await keep(storage, MOOT)
    assert (back.id, back.state, back.announced) == (event.id, event.state, event.announced)
    await read(storage, "Musyawarah Waduk Wening akan digelar di Kencana pada 12 Maret 2026.", 5, approve=True)
    (reported,) = await keep(storage, "")
    assert (reported.state.status, reported.announced) == ("planned", None)


async def test_another_name_is_the_same_event(storage: Storage) -> None:
    """Nothing is withdrawn, and nothing made anew."""
    (event,) = await keep(storage, MOOT)
    (renamed,) = await keep(storage, MOOT.replace('"Musyawarah Waduk Wening"', '"Musyawarah Besar Waduk Wening"'))
    assert (renamed.id, renamed.state.what, renamed.state.status) == (
        event.id, "Musyawarah Besar Waduk Wening", "planned",
    )  # fmt: skip
    assert [one.announcement.name for one in await storage.announced()] == ["Musyawarah Besar Waduk Wening"]


async def test_articles_with_all_of_its_words_join_it(storage: Storage) -> None:
    """Whatever they call it; others make an event of their own. What they say otherwise is a proposal."""
    (event,) = await keep(storage, MOOT)
    await read(
        storage,
        "Warga sekitar waduk bersiap. Musyawarahnya membahas air. Pertemuan para petani akan digelar pada 12 Maret 2026"
        " di Kencana.",
        5,
    )
    assert [(one.id, one.reports, one.state) for one in await storage.events()] == [(event.id, 1, event.state)]
    (proposal,) = await storage.proposals(limit=9)
    assert (proposal.event_id, proposal.report.start) == (event.id, date(2026, 3, 12))
    await read(storage, "Festival Layang-layang akan digelar di Lempung pada 14 Maret 2026.", 6)
    assert len(await storage.events()) == 2


@pytest.mark.parametrize(("day", "taken"), [("12 Maret 2026", True), ("12 April 2026", False)])
async def test_an_older_article_may_fill_in_what_the_file_leaves_open_and_nothing_else(
    storage: Storage, day: str, taken: bool
) -> None:
    """A day of the announced month; the editor's own word is newer than any other month."""
    (event,) = await keep(storage, MOOT, datetime(2026, 2, 20, tzinfo=UTC))
    await read(storage, f"Musyawarah Waduk Wening akan digelar di Kencana pada {day}.", 5, approve=True)
    (now,) = await storage.events()
    assert (now.id, now.reports) == (event.id, 1)
    assert now.state.precision == ("day" if taken else "month")


async def test_an_announcement_joins_the_event_that_the_news_has_reported(storage: Storage) -> None:
    """Its name is the editor's; a day that is known is not lost to a month."""
    await read(storage, "Musyawarah warga Waduk Wening akan digelar di Kencana pada 12 Maret 2026.", 1)
    (known,) = await storage.events()
    (event,) = await keep(storage, MOOT)
    assert (event.id, event.reports, event.announced) == (known.id, 1, "Musyawarah Waduk Wening")
    assert (event.state.what, event.state.start, event.state.places) == (
        "Musyawarah Waduk Wening", date(2026, 3, 12), ("Kencana",),
    )  # fmt: skip


async def test_an_announced_event_outlives_its_articles(storage: Storage) -> None:
    """A revision that does not speak of it any more takes only the article's report."""
    await keep(storage, MOOT)
    published = datetime(2026, 2, 5, tzinfo=UTC)
    for text in ("Musyawarah Waduk Wening akan digelar pada 12 Maret 2026.", "Waduk Wening penuh. Panitia masih diam."):
        document = ParsedDocument(text=text, title="Waduk", published_at=published, url="https://kabar.example/1")
        keeper = Keeper(storage, MovableClock(published), KeepOptions())
        await keeper.keep(name_article(document, Origin("1")), document.source_text())
    (event,) = await storage.events()
    assert (event.reports, event.announced) == (0, "Musyawarah Waduk Wening")


async def test_its_posts_go_where_it_says_and_when_it_says(storage: Storage) -> None:
    """And to who follows it. The first post says who told of it, a change by whom, and a withdrawal is told."""
    await look(storage, MOOT, NOW)
    await storage.follow(Subscription("fake:2", "event", "1"), at=NOW)
    # One that has paused what it follows hears nothing of it.
    await storage.follow(Subscription("fake:3", "event", "1"), at=NOW)
    await storage.save_chat(Chat("fake:3", paused=True))
    await look(storage, MOOT, datetime(2026, 2, 2, 3, 0, tzinfo=UTC), days=26)
    changed = MOOT.replace("Maret 2026", "20 Maret 2026")
    await look(storage, changed, datetime(2026, 2, 28, 3, 0, tzinfo=UTC), days=20)
    await look(storage, "", datetime(2026, 3, 20, 3, 0, tzinfo=UTC))
    told = await posts(storage)
    heads = [(target, text.splitlines()[0]) for target, text in told]
    both = ["Sebentar lagi: Maret 2026", "Perubahan jadwal", "3 hari lagi"]
    assert heads == [
        ("fake:1", "Acara baru diumumkan redaksi"),
        *[(target, head) for head in both for target in ("fake:1", "fake:2")],
        # Whoever was told of it is told, though the entry that named them is gone; nobody else is.
        ("fake:2", "Perubahan jadwal"),
        ("fake:1", "Perubahan jadwal"),
    ]
    assert "Kapan: semula Maret 2026, kini 20 Maret 2026\n✏️ Diubah redaksi, 28 Februari 2026" in told[3][1]
    assert "Status: semula direncanakan, kini pengumumannya ditarik" in told[-1][1]


async def test_reminders_and_destinations_are_those_of_follow_up_where_none_are_given(storage: Storage) -> None:
    """None at all where the lists are empty."""
    plain_entry = '[follow_up]\nremind = ["5d"]\nto = ["fake:9"]\n[[events]]\nname = "Rapat"\nwhen = "20 Maret 2026"\n'
    (event,) = await keep(storage, plain_entry)
    following = Announcer(storage, config(plain_entry)).following
    assert await following.audience(event) == ("fake:9",)
    assert following.remind(event) == (timedelta(days=5),)
    silent = Announcer(storage, config(plain_entry + "remind = []\nto = []\n")).following
    assert (await silent.audience(event), silent.remind(event)) == ((), ())


async def test_simulate_shows_what_it_would_do_and_stores_nothing(storage: Storage) -> None:
    """The first post at the beginning, then the reminders; also of one that the database does not know yet."""
    announcer = Announcer(storage, config(MOOT.replace("Maret 2026", "20 Maret 2026")))
    end = datetime(2026, 4, 1, tzinfo=UTC)
    writes = await announcer.writes()
    found = await simulate((), announcer.following, over(storage), announced=writes, after=NOW, until=end)
    shown = [(one, plain(one.message).splitlines()[0]) for one in found if not isinstance(one.message, str)]
    assert [(f"{one.at:%d.%m.}", one.targets, head) for one, head in shown] == [
        ("01.02.", ("fake:1",), "Acara baru diumumkan redaksi"),
        ("17.03.", ("fake:1",), "3 hari lagi"),
        ("20.03.", ("fake:1",), "Hari ini"),
        ("21.03.", ("fake:1",), "Musyawarah Waduk Wening"),
    ]
    assert await storage.events() == ()


async def test_a_hand_edit_keeps_an_event_without_articles(storage: Storage) -> None:
    """An editor's word on an event is not lost with the last article."""
    await storage.store([write("a", events=(first_report(report()),))], at=NOW)
    await keep(storage, '[[events]]\nname = "Festival Layang-layang"\nwhen = "Maret 2026"\n')
    await storage.store([replace(write("a"), revises=1)], at=NOW)
    (event,) = await storage.events()
    assert (event.reports, event.announced) == (0, "Festival Layang-layang")


@pytest.mark.parametrize(
    "when", ["besok", "12 Maret", "musim panas 2026", "Senin, 12 Maret 2026", "31 Februari 2026", ""]
)
def test_a_when_that_cannot_be_read_is_an_error_with_line_and_key(when: str) -> None:
    """It needs no other day to be read, and names one that there is."""
    with pytest.raises(ConfigError, match=r"config.toml:3: events\[0\].when: .* is not one date with its year") as told:
        config(f'[[events]]\nname = "Rapat"\nwhen = "{when}"\n')
    assert '"Maret 2026"' in str(told.value)


@pytest.mark.parametrize(
    ("text", "zone", "read_as"),
    [
        ("Maret 2026", "Asia/Jakarta", ("2026-03-01", "2026-03-31", "month", None)),
        ("12-14 March 2026", "Asia/Jakarta", ("2026-03-12", "2026-03-14", "day", None)),
        ("12 Juli 2026 pukul 09.00", "Europe/London", ("2026-07-12", "2026-07-12", "time", "09:00+01:00")),
        ("12 Juli 2026 pukul 09.00 WITA", "Europe/London", ("2026-07-12", "2026-07-12", "time", "09:00+08:00")),
    ],
)
def test_a_text_that_is_one_date_is_read_whole(text: str, zone: str, read_as: Sequence[str | None]) -> None:
    """With the zone where a clock time names none."""
    found = whole_date(text, ZoneInfo(zone))
    assert found is not None
    window = found.window
    assert (f"{window.first}", f"{window.last}", window.precision, found.time) == tuple(read_as)


def test_words_are_whole_words_and_all_of_them() -> None:
    """A suffix may follow; a part of another word is not it; no words are nobody's."""
    assert has_all(("musyawarah", "Waduk Wening"), "Musyawarahnya digelar di waduk wening.")
    assert not has_all(("air",), "Mahkamah cair.")
    assert not has_all(("musyawarah", "laut"), "Musyawarah waduk")
    assert not has_all((), "Musyawarah")
    assert not has_all((" ",), "Musyawarah besar")
    assert has_all((" waduk ", "C++"), "Lomba C++ di waduk.")


@given(day=st.dates(date(1990, 1, 1), date(2099, 12, 31)), locale=st.sampled_from(["id", "en"]), known=st.booleans())
def test_a_date_as_the_bot_writes_it_is_read_back(day: date, locale: str, known: bool) -> None:
    """A day and a month, in both languages."""
    found = whole_date(format_date(day, "d MMMM yyyy" if known else "MMMM yyyy", locale=locale), UTC)
    assert found is not None
    assert found.window.precision == ("day" if known else "month")
    assert found.window.first == (day if known else day.replace(day=1))


@given(text=st.text(max_size=100))
def test_whatever_is_written_as_a_when_is_read_or_refused(text: str) -> None:
    """Never an error of ours; and what is read is a span of days."""
    found = whole_date(text, ZoneInfo("Asia/Jakarta"))
    assert found is None or found.window.first <= found.window.last
