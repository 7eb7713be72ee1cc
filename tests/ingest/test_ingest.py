"""A whole ingest over a real database: what is kept, what is refused, and that the rest goes on."""

import asyncio
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.clock import Clock
from bot.ingest.documents import Origin, ParsedDocument, Refused
from bot.ingest.files import RawDocument, documents
from bot.ingest.formats import Format
from bot.ingest.formats.json_lines import JSON_LINES
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.run import ReadOptions, Report, Step, ingest
from bot.ingest.sandbox import Allowance, Sandbox, open_sandbox
from storage.base import Storage
from storage.errors import StorageFull

OPTIONS = ReadOptions(zone=UTC)
PASAR = "Bupati Sari Wening membuka Pasar Awan. “Pasar ini milik warga,” kata Sari Wening."


@pytest.fixture
def keeper(storage: Storage, clock: Clock) -> Keeper:
    """Keeps articles in the test's database."""
    return Keeper(storage, clock, KeepOptions())


def lines(records: Sequence[Mapping[str, object] | str], name: str = "a.jsonl") -> Iterator[RawDocument | Refused]:
    """The documents of a JSON Lines file."""
    text = "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records)
    return documents(io.BytesIO(text.encode()), Origin(name, f"file:///{name}"), JSON_LINES)


def counts(report: Report) -> tuple[int, int, int, int]:
    """New, revised, known, refused."""
    return report.new, report.revised, report.duplicates, len(report.refused)


async def test_the_same_file_twice_keeps_each_article_once(sandbox: Sandbox, keeper: Keeper, storage: Storage) -> None:
    """The second time all are known."""
    records = [{"id": str(n), "text": f"Kabar ke-{n} dari Kota Awan."} for n in range(5)]
    assert counts(await ingest(lines(records), keeper, OPTIONS, sandbox)) == (5, 0, 0, 0)
    assert counts(await ingest(lines(records), keeper, OPTIONS, sandbox)) == (0, 0, 5, 0)
    assert (await storage.latest(limit=10)).total == 5


async def test_a_changed_article_is_a_revision_and_keeps_what_it_was(
    sandbox: Sandbox, keeper: Keeper, storage: Storage
) -> None:
    """By its id; the state before it can be read."""
    await ingest(lines([{"id": "1", "title": "Pasar", "text": PASAR}]), keeper, OPTIONS, sandbox)
    changed = {"id": "1", "title": "Pasar", "text": PASAR.replace("warga", "semua orang")}
    assert counts(await ingest(lines([changed]), keeper, OPTIONS, sandbox)) == (0, 1, 0, 0)
    (head,) = (await storage.latest(limit=10)).items
    article = await storage.article(head.id)
    assert article is not None
    assert "semua orang" in article.analysis.text
    assert [quote.quote.text for quote in await storage.article_quotes(head.id)] == ["Pasar ini milik semua orang"]
    (before,) = await storage.revisions(head.id)
    assert "milik warga" in before.text


async def test_a_corrected_headline_is_a_revision_once(sandbox: Sandbox, keeper: Keeper, storage: Storage) -> None:
    """Read again, nothing has changed any more."""
    old, new = ({"id": "1", "title": title, "text": PASAR} for title in ("Pasar Awan", "Pasar Awan Dibuka"))
    reports = [await ingest(lines([record]), keeper, OPTIONS, sandbox) for record in (old, new, new)]
    assert [counts(report)[:3] for report in reports] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    assert [head.title for head in (await storage.latest(limit=10)).items] == ["Pasar Awan Dibuka"]


async def test_a_bad_line_costs_only_itself(sandbox: Sandbox, keeper: Keeper, storage: Storage) -> None:
    """It is named by file and line, and the ones after it are read."""
    report = await ingest(
        lines([{"text": PASAR}, "{bad", "", {"text": "Kabar lain dari Kota Awan."}]), keeper, OPTIONS, sandbox
    )
    assert counts(report) == (2, 0, 0, 1)
    assert str(report.refused[0].origin) == "a.jsonl:2"
    assert (await storage.latest(limit=10)).total == 2


async def test_a_fault_of_a_parser_costs_only_its_document(sandbox: Sandbox, keeper: Keeper) -> None:
    """It is told as ours, not as the file's."""

    def broken(data: bytes, zone: object) -> ParsedDocument:
        raise RecursionError("too deep")

    bad = RawDocument(Origin("bad.x"), Format(endings=(".x",), parse=broken), b"x")
    report = await ingest(iter([bad, *lines([{"text": PASAR}])]), keeper, OPTIONS, sandbox)
    assert counts(report) == (1, 0, 0, 1)
    assert "report it" in report.refused[0].reason


LONG = (
    "Bupati Sari Wening membuka Pasar Awan pada Senin pagi bersama para pedagang. "
    "Pasar itu dibangun kembali setelah terbakar dua tahun lalu dengan biaya tiga miliar rupiah. "
    "Sebanyak dua ratus pedagang menempati kios baru mulai pekan ini. "
)


async def test_a_version_for_phones_is_the_article_that_is_known(
    keeper: Keeper, sandbox: Sandbox, storage: Storage
) -> None:
    """Without a canonical link too, where most of the text is the same; another text at that address is another."""
    shorter = LONG.replace("pada Senin pagi ", "").strip()
    other = "Hujan deras merendam tiga desa di hilir sungai. " + "Warga mengungsi ke balai desa sejak subuh tadi. " * 3
    records = [
        {"url": "https://kabar.example/pasar", "text": LONG},
        {"url": "https://m.kabar.example/pasar?m=1", "text": shorter},
        {"url": "http://www.kabar.example/pasar/", "text": f"{LONG}Baca juga kabar lain."},
        {"url": "https://m.kabar.example/pasar/", "text": other},
    ]
    assert counts(await ingest(lines(records), keeper, OPTIONS, sandbox)) == (2, 0, 2, 0)
    assert (await storage.latest(limit=10)).total == 2


async def test_where_a_duplicate_was_met_is_remembered(keeper: Keeper, sandbox: Sandbox, storage: Storage) -> None:
    """Whoever asks by its address is told of the article; each address once, and never the article's own."""
    records = [
        {"url": "https://kabar.example/pasar", "text": PASAR},
        {"url": "https://suara.example/pasar", "text": PASAR},
        {"url": "https://suara.example/pasar", "text": PASAR},
        {"url": "https://kabar.example/pasar", "text": PASAR},
    ]
    assert counts(await ingest(lines(records), keeper, OPTIONS, sandbox)) == (1, 0, 3, 0)
    (head,) = (await storage.latest(limit=10)).items
    assert await storage.article_by_url("https://suara.example/pasar") == head.id
    (found,) = await storage.duplicates_of(head.id, limit=9)
    assert (found.url, found.source) == ("https://suara.example/pasar", "suara.example")


def hang(data: bytes, zone: object) -> ParsedDocument:
    while True:
        pass


async def test_a_page_that_hangs_its_parser_costs_only_itself(keeper: Keeper) -> None:
    """A page is parsed in a child that is stopped; what it says of the page is a line, and the rest is read."""
    page = RawDocument(Origin("hang.html"), Format(endings=(".html",), parse=hang, sandboxed=True), b"x")
    async with open_sandbox(allowance=Allowance(wall=0.5)) as sandbox:
        report = await ingest(iter([page, *lines([{"text": PASAR}])]), keeper, OPTIONS, sandbox)
    assert counts(report) == (1, 0, 0, 1)
    assert report.refused[0].reason == "took more than 0.5 s to parse"


async def test_two_articles_that_share_parts_of_their_names_do_not_end_the_ingest(
    sandbox: Sandbox, keeper: Keeper
) -> None:
    """An id that belongs to one and a URL that belongs to another: refused, and the rest goes on."""
    records = [
        {"source": "K", "id": "1", "text": PASAR},
        {"source": "K", "id": "2", "url": "https://k.example/2", "text": "Kabar kedua dari Kota Awan."},
        {"source": "K", "id": "1", "url": "https://k.example/2", "text": "Kabar ketiga dari Kota Awan."},
        {"source": "K", "id": "4", "text": "Kabar keempat dari Kota Awan."},
    ]
    report = await ingest(lines(records), keeper, OPTIONS, sandbox)
    assert counts(report) == (3, 0, 0, 1)
    assert "two different articles" in report.refused[0].reason


async def test_it_stops_after_the_document_at_hand_when_asked(
    sandbox: Sandbox, keeper: Keeper, storage: Storage
) -> None:
    """What was read until then is kept and counted."""
    seen: list[Step] = []
    records = [{"text": f"Kabar ke-{n} dari Kota Awan."} for n in range(9)]
    report = await ingest(lines(records), keeper, OPTIONS, sandbox, stopped=lambda: len(seen) == 3, on_step=seen.append)
    assert (report.new, report.ended_by) == (3, "interrupted")
    assert (await storage.latest(limit=10)).total == 3


async def test_a_storage_that_can_take_no_more_ends_the_ingest_with_what_it_has(
    sandbox: Sandbox, storage: Storage, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says why."""
    store, calls = storage.store, Counter[str]()

    async def full(writes: Sequence[object], *, at: datetime) -> tuple[int, ...]:
        calls["store"] += 1
        if calls["store"] > 2:
            raise StorageFull("the disk is full")
        return await store(writes, at=at)  # type: ignore[arg-type]

    monkeypatch.setattr(type(storage), "store", lambda _, writes, *, at: full(writes, at=at))
    records = [{"text": f"Kabar ke-{n} dari Kota Awan."} for n in range(5)]
    report = await ingest(lines(records), Keeper(storage, clock, KeepOptions()), OPTIONS, sandbox)
    assert (report.new, report.ended_by) == (2, "the disk is full")


async def test_one_article_kept_many_times_at_once_is_stored_once(keeper: Keeper, storage: Storage) -> None:
    """Decisions are made one at a time."""
    parsed = ParsedDocument(text=PASAR, url="https://kabar.example/a")
    article = name_article(parsed, Origin("a"))
    kept = await asyncio.gather(*(keeper.keep(article, parsed.source_text()) for _ in range(8)))
    assert Counter(one.verdict for one in kept) == {"new": 1, "duplicate": 7}
    assert (await storage.latest(limit=10)).total == 1


async def test_two_processes_that_store_one_article_store_it_once(storage: Storage, clock: Clock) -> None:
    """Each has its own Keeper; the database tells the slower one to decide again."""
    parsed = ParsedDocument(text=PASAR, url="https://kabar.example/a")
    article = name_article(parsed, Origin("a"))
    keepers = [Keeper(storage, clock, KeepOptions()) for _ in range(6)]
    kept = await asyncio.gather(*(one.keep(article, parsed.source_text()) for one in keepers))
    assert Counter(one.verdict for one in kept) == {"new": 1, "duplicate": 5}


async def test_an_article_without_a_headline_is_listed_by_how_it_begins(
    sandbox: Sandbox, keeper: Keeper, storage: Storage
) -> None:
    """A list of articles has no nameless ones."""
    await ingest(lines([{"text": "pasar awan dibuka lagi hari ini. " * 20}]), keeper, OPTIONS, sandbox)
    (head,) = (await storage.latest(limit=1)).items
    assert head.title.startswith("pasar awan dibuka")
    assert len(head.title) < 200


async def test_a_text_of_nothing_but_advertising_is_refused(sandbox: Sandbox, keeper: Keeper, storage: Storage) -> None:
    """An article without a sentence would be a line in a list that opens on nothing."""
    report = await ingest(
        lines([{"text": "ADVERTISEMENT\n\nSCROLL TO CONTINUE WITH CONTENT"}]), keeper, OPTIONS, sandbox
    )
    assert counts(report) == (0, 0, 0, 1)
    assert (await storage.latest(limit=1)).total == 0


async def test_an_older_report_read_late_does_not_undo_a_newer_one(storage: Storage, clock: Clock) -> None:
    """A folder is read by name, not by date: the postponement may come before the first announcement."""
    keeper = Keeper(storage, clock, KeepOptions(auto_approve=True))
    moved = "Festival Layang-Layang Pantai Awan ditunda menjadi 7 Maret 2026 di Pantai Awan."
    first = "Festival Layang-Layang Pantai Awan akan digelar pada 21 Februari 2026 di Pantai Awan."
    for text, day in [(moved, 6), (first, 3)]:
        parsed = ParsedDocument(text=text, published_at=datetime(2026, 2, day, 3, tzinfo=UTC))
        await keeper.keep(name_article(parsed, Origin("x", f"file:///{day}")), parsed.source_text())
    (event,) = await storage.events()
    assert (event.state.status, event.state.start.isoformat(), event.reports) == ("postponed", "2026-03-07", 2)


async def test_a_revision_of_the_only_report_keeps_its_event(storage: Storage, clock: Clock) -> None:
    """The report is replaced, the event stays the same one."""
    keeper = Keeper(storage, clock, KeepOptions())
    parsed = ParsedDocument(
        text="Festival Layang-Layang Pantai Awan akan digelar pada 21 Februari 2026 di Pantai Awan.",
        published_at=datetime(2026, 2, 3, 3, tzinfo=UTC),
    )
    ids = []
    for text in (parsed.text, parsed.text + " Pengunjung tidak dipungut biaya."):
        changed = replace(parsed, text=text)
        await keeper.keep(name_article(changed, Origin("a", "file:///a")), changed.source_text())
        ids += [(event.id, event.reports) for event in await storage.events()]
    assert len(ids) == 2
    assert ids[0] == ids[1]
