"""Names as articles write them: behind offices of every form, beside bodies and numbers, and under nicknames."""

import pytest

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.same_person import match_person, people_of
from bot.analysis.sentences import split
from bot.analysis.speakers import attribute
from storage.records import Person, PersonWrite, Quote


def speakers(text, title=""):
    document = Document(title=title, text=text, language="id", published_at=None, sentences=split(text, "id"))
    return [found.speaker for found in attribute(document, spot(document))]


def told(text, title=""):
    return [speaker and (speaker.name, speaker.role) for speaker in speakers(text, title)]


OFFICES = [
    ("Menteri Koordinator Bidang Politik, Hukum, dan Keamanan", "Rahmat Waluyo"),
    ("Direktur Departemen Kebijakan Ekonomi dan Moneter BI", "Juli Budi Waluyo"),
    ("Pelaksana Tugas Deputi Penindakan dan Eksekusi KPK", "Rahmat Guntur Waluyo"),
    ("Ketua Gugus Tugas Percepatan Penanganan Covid-19", "Doni Waluyo"),
    ("Kepala Badan Penanggulangan Bencana Daerah (BPBD) Kabupaten Sukamaju,", "Suratno"),
    ("Head of Titiksapa.co", "Rahmat Waluyo"),
    ("Astronot Titik 17", "Harris Waluyo"),
    ("GM Mitra Robot Division", "Akira Tanaka"),
    ("Wali Kota Sukamaju", "Ratu Dewa"),
    ("Menteri Agama", "Lukman Hakim Waluyo"),
    ("Kepala Polda Sukamaju Inspektur Jenderal", "RZ Panca Waluyo"),
    ("General Manager PT Taman Candi", "I Gusti Putu Ngurah Waluyo"),
    ("Juru Bicara Presiden", "M Fajar Waluyo"),
    ("Menteri Riset dan Teknologi/Kepala Badan Riset dan Inovasi Nasional", "Bambang PS Waluyo"),
    ("Duta Besar", "Alexander Waluyo"),
    ("Plt Kepala Badan Pengelola Pendapatan Daerah (Bapenda) NTB", "Fathurrahman"),
    ("Hakim Tunggal", "Kusno"),
    ("Presiden BEM Universitas Contoh", "Yusuf Hakim"),
]


@pytest.mark.parametrize(("office", "name"), OFFICES)
def test_the_name_begins_behind_the_office_whatever_that_is_made_of(office, name):
    """Commas, bodies, numbers, sites and given names that are also roles do not blur where a name begins."""
    [(found, role)] = told(f'"Jalan ini selesai bulan depan," kata {office} {name} di Danau Biru.')
    assert found == name
    assert role is not None
    assert office.startswith(role)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("kata Waluyo awal pekan ini.", "Rahmat Waluyo"),
        ("kata Waluyo yang juga dosen di kampus itu.", "Rahmat Waluyo"),
        ("kata Waluyo seusai rapat Panitia Contoh.", "Rahmat Waluyo"),
        ("kata Wakil Ketua DPRD Ani Lestari saat meninjau pasar itu.", "Ani Lestari"),
        ("demikian tertulis dalam laman resmi Komisi Contoh yang dilihat, Senin.", "laman resmi Komisi Contoh"),
        ("bunyi pasal 42 ayat (3) Perpres 64 Tahun 2020.", "pasal 42 ayat (3) Perpres 64 Tahun 2020"),
        ("bunyi beleid tersebut.", "beleid"),
        ("lanjut jaksa.", "Sari Lestari"),
        ("kata wanita yang akrab disapa Ani itu.", "Rahmat Waluyo"),
    ],
)
def test_who_speaks_is_named_as_the_article_knows_them(said, name):
    """A name at once is the person; what is written speaks under its own name; a role in lower case is its holder."""
    before = "Tuntutan dibacakan jaksa penuntut umum (JPU) Sari Lestari. Rahmat Waluyo berkata begitu. "
    assert [found[0] for found in told(before + f'"Semua sudah dihitung dengan cermat," {said}')] == [name]


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Hal itu disampaikan Wali Kota Sukamaju Sari Lestari di kantornya. ", "Sari Lestari"),
        ("Hal ini diungkapkan oleh Sari Lestari. ", "Sari Lestari"),
        ("Produk unggulan dijual di pasar. ", "Rahmat Waluyo"),
        ("Bawaslu harus memiliki anggota yang kuat. ", "Rahmat Waluyo"),
        ("Persero turut hadir di sana. ", "Rahmat Waluyo"),
        ("Presiden Budi Santoso ingin warga sejahtera. ", "Rahmat Waluyo"),
    ],
)
def test_only_people_who_speak_come_to_the_foreground(between, name):
    """A passive names who said it; things, bodies and those who are only spoken of do not take the floor."""
    text = f'"Kami siap bekerja," kata Bupati Rahmat Waluyo. {between}"Semua sudah dihitung," ujarnya.'
    assert [found[0] for found in told(text, title="Produk, Persero, Bawaslu, dan Budi Santoso")][-1] == name


MOSTLY = [
    ("Agus Santoso Yudha (ASY)", "ASY", "Agus Santoso Yudha"),
    ("Saiful Yusuf (Gus Ipul)", "Gus Ipul", "Saiful Yusuf"),
    ("Joko Widada", "Jokwi", "Joko Widada"),
    ("Rahmat Yuda Waluyo", "RYW", "Rahmat Yuda Waluyo"),
]


@pytest.mark.parametrize(("introduced", "other", "full"), MOSTLY)
def test_one_person_has_one_name_over_an_article(introduced, other, full):
    """Who is introduced with a nickname, or called by a blend or initials of the name, keeps the name used most."""
    text = (
        f'"Jalan ini selesai bulan depan," kata Menteri Pangan {introduced}. {other} hadir sejak pagi. '
        f'"Semua sudah dihitung," ujarnya. {other} pulang sore hari. "Warga dapat ganti rugi," kata {other}.'
    )
    assert {speaker.name for speaker in speakers(text)} == {other}
    assert {speaker.also for speaker in speakers(text)} == {(full,)}
    assert {speaker.role for speaker in speakers(text)} == {"Menteri Pangan"}


@pytest.mark.parametrize("verb", ["mewanti-wanti", "mendongeng", "bergurau", "menggerutu", "berbisik", "menimpali"])
@pytest.mark.parametrize("mark", [",", ":"])
def test_a_rare_verb_introduces_a_quotation_by_its_form(verb, mark):
    """No list has every verb: me- and ber- right before a whole sentence in quote marks tell that somebody speaks."""
    text = f'Wali Kota Rahmat Waluyo meninjau sungai. Rahmat {verb}{mark} "Jangan buang sampah di sini lagi."'
    assert told(text) == [("Rahmat Waluyo", "Wali Kota")]
    assert told(f'Sari {verb} di bioskop, film "Angin Timur" diputar.') == []


@pytest.mark.parametrize("first", ["Kunjungan", "Kisruh", "Prestasi", "Ucapan"])
def test_a_noun_that_begins_a_sentence_is_no_given_name(first):
    """ "Kunjungan Waluyo" is a visit and not a person of that name."""
    assert told(f'{first} Waluyo disambut warga. "Kami siap bekerja," kata Waluyo.') == [("Waluyo", None)]


def test_an_office_may_list_what_no_list_has():
    """ "Wakil Rektor Bidang Akademik, Kemahasiswaan, dan Alumni" is one office, held by whoever is named last."""
    text = (
        '"Sistem baru dipasang," kata Wakil Rektor Bidang Akademik, Kemahasiswaan, dan Alumni Ratna Pertiwi. '
        '"Datanya aman," kata Ratna.'
    )
    assert {name for name, _ in told(text)} == {"Ratna Pertiwi"}


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("seorang warga Desa Melati, La Ode (52),", "La Ode"),
        ("Bupati Sukamaju, Hj. Mariana Waluyo,", "Mariana Waluyo"),
        ("Kuasa hukum warga, Dr Rahmat Waluyo SH MH,", "Rahmat Waluyo"),
    ],
)
def test_a_subject_in_apposition_is_the_person_and_no_place(subject, name):
    """What stands between commas before the verb is the name: not the village, not the degrees, not the age."""
    text = f'Sementara itu, {subject} mengaku panik. "Lemari sampai jatuh," kata dia.'
    assert [found[0] for found in told(text)] == [name]


def test_an_office_before_a_comma_is_the_role_whatever_title_follows():
    """ "Bupati Sukamaju, Hj. Mariana" is the regent."""
    text = 'Bupati Sukamaju, Hj. Mariana Waluyo, mengimbau warga tenang. "Jangan percaya kabar bohong," pintanya.'
    assert told(text) == [("Mariana Waluyo", "Bupati Sukamaju")]


def test_a_description_is_whoever_was_just_introduced():
    """Of the one who spoke before and the one who has come since, "ibu dua anak itu" is the latter."""
    before = 'Kapolres Sukamaju AKBP Rahmat Waluyo hadir. "Pelaku ditangkap," kata Rahmat.\n'
    new = 'Warga Kelurahan Melati, Siti Aminah, bersyukur. "Sudah tiga bulan gelap," tutur ibu dua anak itu.'
    assert [name for name, _ in told(before + new)] == ["Rahmat Waluyo", "Siti Aminah"]


def test_a_nickname_used_once_gives_way_to_the_name():
    """The fullest name stands where the article mostly uses it."""
    text = (
        'Menteri Pangan Joko Widada (Jokwi) hadir. Joko bertemu petani. "Harga turun," kata Joko Widada. '
        '"Stok cukup," kata Jokwi.'
    )
    assert {(speaker.name, speaker.also) for speaker in speakers(text)} == {("Joko Widada", ("Jokwi",))}


@pytest.mark.parametrize("other", ["Gus Ipul", "Jokwi"])
def test_a_nickname_joins_its_person_over_articles(other):
    """An article that only uses the nickname is about the person who was introduced with it."""
    text = f'"Kami siap," kata Menteri Pangan Joko Saiful (Gus Ipul). "Kami siap," kata {other}.'
    [first] = people_of([Quote("Kami siap", 1, 10, "direct", speakers(text.replace("Gus Ipul", other))[0], "kata")])
    assert set(first.names) == {"Joko Saiful", other}
    known = Person(7, "Joko Saiful", first.names, (), 1)
    assert match_person(PersonWrite(other, (other,), ()), [known]) == 7
    assert match_person(PersonWrite("Joko", ("Joko",), ()), [known]) == 7
    assert match_person(PersonWrite("Ipul Jokwi", ("Ipul Jokwi",), ()), [known]) is None
