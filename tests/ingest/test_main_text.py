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


@pytest.mark.parametrize("apart", ["<p>{}</p>", "<p>{}<br>"])
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


def test_a_page_without_an_article_is_refused() -> None:
    """However many short lines it has."""
    with pytest.raises(RefusedDocument, match="under 50 words"):
        text_of("<p>Sebentar.</p>")
