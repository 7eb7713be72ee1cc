"""The figures of the analysis on the development corpus never fall below what was reached before.

The corpus is not part of the project (its texts belong to their publishers); without it these tests skip.
The figures are deterministic, so the floors in ``floors.toml`` leave room for rounding only. Raise a floor
when a change raises the figure; lower one only with the reason beside it.
"""

import importlib.util
import json
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
ROUNDING = 1e-3

pytestmark = pytest.mark.skipif(not (CORPUS / "score.py").exists(), reason="the development corpus is not here")


def figures(only: str) -> dict[str, float]:
    """What the corpus's own scorer says of ``pewarta analyze``."""
    analyze = shlex.join([sys.executable, "-m", "bot", "analyze", "--jsonl", "-"])
    command = [sys.executable, str(CORPUS / "score.py"), "--cmd", analyze, "--only", only, "--json"]
    scores: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return scores


def below(floors: dict[str, float], reached: dict[str, float]) -> list[str]:
    return [
        f"{name}: {reached[name]:.4f} < {floor}" for name, floor in floors.items() if reached[name] < floor - ROUNDING
    ]


def above(ceilings: dict[str, float], reached: dict[str, float]) -> list[str]:
    return [
        f"{name}: {reached[name]:.4f} > {most}" for name, most in ceilings.items() if reached[name] > most + ROUNDING
    ]


def unwatched(reached: dict[str, float]) -> list[str]:
    """Figures that could fall unseen. Speed is no figure of an ordinary test: the benchmarks hold it."""
    watched = {name for part in FLOORS.values() for name in part}
    return [name for name in reached if name not in watched and not name.endswith("_per_s")]


def test_quotes_speakers_and_events_are_found_as_well_as_before() -> None:
    """No figure on quotes, speakers, partial quotes or events falls; nothing is invented, no furniture is left."""
    reached = figures("pfsa,quotes,partial,events")
    assert below(FLOORS["findings"], reached) == []
    assert above(FLOORS["ceilings"], reached) == []
    assert unwatched(reached) == []


@pytest.mark.skipif(importlib.util.find_spec("rouge_score") is None, reason="rouge-score is in the bench extra")
def test_summaries_beat_the_lead_as_well_as_before() -> None:
    """The ROUGE-1 gain over the lead does not fall below its floor, on either corpus."""
    reached = figures("indosum,detik")
    assert below(FLOORS["summaries"], reached) == []
    assert unwatched(reached) == []
