"""Stories: a copy is known whatever outlets do to it, and another day's news is never taken for one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis import SourceText
from bot.clock import MovableClock
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.stories import same_story, sentences, telling_words
from storage.base import Storage

AT = datetime(2026, 2, 7, 3, 0, tzinfo=UTC)
LINES = (
    "Pemerintah Kota Melati meresmikan jembatan penyeberangan baru di Jalan Kenanga pada Jumat pagi.",
    "Jembatan sepanjang 120 meter itu dibangun selama sebelas bulan dengan dana anggaran daerah.",
    "Wali Kota Rini Astuti mengatakan jembatan tersebut akan memangkas waktu tempuh warga tiga kelurahan.",
    "“Anak-anak tidak perlu lagi menyeberang jalan yang ramai untuk pergi ke sekolah,” kata Rini.",
    "Dinas Perhubungan setempat akan menutup penyeberangan lama mulai pekan depan secara bertahap.",
    "Sejumlah pedagang berharap lapak mereka dapat dipindahkan ke dekat tangga jembatan yang baru.",
)
TEXT = "\n".join(LINES)
OTHER = (
    "Tim bola voli putri Kenari mengalahkan Merpati tiga set langsung dalam laga pembuka di Gelanggang Raya.\n"
    "Pelatih Kenari, Dewi Lestari, memuji permainan bertahan anak asuhnya sejak set pertama dimulai.\n"
    "Pertandingan berikutnya akan mempertemukan Kenari dengan juara bertahan musim lalu pada hari Minggu."
)


def alike(one: str, other: str) -> bool:
    return same_story(sentences(one), sentences(other))


@pytest.mark.parametrize(
    "copy",
    [
        TEXT,
        TEXT.upper(),
        "MELATI, KOMPAS — " + TEXT + "\nEditor: Sari. Baca juga berita lainnya di kanal kami setiap hari.",
        "\n".join(LINES[:3]),
        "\n".join(LINES[2:]),
        "\n".join((LINES[0].replace("Jumat", "hari Jumat"), *LINES[1:4])),
        " ".join(LINES),
        "Warga senang.\n\n" + "\n\n".join(LINES[:5]),
        TEXT.replace("Rini Astuti", "Rini Astuty").replace("“", '"').replace("”", '"'),
    ],
)
def test_a_copy_is_known(copy: str) -> None:
    """Whole, shortened, newly headed, signed, joined to one paragraph, or with a name spelt otherwise."""
    assert alike(TEXT, copy)
    assert alike(copy, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        "\n".join((LINES[0], *OTHER.split("\n"))),
        LINES[0],
        "",
    ],
)
def test_another_story_is_another_one(other: str) -> None:
    """Other matter, one shared sentence, too little to tell by; nothing."""
    assert not alike(TEXT, other)


def test_the_same_form_with_other_figures_is_another_day() -> None:
    """Prices, weather and results are told in the same words every day."""

    def prices(day: int) -> str:
        return "\n".join(
            f"Harga {thing} di Pasar Induk pada tanggal {day} Februari tercatat {day * 1000 + n} rupiah per kilogram."
            for n, thing in enumerate(("beras", "cabai merah", "bawang putih", "gula pasir"))
        )

    assert alike(prices(5), prices(5))
    assert not alike(prices(5), prices(6))


@given(st.lists(st.sampled_from(LINES), min_size=3, max_size=6, unique=True), st.sampled_from(["", "Iklan. "]))
def test_any_part_of_a_text_is_a_copy_of_it(part: list[str], before: str) -> None:
    """In any order, with something before it."""
    assert alike(TEXT, before + "\n".join(part))


@given(st.text(max_size=600), st.text(max_size=600))
def test_it_takes_any_text_and_the_order_does_not_matter(one: str, other: str) -> None:
    """And a text that is long enough is its own copy."""
    assert alike(one, other) == alike(other, one)
    if sum(map(len, sentences(one))) >= 150:
        assert alike(one, one)


def test_equal_texts_are_looked_for_by_equal_words() -> None:
    """Whatever the case and the order of their sentences within the beginning."""
    assert telling_words(TEXT) == telling_words("\n".join(reversed(LINES)).upper())


async def test_copies_join_one_story(storage: Storage) -> None:
    """Within days, from any outlet, shortened too; the list tells it once and names the outlets."""
    first = await keep(storage, "a.example", TEXT, "Jembatan diresmikan")
    second = await keep(storage, "b.example", "\n".join(LINES[:4]), "Melati punya jembatan baru", hours=5)
    other = await keep(storage, "c.example", OTHER, "Kenari menang", hours=6)
    late = await keep(storage, "d.example", TEXT + "\nTambahan.", "Setahun jembatan", hours=24 * 30)
    page = await storage.latest(limit=10)
    assert [head.id for head in page.items] == [late, other, first]
    assert page.total == 3
    assert [(copy.id, copy.source) for copy in page.items[2].copies] == [(second, "b.example")]
    again = await storage.article(second)
    assert again is not None
    assert [copy.id for copy in again.headline.copies] == [first]


async def test_a_revision_keeps_its_story(storage: Storage) -> None:
    """An outlet that mends its copy still tells the same story."""
    first = await keep(storage, "a.example", TEXT, "Jembatan diresmikan")
    second = await keep(storage, "b.example", TEXT + " Tambahan.", "Jembatan", hours=1, path="x")
    await keep(storage, "b.example", TEXT + " Ralat: bukan begitu.", "Jembatan", hours=2, path="x")
    head = (await storage.latest(limit=10)).items[0]
    assert (head.id, [copy.id for copy in head.copies]) == (first, [second])


async def keep(storage: Storage, outlet: str, text: str, title: str, *, hours: float = 0, path: str = "") -> int:
    at = AT + timedelta(hours=hours)
    parsed = ParsedDocument(
        text=text, title=title, url=f"https://{outlet}/{path or title}", published_at=at, source=outlet
    )
    keeper = Keeper(storage, MovableClock(at), KeepOptions())
    source = SourceText(text=text, title=title, published_at=at)
    return (await keeper.keep(name_article(parsed, Origin("t")), source)).article_id


def weather(town: str, day: str, sky: str) -> str:
    return (
        f"Badan Cuaca memprakirakan langit di wilayah {town} pada {day} ini umumnya {sky} sejak pagi hingga siang.\n"
        f"Pada malam hari, wilayah {town} diprakirakan hujan ringan dengan suhu udara berkisar 24 hingga 32 derajat.\n"
        "Badan Cuaca mengimbau warga untuk tetap mewaspadai perubahan cuaca yang dapat terjadi sewaktu-waktu.\n"
        "Keterangan terbaru dapat dipantau melalui laman resmi Badan Cuaca dan aplikasi yang tersedia di ponsel."
    )


def quake(place: str, strength: str, time: str) -> str:
    return (
        f"Gempa bumi dengan magnitudo {strength} mengguncang wilayah {place} pada Senin pukul {time} WIB.\n"
        "Badan Cuaca menyatakan hingga saat ini belum ada laporan mengenai kerusakan akibat gempa tersebut.\n"
        "Warga diminta agar tetap tenang dan tidak terpengaruh oleh isu yang tidak dapat dipertanggungjawabkan.\n"
        "Warga juga diminta memeriksa dan memastikan bangunan tempat tinggal cukup tahan gempa sebelum kembali."
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (weather("Melati", "Senin", "cerah"), weather("Kenari", "Senin", "cerah")),
        (weather("Melati", "Senin", "cerah"), weather("Melati", "Selasa", "cerah")),
        (quake("Melati Tengah", "5,1", "10.15"), quake("Kenari Selatan", "4,8", "13.40")),
        (quake("Melati Tengah", "5,1", "10.15"), quake("Melati Tengah", "5,1", "22.03")),
    ],
)
def test_a_form_filled_in_twice_is_two_stories(one: str, other: str) -> None:
    """Another town, another day, another quake: most sentences are the same, and a digest must not lose one."""
    assert alike(one, one.replace("Badan Cuaca ", "Badan Cuaca dan Iklim ", 1))
    assert not alike(one, other)
    assert not alike(other, one)


@pytest.mark.parametrize(
    "copy",
    [
        "\n".join((*LINES[1:], "Warga menyambut jembatan itu dengan gembira sejak pagi hari.")),
        TEXT.replace("kata Rini", "ujar Rini kepada Kabar"),
        TEXT.replace("pada Jumat pagi", "Jumat (6/2/2026)"),
        TEXT.replace("sepanjang 120 meter", "sepanjang sekitar 120 meter"),
        TEXT.replace("Wali Kota Rini Astuti", "Walikota Rini"),
    ],
)
def test_a_copy_that_a_desk_went_over_is_known(copy: str) -> None:
    """The lead cut, a paragraph added, a date or an outlet put in, a title written otherwise."""
    assert alike(TEXT, copy)
    assert alike(copy, TEXT)
