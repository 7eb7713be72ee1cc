"""How much a sentence says for its article, by a model learnt from summaries that editors wrote."""

from bisect import bisect_left
from collections.abc import Sequence

from bot.analysis.summary.features import NAMES
from bot.analysis.summary.weights import EDGES, SCORES

TITLE_PRIOR = 1.5
FREQUENCY_PRIOR = 12.0
"""The corpus that the weights are learnt from is of old and short articles whose leads tell nearly all, so it trusts
the position too much for other outlets; words of the title, and words that recur, count for more than it says."""

_TITLE = NAMES.index("title")
_FREQUENCY = NAMES.index("frequency")


Tables = Sequence[Sequence[float]]


def score(row: Sequence[float], edges: Tables = EDGES, scores: Tables = SCORES) -> float:
    """The log-odds, plus the priors, that a row of features is of a summary's sentence."""
    learnt = sum([table[bisect_left(bounds, value)] for bounds, table, value in zip(edges, scores, row, strict=True)])
    return learnt + TITLE_PRIOR * row[_TITLE] + FREQUENCY_PRIOR * row[_FREQUENCY]
