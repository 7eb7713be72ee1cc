"""New, revised or duplicate: each verdict for its reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.ingest.decide import Decision, decide
from storage.records import Analysis, Article, ArticleKeys, Headline, KnownArticle, NewArticle, Summary

AT = datetime(2026, 2, 6, 2, 30, tzinfo=UTC)
ARTICLE = NewArticle(
    source="Kabar",
    raw_text="Pasar dibuka.",
    keys=ArticleKeys("Kabar#1", "https://kabar.example/a", "same"),
    published_at=AT,
    author="Rina",
    topics=("ekonomi",),
)
STORED = Article(
    headline=Headline(7, "Pasar", "Kabar", "https://kabar.example/a", AT, "id", 0),
    revision=1,
    first_seen_at=AT,
    revised_at=None,
    author="Rina",
    topics=("daerah", "ekonomi"),
    analysis=Analysis("Pasar", "id", "Pasar dibuka.", (), Summary("extractive", ()), (), ()),
    notes=(),
    events=(),
)


def known(matched_by: str, fingerprint: str = "same") -> KnownArticle:
    """The stored article, found by a key."""
    return KnownArticle(7, fingerprint, "https://kabar.example/a", matched_by)  # type: ignore[arg-type]


def test_an_article_that_shares_no_key_is_new() -> None:
    """Nothing is known of it."""
    assert decide(ARTICLE, None, None, "") == Decision("new")


def test_the_same_text_under_another_name_is_a_duplicate() -> None:
    """Whatever it calls itself there."""
    elsewhere = replace(ARTICLE, source="Suara", keys=ArticleKeys("Suara#9", "https://suara.example/b", "same"))
    assert decide(elsewhere, known("fingerprint"), None, "") == Decision("duplicate", 7)


@pytest.mark.parametrize("matched_by", ["guid", "url"])
def test_another_text_under_the_same_name_is_a_revision(matched_by: str) -> None:
    """By id as by URL."""
    assert decide(ARTICLE, known(matched_by, "other"), None, "") == Decision("revised", 7)


@pytest.mark.parametrize(
    "change",
    [
        {"published_at": AT + timedelta(hours=1)},
        {"author": "Danu"},
        {"topics": ("olahraga",)},
        {"keys": ArticleKeys("Kabar#1", "https://kabar.example/pasar-baru", "same")},
    ],
    ids=["date", "author", "topic", "address"],
)
def test_what_an_article_says_anew_about_itself_is_a_revision(change: dict[str, Any]) -> None:
    """Under the same id, with the same text."""
    assert decide(replace(ARTICLE, **change), known("guid"), STORED, "Pasar").verdict == "revised"


def test_another_title_is_a_revision() -> None:
    """Headlines are corrected more often than anything else."""
    assert decide(ARTICLE, known("guid"), STORED, "Pasar Baru").verdict == "revised"


def test_silence_about_itself_is_no_change() -> None:
    """A source that gives fewer details than before takes none of them back."""
    silent = replace(ARTICLE, published_at=None, author=None, topics=(), keys=ArticleKeys("Kabar#1", None, "same"))
    assert decide(silent, known("guid"), STORED, "Pasar") == Decision("duplicate", 7)
    assert decide(ARTICLE, known("guid"), STORED, "Pasar") == Decision("duplicate", 7)
