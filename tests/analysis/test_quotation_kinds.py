"""Statements and quoted pieces are kept; titles, terms, nicknames, slogans and scare quotes are not."""

from pathlib import Path

import pytest

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.quotation.candidates import candidates
from bot.analysis.quotation.features import Setting, features
from bot.analysis.quotation.weights import WEIGHTS
from bot.analysis.sentences import split

SEED = Path(__file__).parents[3] / "shared" / "corpus" / "seed" / "putin-dialog-militer.txt"


def document(text: str, language: str = "id") -> Document:
    return Document(title="", text=text, language=language, published_at=None, sentences=split(text, language))


def found(text: str, language: str = "id") -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in spot(document(text, language))]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("“Jembatan itu dibuka lagi bulan depan,” kata Rina Wulandari.", "Jembatan itu dibuka lagi bulan depan"),
        ('Rina Wulandari menjawab, "Belum."', "Belum."),
        ('Di akunnya, Wira menulis: "Kami pulang besok."', "Kami pulang besok."),
        ('"Setuju," jawab para peserta rapat.', "Setuju"),
        ("”Harga beras sudah turun sejak pekan lalu.” Pasar pun ramai.", "Harga beras sudah turun sejak pekan lalu."),
        ('"Pelaku kami tahan," terang Kapolsek Wira Tanu.', "Pelaku kami tahan"),
        (
            '"Semua warga wajib lapor paling lambat Jumat," bunyi surat edaran itu.',
            "Semua warga wajib lapor paling lambat Jumat",
        ),
        ("KOTA LAMA, HARIAN — ”Air sudah surut,” ujar Lurah Rina.", "Air sudah surut"),
        (
            'Dalam pasal itu tertuang bahwa "Setiap warga berhak atas air bersih yang layak dan terjangkau".',
            "Setiap warga berhak atas air bersih yang layak dan terjangkau",
        ),
    ],
)
def test_a_whole_statement_is_direct(text: str, statement: str) -> None:
    """A quoted sentence is direct, however short, wherever its attribution stands."""
    assert found(text) == [("direct", statement)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Ia menyebut penutupan jembatan itu sebagai “kesalahan besar” pemerintah.", "kesalahan besar"),
        ("Wira mengatakan bahwa harga beras 'sudah tidak masuk akal'.", "sudah tidak masuk akal"),
        ('Menurut Rina Wulandari, rencana itu "belum matang dan terlalu mahal".', "belum matang dan terlalu mahal"),
        ('Gubernur Tanu menilai aturan tersebut "tidak adil" bagi nelayan.', "tidak adil"),
        ('Rencana itu, yang ia sebut "mimpi di siang bolong", ditolak warga.', "mimpi di siang bolong"),
        (
            "Rina memperingatkan pejabat agar ‘tidak bermain mata dengan penambang’.",
            "tidak bermain mata dengan penambang",
        ),
        (
            'Warga bisa "menuntut ganti rugi tanpa syarat" kepada pengembang, kata Wira.',
            "menuntut ganti rugi tanpa syarat",
        ),
    ],
)
def test_a_piece_inside_a_reported_sentence_is_partial(text: str, piece: str) -> None:
    """What someone calls, holds or says in their own words within the reporter's sentence is partial."""
    assert found(text) == [("partial", piece)]


@pytest.mark.parametrize(
    "text",
    [
        'Film "Langit di Atas Dermaga" tayang mulai Kamis.',
        "Pelantun 'Rindu Pelabuhan' itu menggelar konser bertajuk 'Pulang Kampung'.",
        "Mereka dikenal dengan julukan “Si Kuda Laut”.",
        'Tersangka Budi alias "Tato" ditangkap di Kota Lama.',
        "Seminar bertema 'Menata Ulang Pasar Ikan: Peluang dan Tantangan' digelar Senin.",
        'Peserta membawa spanduk bertuliskan "Laut Bukan Tempat Sampah".',
        "Program “Sekolah Perahu” dimulai tahun ini.",
        'Pengguna tinggal menekan tombol "Simpan" lalu menu "Tempat Saya".',
        "Harga itu dianggap 'miring' oleh pasar.",
        'Ketua RT Sarno "Gareng" Wibowo hadir.',
        'Istilah "hard landing" dipakai bank sentral.',
        '"Sapa Pagi, Kota Lama!"',
        "Komet itu secara ilmiah disebut 'ekor ganda'.",
        "Judul-judulnya 'Ombak', 'Angin Timur', dan 'Karang'.",
        'Doa Melaut\n"Bismillaahi majreehaa wa mursaahaa inna rabbii."\nArtinya: "Dengan nama Tuhan ia berlayar."',
    ],
)
def test_what_nobody_says_is_no_quotation(text: str) -> None:
    """Titles, names, labels, nicknames, slogans, terms and scare quotes are not quotations."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ('"We will be back," the union warned.', [("direct", "We will be back")]),
        ('Mayor Ann Pell called the plan "deeply unfair".', [("partial", "deeply unfair")]),
        ("'The miners' pay is too low,' he said.", [("direct", "The miners' pay is too low")]),
        ('The film "A Quiet Harbour" opens on Friday.', []),
        ('The so-called "golden ticket" was dropped.', []),
    ],
)
def test_english_is_read_by_the_same_rules(text: str, spans: list[tuple[str, str]]) -> None:
    """The same code tells statements, pieces and names apart in English."""
    assert found(text, "en") == spans


def test_a_statement_broken_by_its_attribution_is_one() -> None:
    """Both halves carry the number of one statement; the next speaker's does not."""
    text = '"Kami siap," kata Rina di balai kota. "Besok kami mulai." Wira hadir. "Kami ikut," kata Wira.'
    assert [span.statement for span in spot(document(text))] == [0, 0, 1]
    text = '"Bila hujan," ujar Rina, "kami pindah ke dalam." Rapat usai.'
    assert [span.statement for span in spot(document(text))] == [0, 0]


def test_paragraphs_of_one_statement_are_one() -> None:
    """A statement of several paragraphs, each opened again, keeps one number."""
    text = '"Rencana pertama sudah siap.\n"Rencana kedua menyusul," kata Rina.\n"Saya tunggu," kata Wira.'
    assert [span.statement for span in spot(document(text))] == [0, 0, 1]


def test_the_sample_article_has_four_quotes() -> None:
    """One direct and three partial quotes, and nothing else, in the article the project began with."""
    if not SEED.exists():
        pytest.skip("the development corpus is not here")
    kinds = [(kind, quote.split()[0]) for kind, quote in found(SEED.read_text(encoding="utf-8"))]
    assert kinds == [("partial", "sangat"), ("partial", "langkah"), ("direct", "Jika"), ("partial", "membantu")]


def test_every_feature_has_its_weight() -> None:
    """Weights and features come from the same training: no name is missing on either side."""
    pieces = tuple(candidates(document('Ia menyebutnya "mimpi buruk".')))
    assert list(features(pieces[0], Setting.of(pieces, "id"))) == list(WEIGHTS)
