"""What finding planned events costs, beside splitting the same articles into sentences in the same run."""

import json
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.analysis.document import Document
from bot.analysis.events import find_events
from bot.analysis.sentences import split

pytestmark = pytest.mark.benchmark

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "detik_2025.jsonl"


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """Processor time of the best run."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def documents() -> list[Document]:
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").strip().split("\n")]
    return [
        Document(
            title=row["title"],
            text=row["text"],
            language="id",
            published_at=datetime.fromisoformat(row["published_at"]),
            sentences=tuple(split(row["text"], "id")),
        )
        for row in rows
    ]


@pytest.mark.skipif(not CORPUS.exists(), reason="the development corpus is not here")
def test_events_cost_little_beside_sentences() -> None:
    """Finding events takes at most four times the time of finding where sentences end, the floor of any reading."""
    of = documents()
    floor = seconds(lambda: [split(document.text, "id") for document in of])
    ours = seconds(lambda: [find_events(document) for document in of])
    print(f"\nevents: {ours / floor:.2f} of splitting sentences; {1000 * ours / len(of):.2f} ms an article")
    assert ours / floor < 4
