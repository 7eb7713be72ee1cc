"""An entry's markup as text: what is seen, a paragraph a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingest.feed import entry_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Satu <b>dua</b>.</p><p>Tiga</p>", "Satu dua.\n\nTiga"),
        ("Polos saja", "Polos saja"),
        ("Satu<br/>dua<br>tiga", "Satu\n\ndua\n\ntiga"),
        ("<script>x()</script><style>p{}</style><p>Isi</p>", "Isi"),
        ("<div>Luar <div>dalam</div> lagi</div>", "Luar\n\ndalam\n\nlagi"),
        ("<p>A &amp; B &lt;3</p>", "A & B <3"),
        ("<!-- rahasia --><p>Isi</p>", "Isi"),
        ("", ""),
        ("<p></p>", ""),
        ("<ul><li>Satu</li><li>Dua</li></ul>", "Satu\n\nDua"),
        ("<figure><img src=x><figcaption>Foto: Ani</figcaption></figure><p>Isi</p>", "Isi"),
    ],
)
def test_what_is_seen_is_kept(markup: str, text: str) -> None:
    """Blocks part paragraphs; scripts, styles, comments and captions go."""
    assert entry_text(markup) == text


@given(st.text(max_size=400))
def test_any_text_is_read(markup: str) -> None:
    """Broken markup gives less, never an error."""
    entry_text(markup)


def test_deep_markup_is_walked_without_recursion() -> None:
    """Ten thousand elements inside each other."""
    assert entry_text("<div>" * 10_000 + "halo") in {"halo", ""}
