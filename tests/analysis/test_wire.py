"""The JSON of ``pewarta analyze`` is the documented contract, key for key; what breaks it is refused by name."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.wire import InvalidArticle, article_id, read_article, write_analysis
from storage.records import Analysis, PlannedEvent, Quote, Removed, Span, Speaker, Summary

json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)
KEYS = ("id", "text", "title", "url", "published_at", "language", "other")


def test_a_whole_article_is_read() -> None:
    """Every documented key arrives where it belongs; others are ignored."""
    article = read_article(
        {
            "id": "a1",
            "text": "Isi.",
            "title": "Judul",
            "url": "https://kabar.example/1",
            "published_at": "2026-02-06T14:30:00+07:00",
            "language": "id-ID",
            "reference_summary": "x",
        }
    )
    source = article.source
    assert (article.id, source.text, source.title, source.url) == ("a1", "Isi.", "Judul", "https://kabar.example/1")
    assert source.published_at == datetime(2026, 2, 6, 7, 30, tzinfo=UTC)
    assert source.language == "id"


def test_id_and_text_are_enough() -> None:
    """All else may be missing or null."""
    source = read_article({"id": 7, "text": "Isi.", "title": None}).source
    assert (source.title, source.url, source.published_at, source.language) == (None, None, None, None)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"id": None}, '"id" must be a string or a whole number, not nothing'),
        ({"id": True}, '"id" must be'),
        ({"id": [1]}, '"id" must be a string or a whole number, not a list'),
        ({"text": None}, '"text" is missing or empty'),
        ({"text": " \n"}, '"text" is missing or empty'),
        ({"text": 5}, '"text" must be a string, not a number'),
        ({"title": {}}, '"title" must be a string, not an object'),
        ({"published_at": "kemarin"}, '"published_at" is not an ISO 8601 date and time: \'kemarin\'; write it as "'),
        ({"published_at": "2026-02-06T14:30:00"}, '"published_at" has no offset from UTC'),
        ({"published_at": "99999-01-01T00:00:00Z"}, '"published_at" is not an ISO 8601'),
        ({"published_at": "0001-01-01T00:00:00+14:00"}, '"published_at" is not between 1900 and 2200'),
        ({"published_at": 1770000000}, '"published_at" must be a string'),
        ({"language": "bahasa indonesia"}, '"language" is not a language tag'),
    ],
)
def test_what_is_wrong_is_named(changed: dict[str, Any], message: str) -> None:
    """The error says which key, what stands there and what should."""
    with pytest.raises(InvalidArticle) as refused:
        read_article({"id": "a", "text": "Isi."} | changed)
    assert message in str(refused.value)


@given(st.one_of(json_values, st.dictionaries(st.sampled_from(KEYS), json_values)))
def test_any_json_is_read_or_refused(record: object) -> None:
    """Nothing that JSON can spell raises anything but InvalidArticle, and an id can always be asked for."""
    article_id(record)
    try:
        article = read_article(record)
    except InvalidArticle:
        return
    assert article.source.text.strip()


def test_half_a_surrogate_pair_is_replaced() -> None:
    """What no encoding could write out again never gets in."""
    article = read_article({"id": "\ud800", "text": "a\udfffb"})
    assert (article.id, article.source.text) == ("\N{REPLACEMENT CHARACTER}", "a\N{REPLACEMENT CHARACTER}b")


def test_an_analysis_is_written_as_documented() -> None:
    """The exact keys of the contract, in its order, and nothing of ours beside them."""
    analysis = Analysis(
        title="Judul",
        language="id",
        text="Ani: siap pergi.",
        removed=(Removed("INFO CASINO", "link-spam"),),
        summary=Summary("extractive", (Span("Ani: siap pergi.", 0, 16),)),
        quotes=(
            Quote("siap", 5, 9, "partial", Speaker("Ani", "Menteri", "ujarnya"), "ujar", 0.5),
            Quote("pergi", 10, 15, "direct", None, None),
        ),
        events=(
            PlannedEvent(
                what="pertemuan",
                start=date(2026, 3, 1),
                end=date(2026, 3, 31),
                precision="month",
                evidence=Span("siap", 5, 9),
                time="09:00+07:00",
                places=("Jenewa", "Istanbul"),
                either_or=True,
                status="planned",
                agenda=("hotline",),
            ),
        ),
    )
    assert write_analysis("a1", analysis) == {
        "id": "a1",
        "title": "Judul",
        "language": "id",
        "text": "Ani: siap pergi.",
        "removed": [{"text": "INFO CASINO", "why": "link-spam"}],
        "summary": {"method": "extractive", "sentences": [{"text": "Ani: siap pergi.", "start": 0, "end": 16}]},
        "quotes": [
            {
                "text": "siap",
                "start": 5,
                "end": 9,
                "kind": "partial",
                "speaker": {"name": "Ani", "role": "Menteri", "mention": "ujarnya"},
                "cue": "ujar",
            },
            {"text": "pergi", "start": 10, "end": 15, "kind": "direct", "speaker": None, "cue": None},
        ],
        "events": [
            {
                "what": "pertemuan",
                "start": "2026-03-01",
                "end": "2026-03-31",
                "precision": "month",
                "time": "09:00+07:00",
                "places": ["Jenewa", "Istanbul"],
                "either_or": True,
                "status": "planned",
                "agenda": ["hotline"],
                "evidence": {"text": "siap", "start": 5, "end": 9},
            }
        ],
    }
