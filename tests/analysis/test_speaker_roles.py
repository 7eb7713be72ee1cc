"""What the words around a name tell of its person, and who speaks where the last cue names nobody new."""

import pytest

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.sentences import split
from bot.analysis.speakers import attribute


def told(text: str) -> list[tuple[str, str | None] | None]:
    """The name and role of each quote's speaker, or None."""
    document = Document(title="", text=text, language="id", published_at=None, sentences=split(text, "id"))
    speakers = [found.speaker for found in attribute(document, spot(document))]
    return [speaker and (speaker.name, speaker.role) for speaker in speakers]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"Kami rugi," ujar salah satu pendiri usaha ini, Sari Lestari.', "Sari Lestari", "pendiri usaha ini"),
        (
            '"Kami rugi," kata aktivis dari kelompok Hijau yang juga dosen Universitas Sukamaju, Budi Raharjo.',
            "Budi Raharjo",
            "aktivis dari kelompok Hijau",
        ),
        ('"Dia orang baik," ungkap temannya, Ali Makmun (35).', "Ali Makmun", None),
        ('"Kami siap," ungkap Manajer Tim, Chairul Hamdani.', "Chairul Hamdani", "Manajer Tim"),
        (
            '"Kami siap," kata pensiunan Kepala Operasi Keamanan dan Ketertiban, Jenderal Waluyo dalam bukunya.',
            "Waluyo",
            "pensiunan Kepala Operasi Keamanan dan Ketertiban",
        ),
        ('"Kami siap," kata Menteri Pangan Andi Rahmat Waluyo. Rahmat pulang.', "Andi Rahmat Waluyo", "Menteri Pangan"),
        ('"Kami siap," kata Duta Besar Igor Matsera.', "Igor Matsera", "Duta Besar"),
        ('"Kami siap," kata Panglima TNI Jenderal Rahmat Waluyo.', "Rahmat Waluyo", "Panglima TNI"),
        (
            '"Ia ditahan," kata Kepala Unit Reserse Polsek Sukamaju Inspektur Polisi Satu Rahmat Waluyo.',
            "Rahmat Waluyo",
            "Kepala Unit Reserse Polsek Sukamaju",
        ),
        (
            '"Kami siap," kata Kepala Dinas Pangan Kota Depok Nina Lestari.',
            "Nina Lestari",
            "Kepala Dinas Pangan Kota Depok",
        ),
        (
            'Startup Kasirku didirikan pada 2015. "Kami tumbuh," kata CEO Kasirku Teddy Waluyo.',
            "Teddy Waluyo",
            "CEO Kasirku",
        ),
        ('"Semoga lekas pulih," tulis pernyataan resmi Persikota.', "Persikota", None),
    ],
)
def test_a_name_is_parted_from_what_stands_before_it(text: str, name: str, role: str | None) -> None:
    assert told(text) == [(name, role)]


def test_a_role_before_a_comma_is_remembered() -> None:
    text = (
        "Gubernur Sukamaju, Rahmat Waluyo, tiba pagi tadi di pelabuhan lama.\n"
        'Rombongan disambut warga. "Jalan ini harus selesai tahun ini," kata Waluyo.'
    )
    assert told(text) == [("Rahmat Waluyo", "Gubernur Sukamaju")]


def test_a_clause_before_a_comma_is_no_role() -> None:
    text = 'Siswa juga diminta hadir, Rahmat Waluyo datang terlambat. "Maaf," kata Waluyo.'
    assert told(text) == [("Rahmat Waluyo", None)]


def test_a_short_first_name_is_the_whole_person() -> None:
    text = 'Wakil Ketua Komisi Alexander Waluyo datang. "Laporan itu banyak," kata Alex. "Kami pilah," tambah Alex.'
    assert told(text) == [("Alexander Waluyo", "Wakil Ketua Komisi")] * 2


def test_two_people_whom_a_short_name_fits_stay_apart() -> None:
    text = 'Menteri Alexander Waluyo dan Gubernur Alexandra Lestari datang. "Laporan itu banyak," kata Alex.'
    assert told(text) == [("Alex", None)]


def test_who_is_named_by_kata_within_a_sentence_is_in_the_foreground() -> None:
    text = (
        "Penyanyi Rahmat Waluyo menggelar konser. Grup Melodi, kata Rahmat, sengaja dipilih untuk konser kali ini.\n"
        '"Bagi saya itu pasti menyenangkan," tuturnya.'
    )
    assert told(text) == [("Rahmat Waluyo", "Penyanyi")]


def test_an_office_without_its_holder_goes_on_speaking() -> None:
    text = (
        '"Putusan ini final," kata Sekjen Budi Raharjo.\n'
        '"Menjatuhkan sanksi keras," kata Ketua Majelis Etik dalam sidang.\n"Berlaku sejak dibacakan," sambungnya.'
    )
    assert told(text)[1:] == [("Ketua Majelis Etik", None)] * 2


def test_who_is_introduced_right_before_a_quotation_speaks_it() -> None:
    text = (
        'Kapolda Rahmat Waluyo meminta sidang ditunda. "Kami khawatir," katanya.\n'
        "Ketua Dewan Etik Sari Lestari mendukung permintaan itu.\n"
        '"Saya setuju kalau alasannya keamanan," ujar dia.'
    )
    assert told(text) == [("Rahmat Waluyo", "Kapolda"), ("Sari Lestari", "Ketua Dewan Etik")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"Nanti saja," aku Tommy Waluyo.', "Tommy Waluyo", None),
        (
            '"Luar biasa," kata herpetolog Universitas Sukamaju, Maria Tukan.',
            "Maria Tukan",
            "herpetolog Universitas Sukamaju",
        ),
        ('"Kami siap," kata Jaksa Agung Rahmat Waluyo.', "Rahmat Waluyo", "Jaksa Agung"),
        ('"Kami siap," kata Sekjen PSSI Ratu Lestari Dewi. Lestari pulang.', "Ratu Lestari Dewi", "Sekjen PSSI"),
        ('"Awas banjir," ujar kepala Diskar PB Bandung Ferdi Waluyo.', "Ferdi Waluyo", "kepala Diskar PB Bandung"),
        ('"Kami siap," kata Kepala Balai Wilayah VI Rahmat Waluyo.', "Rahmat Waluyo", "Kepala Balai Wilayah VI"),
        (
            '"Kami siap," kata Menteri Komunikasi dan Informatika Rahmat.',
            "Rahmat",
            "Menteri Komunikasi dan Informatika",
        ),
        (
            'Suaminya, mantan Bupati Sukamaju Bambang Permana, tiba. "Saya dukung," kata Bambang.',
            "Bambang Permana",
            "mantan Bupati Sukamaju",
        ),
        (
            'Duta Besar RI untuk Mesir Lutfi Alatas tiba. "Empat belas jam," kata Lutfi.',
            "Lutfi Alatas",
            "Duta Besar RI untuk Mesir",
        ),
        ('"Jangan tiup bara," pinta Tgk. Malik Mahmud.', "Malik Mahmud", None),
    ],
)
def test_offices_of_many_forms_are_parted_from_names(text: str, name: str, role: str | None) -> None:
    assert told(text) == [(name, role)]


def test_a_nickname_in_a_description_is_the_person_whose_name_it_resembles() -> None:
    text = (
        "Politikus Effendi Choirun datang bersama Rahmat Waluyo.\n"
        '"Kami menunggu," kata Rahmat. "Kami tidak," ujar politikus yang akrab disapa Gus Choi ini.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Rahmat Waluyo", "Effendi Choirun"]


def test_an_unknown_nickname_is_nobody_who_spoke_before() -> None:
    text = 'Kiper Yoo Jae Hoon pergi. "Benar, ada pertemuan," kata sosok yang karib disapa BTM dikutip dari laman liga.'
    assert told(text) == [None]


def test_each_newcomer_of_a_match_report_speaks_for_themselves() -> None:
    text = (
        'Pelatih Persikota Rahmat Darmaji memuji timnya. "Kami sabar," ujar Rahmat.\n'
        'Kapten tim Yance Wanggai mencetak dua gol. "Untuk ibu saya," kata penyerang berusia 24 tahun itu.\n'
        'Pengacara kondang Hotma Sirait angkat bicara. "Kami tempuh jalur hukum," katanya.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Rahmat Darmaji", "Yance Wanggai", "Hotma Sirait"]


def test_a_president_who_only_wants_something_takes_no_quotation() -> None:
    text = (
        'Menteri Sosial Rahmat Waluyo datang. "Bantuan naik," katanya.\n'
        "Presiden Budi Santoso ingin penerima bantuan naik kelas lewat program pemberdayaan.\n"
        '"Tidak hanya menerima saja," tegasnya.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Rahmat Waluyo"] * 2


def test_whom_an_apposition_with_another_name_describes_speaks() -> None:
    text = (
        'Decky Waluyo, sekretaris tim kampanye Vonnie Lestari, menjelaskan dana masih kurang. "Dana kas," katanya.\n'
        'Ipah (40), tetangga Purwanto, mengatakan sebaliknya. "Sudah sebulan," ujar ibu dua anak ini.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Decky Waluyo", "Ipah"]


def test_what_goes_on_behind_an_unnamed_witness_is_not_by_whoever_spoke_before() -> None:
    text = '"Kami siaga," kata Rahmat Waluyo. "Ada ledakan," kata seorang saksi mata. "Keras sekali," ujarnya lagi.'
    assert told(text) == [("Rahmat Waluyo", None), None, None]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            '"Percaya," kata Direktur Pusat Survei Indonesia Hanta Budi Waluyo kepada wartawan. Budi pulang.',
            "Hanta Budi Waluyo",
            "Direktur Pusat Survei Indonesia",
        ),
        ('"Rugi besar," ujar Dirtipidter Brigjend Nunung Waluyo.', "Nunung Waluyo", "Dirtipidter"),
        (
            'Pengacara Rahmat Waluyo, Budi Hartono, datang. Rahmat menyusul. "Saya lelah," kata Rahmat.',
            "Rahmat Waluyo",
            None,
        ),
    ],
)
def test_a_role_belongs_to_its_own_person(text: str, name: str, role: str | None) -> None:
    assert told(text) == [(name, role)]


def test_a_car_is_nobody() -> None:
    assert told('Pengemudi Pajero berhenti. "Minggir," ujar pengemudi Pajero dalam video.') == [None]


def test_whom_a_speaker_supports_takes_no_quotation() -> None:
    text = (
        'Ketua partai Ali Hamdani meminta tindakan. "Ini meresahkan," kata Ali.\n'
        "Ia mendukung langkah Gubernur Sukamaju Rahmat Waluyo yang meminta dinas segera bergerak.\n"
        '"Saya setuju dengan gubernur," katanya.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Ali Hamdani"] * 2


def test_who_speaks_of_a_client_is_a_lawyer() -> None:
    text = (
        'Pengacara Budi Hartono membela kliennya. "Kami percaya polisi," ucapnya.\n'
        "Artis Sari Lestari mengatakan sudah lelah.\n"
        '"Klien kami hanya korban," ungkapnya.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Budi Hartono"] * 2


def test_a_cue_glued_to_what_follows_is_read() -> None:
    text = 'Empat pelaku ditangkap. "Tujuh kali," kataKapolresta Sukamaju Kombes Rahmat Waluyo saat paparan.'
    assert [speaker and speaker[0] for speaker in told(text)] == ["Rahmat Waluyo"]


def test_what_is_somebodys_makes_them_no_speaker() -> None:
    text = (
        'Gubernur Budi Hartono datang. "Mereka berminat," kata Budi.\n'
        'Pertemuan Rahmat Waluyo dan dua puluh duta besar semula digelar lebih awal. "Baru bisa sekarang," lanjut dia.'
    )
    assert [speaker and speaker[0] for speaker in told(text)] == ["Budi Hartono"] * 2
