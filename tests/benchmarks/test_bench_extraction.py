"""Reading pages finds as much of their articles as trafilatura's standard settings.

Needs a checkout of scrapinghub's article-extraction-benchmark (181 pages with their articles, written out by people),
named by the environment variable ``EXTRACTION_CORPUS``. Nothing of it is kept here.
"""

import gzip
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from trafilatura import bare_extraction
from trafilatura.settings import Document

from bot.errors import RefusedDocument
from bot.ingest.formats.html import parse_page
from bot.ingest.formats.tree import page_tree
from bot.ingest.web.page import read_page

CORPUS = os.environ.get("EXTRACTION_CORPUS")
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(CORPUS is None, reason="EXTRACTION_CORPUS names no checkout of the evaluation pages"),
]
ZONE = ZoneInfo("Asia/Jakarta")
MOST_CPU = 0.75
"""Of the standard settings' time."""
RUN = 4
"""Words in a row that are compared, as in the benchmark that the pages are of."""


@dataclass(frozen=True, slots=True)
class Sample:
    body: bytes
    url: str
    article: str


def samples() -> list[Sample]:
    root = Path(CORPUS or "")
    truth = json.loads((root / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Sample(gzip.decompress((root / "html" / f"{name}.html.gz").read_bytes()), one["url"], one["articleBody"])
        for name, one in truth.items()
    ]


def standard(sample: Sample) -> str:
    found = bare_extraction(sample.body.decode("utf-8", "replace"), with_metadata=True)
    return (found.text or "") if isinstance(found, Document) else ""


def extracted(sample: Sample) -> str | None:
    """Text, date, author and the rest from the same decoded page; None where it is refused."""
    text = sample.body.decode("utf-8", "replace")
    try:
        return parse_page(text, page_tree(text), ZONE).text
    except RefusedDocument:
        return None


def whole(sample: Sample) -> str | None:
    """All that is done with a page that was fetched: its charset, walls, addresses and feeds too."""
    try:
        read = read_page(sample.body, url=sample.url, charset=None, zone=ZONE)
    except RefusedDocument:
        return None
    return read.document.text if read.document else None


def timed(read: Callable[[Sample], str | None], pages: list[Sample]) -> tuple[dict[str, str | None], float]:
    """What was read, and the CPU seconds of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        texts = {page.url: read(page) for page in pages}
        best = min(best, time.process_time() - start)
    return texts, best


def f1(texts: Mapping[str, str], pages: list[Sample]) -> float:
    """Of runs of words; precision and recall are means over the pages."""
    precisions, recalls = [], []
    for page in pages:
        wanted, found = runs(page.article), runs(texts[page.url])
        shared = (wanted & found).total()
        precisions.append(shared / max(1, found.total()))
        recalls.append(shared / max(1, wanted.total()))
    precision, recall = sum(precisions) / len(pages), sum(recalls) / len(pages)
    return 2 * precision * recall / (precision + recall)


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    size = min(RUN, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if words else Counter()


def test_extraction_is_as_good_as_the_standard_settings_and_cheaper() -> None:
    """Of what is not refused; few of these pages, nearly all of them open articles, may be."""
    pages = samples()
    theirs, their_time = timed(standard, pages)
    found, our_time = timed(extracted, pages)
    _, whole_time = timed(whole, pages)
    read = {url: text for url, text in found.items() if text is not None}
    kept = [page for page in pages if page.url in read]
    reached, aim = f1(read, kept), f1({url: text or "" for url, text in theirs.items()}, kept)
    print(f"\nF1 {reached:.4f}, standard {aim:.4f}; {len(pages) - len(kept)} of {len(pages)} refused")
    print(f"CPU {our_time / their_time:.2f} of standard; all that is done with a page {whole_time / their_time:.2f}")
    assert len(kept) >= 0.95 * len(pages)
    assert reached >= aim - 0.005
    assert our_time <= MOST_CPU * their_time
