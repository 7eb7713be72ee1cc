"""Finding quotes costs about as much as splitting sentences, and twice the text costs twice the time."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.analysis.document import Document
from bot.analysis.quotation import spot
from bot.analysis.sentences import split

pytestmark = pytest.mark.benchmark

ARTICLES = Path(__file__).parents[3] / "shared" / "corpus" / "detik_2025.jsonl"
HARD = {
    "statements": '"Saya datang ke sini, bukan untuk itu," kata Budi. ',
    "openings": "“a ",
    "straight": '"',
    "mixed": "\"'“‘«",
    "terms": "film 'Angin Timur', ",
    "paragraphs": '"Saya datang\n\n',
    "attributions": "“abc, kata ",
}


def document(text: str) -> Document:
    return Document(title="", text=text, language="id", published_at=None, sentences=split(text, "id"))


def seconds(work: Callable[[], object]) -> float:
    """The best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize("unit", HARD.values(), ids=HARD.keys())
def test_twice_the_text_costs_twice_the_time(unit: str) -> None:
    """Time is linear for ordinary quotes and for the worst marks we know."""
    once, twice = document(unit * 5_000), document(unit * 10_000)
    ratio = seconds(lambda: spot(twice)) / seconds(lambda: spot(once))
    print(f"\ntwice the text: {ratio:.2f} times the time")
    assert ratio < 3


@pytest.mark.skipif(not ARTICLES.exists(), reason="the development corpus is not here")
def test_spotting_costs_little_beside_splitting() -> None:
    """On real articles, finding the quotes stays within three times the cost of splitting the sentences."""
    texts = [json.loads(line)["text"] for line in ARTICLES.read_text(encoding="utf-8").split("\n") if line]
    documents = [document(text) for text in texts]
    spotting = seconds(lambda: [spot(article) for article in documents])
    splitting = seconds(lambda: [split(text, "id") for text in texts])
    print(f"\nspotting {1000 * spotting / len(texts):.2f} ms an article, {spotting / splitting:.2f} of splitting")
    assert spotting < 3 * splitting
