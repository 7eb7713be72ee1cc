"""Events: followed from the first report to the day after; every post is read and found true."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.analysis.events.revision import revise
from bot.clock import MovableClock
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from bot.publish.events import EventPlanner, Following
from bot.publish.simulate import simulate
from bot.publish.stored_message import from_json
from bot.samples import samples
from storage.base import Storage
from storage.records import DELIVERY_STATES, Chat, Event, EventWrite
from tests.commands.conftest import plain
from tests.publish.conftest import over
from tests.publish.senders import Memory
from tests.storage.making import first_report, report, state, write

WIB = ZoneInfo("Asia/Jakarta")
Audience = Callable[[Event], Awaitable[Sequence[str]]]
REMIND = (timedelta(days=30), timedelta(days=7), timedelta(days=1))
HOUR = timedelta(hours=1)


def at(day: int, month: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, 30, tzinfo=WIB).astimezone(UTC)


async def everyone(event: Event) -> tuple[str, ...]:
    return ("fake:1",)


async def military(event: Event) -> tuple[str, ...]:
    return ("fake:1",) if "jenderal" in event.state.what else ()


def planner(storage: Storage, audience: Audience = everyone) -> EventPlanner:
    return EventPlanner(over(storage), {"fake": Memory()}, Following(audience=audience, remind=lambda _: REMIND))


async def posts(storage: Storage) -> list[tuple[str, str]]:
    """The day in Jakarta and the text of every post, in order."""
    rows = (await storage.deliveries(DELIVERY_STATES, limit=1_000)).items
    return [(f"{row.created_at.astimezone(WIB):%d.%m. %H}", plain(from_json(row.body))) for row in rows]


async def run(storage: Storage, start: datetime, end: datetime, audience: Audience = everyone) -> None:
    """Looks every six hours, each time as a new process would."""
    now = start
    while now <= end:
        await planner(storage, audience).plan(now)
        now += 6 * HOUR


async def keep_sample(storage: Storage, part: str, now: datetime) -> None:
    (sample,) = [sample for sample in samples() if part in sample.name]
    keeper = Keeper(storage, MovableClock(now), KeepOptions(auto_approve=True))
    await keeper.keep(name_article(sample.document, Origin(sample.name)), sample.document.source_text())


async def test_the_march_meeting_from_the_first_report_to_april(storage: Storage) -> None:
    """Known by its month and in one of two places: so it is told, to the end, and no post names a day."""
    await run(storage, at(6, 2, 0), at(6, 2, 18), military)
    await keep_sample(storage, "calon-tempat", at(6, 2, 19))
    await run(storage, at(6, 2, 20), at(6, 2, 20), military)
    await keep_sample(storage, "putin", at(6, 2, 21))
    await run(storage, at(6, 2, 22), at(7, 2, 1), military)
    await run(storage, at(7, 2, 1), at(6, 4, 22), military)
    told = await posts(storage)
    assert [when for when, _ in told] == ["06.02. 20", "06.02. 22", "22.02. 07", "01.03. 07", "01.04. 07"]
    first, change, soon, begins, passed = (text for _, text in told)
    what = "Pertemuan tingkat jenderal kedua negara"
    facts = f"{what}\nKapan: Maret 2026\nDi mana: Jenewa atau Istanbul (salah satu, belum ditentukan)\n"
    assert first == (
        f"Acara baru diberitakan\n{facts}Status: direncanakan\n"
        "“Pertemuan tingkat jenderal kedua negara direncanakan pada Maret 2026 di Jenewa atau Istanbul.”\n"
        "— Suara Rekaan (berita rekaan), 6 Februari 2026"
    )
    assert change.startswith(
        f"Kabar baru tentang sebuah acara\n{what}\nAgenda: semula belum diketahui, kini pembaruan protokol"
    )
    assert change.endswith("— Kabar Contoh (berita contoh), 6 Februari 2026")
    unsure = "ℹ️ Belum ada sumber yang menyebut hari pastinya."
    assert soon.startswith(f"Sebentar lagi: Maret 2026\n{facts}Agenda: pembaruan protokol")
    assert soon.endswith(f"Status: direncanakan\n{unsure}")
    assert begins.startswith(f"Waktunya telah tiba: Maret 2026\n{facts}")
    assert begins.endswith(unsure)
    assert passed == (
        f"{what}\n⏳ Jadwal (Maret 2026) telah lewat; belum ada laporan bahwa pertemuan tingkat jenderal kedua"
        " negara berlangsung."
    )
    for _, text in told:
        assert not any(f"{number} Maret" in text for number in range(1, 32))
        assert "hari lagi" not in text
        assert "Besok" not in text


OUTCOME = ParsedDocument(
    title="Jenderal AS dan Rusia Bertemu di Jenewa",
    text="Pertemuan tingkat jenderal Rusia dan Amerika Serikat telah digelar di Jenewa pada Selasa (24/3/2026)."
    " Kedua pihak tidak memberi keterangan sesudahnya.",
    published_at=at(25, 3, 20),
    source="Kabar Contoh",
)


async def keep_outcome(storage: Storage, *, auto_approve: bool) -> None:
    keeper = Keeper(storage, MovableClock(at(25, 3, 21)), KeepOptions(auto_approve=auto_approve))
    await keeper.keep(name_article(OUTCOME, Origin("hasil.txt")), OUTCOME.source_text())


async def test_the_outcome_takes_the_place_of_the_shrug(storage: Storage) -> None:
    """With the sentence that tells it, the day and the place that it names, and what they were before."""
    await run(storage, at(6, 2, 0), at(6, 2, 18), military)
    await keep_sample(storage, "calon-tempat", at(6, 2, 19))
    await run(storage, at(6, 2, 20), at(25, 3, 14), military)
    await keep_outcome(storage, auto_approve=True)
    await run(storage, at(25, 3, 22), at(30, 4, 0), military)
    told = await posts(storage)
    assert [when for when, _ in told] == ["06.02. 20", "22.02. 08", "01.03. 08", "25.03. 22"]
    assert told[-1][1] == (
        "Telah berlangsung\nPertemuan tingkat jenderal kedua negara\n"
        "Kapan: semula Maret 2026, kini 24 Maret 2026\n"
        "Di mana: semula Jenewa atau Istanbul (salah satu, belum ditentukan), kini Jenewa\n"
        "Status: semula direncanakan, kini telah berlangsung\n"
        "“Pertemuan tingkat jenderal Rusia dan Amerika Serikat telah digelar di Jenewa pada Selasa (24/3/2026).”\n"
        "— Kabar Contoh, 25 Maret 2026"
    )


async def test_an_outcome_is_a_proposal_until_an_editor_approves_it(storage: Storage) -> None:
    """Until then what is told is that there is no report; then the outcome, though its days are over."""
    await run(storage, at(6, 2, 0), at(6, 2, 18), military)
    await keep_sample(storage, "calon-tempat", at(6, 2, 19))
    await run(storage, at(6, 2, 20), at(25, 3, 14), military)
    await keep_outcome(storage, auto_approve=False)
    await run(storage, at(25, 3, 22), at(13, 4, 0), military)
    (proposal,) = await storage.proposals(limit=9)
    assert proposal.report.status == "held"
    held = revise((await storage.events())[0].state, proposal.report)
    assert await storage.review_report(proposal, "approved", state=held, at=at(13, 4, 10))
    await run(storage, at(13, 4, 11), at(30, 4, 0), military)
    told = [(when, text.splitlines()[0]) for when, text in await posts(storage)]
    assert told[-2:] == [
        ("01.04. 10", "Pertemuan tingkat jenderal kedua negara"),
        ("13.04. 11", "Telah berlangsung"),
    ]


async def test_a_day_that_is_named_later_is_told_and_reminded_of(storage: Storage) -> None:
    """What was and what is; from then on by days; and the outcome instead of a shrug."""
    await planner(storage).plan(at(1, 2))
    month = report("Pertemuan dua pihak")
    await storage.store([write("a", published_at=at(2, 2), events=(first_report(month),))], at=at(2, 2))
    await run(storage, at(2, 2, 10), at(4, 3, 22))
    exact = replace(month, start=date(2026, 3, 24), end=date(2026, 3, 24), precision="day", places=("Kencana",))
    exact = replace(exact, either_or=False, status="confirmed")
    later = EventWrite(exact, "approved", joins=1, state=state(exact))
    await storage.store([write("b", published_at=at(5, 3), events=(later,))], at=at(5, 3))
    await run(storage, at(5, 3, 10), at(24, 3, 22))
    held = replace(state(exact), status="held")
    await storage.store(
        [write("c", published_at=at(25, 3), events=(EventWrite(exact, "approved", joins=1, state=held),))], at=at(25, 3)
    )
    await run(storage, at(25, 3, 10), at(30, 4, 22))
    told = await posts(storage)
    assert [when for when, _ in told][3:] == ["05.03. 10", "17.03. 10", "23.03. 10", "24.03. 10", "25.03. 10"]
    change, week, eve, day, outcome = (text for _, text in told[3:])
    assert "Kapan: semula Maret 2026, kini 24 Maret 2026" in change
    assert "Di mana: semula Kencana atau Lempung (salah satu, belum ditentukan), kini Kencana" in change
    assert "Status: semula direncanakan, kini dipastikan" in change
    assert week.startswith("7 hari lagi\nPertemuan dua pihak\nKapan: 24 Maret 2026\nDi mana: Kencana\n")
    assert eve.startswith("Besok\n")
    assert day.startswith("Hari ini\n")
    assert outcome.startswith("Telah berlangsung\nPertemuan dua pihak\nKapan: 24 Maret 2026\nDi mana: Kencana\n")
    assert "Status: semula dipastikan, kini telah berlangsung" in outcome


async def test_what_was_there_before_events_were_followed_is_no_news(storage: Storage) -> None:
    """But it is reminded of, and its changes are told."""
    await storage.store([write(events=(first_report(report()),))], at=at(1, 2))
    await run(storage, at(2, 2), at(21, 2))
    assert await posts(storage) == []
    await run(storage, at(22, 2), at(23, 2))
    ((when, text),) = await posts(storage)
    assert (when, text.splitlines()[0]) == ("22.02. 09", "Sebentar lagi: Maret 2026")


async def test_simulate_takes_an_archive_as_if_it_had_been_read_in_its_time(storage: Storage) -> None:
    """Reminders of days before the articles were read in."""
    await storage.store([write(published_at=at(1, 2), events=(first_report(report()),))], at=at(1, 12))
    following = Following(audience=everyone, remind=lambda _: REMIND)
    found = await simulate((), following, over(storage), after=at(1, 2), until=at(30, 4))
    assert [f"{one.at.astimezone(WIB):%d.%m.}" for one in found] == ["22.02.", "01.03.", "01.04."]


async def test_a_proposal_is_not_told(storage: Storage) -> None:
    """What no editor has approved changes nothing that chats hear."""
    await planner(storage).plan(at(1, 2))
    await storage.store([write(events=(first_report(report()),))], at=at(2, 2))
    await planner(storage).plan(at(2, 2, 10))
    cancelled = EventWrite(replace(report(), status="cancelled"), "proposed", joins=1)
    await storage.store([write("b", published_at=at(3, 2), events=(cancelled,))], at=at(3, 2))
    await planner(storage).plan(at(3, 2, 10))
    assert len(await posts(storage)) == 1


async def test_each_target_is_told_in_its_own_words_and_a_refusal_is_recorded(storage: Storage) -> None:
    """English to who chose it; a platform that is off gets a recorded refusal."""

    async def audience(event: Event) -> tuple[str, ...]:
        return ("fake:1", "fake:2", "off:3")

    await storage.save_chat(Chat("fake:2", language="en"))
    await planner(storage, audience).plan(at(1, 2))
    await storage.store([write(events=(first_report(report()),))], at=at(2, 2))
    assert await planner(storage, audience).plan(at(2, 2, 10)) == 3
    texts = [text for _, text in await posts(storage)]
    assert texts[0].startswith("Acara baru diberitakan\nFestival Layang-layang\nKapan: Maret 2026")
    assert texts[1].startswith("A new event is reported\nFestival Layang-layang\nWhen: March 2026")
    assert [one.verdict for one in await storage.decisions("event:1")] == ["posted", "posted", "unserved"]


async def test_what_was_put_off_is_not_called_off_on_its_new_day(storage: Storage) -> None:
    """“Hari ini … ditunda” would keep people at home."""
    await planner(storage).plan(at(1, 2))
    old = report(start=date(2026, 3, 4), days=1)
    new = replace(report(start=date(2026, 3, 20), days=1), status="postponed")
    await storage.store([write("a", published_at=at(2, 2), events=(first_report(old),))], at=at(2, 2))
    await planner(storage).plan(at(2, 2, 10))
    later = EventWrite(new, "approved", joins=1, state=state(new))
    await storage.store([write("b", published_at=at(3, 3), events=(later,))], at=at(3, 3))
    await run(storage, at(3, 3, 10), at(30, 3))
    told = [text for _, text in await posts(storage)]
    assert [text.splitlines()[0] for text in told[1:]] == [
        "Perubahan jadwal",
        "7 hari lagi",
        "Besok",
        "Hari ini",
        "Festival Layang-layang",
    ]
    assert all("Status: dijadwalkan ulang ke waktu ini" in text for text in told[2:5])
    assert "Jadwal (20 Maret 2026) telah lewat" in told[5]
