"""Simulated posts as a page: what would be sent, drawn, and nothing that an article holds becomes markup of ours."""

import html
import re

import pytest

from bot.adapters.discord import looks as discord
from bot.adapters.telegram import looks as telegram
from bot.cli.chat_page import Shown, page
from bot.message import Call, Heading, Link, Message, Paragraph, Quotation, Text

HOSTILE = '<script>alert(1)</script> & "x" **tebal** </blockquote> <img src=x onerror=alert(1)>'
POST = Message(
    (
        Heading((Text(HOSTILE),)),
        Paragraph((Link("Berita <b>", 'https://a.example/?q="><script>'), Text(" 👨‍👩‍👧 biasa"))),
        Quotation(f"Kata {HOSTILE}", (Text("Ani", "bold"),)),
    ),
    ((Call("<i>Tombol</i>", "ringkasan"),),),
)


@pytest.mark.parametrize("draw", [telegram.bubbles, discord.bubbles])
def test_what_an_article_holds_stays_text(draw: object) -> None:
    """Every tag on the page is one of ours, and all words are there to be read."""
    drawn = draw(POST)  # type: ignore[operator]
    ours = {"div", "span", "b", "i", "a", "blockquote", "code", "h3", "p", "strong", "em", "br"}
    assert set(re.findall(r"</?(\w+)", drawn)) <= ours
    assert "onerror" not in re.sub(r"&\w+;|>[^<]*<", "><", drawn)
    seen = html.unescape(re.sub(r"<[^>]+>", "", drawn))
    for words in ("alert(1)", "Berita", "biasa", "Ani", "<i>Tombol</i>"):
        assert words in seen


def test_telegrams_marks_are_drawn_where_they_are_sent() -> None:
    """A heading is bold, a link leads where it says, a quotation is a block."""
    message = Message((Heading((Text("Kabar 👍 baik"),)), Paragraph((Link("Baca", "https://a.example/x"),))))
    assert telegram.bubbles(message) == (
        '<div class="bubble"><b>Kabar 👍 baik</b>\n<a href="https://a.example/x">Baca</a> (a.example)</div>'
    )


def test_the_page_stands_alone() -> None:
    """One file, no script, nothing from elsewhere; an empty post says why it is none."""
    shown = [Shown("Sabtu <pagi>", "telegram", POST), Shown("Minggu", "discord", "nothing: there is nothing new")]
    text = page(shown, lambda platform: {"telegram": telegram.bubbles, "discord": discord.bubbles}[platform], title="W")
    assert "Sabtu &lt;pagi&gt;" in text
    assert "there is nothing new" in text
    assert "<script" not in text
    assert not re.search(r"(?:src|@import|url\()", text.replace("img src=x", ""))
