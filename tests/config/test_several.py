"""Several edits as one: taken apart as a person writes them, from a chat or a shell."""

import tomllib
from contextlib import suppress

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from bot.config.edits import Edit
from bot.config.several import all_edited, edits_of, edits_of_words
from bot.errors import ConfigError

HELD = """[quiet]
from = "22:00" # malam
to = "05:00"

[[posts]]
name = "pagi"
at = "07:00" # tiap hari
to = ["telegram:1"]
"""


def test_pairs_end_where_a_person_ends_them() -> None:
    """Blanks within quotes, brackets and a table's name belong to them; an empty value takes a setting out."""
    typed = (
        'posts[Kabar = Kita].at= bot.name="Warta \\"Kita\\"" operators.telegram=[1, 2]'
        " feeds[https://a.example/?a=b].every=1h "
    )
    assert edits_of("set", "", typed) == (
        Edit("remove", "posts[Kabar = Kita].at"),
        Edit("set", "bot.name", '"Warta \\"Kita\\""'),
        Edit("set", "operators.telegram", "[1, 2]"),
        Edit("set", "feeds[https://a.example/?a=b].every", "1h"),
    )
    assert edits_of("set", "bot.name", "a=b") == (Edit("set", "bot.name", "a=b"),)


def test_a_shells_words_are_pairs_or_keys_and_values() -> None:
    """Quotes are gone already."""
    cron = (Edit("remove", "posts[pagi].at"), Edit("set", "posts[pagi].cron", "0 7 * * 1-5"))
    assert edits_of_words(("posts[pagi].at=", "posts[pagi].cron=0 7 * * 1-5")) == cron
    assert edits_of_words(("posts[pagi].at", "", "posts[pagi].cron", "0 7 * * 1-5")) == cron
    for words in (("a.b",), ("a.b", "1", "c.d"), ("a.b=1", "c.d")):
        with pytest.raises(ConfigError):
            edits_of_words(words)


@pytest.mark.parametrize(("start", "end"), [("05:00", "22:00"), ("05:00", "12:00"), ("22:00", "21:00")])
def test_a_pair_of_times_moves_in_one_step(start: str, end: str) -> None:
    """Whichever the first of them would clash with; comments stay."""
    text = all_edited(HELD, [Edit("set", "quiet.from", start), Edit("set", "quiet.to", end)]).text
    assert tomllib.loads(text)["quiet"] == {"from": start, "to": end}
    assert "# malam" in text


@given(
    st.lists(st.tuples(st.sampled_from(["bot.name", "posts[pagi].at", "x[a b].c"]), st.text(max_size=20)), min_size=1)
)
def test_what_is_quoted_comes_back(pairs: list[tuple[str, str]]) -> None:
    """Any value in TOML's quotes, whatever stands in it."""
    typed = " ".join(f"{key}={tomlkit.item(value).as_string()}" for key, value in pairs)
    found = edits_of("set", "", typed)
    assert [(edit.key, tomllib.loads(f"v = {edit.value}")["v"]) for edit in found] == pairs


@given(st.text(max_size=60))
def test_any_text_is_edits_or_a_reason(text: str) -> None:
    """Never another error."""
    with suppress(ConfigError):
        assert all(edit.key for edit in edits_of("set", "", text))
