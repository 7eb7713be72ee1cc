"""Rendering for Discord: within every limit, nothing lost, and hostile text is only text."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord.markup import escape, markdown, safe
from bot.adapters.discord.render import LONGEST_DESCRIPTION, LONGEST_TITLE, Page, render
from bot.adapters.discord.split import cut_text, units
from bot.message import (
    Aside,
    Bullets,
    Heading,
    Link,
    Message,
    Numbered,
    Paragraph,
    Quotation,
    Text,
    Time,
)

AT = datetime(2026, 2, 8, 2, 0, tzinfo=UTC)
TEXTS = st.text(st.sampled_from("ab 1.-\\*_~`|<>@#[]():\n👩‍👧é\u202e\x00“”"), max_size=60)
LONG = st.builds(lambda part, times: part * times, TEXTS, st.sampled_from([1, 3, 200]))
STYLES = st.sampled_from(["plain", "bold", "italic", "code", "faint"])
RUNS = st.lists(
    st.one_of(
        st.builds(Text, LONG, STYLES),
        st.builds(Link, TEXTS, st.sampled_from(["https://a.example/x(y)", "javascript:x", "https://[", ""])),
        st.just(Time(AT, "8 Februari 2026")),
    ),
    max_size=4,
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Heading, RUNS),
    st.builds(Paragraph, RUNS),
    st.builds(Bullets, st.lists(RUNS, max_size=3).map(tuple)),
    st.builds(Numbered, st.lists(RUNS, max_size=3).map(tuple), st.integers(1, 90)),
    st.builds(Quotation, LONG, RUNS),
    st.builds(Aside, st.just("📅"), RUNS),
)


def unescaped(text: str) -> str:
    """What Discord shows of escaped text without styles."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", text)


def only(*blocks: object) -> Page:
    (page,) = render(Message(blocks))  # type: ignore[arg-type]
    return page


@given(st.lists(BLOCKS, max_size=6).map(tuple))
def test_every_page_is_within_the_limits_and_none_is_empty(blocks: tuple[object, ...]) -> None:
    """Whatever a message holds, Discord can take each page."""
    pages = render(Message(blocks))  # type: ignore[arg-type]
    assert pages
    for page in pages:
        assert 0 < units(page.description) <= LONGEST_DESCRIPTION
        assert page.title is None or 0 < units(page.title) <= LONGEST_TITLE


@given(st.text(max_size=200))
def test_escaped_text_shows_itself(text: str) -> None:
    """Taking the backslashes away, as Discord does, gives the text back."""
    assert unescaped(escape(text)) == safe(text)


@given(st.text(st.sampled_from("kata lain. \n*_@<é👩‍👧"), max_size=300).map(lambda text: text * 60))
def test_a_long_paragraph_is_cut_and_nothing_is_lost(text: str) -> None:
    """The pages of one paragraph, joined, are the paragraph."""
    pages = render(Message((Paragraph((Text(text),)),)))
    shown = "".join(unescaped(page.description) for page in pages)
    assert re.sub(r"[\s\u200b]", "", shown) == re.sub(r"\s", "", safe(text))


@given(st.text(max_size=120), st.integers(1, 40))
def test_a_cut_text_is_whole_again_when_joined(text: str, most: int) -> None:
    """Both halves are the text, and the first one fits."""
    head, tail = cut_text(text, lambda part: len(part) <= most)
    assert head + tail == text
    assert len(head) <= most


@pytest.mark.parametrize(
    ("text", "most", "head"),
    [
        ("Satu dua. Tiga empat lima", 15, "Satu dua. "),
        ("Satu dua tiga empat", 12, "Satu dua "),
        ("aa👩‍👧bb", 4, "aa"),
        ("ae\u0301x", 2, "a"),
    ],
)
def test_cuts_are_made_where_a_reader_would(text: str, most: int, head: str) -> None:
    """Between sentences, else between words, else between characters as people see them."""
    assert cut_text(text, lambda part: len(part) <= most)[0] == head


def test_a_hostile_headline_is_only_text() -> None:
    """No mention, masked link, style, emoji, quote or code comes of it."""
    hostile = "@everyone <@1> [a](https://jahat.example) **x** `y` ||z|| <t:1:R> :smile:\n# h\n- l\n> q\n1. n"
    shown = only(Paragraph((Text(hostile),))).description
    assert not re.search(r"(?<!\\)[*`|<>@#\[\]]|https:/|(?<!\\):s|\n-|\n1\.", shown)
    assert unescaped(shown) == hostile


def test_a_link_says_where_it_leads() -> None:
    """The host stands beside the text, and nothing in the address ends the link."""
    link = Link("[baca] https://baik.example", "https://jahat.example/a)b(c d")
    assert markdown((link,)) == (
        r"[\[baca\] https\://baik.example](https://jahat.example/a%29b%28c%20d) (jahat.example)"
    )
    assert markdown((Link("baca", "javascript:alert(1)"),)) == "baca"


def test_times_are_shown_in_each_readers_zone() -> None:
    """An instant is Discord's own mark for one."""
    assert markdown((Time(AT, "8 Februari"),)) == "<t:1770516000:f>"


def test_a_quote_is_a_block_with_its_speaker() -> None:
    """Every line of it stands in the block."""
    shown = only(Paragraph((Text("Kata:"),)), Quotation("Satu\ndua", (Text("Rini", "bold"), Text(", wali kota"))))
    assert shown.description == "Kata:\n\n> “Satu\n> dua”\n> — **Rini**, wali kota"


def test_the_first_heading_is_the_title_unless_it_is_too_long() -> None:
    """One that is too long stands in bold above the rest."""
    assert only(Heading((Text("Berita *baru*"),)), Paragraph((Text("x"),))) == Page(r"Berita \*baru\*", ("x",))
    long = "a" * 257
    assert only(Heading((Text(long),))) == Page(None, (f"**{long}**",))


def test_directions_and_nulls_are_taken_out() -> None:
    """What a headline reads is what it is."""
    assert escape("a\x00b\u202ec\u2066d") == "abcd"


def test_numbers_are_ours_and_neighbouring_styles_stay_apart() -> None:
    """A list keeps the numbers that people answer with."""
    shown = only(Numbered(((Text("a", "bold"), Text("b", "italic")), (Text("c"),)), 9)).description
    assert shown == "9\\. **a**\u200b*b*\n10\\. c"
