"""Edits of a text: comments, order and style stay, and it says what was asked for."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config.edits import Edit, edited
from bot.config.lines import without_values
from bot.config.load import decoded, parse_config
from bot.errors import ConfigError

EXAMPLE = (Path(__file__).parents[2] / "config.example.toml").read_text(encoding="utf-8")
HELD = """# Redaksi kami
[bot]
name = 'Warta # satu'   # nama

# Pertama
[[feeds]]
url = "https://a.example/rss" # utama
topics = [ "politik" ]

# Kedua
[[feeds]]
url = "https://b.example/rss"
name = "Kabar B"

[operators]
telegram = [
    111, # Budi
    222, # Ani
]

[[posts]]
name = "pagi"
at = "07:00"
to = ["telegram:-1001"]
filter = { topics = ["politik"] } # hanya politik
# akhir
"""


def comments(text: str) -> Counter[str]:
    return Counter(line.partition("#")[2].strip() for line in without_values(text) if "#" in line)


def change(text: str, *edit: str) -> str:
    return edited(text, Edit(*edit)).text  # type: ignore[arg-type]


def test_a_value_is_replaced_in_its_own_style() -> None:
    """The comment behind it, the spaces and the kind of quotes stay; no other line changes."""
    after = change(HELD, "set", "bot.name", "Kabar Kita")
    assert after == HELD.replace("'Warta # satu'", "'Kabar Kita'")


def test_a_setting_goes_behind_those_of_its_table_and_its_removal_leaves_no_trace() -> None:
    """Not behind the comment that belongs to the next table; what came and went leaves the text as it was."""
    after = change(HELD, "set", "feeds[https://a.example/rss].paused", "ya")
    assert after == HELD.replace('topics = [ "politik" ]\n', 'topics = [ "politik" ]\npaused = true\n')
    assert change(after, "remove", "feeds[0].paused") == HELD


def test_a_table_goes_behind_its_like_and_its_removal_leaves_no_trace() -> None:
    """A new feed stands behind the feeds, not at the end; taken out, everything is as before."""
    after = change(HELD, "add", "feeds", 'url=https://c.example/rss name="Kabar C" topics=dunia,ekonomi')
    new = '\n[[feeds]]\nurl = "https://c.example/rss"\nname = "Kabar C"\ntopics = ["dunia", "ekonomi"]\n'
    assert after == HELD.replace('name = "Kabar B"\n', f'name = "Kabar B"\n{new}')
    assert change(after, "remove", "feeds", "Kabar C") == HELD


def test_a_table_that_goes_takes_only_its_own_comments() -> None:
    """The comment above the next one stays, though a parser would count it to the one before."""
    after = change(HELD, "remove", "feeds", "https://a.example/rss")
    assert comments(HELD) - comments(after) == Counter(["utama"])
    assert [feed["url"] for feed in tomllib.loads(after)["feeds"]] == ["https://b.example/rss"]


def test_lists_over_several_lines_keep_their_comments() -> None:
    """One more gets a line of its own; one less takes its line and its comment, and leaves the others theirs."""
    more = change(HELD, "add", "operators.telegram", "333")
    assert "    222, # Ani\n    333,\n]" in more
    assert change(more, "remove", "operators.telegram", "222") == more.replace("    222, # Ani\n", "")


def test_nested_settings_are_reached() -> None:
    """A filter that is written in one line keeps its comment."""
    after = change(HELD, "add", "posts[pagi].filter.topics", "dunia")
    assert 'filter = { topics = ["politik", "dunia"] } # hanya politik' in after
    assert tomllib.loads(change(HELD, "set", "posts[0].filter.words", "a, b"))["posts"][0]["filter"]["words"] == [
        "a",
        "b",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# kosong\n", '[bot]\nname = "W"', "[log]\nlevel = 'info'\n\n\n"])
@pytest.mark.parametrize(
    "edit",
    [
        ("set", "bot.language", "en"),
        ("add", "feeds", "https://a.example/rss"),
        ("add", "operators.discord", "1"),
        ("add", "posts", "name=pagi at=07:00 to=telegram:1 filter.words=x"),
    ],
)
def test_what_is_missing_is_made(text: str, edit: tuple[str, str, str]) -> None:
    """The first of a list, the first setting of a section, in a file that has neither."""
    after = change(text, *edit)
    parse_config(after, name="x", environ={})
    assert after.startswith(text.rstrip())


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    """As Windows editors write them."""
    windows = "\ufeff" + HELD.replace("\n", "\r\n")
    after = change(windows, "add", "feeds", "https://c.example/rss")
    assert after.startswith("\ufeff#")
    assert after.count("\n") == after.count("\r\n") == HELD.count("\n") + 3
    assert change(after, "remove", "feeds", "https://c.example/rss") == windows


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (("set", "bot.nam", "x"), "bot.nam: there is no such setting; did you mean 'name'?"),
        (("set", "telegram.token", "123:abc"), "a secret does not belong in the file"),
        (("set", "feeds", "x"), "is a table; set one of url, name"),
        (("set", "feeds.paused", "ya"), "say which of feeds, for example feeds"),
        (("set", "feeds[Kabar].paused", "ya"), "there is no such one of feeds; did you mean 'Kabar B'?"),
        (("set", "feeds[9].paused", "ya"), "there are 2, counted from 0"),
        (("set", "feeds[0].paused", "mungkin"), "neither true nor false"),
        (("set", "summary.sentences", "tiga"), "not a whole number; write for example 3"),
        (("set", "bot name", "x"), "is no key; write for example quiet.from"),
        (("set", "bot.name", "Warta # satu"), "is so already"),
        (("add", "bot.name", "x"), "is no list; use set"),
        (("add", "operators.telegram", "111"), "111 is there already"),
        (("add", "feeds", "alamat=https://x.example"), "is no setting with a value; there are url, name"),
        (("add", "feeds", 'url="https://x.example'), "a quote is opened and not closed"),
        (("remove", "feeds", "https://x.example"), "there is no such one of feeds"),
        (("remove", "operators.telegram", "9"), "9 is not in it"),
        (("remove", "operators.telegram[0]", ""), "write for example remove operators.telegram VALUE"),
        (("set", "bot.name[0]", "x"), "bot.name is no list of tables"),
        (("remove", "quiet.from", ""), "is not set in the file"),
        (("set", "bot.name", "x" * 30_000), "longer than 20,000 characters"),
    ],
)
def test_what_cannot_be_done_is_told_with_an_example(edit: tuple[str, str, str], words: str) -> None:
    """The key, what is wrong with it, and what to write instead."""
    with pytest.raises(ConfigError) as error:
        change(HELD, *edit)
    assert words in str(error.value)


@pytest.mark.parametrize(
    "value", ["a\nb", "a\r\n[feeds]\nx=1", "\x00\x1b[31m", "'''", '"""', "\\", "# x", "🦉" * 20, "]"]
)
def test_a_hostile_value_is_a_value(value: str) -> None:
    """Whatever it holds, it stays within its quotes."""
    data = tomllib.loads(change(HELD, "set", "bot.database", value))
    assert data["bot"].pop("database") == value.strip()
    assert data == tomllib.loads(HELD)


word = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12)
plain = st.text("abcxyz #'\"\\=[]{},", min_size=1, max_size=12)
number = st.integers(0, 4)
EDITS = st.one_of(
    st.builds(Edit, st.just("set"), st.sampled_from(["bot.name", "bot.database", "http.user_agent"]), word | plain),
    st.builds(Edit, st.just("set"), st.sampled_from(["summary.sentences", "http.max_bytes"]), number.map(str)),
    st.builds(Edit, st.just("set"), number.map(lambda n: f"feeds[{n}].paused"), st.sampled_from(["ya", "tidak"])),
    st.builds(Edit, st.just("set"), number.map(lambda n: f"posts[{n}].filter.words"), st.sampled_from(["a,b", "[]"])),
    st.builds(Edit, st.just("add"), st.just("feeds"), number.map(lambda n: f"https://{n}.example/rss")),
    st.builds(Edit, st.just("add"), st.just("posts"), number.map(lambda n: f"name=p{n} at=07:0{n} to=telegram:{n}")),
    st.builds(Edit, st.just("add"), st.just("events"), number.map(lambda n: f'name="a {n}" when="Maret 2026"')),
    st.builds(Edit, st.just("add"), st.sampled_from(["operators.telegram", "operators.discord"]), number.map(str)),
    st.builds(Edit, st.just("add"), number.map(lambda n: f"feeds[{n}].topics"), word | plain),
    st.builds(
        Edit, st.just("remove"), st.sampled_from(["feeds", "posts", "events", "operators.telegram"]), number.map(str)
    ),
    st.builds(Edit, st.just("remove"), st.sampled_from(["bot.name", "quiet.what", "operators.discord"])),
)


@given(st.sampled_from([EXAMPLE, HELD, HELD.replace("\n", "\r\n"), ""]), st.lists(EDITS, max_size=8))
@settings(max_examples=60)
def test_any_sequence_of_edits_loads_and_loses_no_comment(text: str, edits: list[Edit]) -> None:
    """Only a list's item or a setting that goes takes the comment in its own lines with it."""
    for edit in edits:
        try:
            after = edited(text, edit).text
        except ConfigError:
            continue
        before, now = tomllib.loads(decoded(text)), tomllib.loads(decoded(after))
        assert before != now
        lost = comments(decoded(text)) - comments(decoded(after))
        assert sum(lost.values()) == 0 or edit.action == "remove"
        kept = [line for line in text.splitlines() if line.startswith("#")]
        assert [line for line in after.splitlines() if line.startswith("#")] == kept
        text = after


def test_a_table_within_a_table_stands_before_the_comments_that_follow() -> None:
    """So that they stay when the table goes, and belong to what they belonged to."""
    more = change(HELD, "add", "posts", "name=sore at=17:00 to=telegram:1")
    filtered = change(more, "set", "posts[sore].filter.words", "a,b")
    assert filtered.endswith('to = ["telegram:1"]\n\n[posts.filter]\nwords = ["a", "b"]\n# akhir\n')
    assert change(filtered, "remove", "posts", "sore") == HELD.replace("# akhir", "\n# akhir")
