"""Names beside bodies, places, sentence words and other names: only the person's own words are left."""

import pytest

from tests.analysis.test_speaker_names import told

SAID = '"Jalan ini selesai bulan depan,"'


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            f"Contohsel juga memakainya. {SAID} ujar Direktur Utama Contohsel Rahmat Waluyo.\n{SAID} kata Rahmat.",
            "Rahmat Waluyo",
            "Direktur Utama Contohsel",
        ),
        (
            f"Itu kemenangan Sukapura atas Sukamaju. {SAID} ujar Manajer Sukapura Rahmat Budi Waluyo.",
            "Rahmat Budi Waluyo",
            "Manajer Sukapura",
        ),
        (f"Kini juara MotoTES Rahmat Budi Waluyo menang. {SAID} ujar Rahmat.", "Rahmat Budi Waluyo", None),
        (f"{SAID} ujar Kepala Polda Metro Jaya Rahmat Waluyo.", "Rahmat Waluyo", "Kepala Polda Metro Jaya"),
        (
            f"Sari Dewi Lestari Bupati Sukamaju Rahmat Waluyo hadir. {SAID} kata Rahmat.",
            "Rahmat Waluyo",
            "Bupati Sukamaju",
        ),
        (f"{SAID} kata Rahmat deContoh.", "Rahmat deContoh", None),
        (f"{SAID} kata Pelatih TNI AL Muhammad Waluyo.", "Muhammad Waluyo", "Pelatih TNI AL"),
        (
            f"Warga suka Titiknet lama. {SAID} kata CEO Titiknet Budi Waluyo.",
            "Budi Waluyo",
            "CEO Titiknet",
        ),
        (
            f"{SAID} kata Head of Titik & Garis Zona 7 Budi Rahmat A. Waluyo.",
            "Budi Rahmat A. Waluyo",
            "Head of Titik & Garis Zona 7",
        ),
        (f"Sukses Rahmat Budi Waluyo mencetak gol. {SAID} kata Rahmat.", "Rahmat Budi Waluyo", None),
        (f"{SAID} ujar Country Manager TitikPay Rahmat Waluyo.", "Rahmat Waluyo", "Country Manager TitikPay"),
        (
            f"{SAID} ujar Direktur Eksekutif Institute for Fair Cities Reform Rahmat Waluyo.",
            "Rahmat Waluyo",
            "Direktur Eksekutif Institute for Fair Cities Reform",
        ),
        (f"{SAID} ujar Deklarator Maklumat Rahmat Waluyo.", "Maklumat Rahmat Waluyo", "Deklarator"),
        (
            f"{SAID} kata Sekretaris Jenderal Kementerian Pertahanan Laksamana Madya Waluyo.",
            "Waluyo",
            "Sekretaris Jenderal Kementerian Pertahanan",
        ),
        (
            f"{SAID} kata Ketua Kamar Contoh Bidang Hubungan Antarbangsa Shinta W Lestari.",
            "Shinta W Lestari",
            "Ketua Kamar Contoh Bidang Hubungan Antarbangsa",
        ),
        (
            f"Warga berkumpul di Puskesmas Sukamaju.\n{SAID} kata Kepala Puskesmas Sukamaju Fitri.",
            "Fitri",
            "Kepala Puskesmas Sukamaju",
        ),
    ],
)
def test_a_body_joins_the_office_and_not_the_name(text, name, role):
    """What stands alone elsewhere, is written like a company's name, or belongs to a rank is nobody's given name."""
    assert told(text)[0] == (name, role)


def test_a_first_name_that_speaks_elsewhere_stays_in_the_name():
    """ "Rahmat" is told to speak: it is a person's, whatever else is said of it."""
    text = (
        f"Rahmat menawarkan jalan baru.\n{SAID} ujar Direktur Utama Titik Budi Waluyo.\n"
        f"{SAID} kata CEO Rahmat Budi Waluyo.\nRahmat mengatakan itu di Sukamaju."
    )
    assert told(text)[1] == ("Rahmat Budi Waluyo", "CEO")


@pytest.mark.parametrize("first", ["Diakui", "Ditemui", "Disampaikan", "Begitupun", "Berkali-kali", "Alhasil"])
def test_a_word_of_the_sentence_is_no_given_name_by_its_form(first):
    """Passives, "-pun" and doubled words begin sentences; the full name is another, or the short one stays."""
    text = f"{first} Waluyo, jalan itu sudah lama rusak.\n{SAID} kata Waluyo."
    assert told(text)[0] == ("Waluyo", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Waluyo mengatakan itu. Pantai Titik Biru menurut dia dahulu ramai. {SAID} ucapnya.", "Waluyo"),
        (f"Waluyo hadir di Universitas Suka Maju. {SAID} kata Waluyo. {SAID} katanya.", "Waluyo"),
        (f"Rahmat Waluyo/Sari Lestari menang. {SAID} kata Sari.", "Sari Lestari"),
        (f"Lantas apa kata Rahmat Waluyo Rupanya ia setuju. {SAID} kata Waluyo.", "Rahmat Waluyo"),
        (f"Dokter itu, Rahmat Waluyo SpOG, hadir. {SAID} kata Rahmat.", "Rahmat Waluyo"),
        (f"Pasangan Sari Dewi-Rahmat Waluyo maju. {SAID} ujar Sari.", "Sari"),
    ],
)
def test_places_pairs_and_trailing_words_are_no_part_of_a_name(text, name):
    """A place or a pair is nobody; a degree, or a word whose full stop got lost, ends no name."""
    assert told(text)[0][0] == name


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (f"Bupati Sukamaju Bambang Sulistyo hadir. {SAID} kata Bamslis.", "Bamslis", None),
        (f"Bupati Sukamaju Bambang Sulistyo hadir. {SAID} kata Bamsulo.", "Bambang Sulistyo", "Bupati Sukamaju"),
        (f"Camat Sukamaju Rahmat Waluyo hadir. {SAID} kata Josan, sapaan Rahmat.", "Rahmat Waluyo", "Camat Sukamaju"),
        (f"Kapolsek Sukamaju Victor Waluyo hadir. {SAID} kata Viktor.", "Victor Waluyo", "Kapolsek Sukamaju"),
        (f"Camat Sukamaju Rahmat Effendi hadir. {SAID} kata Efendi.", "Rahmat Effendi", "Camat Sukamaju"),
        (f"Kini Paris Lestari hadir. {SAID} tegas Paris.", "Paris Lestari", None),
        (f"Wali Kota Sukamaju Sri Primawati hadir. {SAID} kata Prima.", "Sri Primawati", "Wali Kota Sukamaju"),
    ],
)
def test_a_short_or_familiar_name_is_its_persons(text, name, role):
    """By a blend of their names' letters in order, by "sapaan", or cut short: they have their name or their role."""
    assert told(text)[0] == (name, role)
