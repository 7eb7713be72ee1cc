"""Draws the README's picture of how well articles are understood, and prints the figures in it.

Measures first: the corpus's own scorer on `pewarta analyze`; lead, LexRank and TextRank (sumy) on the same articles.
Needs the development corpus in ../shared/corpus, the bench extra, and Chromium on the PATH.

Usage: .venv/bin/python .readme/scores.py
"""

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CORPUS = ROOT.parent / "shared" / "corpus"

SHARES = [
    ("statements found, word for word", "pfsa_exact", 0.985, "1,653 statements of 409 articles"),
    ("who speaks, named at the statement", "pfsa_explicit_speaker", 0.985, "1,058 statements"),
    ("who speaks, the right person", "quotes_right_person", 0.95, "96 quotes"),
    ("who speaks, under a clean name", "quotes_clean_name", 0.92, "96 quotes"),
    ("partial quotes: of those told, right", "partial_precision", 0.85, "241 quoted pieces"),
    ("partial quotes: of those there, told", "partial_recall", 0.85, "241 quoted pieces"),
    ("partial quotes: the right person", "partial_speaker", 0.80, "241 quoted pieces"),
    ("planned events, what and when (F1)", "events_f1", 0.75, "26 events"),
]
"""What is shown as a bar from 0 to 1: words, the scorer's name for it, the aim, and on how much it is measured."""

STYLE = """
body { font: 15px/1.35 system-ui, "DejaVu Sans", sans-serif; margin: 24px 28px; width: 820px; color: #1d2733 }
h2 { font-size: 17px; margin: 22px 0 10px }
h2:first-child { margin-top: 0 }
small { color: #66727f; font-weight: normal }
.row { display: grid; grid-template-columns: 300px 1fr 54px; gap: 12px; align-items: center; margin: 5px 0 }
.row small { display: block; font-size: 12px }
.bar { position: relative; height: 16px; background: #eef1f4; border-radius: 3px }
.fill { height: 100%; border-radius: 3px; background: #9fb1c1 }
.ours { background: #1f6f8b }
.aim { position: absolute; top: -4px; width: 2px; height: 24px; background: #c8553d }
b { text-align: right }
"""


def benchmark() -> ModuleType:
    """The benchmark of summaries, whose peers are drawn here too."""
    place = ROOT / "tests" / "benchmarks" / "test_bench_analysis.py"
    spec = importlib.util.spec_from_file_location("bench", place)
    if spec is None or spec.loader is None:
        sys.exit(f"there is no {place}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reached() -> dict[str, float]:
    """The scorer's figures."""
    command = f"{sys.executable} -m bot analyze --jsonl -"
    run = [sys.executable, str(CORPUS / "score.py"), "--cmd", command, "--json"]
    figures: dict[str, float] = json.loads(subprocess.run(run, cwd=ROOT, capture_output=True, check=True).stdout)  # noqa: S603
    return figures


def summaries() -> tuple[dict[str, float], int]:
    """ROUGE-1 of each summariser, and over how many articles."""
    from rouge_score.rouge_scorer import RougeScorer

    bench = benchmark()
    gold = list(bench.articles())
    scorer = RougeScorer(["rouge1"])
    ways = {"Pewarta": bench.ours, "lead": bench.lead}
    ways |= {f"{name} (sumy)": bench.summing(name) for name in ("TextRank", "LexRank")}
    found = {
        name: 100
        * sum(scorer.score(reference, way(text, count))["rouge1"].fmeasure for text, reference, count in gold)
        / len(gold)
        for name, way in ways.items()
    }
    return found, len(gold)


def row(words: str, of: str, value: float, shown: str, *, ours: bool, aim: float | None = None) -> str:
    """One bar; ``value`` and ``aim`` are shares of its length."""
    mark = f'<div class="aim" style="left: {100 * aim:.1f}%"></div>' if aim is not None else ""
    fill = f'<div class="fill {"ours" if ours else ""}" style="width: {100 * value:.1f}%"></div>'
    return (
        f'<div class="row"><div>{words}<small>{of}</small></div><div class="bar">{fill}{mark}</div><b>{shown}</b></div>'
    )


def page(figures: dict[str, float], rouge: dict[str, float], articles: int) -> str:
    """The picture as HTML."""
    bars = [
        row(words, of, figures[name], f"{figures[name]:.3f}", ours=True, aim=aim) for words, name, aim, of in SHARES
    ]
    top = max(rouge.values()) * 1.1
    peers = [row(name, "", value / top, f"{value:.1f}", ours=name == "Pewarta") for name, value in rouge.items()]
    return (
        f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
        f"<h2>Quotes, speakers, events <small>on the development corpus; the red line is the aim</small></h2>"
        f"{''.join(bars)}"
        f"<h2>Summaries <small>ROUGE-1 against editors' own, {articles} articles of IndoSum and detik</small></h2>"
        f"{''.join(peers)}"
    )


def main() -> None:
    """Measures, prints, draws."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None or not (CORPUS / "score.py").exists():
        sys.exit("needs Chromium on the PATH and the development corpus in ../shared/corpus")
    figures, (rouge, articles) = reached(), summaries()
    for name, value in (*figures.items(), *rouge.items()):
        print(f"{name:30s} {value:9.3f}")  # noqa: T201 - what the picture shows, as text
    with tempfile.TemporaryDirectory() as folder:
        drawn = Path(folder) / "scores.html"
        drawn.write_text(page(figures, rouge, articles), encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=876,560"]
        shot = f"--screenshot={HERE / 'scores.png'}"
        subprocess.run([chromium, *flags, shot, drawn.as_uri()], check=True, capture_output=True)  # noqa: S603


main()
