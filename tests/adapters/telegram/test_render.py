"""What a message becomes: all of its text, every mark in its place, within Telegram's limits, whatever it holds."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.adapters.telegram.marked import WHOLE, Mark, Marked
from bot.adapters.telegram.render import FOLDED_FROM, Part, render
from bot.adapters.telegram.split import split
from bot.adapters.telegram.units import cut, units
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

AT = datetime(2026, 11, 25, 2, 30, tzinfo=UTC)
letters = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u200e\u200f\u061c\ufeff")
    | st.sampled_from("👨‍👩‍👧🇮🇩é\n "),
    max_size=60,
)
runs = st.lists(
    st.builds(Text, letters, st.sampled_from(["plain", "bold", "italic", "code", "faint"]))
    | st.builds(
        Link, letters, st.sampled_from(["https://a.example/x", "http://www.b.example", "mailto:x", "http://[", ""])
    )
    | st.builds(Time, st.just(AT), letters),
    max_size=4,
).map(tuple)
blocks = (
    st.builds(Heading, runs)
    | st.builds(Paragraph, runs)
    | st.builds(Bullets, st.lists(runs, max_size=4).map(tuple))
    | st.builds(Numbered, st.lists(runs, max_size=4).map(tuple), st.integers(1, 99))
    | st.builds(Quotation, letters.map(lambda text: text * 12), runs)
    | st.builds(Aside, st.sampled_from(["📅", "✏️"]), runs)
)
messages = st.lists(blocks, max_size=12).map(lambda several: Message(tuple(several)))


def covered(part: Part, entity: MessageEntity) -> str:
    """The text under an entity, as Telegram finds it."""
    raw = part.text.encode("utf-16-le")
    return raw[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


@given(messages)
@settings(max_examples=150, deadline=None)
def test_every_part_is_what_telegram_takes(message: Message) -> None:
    """Within 4096 units and 100 entities; each entity covers something, and parts no character."""
    for part in render(message):
        assert part.text.strip()
        assert units(part.text) <= 4096
        assert len(part.entities) <= 100
        for entity in part.entities:
            assert covered(part, entity).strip()


@given(st.text(max_size=400), st.integers(8, 60), st.integers(1, 5), st.data())
@settings(max_examples=200, deadline=None)
def test_parts_join_to_the_whole(text: str, most_units: int, most_entities: int, data: st.DataObject) -> None:
    """Nothing is lost, doubled or moved by a split, and every mark is whole or goes on in the next part."""
    places = st.integers(0, len(text))
    kinds = st.sampled_from(["bold", "blockquote", "text_link", "date_time"])
    marks = []
    for kind, one, other in data.draw(st.lists(st.tuples(kinds, places, places), max_size=8)):
        if one != other:
            marks.append(Mark(kind, min(one, other), max(one, other), url="https://a.example"))
    marked = Marked(text, tuple(sorted(marks, key=lambda mark: mark.start)), tuple(data.draw(st.sets(places))))
    parts = split(marked, most_units=most_units, most_entities=most_entities)
    assert "".join(part.text for part in parts) == text
    assert all(units(part.text) <= most_units for part in parts)
    assert all(len(part.marks) <= most_entities for part in parts) or most_entities < len(marks)
    length = {mark: mark.end - mark.start for mark in marks}
    assert sum(mark.end - mark.start for part in parts for mark in part.marks) == sum(length[mark] for mark in marks)


def test_a_cut_falls_where_it_hurts_least() -> None:
    """At a block, else a sentence, else a word, and never inside a link that would fit whole."""
    text = "Satu dua. Tiga empat lima enam"
    assert [part.text for part in split(Marked(text, (), ()), most_units=16)] == [
        "Satu dua. ",
        "Tiga empat lima ",
        "enam",
    ]
    assert split(Marked(text, (), (15,)), most_units=18)[0].text == "Satu dua. Tiga "
    link = Mark("text_link", 5, 14, url="https://a.example")
    assert split(Marked(text, (link,), ()), most_units=12)[0].text == "Satu "
    assert {part.text for part in split(Marked("👨‍👩‍👧" * 4, (), ()), most_units=20)} == {"👨‍👩‍👧" * 2}


def test_whole_marks_are_parted_only_when_they_fit_in_no_message() -> None:
    """A link longer than a message has to be."""
    mark = Mark("text_link", 0, 50, url="https://a.example")
    parts = split(Marked("x" * 50, (mark,), ()), most_units=20)
    assert [part.text for part in parts] == ["x" * 20, "x" * 20, "x" * 10]
    assert all(part.marks[0].kind in WHOLE for part in parts)


@pytest.mark.parametrize(("length", "kind"), [(20, "blockquote"), (FOLDED_FROM, "expandable_blockquote")])
def test_long_quotes_are_folded(length: int, kind: str) -> None:
    """The words stand in the block, between marks; who said them stands under it."""
    (part,) = render(Message((Quotation("k" * length, (Text("Ani", "bold"), Text(" · kabar.example"))),)))
    assert part.text == f"“{'k' * length}”\n— Ani · kabar.example"
    assert [(entity.type, covered(part, entity)) for entity in part.entities] == [
        (kind, f"“{'k' * length}”"),
        ("bold", "Ani"),
    ]


def test_times_are_shown_in_each_readers_zone_with_a_full_fallback() -> None:
    """A client that does not know the entity shows the text."""
    (part,) = render(Message((Paragraph((Time(AT, "Rabu, 25 November 2026 pukul 09.30 WIB"),)),)))
    (entity,) = part.entities
    assert (entity.type, entity.unix_time) == ("date_time", AT)
    assert covered(part, entity) == "Rabu, 25 November 2026 pukul 09.30 WIB"


def test_the_host_of_a_link_is_shown() -> None:
    """So that nobody taps into the unknown; what is no web address is only text."""
    (part,) = render(
        Message((Paragraph((Link("Baca", "https://www.a.example/x"), Text(" "), Link("Itu", "mailto:x"))),))
    )
    assert part.text == "Baca (a.example) Itu"
    assert [entity.url for entity in part.entities] == ["https://www.a.example/x"]


def test_nothing_becomes_an_ellipsis() -> None:
    """Telegram sends no empty message."""
    assert render(Message(())) == (Part("…", ()),)
    assert render(Message((Paragraph((Text(" \n "),)),))) == (Part("…", ()),)


def test_a_huge_quote_comes_whole() -> None:
    """200 kB in some fifty parts, each a block of its own."""
    text = "Kalimat ini diulang. " * 10_000
    parts = render(Message((Quotation(text, (Text("Ani"),)),)))
    assert "".join(part.text for part in parts) == f"“{text}”\n— Ani"
    assert all(part.entities[0].type == "expandable_blockquote" for part in parts)


@given(st.text(max_size=50), st.integers(2, 20))
def test_a_label_is_cut_to_fit(text: str, most: int) -> None:
    """With a mark where something is missing."""
    assert units(cut(text, most)) <= most
    assert cut(text, most) == text or cut(text, most).endswith("…")
