"""Filters: by topic, outlet, words and people; never by a pattern."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.publish.filters import Filter, Reader, _spaced
from storage.records import Analysis, Article, Copy, Headline, Quote, Speaker, Summary
from tests.storage.making import DAY

TEXT = "Wali Kota membuka dialog militernya di Kafé Melati. Mobil listrik dipamerkan, bukan mobilisasi."


def article(text: str = TEXT, title: str = "Pasar Awan dibuka") -> Article:
    quote = Quote("ya", 0, 2, "direct", Speaker("Sekar Wulandari", None, "Sekar"), "kata")
    head = Headline(1, title, "Kabar Kencana", None, DAY, "id", 0)
    analysis = Analysis(title, "id", text, (), Summary("lead", ()), (quote,), ())
    return Article(head, 1, DAY, None, None, ("Ekonomi", "kota"), analysis, (), ())


@pytest.mark.parametrize(
    ("wanted", "passes"),
    [
        (Filter(), True),
        (Filter(topics=("ekonomi",)), True),
        (Filter(topics=("olahraga", "KOTA")), True),
        (Filter(topics=("olahraga",)), False),
        (Filter(sources=("kabar kencana",)), True),
        (Filter(sources=("Kabar",)), False),
        (Filter(words=("dialog",)), True),  # dialognya too, and what is before -nya
        (Filter(words=("militer",)), True),
        (Filter(words=("Kafe Melati",)), True),
        (Filter(words=("melati kafe",)), False),
        (Filter(words=("pasar",)), True),  # in the title
        (Filter(words=("mobilisasi",)), True),
        (Filter(words=("mobilis",)), False),
        (Filter(words=("dialog(", ".*")), True),
        (Filter(words=(".*",)), False),
        (Filter(without=("mobil listrik",)), False),
        (Filter(without=("listriknya",)), True),
        (Filter(words=("dialog",), without=("pasar",)), False),
        (Filter(people=("wulandari",)), True),
        (Filter(people=("Sekar Wulandari", "Bayu")), True),
        (Filter(people=("Sekar Bayu",)), False),
        (Filter(topics=("ekonomi",), sources=("Lain",)), False),
    ],
)
def test_what_passes(wanted: Filter, passes: bool) -> None:
    """Every kind must pass; within a kind one is enough."""
    assert wanted.takes(article(), Reader()) == passes


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        (Filter(), None),
        (Filter(topics=("olahraga",)), "topics"),
        (Filter(sources=("Kabar",)), "sources"),
        (Filter(people=("Bayu",)), "people"),
        (Filter(words=("dialog",), without=("pasar",)), "without"),
        (Filter(words=("kereta",)), "words"),
        (Filter(words=("dialog",)), None),
    ],
)
def test_what_does_not_pass_can_be_told(wanted: Filter, refusal: str | None) -> None:
    """By the part of the filter that refuses it; a story that was told before is one too."""
    assert wanted.refusal(article(), Reader()) == refusal
    again = article()
    copied = replace(again, headline=replace(again.headline, id=2, copies=(Copy(1, "Kabar Lain", None),)))
    assert wanted.refusal(copied, Reader()) == (refusal or "told")


@given(words=st.text(st.characters(codec="utf-8"), max_size=20), text=st.text(max_size=100))
def test_any_words_are_words(words: str, text: str) -> None:
    """Whatever is written in a filter, it finds what holds it and excludes the same."""
    held = replace(article(), analysis=replace(article().analysis, text=f"{text} {words} {text}"))
    if _spaced(words).strip():
        assert Filter(words=(words,)).takes(held, Reader()) != Filter(without=(words,)).takes(held, Reader())


def test_no_filter_is_slow() -> None:
    """A long article and what would be a catastrophic pattern."""
    begun = time.process_time()
    assert not Filter(words=("(a+)+$" * 20,)).takes(article("a" * 200_000), Reader())
    assert time.process_time() - begun < 5
