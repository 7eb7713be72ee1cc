"""The text of pages whose menus look like text, and of articles that look like menus."""

import pytest

from bot.errors import RefusedDocument
from bot.ingest.formats.main_text import main_text
from bot.ingest.formats.tree import page_tree

PROSE = (
    "Wali Kota Sari Wening membuka Pasar Awan pada Senin pagi di hadapan ratusan pedagang dan warga sekitar.",
    "Menurut dia, pasar itu dibangun selama dua tahun dengan dana daerah dan menampung tiga ratus pedagang.",
    "Pemerintah kota juga menyiapkan angkutan umum gratis ke pasar setiap akhir pekan sampai akhir tahun ini.",
    "Para pedagang berharap harga kebutuhan pokok lebih terjangkau karena sewa lapak kini ditanggung kota.",
)
MENU = "".join(f"<div><span>Rubrik {n} kota kita</span></div>" for n in range(60))


def text_of(body: str) -> str:
    tree = page_tree(f"<html><head><title>Pasar Awan</title></head><body>{body}</body></html>")
    assert tree is not None
    return main_text(tree, 50)


@pytest.mark.parametrize(
    "apart", ["<p>{}</p>", "<p>{}<br>", "{}<br><br>", "<b>{}</b><br>", "{}<div>Baca Juga: <a>x</a></div><br>"]
)
def test_menus_around_an_article_are_not_its_text(apart: str) -> None:
    """On pages without any mark of where the article is, as old ones are."""
    article = "".join(apart.format(line) for line in PROSE)
    found = text_of(f"{MENU}<div class='kiri'><div class='baca'>{article}</div></div>")
    assert [line for line in found.split("\n") if line] == list(PROSE)


def test_an_article_of_short_lines_keeps_them() -> None:
    """Timelines, lists of names, recipes."""
    lines = [f"{n} gram tepung beras ketan" for n in range(30)]
    found = text_of("<article>" + "".join(f"<p>{line}</p>" for line in (*lines, *PROSE)) + "</article>")
    assert all(line in found for line in (*lines, *PROSE))


HEADLINES = ("Harga Beras Turun di Tiga Kota", "Jembatan Melati Ditutup Dua Hari", "Sekolah Awan Kembali Dibuka")
TEASER = "Warga Kota Kenari menanti kabar itu sejak pekan lalu dan berharap pemerintah segera bertindak."


def test_a_list_of_other_articles_is_not_taken_for_the_article() -> None:
    """Even where it is the only part that is marked as text, and tells how each of them begins."""
    items = "".join(
        f"<li>\n<div>\n<div>\n<a href='/{n}'>\n<span>{head}</span>\n</a>\n<p>{TEASER}</p>\n</div>\n</div>\n</li>"
        for n, head in enumerate(HEADLINES * 3)
    )
    article = "".join(f"<p>{line}</p>" for line in PROSE * 2)
    found = text_of(
        f"<div class='article-content'><h3>BERITA LAINNYA</h3><ul>{items}</ul></div><div class='isi'>{article}</div>"
    )
    assert PROSE[0] in found
    assert TEASER not in found


@pytest.mark.parametrize("captions", [1, 3])
def test_a_gallery_of_photos_is_no_article(captions: int) -> None:
    """What people see beside its photos is menus and others' headlines; a caption or two do not make an article."""
    photos = "".join(
        f"<div><img src='{n}.jpg'><span>Pasar Awan, Senin. Foto: Sari</span></div>" for n in range(captions)
    )
    menu = "".join(
        f"<li><div>Senin, 23/11/2026 1{n}:05 WIB</div><div>{head}</div></li>" for n, head in enumerate(HEADLINES * 3)
    )
    with pytest.raises(RefusedDocument, match="hardly a sentence"):
        text_of(f"<div>FotoBisnis</div><div>{PROSE[0]}</div>{photos}<ul>{menu}</ul>{MENU}")


def test_all_that_a_page_shows_in_one_piece_is_no_article() -> None:
    """As it is had from pages of photos that are marked as nothing at all."""
    with pytest.raises(RefusedDocument, match="hardly a sentence"):
        text_of("<span>" + "Populer 5 telah dilihat 116 kali Deretan Pasar Tertua Lihat Semua " * 30 + "</span>")


def test_many_headings_do_not_cost_an_article_its_sentences() -> None:
    """An article in parts, each in an element of its own, is told whole."""
    parts = "".join(
        f"<div><h3>Langkah {n}</h3><h4>Bahan</h4><h4>Cara</h4><p>{line}</p><p>{line} Lagi {n}.</p></div>"
        for n, line in enumerate(PROSE * 2)
    )
    found = text_of(f"<div class='article-content'>{parts}</div>")
    assert all(found.count(line) >= 2 for line in PROSE)


def test_a_page_without_an_article_is_refused() -> None:
    """However many short lines it has."""
    with pytest.raises(RefusedDocument, match="under 50 words"):
        text_of("<p>Sebentar.</p>")
