"""Forms of naming that articles of sport and celebrities are full of: clubs, relations, pairs, nicknames."""

import pytest

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.sentences import split
from bot.analysis.speakers import attribute


def told(text: str, title: str = "") -> list[tuple[str, str | None] | None]:
    """The name and role of each quote's speaker, or None."""
    document = Document(title=title, text=text, language="id", published_at=None, sentences=split(text, "id"))
    speakers = [found.speaker for found in attribute(document, spot(document))]
    return [speaker and (speaker.name, speaker.role) for speaker in speakers]


def test_a_role_that_was_told_once_is_known_at_later_quotations() -> None:
    text = (
        "Pengamat politik dari Universitas Sukamaju Ade Rahmat menilai aturan itu keliru.\n"
        '"Aturan itu dibuat dengan tergesa-gesa," kata Ade.\n"Perlu ditinjau lagi," ujarnya.'
    )
    assert told(text) == [("Ade Rahmat", "Pengamat politik dari Universitas Sukamaju")] * 2


def test_nobody_speaks_of_themselves_with_respect() -> None:
    text = (
        "Menteri Rahmat Waluyo memuji Wali Kota Sari Lestari.\n"
        '"Keberaniannya luar biasa," kata Rahmat di Sukamaju.\n'
        "Sari Lestari, kata dia, pernah memintanya membangun bendungan. Sari mengatakan rakyat membutuhkannya.\n"
        '"Karena itu saya mendukung Bu Sari sepenuhnya," ucapnya.'
    )
    assert told(text)[-1] == ("Rahmat Waluyo", "Menteri")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            'Para fans Persikota kecewa. "Kami lelah," kata pelatih Persikota Rahmat Waluyo. Kata Waluyo, lawan kuat.',
            "Rahmat Waluyo",
            "pelatih Persikota",
        ),
        ('"Kami kurang tenang," ujar Bek Liverpool Rahmat Waluyo.', "Rahmat Waluyo", "Bek Liverpool"),
        (
            'Rahmat Waluyo dan Sari Lestari maju. "Kami siap," kata Ketua Tim Waluyo-Lestari Budi Hartono, Senin.',
            "Budi Hartono",
            "Ketua Tim Waluyo-Lestari",
        ),
        ('"Semangat!" tulis teman Waluyo, Budi Hartono.', "Budi Hartono", "teman Waluyo"),
        ('"Lagu ini untuk semua," ujar Putri Lestari.', "Putri Lestari", None),
        ('"Wasit sudah siap," kata Wakil Ketua Umum PERPANI Ratu Atika.', "Ratu Atika", None),
        (
            '"Harga turun," kata Direktur Jenderal Pangan Kementerian Pertanian Rahmat Waluyo.',
            "Rahmat Waluyo",
            "Direktur Jenderal Pangan Kementerian Pertanian",
        ),
        ('"Kami siaga," kata Kapolri Jenderal Rahmat Budi Waluyo.', "Rahmat Budi Waluyo", "Kapolri"),
        ('"Kami siaga," kata Ketua Umum Persatuan Tinju Letnan Jenderal Rahmat Waluyo.', "Rahmat Waluyo", None),
    ],
)
def test_who_speaks_is_parted_from_what_stands_around_the_name(text: str, name: str, role: str | None) -> None:
    found = told(text)[-1]
    assert found is not None
    assert found[0] == name
    assert role is None or found[1] == role


@pytest.mark.parametrize("cue", ["kata ayah Waluyo", "beber sahabat Waluyo lainnya", "ungkap akun lainnya"])
def test_somebodys_relations_are_not_that_person(cue: str) -> None:
    assert told(f'Penyanyi Rahmat Waluyo jatuh sakit.\n"Kondisinya membaik," {cue}.')[-1] is None


@pytest.mark.parametrize("joint", ["atau yang akrab disapa", "alias"])
def test_the_own_name_is_no_part_of_a_nicknamed_persons_role(joint: str) -> None:
    text = f'"Bantuan dibagikan," kata Menteri Sosial Rahmat Saifullah {joint} Gus Rahmat. Gus Rahmat lalu pulang.'
    found = told(text)[-1]
    assert found is not None
    assert found[1] == "Menteri Sosial"


@pytest.mark.parametrize(
    "between",
    [
        "Menjawab harapan tersebut, Kepala Dinas Perikanan Sari Lestari mengungkapkan kapal akan datang.",
        "Sementara itu, Kepala Dinas Perikanan, Sari Lestari, memberi imbauan kepada nelayan.",
        "Pada kesempatan itu, Kepala Dinas Perikanan Sari Lestari mengucapkan terima kasih kepada warga.",
        "Kepala Dinas Perikanan Sari Lestari mendukung permintaan nelayan itu.",
        "Kepala Dinas Perikanan Sari Lestari tidak dapat memastikan kapan kapal itu datang, dan menjelaskan sebabnya.",
    ],
)
def test_whoever_is_told_to_speak_next_takes_over_from_who_spoke_before(between: str) -> None:
    """Though another verb of saying stands before theirs, or one that is seldom of saying."""
    text = f'"Kami menunggu," kata Ketua Nelayan Rahmat Waluyo.\n{between}\n"Sebentar lagi selesai semuanya," ujarnya.'
    assert told(text)[-1] == ("Sari Lestari", "Kepala Dinas Perikanan")


def test_a_name_right_behind_ujarnya_is_who_said_it() -> None:
    """A slip of the pen: "ujarnya Sari" for "ujar Sari"; a name that begins the next sentence is none."""
    text = '"Kami menunggu," kata Rahmat Waluyo. Sari Lestari datang.\n"Semua sudah siap berangkat," ujarnya{}'
    assert told(text.format(" Sari Lestari."))[-1] == ("Sari Lestari", None)
    assert told(text.format(". Sari Lestari lega."))[-1] == ("Rahmat Waluyo", None)
