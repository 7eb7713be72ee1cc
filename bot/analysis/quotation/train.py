"""Fits the weights that tell quoted pieces from titles, terms and scare quotes.

Usage: python -m bot.analysis.quotation.train ../shared/corpus [--write]

Reads the hand labels of the corpus (``partial_dev.jsonl``) and of ``labels.tsv`` beside this file, which names
places in the corpus and holds none of its text: the label of the quoted piece whose opening mark stands at ``start``.
Prints precision and recall under cross-validation by article, and with --write renews ``weights.py``. The method
is logistic regression with a Gaussian prior, fitted by Newton's method; the prior's means say what grammar tells
about features that the labels show too rarely. Needs numpy (``pip install pewarta[bench]``).
"""

import argparse
import csv
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.analysis.document import Document
from bot.analysis.quotation import weights
from bot.analysis.quotation.candidates import Candidate, candidates
from bot.analysis.quotation.features import Setting, features
from bot.analysis.quotation.kinds import THRESHOLD
from bot.analysis.sentences import split

PRIOR = {
    "attributed": 2.0,
    "called_by_someone": 3.0,
    "called_by_all": -2.0,
    "likened": 1.0,
    "foreign": -2.0,
    "titled": -2.0,
}
"""What is believed of a weight before any label is seen; 0 for the rest."""

RIDGE = 1.0
"""How strongly it is believed: the prior's precision."""

FOLDS, ROUNDS = 10, 5

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled piece: its article, its features, and whether it is quoted from someone."""

    article: str
    features: dict[str, float]
    quoted: bool


def main() -> None:
    """Cross-validates, and writes the weights when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true", help="renew bot/analysis/quotation/weights.py")
    arguments = parser.parse_args()
    examples = [*_from_corpus(arguments.corpus), *_from_places(arguments.corpus)]
    sys.stdout.write(f"{len(examples)} pieces, {sum(example.quoted for example in examples)} quoted from someone\n")
    found, right, quoted = _cross_validate(examples)
    sys.stdout.write(f"cross-validated: precision {right / max(1, found):.3f}, recall {right / quoted:.3f}\n")
    if arguments.write:
        names, inputs, labels = _matrices(examples)
        _write(dict(zip(names, _fit(names, inputs, labels), strict=True)))


def _from_corpus(corpus: Path) -> Iterator[Example]:
    """The hand labels that come with the corpus, by the words of the piece."""
    texts = {row["id"]: row["text"] for name in ("detik_2025", "partial_articles") for row in _rows(corpus, name)}
    labels: dict[str, dict[str, bool]] = {}
    for row in _rows(corpus, "partial_dev"):
        if not row.get("unsure") and row["label"] != "direct":
            labels.setdefault(row["article_id"], {})[_plain(row["text"])] = row["label"] == "partial"
    for article, known in labels.items():
        for piece, values in _pieces(texts[article]):
            if (label := known.get(_plain(piece.text))) is not None:
                yield Example(article, values, label)


def _from_places(corpus: Path) -> Iterator[Example]:
    """The labels beside this script, by corpus, article and place."""
    labels: dict[tuple[str, str], dict[int, str]] = {}
    with Path(__file__).with_name("labels.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            labels.setdefault((row["corpus"], row["article"]), {})[int(row["start"])] = row["label"]
    known_elsewhere = {row["id"].removeprefix("indosum-") for row in _rows(corpus, "partial_articles")}
    for name in sorted({name for name, _ in labels}):
        for article in _rows(corpus, name):
            places = labels.get((name, article["id"]), {})
            if not places or article["id"] in known_elsewhere:
                continue
            text = article["text"] if "text" in article else _untokenised(article["paragraphs"])
            for piece, values in _pieces(text):
                label = places.get(piece.quoted.outer_start)
                if label in {"quoted", "other"}:
                    yield Example(article["id"], values, label == "quoted")


def _rows(corpus: Path, name: str) -> list[dict[str, Any]]:
    with (corpus / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _pieces(text: str) -> Iterator[tuple[Candidate, dict[str, float]]]:
    document = Document(title="", text=text, language="id", published_at=None, sentences=split(text, "id"))
    found = tuple(candidates(document))
    setting = Setting.of(found, document.language)
    yield from ((piece, features(piece, setting)) for piece in found if piece.lead and piece.words)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _untokenised(paragraphs: list[list[list[str]]]) -> str:
    """An IndoSum article as running text, with the spaces around punctuation closed."""
    text = "\n".join(" ".join(" ".join(sentence) for sentence in paragraph) for paragraph in paragraphs)
    text = re.sub(r" ([,.;:!?)\]%])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text)
    text = re.sub(r'" ([^"\n]*?) ?"', r'"\1"', text)
    return re.sub(r"(\d) ?/ ?(\d)", r"\1/\2", text)


def _matrices(examples: list[Example]) -> tuple[list[str], Matrix, Vector]:
    names = list(examples[0].features)
    inputs = np.array([[example.features[name] for name in names] for example in examples])
    return names, inputs, np.array([float(example.quoted) for example in examples])


def _fit(names: list[str], inputs: Matrix, labels: Vector) -> Vector:
    mean = np.array([PRIOR.get(name, 0.0) for name in names])
    precision = np.array([1e-6 if name == "bias" else RIDGE for name in names])
    weights_now = mean.copy()
    for _ in range(25):
        likely = 1 / (1 + np.exp(-inputs @ weights_now))
        gradient = inputs.T @ (likely - labels) + precision * (weights_now - mean)
        curvature = (inputs * (likely * (1 - likely))[:, None]).T @ inputs + np.diag(precision)
        weights_now = weights_now - np.linalg.solve(curvature, gradient)
    return weights_now


def _cross_validate(examples: list[Example]) -> tuple[float, float, float]:
    """Pieces taken for quoted, rightly so, and quoted in truth, each a mean over rounds; no article is in two folds."""
    names, inputs, labels = _matrices(examples)
    articles = sorted({example.article for example in examples})
    found = right = 0.0
    for seed in range(ROUNDS):
        random.Random(seed).shuffle(articles)  # noqa: S311 - folds, not secrets
        fold = {article: place % FOLDS for place, article in enumerate(articles)}
        folds = np.array([fold[example.article] for example in examples])
        taken = np.zeros(len(labels), dtype=bool)
        for held_out in range(FOLDS):
            learned = _fit(names, inputs[folds != held_out], labels[folds != held_out])
            here = folds == held_out
            taken[here] = 1 / (1 + np.exp(-inputs[here] @ learned)) >= THRESHOLD
        found += taken.sum() / ROUNDS
        right += (taken * labels).sum() / ROUNDS
    return found, right, float(labels.sum())


def _write(learned: dict[str, float]) -> None:
    lines = "".join(f'    "{name}": {value:.3f},\n' for name, value in learned.items())
    head = (
        '"""The weights of the features, fitted by ``train.py`` beside this file; not to be edited by hand."""\n\n'
        "from typing import Final\n\n"
    )
    Path(weights.__file__).write_text(f"{head}WEIGHTS: Final[dict[str, float]] = {{\n{lines}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
