"""Which sentences stand in the summary."""

from collections.abc import Sequence

from bot.analysis.summary.features import NAMES, Measured

FEWEST_WORDS = 5
REDUNDANCY = 1.0
"""What a sentence loses in score when all its words are in the summary already (Carbonell and Goldstein, 1998)."""
EQUAL = 1.0
"""Scores this near are taken for equal when a summary's first sentence would lean on one that is not shown."""

_WORDS, _PRONOUN, _QUESTION, _ITEM, _PROSE = (
    NAMES.index(name) for name in ("words", "pronoun", "question", "item", "prose")
)


def choose(measured: Measured, scores: Sequence[float], count: int) -> list[int]:
    """The numbers of at most ``count`` sentences, in the article's order.

    Questions, list items, fragments and lines that do not end as a sentence are chosen only where nothing else is left.
    """
    fit = eligible(measured)
    chosen = _greedy(measured, scores, fit, count)
    return sorted(_with_an_opening(measured, scores, fit, sorted(chosen)))


def eligible(measured: Measured) -> list[int]:
    """The numbers of the sentences that may be chosen; only their scores are looked at."""
    fit = [at for at, row in enumerate(measured.rows) if _stands_alone(row)]
    return fit or list(range(len(measured.rows)))


def _stands_alone(row: Sequence[float]) -> bool:
    return bool(row[_PROSE]) and not row[_QUESTION] and not row[_ITEM] and row[_WORDS] >= FEWEST_WORDS


def _greedy(measured: Measured, scores: Sequence[float], fit: Sequence[int], count: int) -> list[int]:
    chosen: list[int] = []
    told: set[str] = set()
    left = sorted(fit, key=lambda at: -scores[at])[: 6 * count]
    while left and len(chosen) < count:
        best = max(left, key=lambda at: scores[at] - REDUNDANCY * _share(measured.words[at], told))
        left.remove(best)
        chosen.append(best)
        told |= measured.words[best]
    return chosen


def _share(words: frozenset[str], told: set[str]) -> float:
    return len(words & told) / max(1, len(words))


def _with_an_opening(measured: Measured, scores: Sequence[float], fit: Sequence[int], chosen: list[int]) -> list[int]:
    """Changes a first sentence that begins with "Ia" or "Hal itu" for one about as good that says who or what."""
    if not chosen or not measured.rows[chosen[0]][_PRONOUN]:
        return chosen
    before = chosen[1] if len(chosen) > 1 else len(measured.rows)
    others = [at for at in fit if at < before and at != chosen[0] and not measured.rows[at][_PRONOUN]]
    best = max(others, key=lambda at: scores[at], default=None)
    if best is None or scores[best] < scores[chosen[0]] - EQUAL:
        return chosen
    return [best, *chosen[1:]]
