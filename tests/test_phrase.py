"""Phrases: kept as text and said later, in whichever language."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RefusedDocument
from bot.ingest.web.fetch import FetchFailed
from bot.locale import load_words
from bot.phrase import Phrase, Value, packed, phrase, unpacked

WORDS = st.text(max_size=20)
PHRASES = st.recursive(
    st.builds(Phrase, WORDS, st.dictionaries(WORDS, WORDS | st.integers()), WORDS),
    lambda inner: st.builds(
        Phrase, WORDS, st.dictionaries(WORDS, inner | st.lists(inner | WORDS, max_size=3).map(tuple)), WORDS
    ),
    max_leaves=6,
)


@given(PHRASES)
def test_what_was_packed_is_the_same_phrase_again(one: Value) -> None:
    """With the phrases among its values; and it is one line."""
    assert isinstance(one, Phrase)
    assert unpacked(packed(one)) == one
    assert "\n" not in packed(one)


@given(WORDS | st.sampled_from(['{"text": ', '{"text": 1}', '{"text": "a", "of": [], "place": ""}', '{"text": "a"}']))
def test_a_text_that_is_none_stays_as_it_is(text: str) -> None:
    """What an earlier version kept is said as it was."""
    assert unpacked(text) == text
    assert packed(text) == text


def test_a_reason_is_said_in_the_language_of_whoever_reads_it() -> None:
    """In English by ``str()``; nested, and after the way out of a child process."""
    error = FetchFailed("https://a.example/", phrase("web-unreachable", reason=phrase("web-refuses")))
    assert str(error) == "https://a.example/: cannot be reached (it refuses the connection)"
    assert load_words("id").say(error.reason) == "tidak dapat dijangkau (sambungan ditolak)"
    refused = pickle.loads(pickle.dumps(RefusedDocument(phrase("feed-none"))))
    assert (refused.reason, str(refused)[:13]) == (phrase("feed-none"), "is not a feed")


@pytest.mark.parametrize("language", ["id", "en"])
def test_large_numbers_are_read_easily(language: str) -> None:
    """With the marks of the language."""
    said = load_words(language).say(phrase("web-large", most=10_000_000))
    assert {"id": "10.000.000", "en": "10,000,000"}[language] in said
