"""Learns the summary's weights: ``python -m bot.analysis.summary.train indosum.jsonl``, then ``ruff format``.

The model is a generalised additive model for "an oracle would choose this sentence", fitted by cyclic Newton
boosting of one binned feature at a time (Lou, Caruana and Gehrke, "Intelligible models", 2012): as good here as
boosted trees, and 20 look-ups a sentence. The oracle adds sentences while ROUGE-1 against the editors' summary
grows (Nallapati et al., 2017). Prints the gain over the raw lead in five-fold cross-validation, then writes
``weights.py`` from all articles. IndoSum (Kurniawan and Louvan, 2018) is CC BY-SA 4.0; no text of it is kept.
"""

import json
import math
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.analysis.clean import clean
from bot.analysis.document import Document
from bot.analysis.sentences import split
from bot.analysis.summary import scoring
from bot.analysis.summary.choosing import choose
from bot.analysis.summary.features import NAMES, Measured, measure

SENTENCES = 3
FOLDS = 5
ROUNDS = 20
RATE = 0.4
RIDGE = 8.0
MOST_BINS = 12

Model = tuple[list[list[float]], list[list[float]]]
"""For each feature the upper edges of its bins, and the score of each bin (one more than edges)."""


@dataclass(frozen=True, slots=True)
class Example:
    """One article: measured without and with a title, what the oracle chooses, and what ROUGE compares."""

    untitled: Measured
    titled: Measured
    chosen: frozenset[int]
    sentences: tuple[list[str], ...]
    reference: Counter[str]
    lead: list[str]


def main(path: Path) -> None:
    """Cross-validates on the articles in ``path``, prints the figures and writes the weights."""
    examples = [_example(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    gains = [gain for fold in range(FOLDS) for gain in _held_out(examples, fold)]
    sys.stdout.write(f"ROUGE-1 over the raw lead, held out: {100 * sum(gains) / len(gains):+.2f} (n={len(gains)})\n")
    _write(_fit(examples), Path(__file__).with_name("weights.py"))


def _example(record: dict[str, Any]) -> Example:
    cleaned = clean(_detokenize(record["paragraphs"]), None)
    document = Document(
        title="", text=cleaned.text, language="id", published_at=None, sentences=split(cleaned.text, "id")
    )
    slug = record["id"].split("-")[1:]  # the address is cut at 50 characters, so its last word may be half a word
    sentences = tuple(_words(document.of(sentence)) for sentence in document.sentences)
    reference = Counter(_words(" ".join(word for sentence in record["reference_summary"] for word in sentence)))
    raw = [" ".join(sentence) for paragraph in record["paragraphs"] for sentence in paragraph]
    return Example(
        measure(document),
        measure(replace(document, title=" ".join(slug[:-1]))),
        _oracle(sentences, reference),
        sentences,
        reference,
        _words(" ".join(raw[:SENTENCES])),
    )


def _detokenize(paragraphs: list[list[list[str]]]) -> str:
    text = "\n".join(" ".join(" ".join(sentence) for sentence in paragraph) for paragraph in paragraphs)
    text = re.sub(r" ([,.;:!?)\]%])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text)
    text = re.sub(r'" ([^"\n]*?) ?"', r'"\1"', text)
    return re.sub(r"(\d) ?/ ?(\d)", r"\1/\2", text)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _rouge(reference: Counter[str], words: list[str]) -> float:
    """ROUGE-1, the F measure of shared words."""
    shared = sum((reference & Counter(words)).values())
    return 2 * shared / (reference.total() + len(words)) if shared else 0.0


def _oracle(sentences: Sequence[list[str]], reference: Counter[str]) -> frozenset[int]:
    chosen: frozenset[int] = frozenset()
    reached = 0.0
    while len(chosen) < SENTENCES:
        tried = [(_rouge(reference, _joined(sentences, chosen | {at})), at) for at in range(len(sentences))]
        best, at = max(tried, default=(0.0, 0))
        if best <= reached:
            break
        reached, chosen = best, chosen | {at}
    return chosen


def _joined(sentences: Sequence[list[str]], chosen: frozenset[int]) -> list[str]:
    return [word for at in sorted(chosen) for word in sentences[at]]


def _held_out(examples: Sequence[Example], fold: int) -> Iterator[float]:
    edges, scores = _fit([example for at, example in enumerate(examples) if at % FOLDS != fold])
    for example in examples[fold::FOLDS]:
        given = [scoring.score(row, edges, scores) for row in example.untitled.rows]
        chosen = frozenset(choose(example.untitled, given, SENTENCES))
        yield _rouge(example.reference, _joined(example.sentences, chosen)) - _rouge(example.reference, example.lead)


def _fit(examples: Sequence[Example]) -> Model:
    rows: list[tuple[float, ...]] = []
    wanted: list[float] = []
    for example in examples:
        for measured in (example.untitled, example.titled):
            rows += measured.rows
            wanted += [float(at in example.chosen) for at in range(len(measured.rows))]
    edges = [_edges([row[at] for row in rows]) for at in range(len(NAMES))]
    binned = [[bisect_left(edges[at], row[at]) for row in rows] for at in range(len(NAMES))]
    scores = [[0.0] * (len(bins) + 1) for bins in edges]
    base = math.log(sum(wanted) / (len(wanted) - sum(wanted)))
    odds = [base] * len(rows)
    for _ in range(ROUNDS):
        for bins, table in zip(binned, scores, strict=True):
            step = _newton_step(bins, len(table), odds, wanted)
            table[:] = [score + change for score, change in zip(table, step, strict=True)]
            odds = [value + step[at] for value, at in zip(odds, bins, strict=True)]
    return edges, scores


def _newton_step(bins: Sequence[int], size: int, odds: Sequence[float], wanted: Sequence[float]) -> list[float]:
    gradient, curvature = [0.0] * size, [RIDGE] * size
    for at, value, target in zip(bins, odds, wanted, strict=True):
        chance = 1 / (1 + math.exp(-value))
        gradient[at] += target - chance
        curvature[at] += chance * (1 - chance)
    return [RATE * g / c for g, c in zip(gradient, curvature, strict=True)]


def _edges(values: Sequence[float]) -> list[float]:
    distinct = sorted(set(values))
    if len(distinct) <= MOST_BINS:
        return [float(value) for value in distinct[:-1]]
    ordered = sorted(values)
    return sorted({round(float(ordered[len(ordered) * part // MOST_BINS]), 4) for part in range(1, MOST_BINS)})


def _write(model: Model, path: Path) -> None:
    edges, scores = model
    lines = ['"""Learnt by train.py from IndoSum (CC BY-SA 4.0): one row a feature, in the order of features.NAMES."""']
    lines += ["", "Table = tuple[tuple[float, ...], ...]", ""]
    lines += ["EDGES: Table = (  # upper edges of a feature's bins", *(f"    {tuple(row)}," for row in edges), ")"]
    lines += [
        "SCORES: Table = (  # log-odds of each bin",
        *(f"    {tuple(round(v, 3) for v in row)}," for row in scores),
        ")",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
