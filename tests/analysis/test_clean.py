"""Cleaning takes out what is not the article, says what and why, and leaves every real sentence alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.clean import clean
from bot.analysis.clean.datelines import cut_dateline
from bot.analysis.clean.joints import part_glued

LEAD = "Menteri Ani Lestari menyatakan pemerintah akan membangun sekolah terapung di Danau Biru."
NEXT = "Tiga kampung dipilih lebih dulu karena letaknya jauh dari jalan."


def cleaned(*lines: str, title: str | None = "Sekolah Terapung Dibangun di Danau Biru") -> tuple[str, dict[str, str]]:
    """The text after cleaning, and why each removed piece went."""
    result = clean("\n".join(lines), title)
    return result.text, {removed.text: removed.why for removed in result.removed}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("SCROLL TO CONTINUE WITH CONTENT", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("Baca juga: Warga Minta Perahu Sekolah", "furniture"),
        ("Baca_Juga", "furniture"),
        ("SIMAK JUGA - Warga Minta Perahu", "furniture"),
        ("Simak Video 'Menteri Ani Naik Perahu':", "furniture"),
        ('Tonton juga video "Menteri Ani Naik Perahu" di sini:', "furniture"),
        ("(Baca: Warga Minta Perahu Sekolah)", "furniture"),
        ("Halaman selanjutnya", "furniture"),
        ("Dapatkan berita pilihan setiap hari, gabung di grup Telegram kami", "furniture"),
        ("Copyright © KABARKITA 2026", "furniture"),
        ("2 dari 4 halaman", "furniture"),
        ("Scroll ke bawah untuk melanjutkan membaca", "furniture"),
        ("Yuk, Simak Juga Video ini!", "furniture"),
        ("Baca kisah perahu sekolah lainnya di sini", "furniture"),
        ("#DanauBiru #SekolahTerapung", "furniture"),
        ("Rudi Hartono berkontribusi dalam penulisan artikel ini", "furniture"),
        ("sekolah-terapung.jpg", "furniture"),
        ("Associated writer Rudi Hartono contributed to this report.", "furniture"),
        ("This article was amended on 6 November 2025 to correct a name.", "furniture"),
        ("Story continues below", "furniture"),
        ("Topics: schools, lakes", "furniture"),
        ("Sign up for our newsletter to get the best of the day.", "furniture"),
        ("Simak jadwal lengkap perahu sekolah di halaman berikut!", "furniture"),
        ("Dapatkan link siaran langsung lomba perahu pada halaman berikutnya.", "furniture"),
        ("Untuk mengetahui susunan regu bisa didapatkan di halaman selanjutnya.", "furniture"),
        ("Saksikan lomba perahu antara Danau Biru dan Danau Hijau di Vidio secara gratis.", "furniture"),
        ("Ikuti kami di Instagram dan Facebook untuk berita terbaru.", "furniture"),
        ("Konten ini diproduksi dengan bantuan AI.", "furniture"),
        ("Disclaimer: Berita ini kerja sama dengan Kabar Kita.", "furniture"),
        ("Menteri Ani tiba di dermaga Foto: dok. Biro Pers", "caption"),
        ("Salah satu perahu di Danau Biru Foto: Rudi/ kabarkita", "caption"),
        ("ANTARA FOTO/Rudi Hartono Warga menyeberang dengan perahu di Danau Biru.", "caption"),
        ("KabarKita.com/RUDI HARTONO Menteri Ani saat ditemui di dermaga.", "caption"),
        ("AFP/RUDI HARTONO Perahu sekolah di Danau Biru.", "caption"),
        ("DOK. KEMENDIKBUD Menteri Ani di atas perahu", "caption"),
        ("Reporter Magang: Rudi", "byline"),
        ("Redaktur & Reporter : Rudi Hartono", "byline"),
        ("Laporan Wartawan Kabar Kita, Rudi Hartono", "byline"),
        ("[KabarKita.com/Rudi Hartono]", "byline"),
        ("ANTARA | REUTERS", "byline"),
        ("Menteri Ani tiba di dermaga, Kamis (5/2). Foto: Rudi/Biro Pers", "caption"),
        ("[Gambas:Instagram]", "embed"),
        ("A post shared by Ani (@anilestari)", "embed"),
        ("https://kabarkita.example/berita/1", "embed"),
        ("Penulis: Rudi Hartono", "byline"),
        ("Oleh Rudi Hartono", "byline"),
        ("(rud/ani)", "byline"),
        ("(T.K010/R010)", "byline"),
        ("Tim Sutari, kepala sekolah (Foto: Kabar Kita)", "caption"),
        ("Ilustrasi sekolah di atas air", "caption"),
        ("Kamis, 5 Februari 2026 | 14:30 WIB", "timestamp"),
        ("---", "separator"),
        ("INFO CASINO", "link-spam"),
        ("Situs Slot Gacor", "link-spam"),
        ("Prospek Dialog dan Tantangan", "heading"),
        ("Kesimpulan", "heading"),
        ("DORONG GEROBAK", "heading"),
        ("Babak kedua", "heading"),
        ("Sekolah terapung dibangun di Danau Biru", "headline"),
        ("Latar Belakang: Sekolah Terapung Dibangun di Danau Biru", "headline"),
    ],
)
def test_what_is_not_the_article_goes_with_its_reason(line: str, why: str) -> None:
    """A line of furniture between two sentences goes out whole, and is reported."""
    assert cleaned(LEAD, line, NEXT) == (f"{LEAD}\n{NEXT}", {line: why})


@pytest.mark.parametrize(
    "line",
    [
        "Simak saja angka kemiskinan yang turun tahun ini, kata dia.",
        "Lihat betapa dalamnya danau itu.",
        "Saksikan sendiri bagaimana anak-anak mendayung di bawah hujan.",
        "Untuk mengetahui kedalaman danau, petugas menurunkan tali dari perahu.",
        "Untuk melihat ikan danau, para penyelam turun ke bawah.",
        "Reuters/Ipsos merilis survei tentang sekolah terapung.",
        "Ia mengunggah foto: perahu kecil di tengah danau.",
        "Artikel ini dibuat warga kampung bersama guru.",
        "Baca juga dengan saksama syaratnya sebelum mendaftar, kata Ani.",
        "Bagikan: pengalaman itu kepada teman sekelas.",
        "Unduh aplikasi sekolah di Play Store, lalu isi nomor induk siswa.",
        "Geser kursi ke depan bila perahu oleng.",
        "Ikuti saluran air itu sampai ke dermaga.",
        "Polisi menangkap bandar judi dan menyita mesin slot di kasino itu.",
        "Info itu ia terima dari warga.",
        "Oleh karena itu, pembangunan ditunda.",
        "Ilustrasi itu dibuat warga kampung untuk menunjukkan di mana perahu mereka biasa berlabuh tiap pagi.",
        "Sabtu, 5 November 2016",
        "1. Fotokopi kartu tanda penduduk",
        "Pemain disebutnya sudah bisa mengambil sikap di beberapa situasi penting",
        '"Kami siap"',
        "Menteri Ani Lestari datang.",
        "Biayanya Rp 12,5 miliar.",
        "Kenaikan 2024, 2025 dan 2026 masing-masing 3, 4 dan 5 persen.",
        "Sekolah terapung dibangun di Danau Biru mulai Maret 2026 dengan dana dari pusat dan daerah.",
    ],
)
def test_real_sentences_and_lists_stay(line: str) -> None:
    """A line that says something stays as it is, however much it looks like furniture."""
    assert cleaned(LEAD, line, NEXT) == (f"{LEAD}\n{line}\n{NEXT}", {})


def test_link_spam_glued_to_a_paragraph_is_cut_off() -> None:
    """Spam after the last full stop goes, wherever the paragraph stands; the sentence before it stays."""
    text, went = cleaned(f"{LEAD} INFO CASINO", f"{NEXT} Situs Slot Gacor Terpercaya", f"Satu. AGEN TOGEL RESMI {NEXT}")
    assert text == f"{LEAD}\n{NEXT}\nSatu. {NEXT}"
    assert set(went.values()) == {"link-spam"}


def test_teasers_below_a_bare_baca_juga_go_with_it() -> None:
    """The headlines listed under "Baca juga:" are furniture; the prose after them is not."""
    text, went = cleaned(LEAD, "Baca juga:", "Warga Minta Perahu", "Guru Dapat Kabar Baik", NEXT)
    assert text == f"{LEAD}\n{NEXT}"
    assert set(went.values()) == {"furniture"}


def test_a_quotation_with_initials_glued_to_it_loses_only_those() -> None:
    """Initials of one letter, right behind the full stop, are a byline and make no caption of the paragraph."""
    text, went = cleaned(LEAD, "“Kami beri waktu dua minggu,” katanya.(ded/c)")
    assert text == f"{LEAD}\n“Kami beri waktu dua minggu,” katanya."
    assert went == {"(ded/c)": "byline"}


def test_an_offer_to_follow_the_outlet_goes_however_long_it_is() -> None:
    """A paragraph that sends the reader to a channel of the outlet is furniture; one that quotes somebody is not."""
    offer = (
        "Dapatkan update berita pilihan dan breaking news setiap hari dari Kabar Kita. Mari bergabung di grup Telegram "
        '"Kabar Kita News Update", caranya klik link https://t.me/kabarkita, kemudian join. Pastikan sudah memasang '
        "aplikasi Telegram lebih dulu di ponsel, lalu pilih bahasa yang dipakai sehari-hari."
    )
    quoted = '"Ikuti saluran WhatsApp kami," kata Ani.'
    text, went = cleaned(LEAD, offer, quoted)
    assert text == f"{LEAD}\n{quoted}"
    assert went == {offer: "furniture"}


@pytest.mark.parametrize(
    ("lines", "stays"),
    [
        (["Pilihan Redaksi", "Warga Minta Perahu", "Guru Dapat Kabar Baik", NEXT], [NEXT]),
        (["Tags:", "danau biru", "sekolah", "Halaman selanjutnya"], []),
        (["Halaman", "1", "2", "3"], []),
        (["Share", "Facebook", "WhatsApp", "Copy Link", NEXT], [NEXT]),
        (["embed from external kabarkita", NEXT], [NEXT]),
    ],
)
def test_lists_of_the_page_go_with_what_they_hold(lines: list[str], stays: list[str]) -> None:
    """Other headlines, tags, page numbers and buttons go, and prose after them stays."""
    text, went = cleaned(LEAD, *lines)
    assert text.split("\n") == [LEAD, *stays]
    assert " ".join(went) == " ".join(line for line in lines if line not in stays)


def test_tables_go_and_their_heading_with_them() -> None:
    """Two rows of numbers or more are a table."""
    text, went = cleaned(LEAD, "Tabel biaya:", "2026 12,5 3,1", "2027 10,4 2,2", NEXT)
    assert text == f"{LEAD}\n{NEXT}"
    assert list(went.values()) == ["heading", "table", "table"]


def test_what_went_is_told_in_the_order_of_the_text() -> None:
    """``removed`` follows the article from top to bottom."""
    _, went = cleaned(f"JAKARTA, KOMPAS.com - {LEAD}", "Kesimpulan", f"{NEXT} (rud)", "Editor: Sari Dewi")
    assert list(went.values()) == ["dateline", "heading", "byline", "byline"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Ani Dorong Sekolah Terapung di Danau Biru", LEAD], "Ani Dorong Sekolah Terapung di Danau Biru"),
        ([f"Ani Dorong Sekolah Terapung di Danau Biru. {LEAD}"], "Ani Dorong Sekolah Terapung di Danau Biru"),
        (
            ["Danau Biru segera punya sekolah", "Kamis, 5 Februari 2026 | 14:30 WIB", LEAD],
            "Danau Biru segera punya sekolah",
        ),
    ],
)
def test_a_headline_in_the_text_becomes_the_title(lines: list[str], title: str) -> None:
    """Without a title, the headline that the text begins with is it, and no longer stands in the text."""
    result = clean("\n".join(lines), None)
    assert (result.title, result.text) == (title, LEAD)
    assert [removed.why for removed in result.removed if removed.why != "timestamp"] == ["headline"]


def test_without_any_headline_the_title_is_the_beginning_and_nothing_goes() -> None:
    """A first sentence is no headline: it stays, and the title is cut from it at a word."""
    long = LEAD.removesuffix(".") + ", yang selama ini hanya bisa dicapai dengan perahu kecil dari dermaga."
    result = clean(f"{long}\n{NEXT}", None)
    assert result.text == f"{long}\n{NEXT}"
    assert result.removed == ()
    assert result.title.endswith("…")
    assert long.startswith(result.title.removesuffix("…") + " ")


@pytest.mark.parametrize(
    "dateline",
    [
        "JAKARTA, KOMPAS — ",
        "JAKARTA, KOMPAS.com - ",
        "TEMPO.CO, Jakarta - ",
        "Jakarta (ANTARA News) - ",
        "Jakarta, CNN Indonesia -- ",
        "Liputan6.com, Jakarta ",
        "REPUBLIKA.CO.ID, JAKARTA -- ",
        "WASHINGTON, Feb 6 (Reuters) - ",
        "KONTAN.CO.ID - JAKARTA. ",
        "Suara.com - ",
        "BANDUNG – ",
    ],
)
def test_datelines_are_cut(dateline: str) -> None:
    """Where and by whom a text was filed does not stand before its first word."""
    assert cut_dateline(dateline + LEAD) == (dateline.strip(), LEAD)


@pytest.mark.parametrize(
    "line",
    [
        "Joko Wahyudi - Ana Sari menang.",
        "Jakarta - Bandung kini dua jam.",
        "Persib – Persija imbang.",
        "AS - Rusia sepakat.",
    ],
)
def test_two_names_with_a_dash_are_no_dateline(line: str) -> None:
    """A pair, a route or a match at the start of a sentence stays."""
    assert cut_dateline(line) == ("", line)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("menjaga diri.Pertama, ia", "menjaga diri. Pertama, ia"),
        ('di DPRD."Sebaiknya ditunda," ujarnya.Dia', 'di DPRD."Sebaiknya ditunda," ujarnya. Dia'),
        ('sangat baik."Sebaiknya ditunda."Kata dia', 'sangat baik. "Sebaiknya ditunda." Kata dia'),
        ("pada 2025.Namun (20/10).Ia", "pada 2025. Namun (20/10). Ia"),
        ("buka Kata.ai dan detik.Com", "buka Kata.ai dan detik.Com"),
        ("nomor 90/Pdt.Sus/2025/PN.Jkt.Pst", "nomor 90/Pdt.Sus/2025/PN.Jkt.Pst"),
    ],
)
def test_glued_sentences_are_parted_by_a_space(glued: str, parted: str) -> None:
    """A missing space after a full stop is put in; addresses and case numbers stay whole."""
    assert part_glued(glued) == parted


def test_lines_broken_at_a_width_are_joined() -> None:
    """Text wrapped by a mail program or a terminal reads as paragraphs again."""
    wrapped = (
        "Menteri Ani Lestari menyatakan pemerintah akan membangun\n"
        "sekolah terapung di Danau Biru tahun ini dengan dana dari\n"
        "Jawa Timur dan pusat."
    )
    assert cleaned(wrapped, "", NEXT)[0] == wrapped.replace("\n", " ") + "\n" + NEXT


def test_a_dateline_in_small_letters_does_not_go_on_with_the_caption_before_it() -> None:
    """Some outlets write their name so; both go."""
    caption, filed = "Ani Lestari di Danau Biru. Foto: Budi/Kabar", "kabar.com, MELATI - "
    assert clean(f"{caption}\n{filed}{LEAD}\n{NEXT}\nVideo Terpopuler Hari ini:", "").text == f"{LEAD}\n{NEXT}"


def test_invisible_characters_and_odd_spaces_are_put_right_silently() -> None:
    """NULs, bidi marks, zero-width and non-breaking spaces and any line ending leave plain text, and no report."""
    text = "Menteri\u00a0Ani\u202e Lestari\x00 tiba.\r\nIa\u200b\t pulang.\u2028Kabar\ufeff baik.\rSelesai."
    assert cleaned(text) == ("Menteri Ani Lestari tiba.\nIa pulang.\nKabar baik.\nSelesai.", {})


@given(
    st.lists(st.sampled_from([LEAD, NEXT, '"Kami siap," kata Ani.', "Biayanya Rp 2,5 juta."]), min_size=1, max_size=12)
)
def test_prose_is_never_touched(paragraphs: list[str]) -> None:
    """A text of sentences only comes out as it went in."""
    assert clean("\n".join(paragraphs), "Lain Sama Sekali").text == "\n".join(paragraphs)


@given(st.text(max_size=200), st.text(max_size=40))
def test_cleaning_twice_changes_no_letter(text: str, title: str) -> None:
    """What the cleaning lets stand has no blank lines, edges or invisible characters for a second one to find."""
    once = clean(text, title).text
    assert once == "\n".join(" ".join(line.split(" ")) for line in once.split("\n") if line)
    assert once.strip() == once


def test_other_articles_headlines_at_the_end_go() -> None:
    text, went = cleaned(
        LEAD, NEXT, "Kisah Guru Rahmat Mengajar di Atas Perahu Selama Tiga Tahun", "Harga Ikan di Danau Biru Naik Lagi"
    )
    assert text == f"{LEAD}\n{NEXT}"
    assert set(went.values()) == {"furniture"}


@pytest.mark.parametrize("last", ["Kampung Atas, Kampung Tengah", "Rahmat Waluyo memimpin doa"])
def test_a_last_line_of_the_article_itself_stays(last: str) -> None:
    assert cleaned(LEAD, NEXT, last)[0].endswith(last)
