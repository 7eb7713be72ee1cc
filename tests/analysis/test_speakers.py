"""Who says what is quoted: the right person under a clean name, or nobody."""

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.sentences import split
from bot.analysis.speakers import attribute

WALUYO = "Wali Kota Sukamaju Rahmat Waluyo meninjau pasar itu pada Senin (2/2/2026). "


def attributions(text, title="", language="id"):
    document = Document(title=title, text=text, language=language, published_at=None, sentences=split(text, language))
    return attribute(document, spot(document))


def told(text, title="", language="id"):
    """The name and role of each quote's speaker, or None."""
    speakers = [found.speaker for found in attributions(text, title, language)]
    return [speaker and (speaker.name, speaker.role) for speaker in speakers]


AFTER = [
    ('"Jalan ini selesai bulan depan," kata Rahmat Waluyo.', "Rahmat Waluyo", None),
    (
        '"Jalan ini selesai bulan depan," ujar Wali Kota Sukamaju Rahmat Waluyo, Senin (2/2/2026).',
        "Rahmat Waluyo",
        "Wali Kota Sukamaju",
    ),
    (
        '"Jalan ini selesai bulan depan," tutur Rahmat Waluyo, Wali Kota Sukamaju, di kantornya.',
        "Rahmat Waluyo",
        "Wali Kota Sukamaju",
    ),
    (
        '"Jalan ini selesai bulan depan," jelas Kepala Dinas Perhubungan Kota Sukamaju, Rahmat Waluyo,.',
        "Rahmat Waluyo",
        "Kepala Dinas Perhubungan Kota Sukamaju",
    ),
    (
        '"Dua orang diperiksa," kata Kabid Humas Polda Nusa Indah Kombes Pol Rahmat Waluyo, S.I.K., M.H., Senin.',
        "Rahmat Waluyo",
        "Kabid Humas Polda Nusa Indah",
    ),
    (
        '"Dua orang diperiksa," kata Kapolres Sukamaju AKBP Rahmat Waluyo saat dikonfirmasi.',
        "Rahmat Waluyo",
        "Kapolres Sukamaju",
    ),
    ('"Pasien membaik," kata Prof. Dr. dr. Rahmat Waluyo, Sp.PD, Senin.', "Rahmat Waluyo", None),
    ('"Air mulai surut," ucap seorang warga, Rahmat Waluyo (45), di lokasi.', "Rahmat Waluyo", "warga"),
    ('"Air mulai surut," ungkap Rahmat Waluyo (45) di lokasi.', "Rahmat Waluyo", None),
    ('"Kami menang telak," tulis Rahmat Waluyo lewat akun media sosialnya.', "Rahmat Waluyo", None),
    ('"Kami menang telak," begitu kata Rahmat Waluyo usai laga.', "Rahmat Waluyo", None),
    (
        '"Anggaran itu cukup," tegas Ketua Komisi II DPR dari Partai Contoh, Rahmat Waluyo.',
        "Rahmat Waluyo",
        "Ketua Komisi II DPR dari Partai Contoh",
    ),
    ('"Anggaran itu cukup," Waluyo menjelaskan. Rahmat Waluyo adalah bendahara.', "Rahmat Waluyo", None),
    ('"Anggaran itu cukup," demikian disampaikan Rahmat Waluyo di kantornya.', "Rahmat Waluyo", None),
    ('"Anggaran itu cukup," celoteh Rahmat Waluyo di kantornya.', "Rahmat Waluyo", None),
]
BEFORE = [
    ('Rahmat Waluyo mengatakan, "Jalan ini selesai bulan depan."', "Rahmat Waluyo", None),
    (
        'Wali Kota Sukamaju Rahmat Waluyo mengatakan bahwa proyek itu "akan selesai bulan depan".',
        "Rahmat Waluyo",
        "Wali Kota Sukamaju",
    ),
    (
        'Menteri Pangan, Rahmat Waluyo, menegaskan harga beras "tidak akan naik lagi".',
        "Rahmat Waluyo",
        "Menteri Pangan",
    ),
    (
        'Rahmat Waluyo, Menteri Pangan, menegaskan harga beras "tidak akan naik lagi".',
        "Rahmat Waluyo",
        "Menteri Pangan",
    ),
    ('Menurut Rahmat Waluyo, kebijakan itu "sangat merugikan petani kecil".', "Rahmat Waluyo", None),
    (
        'Menurut ekonom Universitas Sukamaju Rahmat Waluyo, kebijakan itu "sangat merugikan petani".',
        "Rahmat Waluyo",
        "ekonom Universitas Sukamaju",
    ),
    ('Rahmat Waluyo menyebut keputusan wasit sebagai "langkah yang memalukan".', "Rahmat Waluyo", None),
    ('Dalam keterangannya, Rahmat Waluyo menyebut keputusan itu "langkah yang memalukan".', "Rahmat Waluyo", None),
    (
        'Ketua DPRD Sukamaju H. Rahmat Waluyo, S.H., menilai rencana itu "terlalu mahal untuk warga".',
        "Rahmat Waluyo",
        "Ketua DPRD Sukamaju",
    ),
    ('Rahmat Waluyo (Partai Contoh) menilai rencana itu "terlalu mahal untuk warga".', "Rahmat Waluyo", None),
]
RESOLVED = [
    (WALUYO + '"Harga cabai turun," ujarnya.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + '"Harga cabai turun," kata dia.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + '"Harga cabai turun," selorohnya.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + '"Harga cabai turun," kata Rahmat.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + '"Harga cabai turun," kata Waluyo.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + 'Ia menyebut harga cabai "turun dengan sangat cepat".', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + '"Harga cabai turun," kata Wali Kota.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
    (WALUYO + '"Harga cabai turun," kata wali kota itu.', "Rahmat Waluyo", "Wali Kota Sukamaju"),
]


@pytest.mark.parametrize(("text", "name", "role"), AFTER + BEFORE + RESOLVED)
def test_the_speaker_is_told_by_a_clean_name_and_role(text, name, role):
    """Titles, ranks, degrees, age and party stay out of the name; what they are called is the role."""
    assert told(text) == [(name, role)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"The road will be finished next month," said Alan Harwood.', "Alan Harwood"),
        ('"The road will be finished next month," Harwood said. Alan Harwood is an engineer.', "Alan Harwood"),
        ('According to Alan Harwood, the plan is "a serious step backwards for all".', "Alan Harwood"),
        ('Prime Minister Alan Harwood told reporters, "We will finish the road next month."', "Alan Harwood"),
        ('Alan Harwood came first. "The road will be finished next month," he said.', "Alan Harwood"),
        (
            'Alan Harwood came. "It was like a forest," Dr Ines Calder, the survey\'s lead scientist, told the paper.',
            "Ines Calder",
        ),
        ('Alan Harwood came. "He looks forward to it," his solicitor, Paul Renn, said outside.', "Paul Renn"),
        (
            'Alan Harwood came. "They shrank the seats," said Open Roads\'s head of travel, Olivia Grant.',
            "Olivia Grant",
        ),
        ('Alan Harwood came. "It is a mess," one manager said.', None),
        ('Alan Harwood came. "It is a mess," residents said.', None),
        (
            'Alan Harwood says he will take "a very long walk".\nAccording to Olivia Grant, he has new boots.',
            "Alan Harwood",
        ),
    ],
)
def test_english_articles_are_read_by_the_same_code(text, name):
    """English verbs, orders and pronouns."""
    assert [speaker and speaker[0] for speaker in told(text, language="en")] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Bank mencatat kenaikan laba," bunyi keterangan resmi perusahaan itu.', "keterangan resmi perusahaan"),
        ('Menurut laporan tersebut, suhu laut "naik lebih cepat dari perkiraan".', "laporan"),
        ('Kementerian Pangan menyatakan harga beras "tidak akan naik lagi".', "Kementerian Pangan"),
    ],
)
def test_organisations_and_documents_may_speak(text, name):
    """What speaks need not be a person, and then it has no role."""
    assert told(text) == [(name, None)]


@pytest.mark.parametrize(
    "text",
    [
        '"Harga cabai turun," ujarnya.',
        '"Harga cabai turun," kata mereka.',
        'Rencana itu disebut "langkah mundur yang serius bagi warga".',
        '"Harga cabai turun," kata seorang pedagang yang enggan disebut namanya.',
    ],
)
def test_nobody_is_named_where_the_text_leaves_it_open(text):
    """A wrong name is worse than none."""
    assert all(speaker is None for speaker in told(text))


def test_a_statement_that_its_attribution_breaks_has_one_speaker():
    """``"...," kata X. "..."``: what goes on is the same one's."""
    text = '"Pasar ini tua," kata Rahmat Waluyo. "Kami akan membangunnya lagi tahun depan."'
    assert told(text) == [("Rahmat Waluyo", None)] * 2


@pytest.mark.parametrize(
    ("given", "other"),
    [
        ("Rahmat Agus Waluyo (RAW)", "RAW"),
        ("Rahmat Waluyo (Rawal)", "Rawal"),
        ("Rahmat Waluyo (Gus Matjo)", "Gus Matjo"),
        ("Rahmat Waluyo, yang akrab disapa Tole,", "Tole"),
        ("Rahmat Waluyo alias Rahwa", "Rahwa"),
    ],
)
def test_somebody_under_another_name_keeps_their_role(given, other):
    """Initials, nicknames and what friends say are names of the person who was introduced."""
    text = f'Menteri Pangan {given} datang ke Sukamaju. "Harga cabai turun," kata {other}.'
    assert told(text) == [(other, "Menteri Pangan")]


@pytest.mark.parametrize("behind", ["(Golkar)", "(Jakarta)", "(BMKG)", "(45)"])
def test_a_party_or_a_place_behind_a_name_is_no_other_name(behind):
    """What stands in brackets is a name only where its letters say so."""
    text = f'Menteri Pangan Rahmat Waluyo {behind} datang ke Sukamaju. "Harga cabai turun," ujarnya.'
    assert told(text) == [("Rahmat Waluyo", "Menteri Pangan")]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"Kami siap," kata Sekretaris Jenderal Golkar Rahmat Waluyo.', "Rahmat Waluyo", "Sekretaris Jenderal Golkar"),
        ('"Kami siap," kata Ketua Umum Golkar Rahmat Waluyo.', "Rahmat Waluyo", "Ketua Umum Golkar"),
        ('"Kami siap," kata Sekjen PBB Rahmat H Waluyo.', "Rahmat H Waluyo", "Sekjen PBB"),
        ('"Kami siap," kata Presiden Mesir Omar al-Walid.', "Omar al-Walid", "Presiden Mesir"),
        ('"Kami siap," kata Oktavia Putri di kantornya.', "Oktavia Putri", None),
        ('"Kami siap," kata Wamenkeu Rahmat Waluyo.', "Rahmat Waluyo", "Wamenkeu"),
        ('"Kami siap," kata Alex Mendura di kantornya.', "Alex Mendura", None),
    ],
)  # fmt: skip
def test_offices_and_names_are_told_apart_by_their_form(text, name, role):
    """Abbreviated offices, secretaries general, initials and names that look like roles."""
    assert told(text) == [(name, role)]


def test_a_second_speaker_takes_the_foreground():
    """After another has spoken, "-nya" is theirs."""
    text = WALUYO + (
        '"Pasar ini tua," kata Rahmat.\nKetua pedagang, Sari Handayani, mengaku senang. "Kami menunggu lama," ujarnya.'
    )
    assert [name for name, _ in told(text)] == ["Rahmat Waluyo", "Sari Handayani"]


def test_people_in_a_quotation_do_not_speak_it():
    """Whom a quotation names is not who says it."""
    text = WALUYO + '"Kata Bapak Joko Sembiring pasar ini tua," ujarnya. "Joko Sembiring benar," imbuhnya.'
    assert {name for name, _ in told(text)} == {"Rahmat Waluyo"}


def test_the_mention_and_the_cue_are_the_words_at_the_quotation():
    """What the article says at the quotation is kept beside who is meant."""
    (found,) = attributions(WALUYO + '"Harga cabai turun," ujarnya.')
    assert found.speaker is not None
    assert (found.speaker.mention, found.cue) == ("ujarnya", "ujarnya")


def test_other_languages_have_no_speakers():
    """Where the words are not known, nobody is named."""
    assert told('"Das ist gut," sagte Anna Weber.', language="de") in ([], [None])


def seconds(text):
    document = Document(title="", text=text, language="id", published_at=None, sentences=split(text, "id"))
    spans = spot(document)
    began = process_time()
    attribute(document, spans)
    return process_time() - began


@pytest.mark.parametrize(
    "unit",
    [
        WALUYO + '"Pasar ini tua sekali," kata Rahmat.\n',
        'Terlebih, Sari Handayani menyebut itu "langkah mundur serius" ',
        'menurut "apa yang terjadi di sini" ',
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit):
    """Four times the quotations take four times the time, by far not sixteen times."""
    # The least of some: a collection of all that other tests have left would count as ours.
    short, long = (min(seconds(unit * many) for _ in range(3)) for many in (400, 1_600))
    assert long < 9 * short


PIECES = st.sampled_from(
    [
        '"Harga cabai turun," ',
        '"Kami siap." ',
        "kata ",
        "ujarnya. ",
        "menyebut itu ",
        '"langkah mundur serius" ',
        "Rahmat Waluyo ",
        "Wali Kota Sukamaju ",
        "AKBP ",
        "(45) ",
        ", ",
        ". ",
        "\n",
        "menurut ",
        "ia ",
        "S.H., ",
        "Dinas ",
        "itu ",
        "“",
        "”",
    ]
)


@example(text='kata AKBP (45) AKBP "Harga cabai turun," ', language="id")
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=200), st.sampled_from(["id", "en", "de"]))
def test_names_stand_in_the_article_word_for_word(text, language):
    """Whatever the text, each span has an attribution, and each name and mention stands in the text."""
    document = Document(title="", text=text, language=language, published_at=None, sentences=split(text, language))
    spans = spot(document)
    found = attribute(document, spans)
    assert len(found) == len(spans)
    for one in found:
        if one.speaker is not None:
            assert one.speaker.name
            assert one.speaker.name in text
            assert one.speaker.mention in text
            assert one.speaker.role is None or one.speaker.role in text
