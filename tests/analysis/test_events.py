"""Planned events are found, named in the article's words, and never made up."""

from datetime import datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.document import Document, Sentence
from bot.analysis.events import find_events

SEED = Path(__file__).parents[3] / "shared" / "corpus" / "seed" / "putin-dialog-militer.txt"
FEBRUARY = "2026-02-06T09:00:00+07:00"


def document(*sentences, published=FEBRUARY, title="", language="id"):
    text, spans = "", []
    for sentence in sentences:
        spans.append(Sentence(len(text), len(text) + len(sentence), 0))
        text += sentence + " "
    published_at = datetime.fromisoformat(published) if published else None
    return Document(title=title, text=text, language=language, published_at=published_at, sentences=tuple(spans))


def events(*sentences, **options):
    return find_events(document(*sentences, **options))


def only(*sentences, **options):
    (event,) = events(*sentences, **options)
    return event


MEETING = (
    "Pertemuan tingkat menteri pertama direncanakan Maret 2026 di lokasi netral, kemungkinan Oslo atau Nairobi.",
    "Agenda utama mencakup pembukaan pelabuhan, saluran siaga 24/7, dan pertukaran data cuaca di Selat Rempah.",
)


def test_a_meeting_with_everything_told():
    """Window, precision, alternatives and agenda, each as the article words it; a month stays a month."""
    event = only(*MEETING)
    assert event.what == "Pertemuan tingkat menteri pertama"
    assert (event.start.isoformat(), event.end.isoformat(), event.precision) == ("2026-03-01", "2026-03-31", "month")
    assert (event.places, event.either_or, event.status) == (("Oslo", "Nairobi"), True, "planned")
    assert event.agenda == ("pembukaan pelabuhan", "saluran siaga 24/7", "pertukaran data cuaca di Selat Rempah")
    assert event.evidence.text == MEETING[0]


def test_an_event_told_twice_is_one():
    """A wish or a repetition further down adds no second event."""
    event = only(*MEETING, "Semoga pertemuan pertama Maret 2026 berjalan lancar.")
    assert event.agenda


@pytest.mark.parametrize(
    ("sentence", "what", "start", "precision"),
    [
        ("Rapat pleno koperasi akan digelar pada 3 Maret 2026.", "Rapat pleno koperasi", "2026-03-03", "day"),
        ("Dinas Kebudayaan akan menggelar Festival Layang pada Sabtu (21/2).", "Festival Layang", "2026-02-21", "day"),
        ("Hakim menjadwalkan sidang lanjutan pada Senin, 9 Februari 2026 pukul 10.00 WIB.",
         "sidang lanjutan", "2026-02-09", "time"),
        ("Garuda Muda selanjutnya menjamu Elang Biru di Stadion Rawa Indah, Minggu (8/2/2026).",
         "Garuda Muda selanjutnya menjamu Elang Biru", "2026-02-08", "day"),
        ("Pembangunan jembatan (tahap dua) rencananya akan dimulai pada kuartal II 2026.",
         "Pembangunan jembatan (tahap dua)", "2026-04-01", "quarter"),
        ("Pelatihan bidan desa dijadwalkan pekan depan.", "Pelatihan bidan desa", "2026-02-09", "week"),
        ("Partai itu bersiap menghadapi pemilihan wali kota pada 2027.", "pemilihan wali kota", "2027-01-01", "year"),
        ("Pendaftaran lomba menulis masih dibuka hingga 20 Februari 2026.",
         "Pendaftaran lomba menulis masih dibuka", "2026-02-20", "day"),
        ('"Nanti akan ada bazar murah, agendanya awal Maret," kata Lurah Tirta Wening, Jumat (6/2/2026).',
         "bazar murah", "2026-03-01", "part-of-month"),
        ("Wardah Kencana akan menjalani tes medis besok.", "tes medis", "2026-02-07", "day"),
    ],
)  # fmt: skip
def test_an_event_is_named_in_the_words_of_its_sentence(sentence, what, start, precision):
    """The subject of what takes place, the object of what is held, or verb and object of what is done."""
    event = only(sentence)
    assert (event.what, event.start.isoformat(), event.precision) == (what, start, precision)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bank Tani memperkirakan inflasi 2,5 persen pada 2027.",
        "Anggaran irigasi Rp 40 miliar akan dipakai hingga akhir 2026.",
        "Pemerintah menargetkan produksi padi naik pada tahun 2028.",
        "Petugas berjaga di hotline 24/7.",
        "Rapat itu digelar Kamis (5/2/2026).",
        "Pasar malam biasanya digelar setiap Sabtu di alun-alun.",
        "Tersangka ditahan selama 20 hari ke depan, terhitung 1 Februari hingga 20 Februari 2026.",
        "Bantuan diberikan untuk bulan Januari, Februari, dan Maret 2026.",
        "Ia akan mengajukan keberatan bersama keluarganya.",
        '"Kami akan terus bekerja," kata Tirta Wening, Jumat (6/2/2026).',
        '"Warga akan kami dampingi," ujar Wardah Kencana, Selasa (6/10/2026).',
        "Hujan lebat diprediksi turun besok.",
        "Ia tidak akan lagi tampil dalam konser pada Maret 2026.",
        "Program itu sudah berlangsung sejak 1 Februari hingga 28 Februari 2026.",
        "Jangan sampai pada 2029 gedung itu yang dibakar.",
    ],
)
def test_what_is_no_planned_event_is_none(sentence):
    """Forecasts, budgets, targets, habits, what is over or under way, and the day something was said."""
    assert events(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Konser Nada Senja dijadwalkan pada 7 Maret 2026.", "planned"),
        ("Konser Nada Senja dipastikan digelar pada 7 Maret 2026.", "confirmed"),
        ("Konser Nada Senja yang semula dijadwalkan 7 Maret 2026 ditunda.", "postponed"),
        ("Konser Nada Senja pada 7 Maret 2026 dibatalkan.", "cancelled"),
        ("Konser Nada Senja pada 7 Maret 2026 tidak dibatalkan.", "planned"),
    ],
)
def test_status_words_set_the_status(sentence, status):
    """What the sentence says of the plan, and not its opposite."""
    event = only(sentence)
    assert (event.status, event.what) == (status, "Konser Nada Senja")


def test_a_postponed_event_has_the_new_date():
    """The date that was replaced is no event's any more."""
    event = only("Konser Nada Senja, yang semula dijadwalkan 7 Maret 2026, diundur ke 18 April 2026.")
    assert (event.what, event.start.isoformat(), event.status) == ("Konser Nada Senja", "2026-04-18", "postponed")


def test_places_are_told_from_who_said_it_where():
    """Every place of the event, and none of the attribution behind the quote."""
    event = only(
        '"Rapat akan digelar 3 Maret 2026 di Balai Rakyat, Kota Sagara," kata Tirta Wening di Gedung Serba Guna, Kamis.'
    )
    assert (event.places, event.either_or) == (("Balai Rakyat", "Kota Sagara"), False)


def test_today_counts_only_while_it_is_ahead():
    """ "Sore ini" is to come in the morning and over in the evening."""
    sentence = "Wali Kota akan menggelar konferensi pers sore ini."
    assert only(sentence, published="2026-02-06T09:00:00+07:00").what == "konferensi pers"
    assert events(sentence, published="2026-02-06T20:00:00+07:00") == ()


def test_the_headline_dates_a_plan_without_a_date():
    """ "Hari Ini" in the headline is the day of the march that "akan digelar"."""
    march = "Aksi buruh pabrik gula akan digelar di depan Gedung Karya."
    event = only(march, title="Dua Aksi Buruh Besok")
    assert (event.what, event.start.isoformat()) == ("Aksi buruh pabrik gula", "2026-02-07")
    assert events(march, title="Dua Aksi Buruh") == ()


def test_without_a_date_of_its_own_an_article_speaks_from_its_latest_past_day():
    """A month after the last day told as past is to come; one before it is not; relative dates stay out."""
    told = "Keterangan itu disiarkan pada 6 Februari 2026."
    assert only(told, "Pertemuan kedua direncanakan Maret 2026.", published=None).what == "Pertemuan kedua"
    assert events(told, "Pertemuan kedua direncanakan Januari 2026.", published=None) == ()
    assert events(told, "Pertemuan kedua direncanakan pekan depan.", published=None) == ()


def test_evidence_is_the_articles_own_words():
    """The span of the evidence is verbatim, within a quote of several sentences too."""
    of = document('"Kami sudah siap. Rapat akan digelar 3 Maret 2026. Semua diundang," kata Tirta Wening, Jumat.')
    (event,) = find_events(of)
    assert of.text[event.evidence.start : event.evidence.end] == event.evidence.text
    assert event.evidence.text == "Rapat akan digelar 3 Maret 2026."


@pytest.mark.parametrize(
    ("sentence", "what", "start", "status"),
    [
        ("The first meeting of ministers is planned for March 2026.", "first meeting of ministers",
         "2026-03-01", "planned"),
        ("The band will hold a charity concert on Saturday, 7 March 2026.", "charity concert", "2026-03-07", "planned"),
        ("The Harbor Festival, originally set for March 6, has been rescheduled to April 12, 2026.",
         "Harbor Festival", "2026-04-12", "postponed"),
    ],
)  # fmt: skip
def test_english_events(sentence, what, start, status):
    """English articles have the same events by their own words."""
    event = only(sentence, language="en")
    assert (event.what, event.start.isoformat(), event.status) == (what, start, status)


@pytest.mark.skipif(not SEED.exists(), reason="the shared articles are not here")
def test_the_seed_article_has_exactly_its_meeting():
    """One event from a text without a date: the month, the two cities, the agenda of three."""
    text = SEED.read_text(encoding="utf-8")
    sentences, start = [], 0
    for line in text.splitlines(keepends=True):
        for sentence in line.split(". "):
            sentences.append(Sentence(start, start + len(sentence.rstrip()), 0))
            start += len(sentence) + 2
        start -= 2
    (event,) = find_events(Document(title="", text=text, language="id", published_at=None, sentences=tuple(sentences)))
    assert (event.start.isoformat(), event.precision) == ("2026-03-01", "month")
    assert (set(event.places), event.either_or, len(event.agenda)) == ({"Jenewa", "Istanbul"}, True, 3)


pieces = st.sampled_from(
    [*MEETING, "akan digelar", "besok", "pekan depan", "di", "Kota Sagara", "(", '"', ", yang", "semula", "ditunda",
     "3 Maret 2026", "rapat", "dengan agenda a, b", "\x00", "\u202e", "atau", "hingga", "mulai", "Ia"]
)  # fmt: skip


@given(st.lists(pieces | st.text(max_size=20), max_size=15), st.sampled_from(["id", "en", "fr"]), st.booleans())
def test_any_text_is_read_without_harm(parts, language, dated):
    """Whatever stands there, evidence is verbatim, names are not empty, and no event ends before it starts."""
    of = document(*[part for part in parts if part], published=FEBRUARY if dated else None, language=language)
    for event in find_events(of):
        assert of.text[event.evidence.start : event.evidence.end] == event.evidence.text
        assert event.what.strip()
        assert event.start <= event.end
        assert event.either_or <= (len(event.places) > 1)


@pytest.mark.parametrize(
    "unit", ["Rapat akan digelar besok di Kota Sagara, ", "pukul 10.00 besok ", "akan ", "(", "di A, "]
)
def test_a_text_without_sentences_takes_seconds_at_most(unit):
    """A megabyte in one sentence is read in linear time."""
    text = unit * (1_000_000 // len(unit))
    started = process_time()
    find_events(document(text))
    assert process_time() - started < 8


AROUND = "2025-11-06T10:00:00+07:00"


@pytest.mark.parametrize(
    ("sentence", "what", "start", "end", "precision"),
    [
        (
            "Uji coba bus listrik dimulai pada kuartal I 2026.",
            "Uji coba bus listrik",
            "2026-01-01",
            "2026-03-31",
            "quarter",
        ),
        (
            "Tahapan pemilu berikutnya dimulai Juni 2027.",
            "Tahapan pemilu berikutnya",
            "2027-06-01",
            "2027-06-30",
            "month",
        ),
        (
            "Gerhana bulan total akan terjadi pada 3 Maret 2026.",
            "Gerhana bulan total",
            "2026-03-03",
            "2026-03-03",
            "day",
        ),
        (
            "Pesawat itu akan terbang perdana ke Cilacap, 10 November 2025.",
            "Pesawat itu akan terbang perdana ke Cilacap",
            "2025-11-10",
            "2025-11-10",
            "day",
        ),
        (
            'Film "Laut Bercerita" akan tayang mulai 27 November 2025.',
            'Film "Laut Bercerita" akan tayang',
            "2025-11-27",
            "2025-11-27",
            "day",
        ),
        (
            "Batas akhir pelaporan pajak adalah 20 November 2025.",
            "Batas akhir pelaporan pajak",
            "2025-11-20",
            "2025-11-20",
            "day",
        ),
        ("Komisi mengagendakan rapat hari ini, Kamis (6/11).", "rapat", "2025-11-06", "2025-11-06", "day"),
    ],
)
def test_plans_are_found_however_they_are_worded(sentence, what, start, end, precision):
    """Verbs of every form, names in quote marks, and vague windows that something begins in."""
    event = only(sentence, published=AROUND)
    assert (event.what, event.start.isoformat(), event.end.isoformat()) == (what, start, end)
    assert event.precision == precision


@pytest.mark.parametrize(
    "sentence",
    [
        "Konser tahun lalu digelar pada 15 November dan dihadiri 50 ribu penonton.",
        "Hari Pahlawan diperingati setiap 10 November.",
        "Museum buka setiap Selasa hingga Minggu pukul 08.00-16.00 WIB.",
        "Kontraknya berlaku hingga Juni 2028 dengan opsi perpanjangan.",
        "Obligasi itu jatuh tempo pada Maret 2030 dengan kupon 6,5 persen.",
        "Seandainya gencatan senjata tercapai pada Desember, bantuan bisa masuk.",
        "Situasi akan lebih buruk pada Mei 2026 dibandingkan dengan April 2026.",
        "Ia akan genap berusia 60 tahun pada 12 Desember 2025.",
        "Layanan itu tersedia 24/7 melalui nomor 112.",
    ],
)
def test_what_only_has_a_date_is_no_event(sentence):
    """Habits, terms, ages, hours, wishes and what has been make no event, whatever the date."""
    assert events(sentence, published=AROUND) == ()


def test_that_event_is_named_and_placed_by_the_sentence_before():
    """ "Acara itu" has its name and its place from the sentence that it points back at."""
    event = only(
        "Wali Kota Ani memastikan Festival Perahu kembali digelar di Danau Biru.",
        "Acara itu dimulai pada 16 November 2025.",
        published=AROUND,
    )
    assert (event.what, event.places, event.start.isoformat()) == ("Festival Perahu", ("Danau Biru",), "2025-11-16")


def test_a_place_told_in_the_next_sentence_counts_only_where_that_points_back():
    """ "Rapat tersebut bertempat di ..." says where; a place in a sentence about something else does not."""
    meeting = "Rapat koperasi akan digelar pada 12 November 2025."
    told = only(meeting, "Rapat tersebut bertempat di Balai Kartini.", published=AROUND)
    other = only(meeting, "Panen raya dimulai di Brebes.", published=AROUND)
    assert (told.places, other.places) == (("Balai Kartini",), ())


def test_a_hearing_is_held_in_the_court_that_the_article_names():
    """The court last named before the plan; another kind of event takes nothing from it."""
    court = "Hakim Pengadilan Negeri Semarang menolak keberatan terdakwa."
    hearing = only(court, "Sidang dilanjutkan pada 17 November 2025.", published=AROUND)
    concert = only(court, "Konser amal digelar pada 17 November 2025.", published=AROUND)
    assert (hearing.places, concert.places) == (("Pengadilan Negeri Semarang",), ())


@pytest.mark.parametrize(
    ("sentence", "what", "start", "end", "status"),
    [
        (
            "A London court will sentence former banker John Smith on December 12.",
            "London court will sentence former banker John Smith",
            "2025-12-12",
            "2025-12-12",
            "planned",
        ),
        (
            "Members will vote on the offer between 24 November and 5 December.",
            "vote on the offer",
            "2025-11-24",
            "2025-12-05",
            "planned",
        ),
        (
            "SpaceX postponed the launch of its rocket from Nov. 10 to no earlier than Nov. 14 because of bad weather.",
            "launch of its rocket",
            "2025-11-14",
            "2025-11-14",
            "postponed",
        ),
    ],
)
def test_english_plans_are_read_with_their_own_verbs_and_ranges(sentence, what, start, end, status):
    """Any verb behind "will", "between ... and ...", and the day that something was put off to."""
    event = only(sentence, published="2025-11-06T10:00:00+00:00", language="en")
    assert (event.what, event.start.isoformat(), event.end.isoformat()) == (what, start, end)
    assert event.status == status


def test_what_is_still_held_is_confirmed():
    """ "Tetap digelar" is no mere plan: it answers a doubt."""
    assert only("Pemilihan kepala desa tetap digelar pada 23 November 2025.", published=AROUND).status == "confirmed"


def test_who_says_it_is_no_item_of_an_agenda():
    """What a comma parts from the agenda and says who told of it stays out."""
    event = only(
        "Leaders will meet in Oslo in January to discuss the border dispute, a senior official said.",
        published="2025-11-06T10:00:00+00:00",
        language="en",
    )
    assert event.agenda == ("the border dispute",)


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Kejuaraan layang akan digelar di empat kota, yakni Oslo, Nairobi, Lima, dan Quito, pada 3 Maret 2026.",
         ("Oslo", "Nairobi", "Lima", "Quito")),
        ("Lomba perahu akan berlangsung di sirkuit Rawa Indah, Kota Teluk, pada 3 Maret 2026.",
         ("sirkuit Rawa Indah", "Kota Teluk")),
        ("Presiden dijadwalkan berkunjung ke Jepang pada 3 Maret 2026.", ("Jepang",)),
        ("Menteri Wardah akan bertolak ke Oslo, Norwegia, pada 3 Maret 2026.", ("Oslo", "Norwegia")),
        ("KTT Samudra akan digelar pada 3 Maret 2026 dengan Indonesia sebagai tuan rumah.", ("Indonesia",)),
        ("Pemilihan paruh waktu Amerika Serikat akan digelar pada 3 Maret 2026.", ("Amerika Serikat",)),
        ("Pemkab Sleman akan menggelar pasar murah pada 3 Maret 2026.", ("Sleman",)),
        ("Bupati Sleman akan bertemu Menteri Wardah pada 3 Maret 2026.", ()),
        ("Pameran keris akan digelar di Balai Rempah 3 Maret 2026.", ("Balai Rempah",)),
        ("Balapan akan digelar di Circuit de Barcelona pada 3 Maret 2026.", ("Circuit de Barcelona",)),
        ("Film layar lebar itu akan tayang di Netflix pada 3 Maret 2026.", ()),
        ("Garuda Muda akan memulai debut di Liga Rempah pada 3 Maret 2026.", ()),
        ("Rapat akan digelar di Presiden Tirta Wening pada 3 Maret 2026.", ()),
    ],
)  # fmt: skip
def test_where_an_event_is(sentence, places):
    """Cities in a list, halls, where somebody goes, who is host, whose election or plan; no screens and no leagues."""
    assert only(sentence).places == places


def test_somebody_is_questioned_where_the_article_says_who_calls():
    """Like a hearing in its court, a questioning is placed by the station that the article names."""
    event = only(
        "Tirta Wening memenuhi panggilan Polda Jawa Tengah hari ini.",
        "Pemeriksaan lanjutan dijadwalkan pada 11 Februari 2026.",
    )
    assert (event.what, event.places) == ("Pemeriksaan lanjutan", ("Polda Jawa Tengah",))
    checked = only("Polda Jawa Tengah berjaga.", "Pemeriksaan kesehatan akan digelar pada 11 Februari 2026.")
    assert checked.places == ()
    audit = only("KPK mendampingi warga.", "Pemeriksaan laporan keuangan akan digelar pada 11 Februari 2026.")
    assert audit.places == ()


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Balap Rempah Nusantara 2026 yang berlangsung di sirkuit Rawa pada 3 Maret 2026 bakal menarik.",
         "Balap Rempah Nusantara 2026"),
        ("Pemenang mendapatkan undangan ke Gebyar Layang Rempah yang akan berlangsung pada 3 Maret 2026.",
         "Gebyar Layang Rempah"),
        ("Kompetisi layang bergengsi yang diikuti 24 negara tersebut diagendakan berlangsung mulai 3 Maret 2026.",
         "Kompetisi layang bergengsi"),
        ("Pertandingan tersebut adalah Garuda Muda vs Elang Biru yang akan tersaji pada 3 Maret 2026.",
         "Garuda Muda vs Elang Biru"),
        ("Induk olahraga memilih tiga atlet yang pada Maret 2026 akan dikirim ke Peru untuk kualifikasi.",
         "dikirim ke Peru untuk kualifikasi"),
        ("Para camat dikabarkan akan bertemu pada Selasa (3/3/2026) untuk membahas banjir.",
         "camat dikabarkan akan bertemu"),
        ("Garuda Muda dijadwalkan beruji coba melawan Elang Biru pada 3 Maret 2026.", "melawan Elang Biru"),
        ("Indonesia masih menjadi tuan rumah kejuaraan layang Rempah Pro pada 26 Februari-3 Maret 2026.",
         "kejuaraan layang Rempah Pro"),
        ("Tulisan ini disampaikan dalam forum promosi kopi Rempah yang diadakan di Kota Teluk pada 3 Maret 2026.",
         "forum promosi kopi Rempah"),
        ("Penerbit mengumumkan, 3 Maret merupakan tanggal perilisan gim itu.", "perilisan gim"),
        ("Film yang bakal menyoroti hidup pelaut tua itu rencananya tayang 3 Maret 2026.",
         "Film yang bakal menyoroti hidup pelaut tua itu rencananya tayang"),
        ("Warga menanti latihan gabungan laut yang akan dihadiri Presiden pada 3 Maret 2026.", "latihan gabungan laut"),
        ("Poin penting bagi tim ada di laga melawan Elang Biru pada 3 Maret 2026.", "laga melawan Elang Biru"),
        ("Tim butuh satu kemenangan pada putaran final di Kota Teluk (3 - 5 Maret 2026) untuk lolos.",
         "final di Kota Teluk"),
        ("Koperasi Rempah besok akan menyiapkan posko mudik.", "menyiapkan posko mudik"),
        ("Pada Selasa (3/3/2026) bakal digelar Sidang Pleno Dewan Rempah.", "Sidang Pleno Dewan Rempah"),
        ("Laga ini akan dimainkan di Stadion Rawa, Kota Teluk, Jawa Timur, Selasa (3/3/2026).",
         "Laga ini akan dimainkan di Stadion Rawa"),
    ],
)  # fmt: skip
def test_a_name_stays_whole_and_no_more_than_a_name(sentence, what):
    """Neither an adjective in ber- nor the things around a described event are what it is called."""
    assert only(sentence).what == what


@pytest.mark.parametrize(
    "sentence",
    [
        "Soal apakah ia akan dilantik besok, Tirta Wening belum mau menjawab.",
        "Kedua tim akan berusaha meraih kemenangan penting pekan depan.",
        "Berita soal rencana kepindahan itu menjadi berita terpopuler edisi Sabtu.",
        "Khusus Januari, pendaftaran hanya dibuka hingga tanggal 27 saja.",
        "Garuda Muda harus menghadapi jadwal sangat padat pada Maret 2026.",
        "Tahun 2027 akan menjadi momentum bagi warga.",
        "Warga akan mendapatkan pemimpin yang baru pada 2027.",
        "Acara yang digelar sejak 1 Februari 2026 itu akan menampilkan penyanyi lain.",
        "Bupati Wardah Kencana, Jumat (6/2/2026), mengatakan warga akan mendapat pelatihan.",
        "Perseteruan dua klub itu sudah dimulai akhir pekan ini.",
        "Wardah Kencana akan menduduki peringkat ketiga dunia pada Senin (9/2/2026).",
        "Kemacetan akan terjadi pada 13 dan 14 Februari 2026.",
        "Ia bertanya, jika pemilihan bupati dilakukan besok, siapa yang akan dipilih.",
        "Pasar kayu pada 2027 diperkirakan masih akan ditopang warga kota.",
        "Film itu akan berlatar awal 2030-an.",
        "Panitia menerima kabar penundaan festival yang seharusnya berlangsung 3 Maret 2026.",
        "Kemungkinan besar ia akan kembali seperti pada Maret 2025 lalu.",
    ],
)
def test_questions_hopes_and_editions_are_no_events(sentence):
    """What is asked, tried for, hoped for or only has a date in its name is nothing planned."""
    assert events(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Tirta Wening dipastikan absen pada turnamen yang akan digelar pada 3 Maret 2026.", "planned"),
        ("Polisi memastikan kesiapan pengamanan konser yang akan digelar pada 3 Maret 2026.", "planned"),
        ("Wardah Kencana dipastikan bisa turun pada lomba yang akan digelar pada 3 Maret 2026.", "planned"),
        ("Wartawan menghubungi panitia untuk mengonfirmasi konser pada 3 Maret 2026.", "planned"),
        ("Panitia memastikan konser akan digelar pada 3 Maret 2026.", "confirmed"),
    ],
)
def test_only_what_is_said_of_the_event_itself_confirms_it(sentence, status):
    """That somebody stays away, that all is ready, or that one asks, does not make an event certain."""
    assert only(sentence).status == status


def test_a_quote_counts_its_days_from_when_it_was_said():
    """ "Besok" in a quote of two days ago was yesterday, and "lusa" of yesterday is tomorrow."""
    assert events('"Rapat digelar besok," kata Tirta Wening, Rabu (4/2/2026).') == ()
    assert only('"Rapat digelar lusa," kata Tirta Wening, Kamis (5/2).').start.isoformat() == "2026-02-07"
    assert only('"Rapat digelar besok," kata Tirta Wening, Jumat (6/2/2026).').start.isoformat() == "2026-02-07"


def test_an_event_that_points_back_takes_the_fuller_name():
    """ "Pertandingan ini ..." is called by what the sentence before calls it."""
    event = only(
        "Persela menjamu Persibo dalam pertandingan puncak Piala Rempah.",
        "Pertandingan ini akan digelar pada 9 Februari 2026.",
    )
    assert event.what == "pertandingan puncak Piala Rempah"
    event = only(
        "Pelari dari 21 negara mendaftar untuk memeriahkan Lari Rempah 2026.",
        "Kegiatan ini pun bakal dihelat pada hari Minggu, 8 Februari 2026 mendatang.",
    )
    assert event.what == "Lari Rempah 2026"


def test_what_begins_today_is_still_to_come_where_the_article_says_so():
    """A range of days from the article's own day is a plan with "akan", and under way without it."""
    event = only("Pameran keris akan digelar mulai 6 hingga 12 Februari 2026.")
    assert (event.start.isoformat(), event.end.isoformat()) == ("2026-02-06", "2026-02-12")
    assert events("Pameran keris berlangsung 6 hingga 12 Februari 2026.") == ()


def test_a_bare_day_beside_its_own_month_is_that_day_or_month():
    """ "Februari ini, tepatnya tanggal 14" tells of February, unlike "khusus Januari ... tanggal 27"."""
    event = only("Februari ini, tepatnya tanggal 14, akan diselenggarakan Festival Keris.")
    assert (event.what, event.start.month) == ("Festival Keris", 2)


def test_a_name_that_only_points_is_the_event_it_points_at():
    """ "Pelaksanaannya" on the same days is no second event."""
    event = only(
        "Pekan olahraga Rempah akan diundur hingga Oktober 2026.",
        "Pelaksanaannya ditunda hingga Oktober 2026 karena banjir.",
    )
    assert (event.what, event.status) == ("Pekan olahraga Rempah", "postponed")


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The school will hold an open day on Saturday 14 February at 10am.", "open day"),
        ("The airline will charge for all cabin bags from 14 February, the company confirmed on Friday.",
         "airline will charge for all cabin bags"),
        ("The mayor is due to open the bridge on 14 February.", "mayor is due to open the bridge"),
        ("Regulators are to publish new rules on 14 February.", "Regulators are to publish new rules"),
        ("The hut will become a library, the council said, with the opening planned for 14 February.", "opening"),
    ],
)  # fmt: skip
def test_english_verbs_and_nouns_are_told_apart(sentence, what):
    """ "An open day" is a noun, "to open the bridge" a verb with its object, and who confirms is no event."""
    assert only(sentence, language="en").what == what


def test_an_english_place_may_stand_behind_what_it_is():
    """ "The neutral city of Port Salem" is Port Salem, also where the talks are told of in the next sentence."""
    event = only(
        "The presidents of Marovia and Tesh will meet on Thursday.",
        "The talks, to be held in the neutral city of Port Salem, will cover aid.",
        language="en",
    )
    assert event.places == ("Port Salem",)
    assert only("The mayor will travel to Oslo on 14 February.", language="en").places == ("Oslo",)


def test_two_dates_in_a_sentence_have_each_their_own_event():
    """The verb before a date has it, and what stands behind "dan" belongs to the next."""
    first, last = events("Sepak bola mulai dipertandingkan pada 8 Maret 2026 dan final digelar pada 21 Maret 2026.")
    assert (first.what, first.start.day) == ("Sepak bola mulai dipertandingkan", 8)
    assert (last.what, last.start.day) == ("final", 21)
