"""Quick patterns find what the plain ones find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.patterns import any_of, lower_words

WORDS = st.lists(st.text("abk", min_size=1, max_size=5), min_size=1, max_size=12)


@given(WORDS, st.text("abk ", max_size=60))
def test_words_told_by_their_letters_are_found_where_plain_alternatives_are(words: list[str], text: str) -> None:
    """The order of alternatives decides which of two is found, and stays."""
    listed = "|".join(words)
    plain, told = re.compile(f"(?:{listed})"), re.compile(f"(?:{any_of(listed)})")
    assert [found.span() for found in told.finditer(text)] == [found.span() for found in plain.finditer(text)]


def test_groups_and_quantified_letters_stay_whole() -> None:
    """An alternative may be a pattern: what stands in its brackets is not parted."""
    listed = r"konferensi(?: pers| media)?|kata|k?awal|(?:tak|tidak) akan|kat\w+"
    plain, told = re.compile(rf"\b(?:{listed})\b"), re.compile(rf"\b(?:{any_of(listed)})\b")
    text = "konferensi pers kata awal kawal tak akan tidak akan katanya konferensi media konferensi"
    assert told.findall(text) == plain.findall(text) != []


@given(st.text(max_size=80))
def test_words_are_the_same_in_plain_ascii_and_in_any_text(text: str) -> None:
    """The quick way is one for speed alone."""
    assert lower_words(text) == re.findall(r"[^\W_]+", text.lower())
