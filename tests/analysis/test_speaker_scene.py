"""Who speaks where the words at a quotation leave it to the sentences around it."""

import pytest

from tests.analysis.test_speaker_names import told

SAID = '"Jalan ini selesai bulan depan,"'


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Waluyo mengatakan itu. Termasuk pelapor, Sari Lestari.", "Waluyo"),
        ("Waluyo mengatakan itu. Kelak Sari Lestari akan melanjutkan perjalanannya ke Sukamaju.", "Waluyo"),
        ("Waluyo mengatakan itu. Dengan kata lain, Sari Lestari boleh pulang.", "Waluyo"),
        (
            "Waluyo mengatakan itu. Kuasa warga yang melaporkan perkara ini, Sari Lestari, mengaku belum tahu.",
            "Sari Lestari",
        ),
        (
            "Waluyo mengatakan itu. Hal itu dibocorkan langsung oleh sang ayah, Budi Lestari melalui akunnya.",
            "Budi Lestari",
        ),
        ("Waluyo mengatakan itu. Diakui Sari Lestari, jalan itu rusak.", "Sari Lestari"),
        ("Waluyo mengatakan itu. Kabar itu dibantah manajer Sari Lestari, Budi Hartono.", "Budi Hartono"),
    ],
)
def test_the_last_who_was_told_to_speak_is_meant(before, name):
    """No list, no plan and no relative clause brings anybody forward; a passive with who said it does."""
    assert told(f"{before} {SAID} ujarnya.")[0][0] == name


def test_who_is_addressed_in_a_quotation_within_a_quotation_may_be_its_speaker():
    """Somebody tells what was said to them: "Pak Waluyo, …"."""
    text = "Waluyo mengatakan itu. \"Saya bertemu petani, 'Pak Waluyo, panen kami rugi besar'. Itu sedih,\" ujarnya."
    assert told(text)[0] == ("Waluyo", None)


def test_who_is_spoken_of_in_a_quotation_is_not_its_speaker():
    """Nobody calls themselves "Pak Waluyo"."""
    assert told('Waluyo mengatakan itu. "Kemarin Pak Waluyo sudah datang ke desa kami," ujarnya.') == [None]


@pytest.mark.parametrize("behind", ["komentar seorang warganet", "celetuk salah satu penonton", "balas si penjual"])
def test_somebody_unnamed_behind_any_word_is_nobody_who_was_named(behind):
    """A rare word before "seorang" tells as plainly as "kata" that nobody is named."""
    assert told(f"Waluyo mengatakan itu. {SAID} {behind}.") == [None]


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("sambung pemain asal Sukamaju.", "Waluyo"),
        ("tambah pria berusia 44 tahun.", "Waluyo"),
        ("tambah warga lainnya.", None),
        ("sambung pemain lain.", None),
    ],
)
def test_a_cue_that_goes_on_means_whoever_spoke_before(behind, name):
    """What they are called may be new, unless it is somebody else."""
    last = told(f"{SAID} kata Waluyo.\n{SAID} {behind}")[1]
    assert (last and last[0]) == name


def test_a_row_of_quotations_that_end_in_commas_is_nobodys():
    """Readers' comments stand one below another, each cut from its attribution."""
    comments = "\n".join(f'"Bagus sekali jalan yang ke {number} ini,"' for number in ("satu", "dua", "tiga", "empat"))
    assert told(f"Sari Lestari mengatakan itu kepada warga.\n{comments}\nBegitulah.") == [None] * 4


def test_a_last_quotation_without_its_attribution_goes_on_with_the_speaker():
    """One comma that nothing follows is a slip, not a list."""
    assert told(f"{SAID} kata Waluyo.\n{SAID}")[1] == ("Waluyo", None)


def test_a_nickname_told_at_a_quotation_is_known_from_there_on():
    """ "ujar pria yang disapa Ketu ini": later "kata Ketu" is the same."""
    text = f"Kepala Dinas Waluyo menjelaskan itu. {SAID} ujar pria yang disapa Ketu ini.\n{SAID} imbuh Ketu."
    assert [speaker[0] for speaker in told(text)] == ["Waluyo", "Waluyo"]


def test_a_clause_behind_a_name_is_no_role():
    """ "Menurut Waluyo, korban itu terus berdatangan" calls nobody a victim."""
    text = f"Menurut Waluyo, korban banjir tersebut terus berdatangan ke sana. {SAID} kata Waluyo."
    assert told(text)[0] == ("Waluyo", None)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Sari Lestari menyatakan jalan itu baik bagi para warga.", "Sari Lestari"),
        ("Sari Lestari awalnya mengajak warga ke jalan itu.", "Sari Lestari"),
        ("Camat Sari Lestari keselip lidah menyebut nama lain.", "Sari Lestari"),
        ("Mendengar kabar Waluyo, Bupati Sari Lestari tertawa. Ia senang akan kerja warganya.", "Sari Lestari"),
        ("Anak Sari Lestari itu tertawa. Ia senang akan kerja warganya.", "Waluyo"),
        ("Menantu Camat Sari Lestari ini mengaku dipanggil.", "Waluyo"),
        ("Manager Titik Biru, Sari Lestari, mengatakan jalan itu selebrasi bagi warga.", "Sari Lestari"),
    ],
)
def test_what_stands_around_a_subject_hides_it_no_more_than_it_makes_one(before, name):
    """Adverbs, a clause before it, and "bagi" within a sentence leave the subject; whose relation is meant is none."""
    assert told(f"Waluyo mengatakan itu.\n{before}\n{SAID} ujarnya.")[0][0] == name


def test_any_verb_behind_a_name_attributes_a_quotation():
    """ "…,” Budi menandasi": no list has every verb."""
    assert told(f"Budi Hartono hadir. Waluyo mengatakan itu. {SAID} Budi menandasi.")[0][0] == "Budi Hartono"


def test_a_coach_of_a_womens_team_is_nobodys_daughter():
    """ "pelatih ganda putri" ends like "putri (Waluyo)"."""
    assert told(f"{SAID} kata pelatih ganda putri Rahmat Waluyo.") == [("Rahmat Waluyo", "pelatih ganda putri")]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Budi yang tengah pulang pun berbagi soal pengalamannya.", "Budi Hartono"),
        ("Menurut Budi, Camat itu mengaku lelah.", "Budi Hartono"),
        ("Menurut spesialis penyakit dalam, Dr. Budi Hartono, SpPD, hal itu wajar.", "Budi Hartono"),
    ],
)
def test_who_speaks_up_is_about_to_be_quoted(before, name):
    """No verb of saying is needed where somebody shares what they have seen, or is the source of what stands there."""
    assert told(f"Budi Hartono hadir. Waluyo mengatakan itu.\n{before}\n{SAID} ujarnya.")[0][0] == name


def test_a_single_name_that_the_next_sentence_goes_on_with_is_a_persons():
    """ "Ramdi lain resepnya. Ia menikmati itu." is about Ramdi, whoever spoke before."""
    text = f"Ada Waluyo dan Ramdi.\n{SAID} kata Waluyo.\nRamdi lain resepnya. Ia menikmati itu.\n{SAID} ujarnya."
    assert [speaker[0] for speaker in told(text)] == ["Waluyo", "Ramdi"]


def test_a_description_that_names_somebody_else_means_whoever_spoke_before():
    """ "bos lama Waluyo di Sukamaju ini" is not Waluyo."""
    text = f"Waluyo marah. {SAID} kata Pep Lestari.\n{SAID} imbuh bos lama Waluyo di Sukamaju ini."
    assert [speaker[0] for speaker in told(text)] == ["Pep Lestari", "Pep Lestari"]


def test_the_next_paragraph_of_a_statement_is_the_statements():
    """What "bunyi pernyataan Komisi Contoh" began goes on, and no person named before says it."""
    text = f"Sari Lestari hadir.\n{SAID} bunyi pernyataan Komisi Contoh.\n{SAID}\nSari Lestari lega."
    assert [speaker[0] for speaker in told(text)] == ["pernyataan Komisi Contoh"] * 2


def test_what_an_office_says_of_somebody_is_not_said_by_them():
    """ "Menurut Kapolsek, Sari mengaku …" makes nobody of Sari's name the police chief."""
    text = f"Kapolsek Sukamaju Rahmat Waluyo hadir. Menurut Kapolsek, Sari mengaku lelah. {SAID} sambungnya."
    assert told(text)[0] == ("Rahmat Waluyo", "Kapolsek Sukamaju")


def test_the_actor_is_whoever_is_in_the_foreground():
    """ "Sang aktor melanjutkan" goes on with who spoke."""
    assert told(f'{SAID} kata Waluyo.\nSang aktor melanjutkan, {SAID[:-2]}."')[1] == ("Waluyo", None)


def test_a_nickname_told_with_according_to_is_known_from_there_on():
    """ "Menurut politikus yang akrab disapa Gus Tes ini": later "kata Gus Tes" is the same."""
    text = (
        f"{SAID} kata Budi Hartono.\nMenurut politikus yang akrab disapa Gus Tes ini, itu baik.\n{SAID} ungkap Gus Tes."
    )
    assert [speaker[0] for speaker in told(text)] == ["Budi Hartono", "Budi Hartono"]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (
            "Wakil Camat Budi Hartono hadir. Camat Rahmat Waluyo datang. Kini soal itu, Wakil Camat menegaskan lagi.",
            "Budi",
        ),
        ("Camat Rahmat Waluyo hadir. Wakil Camat Budi Hartono mengatakan itu. Camat menegaskan lagi.", "Rahmat Waluyo"),
        ("Camat Sari Lestari yang mendampingi Budi Hartono mengatakan itu.", "Sari Lestari"),
        ("Camat Sari Lestari kepada Budi Hartono menyatakan itu.", "Sari Lestari"),
        (
            "Budi Hartono mengatakan itu.\nDiberitakan sebelumnya, Pelatih, Sari Lestari, tiba. Dirinya takjub.",
            "Sari Lestari",
        ),
        ("Budi Hartono mengatakan itu.\nUsai laga itu, Sari Lestari mengirim pesan ke warga.", "Sari Lestari"),
    ],
)
def test_an_office_that_says_something_is_its_holder(before, name):
    """An office without a name is whoever was told to hold it, and not their deputy; company is no subject."""
    assert told(f"{before}\n{SAID} ujarnya.")[0][0].startswith(name)


def test_a_comma_too_many_behind_a_cue_hides_nobody():
    """ "ujar, Rahmat Waluyo, yang juga …" is a slip that hides no name."""
    assert told(f"{SAID} ujar, Rahmat Waluyo, yang juga camat, hari ini.") == [("Rahmat Waluyo", None)]
