"""The console renders every block and action, as text that steers nothing."""

import io
import unicodedata
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.adapters.console.render import NARROWEST, Button, buttons_of, render
from bot.adapters.console.safety import safe_line, safe_lines
from bot.locale import load_words
from bot.message import (
    Aside,
    Attachment,
    Block,
    Bullets,
    Call,
    CopyText,
    Field,
    Form,
    Heading,
    Link,
    Message,
    Numbered,
    OpenLink,
    Paragraph,
    Quotation,
    Run,
    Text,
    Time,
)

WORDS = load_words("id")
NOON = datetime(2026, 2, 6, 5, 0, tzinfo=UTC)
QUOTE = "Kami belum pernah melihat air serendah ini, dan kami tidak akan menunggu sampai waduk kering"

BLOCKS: dict[type[Block], tuple[Block, str]] = {
    Heading: (Heading((Text("Waduk Wening surut"),)), "Waduk Wening surut"),
    Paragraph: (Paragraph((Text("kabar.example"), Text(" · pagi", "faint"))), "kabar.example · pagi"),
    Bullets: (Bullets(((Text("satu"),), (Text("dua"),))), "• satu\n• dua"),
    Numbered: (Numbered(((Text("satu"),), (Text("dua"),)), first=9), " 9. satu\n10. dua"),
    Quotation: (Quotation(QUOTE, (Text("Sari Wening"),)), f"┃ “{QUOTE}”\n┃ — Sari Wening"),
    Aside: (Aside("📅", (Text("Maret 2026"),)), "📅 Maret 2026"),
}
RUNS: dict[type[Run], tuple[Run, str]] = {
    Text: (Text("kata", "code"), "kata"),
    Link: (Link("beritanya", "https://kabar.example/waduk?x=1"), "beritanya (kabar.example)"),
    Time: (Time(NOON, "Jumat, 6 Februari 2026 pukul 12.00 WIB"), "Jumat, 6 Februari 2026 pukul 12.00 WIB"),
}
BUTTONS: dict[type[Button], tuple[Button, str]] = {
    Call: (Call("Kutipan (4)", "kutipan", "#1"), "[1] Kutipan (4)"),
    OpenLink: (OpenLink("Baca artikel", "https://kabar.example/waduk"), "[1] Baca artikel (kabar.example)"),
    CopyText: (CopyText("Salin", "teks"), "[1] Salin"),
    Attachment: (Attachment("rapat.ics", "text/calendar", b""), "[1] Simpan rapat.ics"),
}


def shown(message: Message, *, width: int | None = None, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=colour, color_system="truecolor" if colour else None, width=200)
    console.print(render(message, WORDS, width=width), soft_wrap=True)
    return out.getvalue().rstrip("\n")


def with_buttons(*buttons: Button) -> Message:
    actions = tuple(button for button in buttons if not isinstance(button, Attachment))
    files = tuple(button for button in buttons if isinstance(button, Attachment))
    return Message((), (actions,), files)


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_block_is_shown(kind: type[Block]) -> None:
    """A block of each kind reads as it should; a new kind without a case here fails."""
    block, text = BLOCKS[kind]
    assert shown(Message((block,))) == text


@pytest.mark.parametrize("kind", get_args(Run))
def test_every_run_is_shown(kind: type[Run]) -> None:
    """A run of each kind reads as it should; links tell their host."""
    run, text = RUNS[kind]
    assert shown(Message((Paragraph((run,)),))) == text


@pytest.mark.parametrize("kind", get_args(Button))
def test_every_button_is_shown_with_its_number(kind: type[Button]) -> None:
    """An action of each kind, and a file, can be pressed by a number that stands before it."""
    button, text = BUTTONS[kind]
    assert shown(with_buttons(button)).strip() == text


def test_buttons_are_numbered_across_rows_and_files() -> None:
    """Numbers go on from row to row, and files come last: the order that presses follow."""
    message = Message(
        (), ((Call("a", "x"), Call("b", "x")), (), (Call("c", "x"),)), (Attachment("d.ics", "text/calendar", b""),)
    )
    assert shown(message).strip().split("\n") == ["[1] a  [2] b", "[3] c", "[4] Simpan d.ics"]
    assert [len(row) for row in buttons_of(message)] == [2, 1, 1]


def test_colours_style_without_changing_the_text() -> None:
    """With colours the same characters stand between the escape codes, and a link can be opened."""
    message = Message((Heading((Text("Judul"),)), Paragraph((Link("di sini", "https://kabar.example/a"),))))
    assert "\x1b[1mJudul" in shown(message, colour=True)
    assert "https://kabar.example/a" in shown(message, colour=True)
    assert "\x1b" not in shown(message)


def test_an_address_cannot_break_out_of_its_link() -> None:
    """An address with an escape in it is not written into the terminal's link sequence."""
    hostile = Link("di sini", "https://kabar.example/\x1b]0;judul\x07")
    coloured = shown(Message((Paragraph((hostile,)),)), colour=True)
    assert "]0;" not in coloured
    assert "\x07" not in coloured


def test_markup_in_news_is_text() -> None:
    """Square brackets, emoji codes and HTML in news mean nothing."""
    text = "[bold]tebal[/bold] [link=http://x.example]x[/link] :smile: <b>b</b> [/]"
    assert shown(Message((Paragraph((Text(text),)),))) == text


def test_a_quote_keeps_its_words_when_wrapped() -> None:
    """Wrapping a quote changes nothing but line ends, each line behind the bar."""
    lines = shown(Message((Quotation(QUOTE, (Text("Sari Wening, kepala Balai Waduk Wening"),)),)), width=40).split("\n")
    assert all(line.startswith("┃ ") and len(line) <= 40 for line in lines)
    assert " ".join(line[2:].strip() for line in lines).startswith(f"“{QUOTE}” — Sari Wening")


anything = st.text(st.characters(codec=None))
runs = st.lists(
    st.one_of(
        st.builds(Text, anything, st.sampled_from(["plain", "bold", "italic", "code", "faint"])),
        st.builds(Link, anything, anything),
        st.builds(Time, st.just(NOON), anything),
    ),
    max_size=3,
).map(tuple)
items = st.lists(runs, max_size=3).map(tuple)
blocks = st.one_of(
    st.builds(Heading, runs),
    st.builds(Paragraph, runs),
    st.builds(Bullets, items),
    st.builds(Numbered, items, st.integers(1, 2000)),
    st.builds(Quotation, anything, runs),
    st.builds(Aside, st.sampled_from(["📅", "✏️"]), runs),
)
actions = st.one_of(
    st.builds(Call, anything, anything),
    st.builds(OpenLink, anything, anything),
    st.builds(CopyText, anything, anything),
    st.builds(Form, anything, anything, anything, st.just((Field("Isi"),))),
)
messages = st.builds(
    Message,
    st.lists(blocks, max_size=4).map(tuple),
    st.lists(st.lists(actions, max_size=3).map(tuple), max_size=3).map(tuple),
    st.lists(st.builds(Attachment, anything, st.just("text/plain"), st.just(b"")), max_size=2).map(tuple),
)


@given(message=messages, width=st.none() | st.integers(1, 120))
def test_nothing_steers_the_terminal(message: Message, width: int | None) -> None:
    """Whatever a message holds, the text has no control character but line ends, nothing that turns direction."""
    text = shown(message, width=width)
    assert not [c for c in text if unicodedata.category(c) == "Cc" and c != "\n"]
    assert not set(text) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    text.encode("utf-8")


@given(text=anything, width=st.integers(1, 120))
def test_all_visible_text_is_kept(text: str, width: int) -> None:
    """Wrapping loses and adds only white space, and no line is wider than the terminal."""
    rendered = render(Message((Quotation(text, ()),)), WORDS, width=width)
    lines = rendered.plain.split("\n")
    assert "".join("".join(line.removeprefix("┃ ") for line in lines).split()) == "".join(
        f"“{safe_lines(text)}”".split()
    )
    assert all(line.rstrip() and console_width(line.rstrip()) <= max(width, NARROWEST) for line in lines)


def console_width(line: str) -> int:
    from rich.cells import cell_len

    return cell_len(line)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_ordinary_text_is_left_alone(text: str) -> None:
    """Text without controls comes through exactly."""
    assert safe_lines(text) == text
    assert safe_line(text) == text


def test_an_escape_sequence_loses_only_its_escape() -> None:
    """What could be read stays readable; joiners in scripts and emoji stay too."""
    assert safe_lines("a\x1b[31mb\x9b2Jc\rd\r\ne\u2028f\tg") == "a[31mb2Jc\nd\ne\nf g"
    assert safe_lines("👨\u200d👩\u200d👧 नमस\u200cते") == "👨\u200d👩\u200d👧 नमस\u200cते"
