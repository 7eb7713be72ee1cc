"""Operators are told of quotes that a revision changed or took out: once, with what was and what is."""

from dataclasses import replace

import pytest

from bot.analysis.quote_changes import changed_quotes
from bot.clock import MovableClock
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from bot.message import Call, OpenLink
from bot.publish.operators import OperatorDesk
from bot.publish.quote_watch import QuoteWatch
from bot.publish.stored_message import from_json
from storage.base import Storage
from storage.records import DELIVERY_STATES, Chat, Holding, Outcome, Quote, Speaker
from tests.commands.conftest import actions, plain
from tests.publish.conftest import over
from tests.publish.senders import Memory
from tests.storage.making import DAY, day
from tests.storage.sending import slot

URL = "https://kabar.example/bendungan"
BEFORE = (
    "Bendungan Kencana akan diperkuat tahun ini, kata pemerintah kota.\n\n"
    "“Bendungan ini aman untuk semua warga,” kata Wali Kota Kencana, Sekar Wulandari.\n\n"
    "“Kami tidak akan menunda pekerjaan sehari pun,” ujar Kepala Dinas Air, Bima Prakoso."
)
AFTER = (
    "Bendungan Kencana akan diperkuat tahun ini, kata pemerintah kota.\n\n"
    "“Bendungan ini cukup aman untuk sebagian besar warga,” kata Wali Kota Kencana, Sekar Wulandari.\n\n"
    "Pemerintah kota belum memberi jadwal."
)


def desk(storage: Storage, *targets: str) -> OperatorDesk:
    return OperatorDesk(over(storage), {"fake": Memory()}, targets or ("fake:1",), lambda: None)


async def keep(storage: Storage, text: str, number: int) -> None:
    document = ParsedDocument(text=text, title="Bendungan diperkuat", url=URL, published_at=DAY, source="Kabar Kencana")
    keeper = Keeper(storage, MovableClock(day(number)), KeepOptions())
    await keeper.keep(name_article(document, Origin(URL)), document.source_text())


async def told(storage: Storage, target: str = "fake:1") -> list[str]:
    rows = (await storage.deliveries(DELIVERY_STATES, limit=100)).items
    return [plain(from_json(row.body)) for row in rows if row.target == target and row.schedule == "operators:"]


async def test_a_revision_that_changes_a_quote_is_told_once_with_what_was_and_what_is(storage: Storage) -> None:
    """Also what is gone, and how many posts carry the article; a post is left as it was sent."""
    await keep(storage, BEFORE, 0)
    post = replace(slot("fake:9"), post=replace(slot("fake:9").post, articles=(1,)))  # type: ignore[type-var]
    await storage.write_slots([post], at=day(0))
    (row,) = await storage.claim("fake", limit=1, at=day(0))
    await storage.settle([Outcome(delivery=row.id, state="sent", receipt="77")], at=day(0))
    await keep(storage, AFTER, 1)
    await storage.save_chat(replace(Chat("fake:2"), language="en"))
    for number in (1, 2, 3):
        await QuoteWatch(storage, desk(storage, "fake:1", "fake:2")).plan(day(number))
    (text,) = await told(storage)
    assert text == (
        "2 kutipan berubah sesudah artikelnya direvisi\n"
        "Bendungan diperkuat — Kabar Kencana · 8 Februari 2026\n"
        "“Bendungan ini aman untuk semua warga”\n— Semula: Sekar Wulandari\n"
        "“Bendungan ini cukup aman untuk sebagian besar warga”\n— Kini: Sekar Wulandari\n"
        "“Kami tidak akan menunda pekerjaan sehari pun”\n— Semula: Bima Prakoso\n"
        "✖ Tidak ada lagi dalam artikel itu.\n"
        "ℹ️ Direvisi Senin, 9 Februari 2026 pukul 12.00 WIB."
        " 1 kiriman memuat artikel ini; isinya dibiarkan seperti saat dikirim.\n"
        "Untuk membubuhkan catatan pada artikel dan kirimannya: /koreksi #1 teks catatan"
    )
    (english,) = await told(storage, "fake:2")
    assert english.startswith("2 quotes have changed: their article was revised\n")
    assert "— Before: Bima Prakoso\n✖ It is no longer in the article." in english
    (row,) = [one for one in (await storage.deliveries(["pending"], limit=9)).items if one.target == "fake:1"]
    buttons = actions(from_json(row.body))
    assert OpenLink("Baca artikel", URL) in buttons
    assert {one.command for one in buttons if isinstance(one, Call)} == {"kutipan", "ringkasan", "mengapa"}
    assert [one.edits for one in await storage.article_deliveries(1)] == [None]


async def test_each_revision_is_told_of_by_itself_and_one_without_such_a_change_is_not(storage: Storage) -> None:
    """A sentence more is none; the next revision that takes a quote out is."""
    await keep(storage, BEFORE, 0)
    await keep(storage, BEFORE + "\n\nPekerjaan dimulai dari sisi utara.", 1)
    watch = QuoteWatch(storage, desk(storage))
    assert await watch.plan(day(1)) == 0
    await keep(storage, AFTER, 2)
    assert await watch.plan(day(2)) == 1
    await keep(storage, "Bendungan Kencana diperkuat.\n\nPemerintah kota belum memberi jadwal.", 3)
    assert await watch.plan(day(3)) == 1
    assert await storage.quote_changes_after(0) != ()
    # What an article does not say any more goes with its text and its revisions.
    await storage.thin([1], keep=Holding())
    assert await storage.quote_changes_after(0) == ()
    assert [text.splitlines()[0] for text in await told(storage)] == [
        "2 kutipan berubah sesudah artikelnya direvisi",
        "Sebuah kutipan berubah sesudah artikelnya direvisi",
    ]


def said(text: str, speaker: str | None = "Ani") -> Quote:
    return Quote(text, 0, len(text), "direct", None if speaker is None else Speaker(speaker, None, speaker), None)


@pytest.mark.parametrize(
    ("before", "after", "text", "found"),
    [
        ([said("satu dua")], [said("satu dua")], "satu dua", []),
        ([said("satu  dua")], [], "kata satu\ndua tiga", []),
        ([said("satu dua", "Ani")], [said("satu dua", "Ani Lestari")], "satu dua", []),
        ([said("satu dua", None)], [said("satu dua", "Ani")], "satu dua", []),
        ([said("satu dua", "Ani")], [said("satu dua", "Budi")], "satu dua", [("satu dua", "satu dua")]),
        ([said("satu dua")], [said("satu tiga")], "satu tiga", [("satu dua", "satu tiga")]),
        ([said("satu dua")], [said("lain sama sekali")], "lain sama sekali", [("satu dua", None)]),
        ([said("abc"), said("abcdefgh")], [said("abcdefg")], "", [("abc", None), ("abcdefgh", "abcdefg")]),
    ],
)  # fmt: skip
def test_what_became_of_a_quote(
    before: list[Quote], after: list[Quote], text: str, found: list[tuple[str, str | None]]
) -> None:
    """Words that still stand are no change; another speaker is; one new quote stands in one place."""
    changes = changed_quotes(before, after, text)
    assert [(one.was.text, one.now and one.now.text) for one in changes] == found
