"""Which sentences stand in the summary."""

from collections.abc import Iterator, Sequence

from bot.analysis.summary.features import NAMES, Measured

FEWEST_WORDS = 5
REDUNDANCY = 1.0
"""What a sentence loses in score when all its words are in the summary already (Carbonell and Goldstein, 1998)."""

ORPHAN = 0.6
"""What a sentence loses that says of someone or something ("Ia ...", "Langkah itu ...") what the one before it names,
as long as that one is not in the summary: told behind another sentence it may be read of somebody else. Up to this
much ROUGE gains by it on both corpora; from .8 on it loses."""

_WORDS, _QUESTION, _ITEM, _PROSE = (NAMES.index(name) for name in ("words", "question", "item", "prose"))


def choose(measured: Measured, scores: Sequence[float], count: int) -> list[int]:
    """The numbers of at most ``count`` sentences, in the article's order.

    Questions, promises, list items, fragments and lines that do not end as a sentence are chosen only where nothing
    else is left.
    """
    fit = eligible(measured)
    chosen = _greedy(measured, scores, fit, count)
    return sorted(_with_an_opening(measured, scores, fit, sorted(chosen)))


def eligible(measured: Measured) -> list[int]:
    """The numbers of the sentences that may be chosen; only their scores are looked at."""
    fit = [at for at, row in enumerate(measured.rows) if _stands_alone(row) and not measured.promises(at)]
    return fit or list(range(len(measured.rows)))


def _stands_alone(row: Sequence[float]) -> bool:
    return bool(row[_PROSE]) and not row[_QUESTION] and not row[_ITEM] and row[_WORDS] >= FEWEST_WORDS


def _greedy(measured: Measured, scores: Sequence[float], fit: Sequence[int], count: int) -> list[int]:
    chosen: list[int] = []
    told: set[str] = set()
    left = sorted(fit, key=lambda at: -scores[at])[: 6 * count]
    pointing = frozenset(at for at in left if at > 0 and measured.points_back(at))
    while left and len(chosen) < count:
        best = max(left, key=lambda at: scores[at] - _loss(measured, at, pointing, chosen, told))
        left.remove(best)
        chosen.append(best)
        told |= measured.words[best]
    return chosen


def _loss(measured: Measured, at: int, pointing: frozenset[int], chosen: Sequence[int], told: set[str]) -> float:
    """What stands against a sentence beside those chosen so far; ``pointing`` are those that point back."""
    orphan = at in pointing and at - 1 not in chosen
    return REDUNDANCY * _share(measured.words[at], told) + ORPHAN * orphan


def _share(words: frozenset[str], told: set[str]) -> float:
    return len(words & told) / max(1, len(words))


def _with_an_opening(measured: Measured, scores: Sequence[float], fit: Sequence[int], chosen: list[int]) -> list[int]:
    """Mends a summary whose first sentence begins with "Ia", "Hal itu" or the like, at the least loss of score.

    Either one that stands alone takes its place, or the one that it leans on comes before it and the weakest goes.
    """
    if not chosen or not measured.leans(chosen[0]):
        return chosen
    ways = [*_replaced(measured, scores, fit, chosen), *_led_up_to(measured, scores, fit, chosen)]
    ways = ways or [*_opened_anew(measured, scores, fit, len(chosen))]
    return max(ways, key=lambda way: sum(scores[at] for at in way), default=chosen)


def _replaced(
    measured: Measured, scores: Sequence[float], fit: Sequence[int], chosen: list[int]
) -> Iterator[list[int]]:
    before = chosen[1] if len(chosen) > 1 else len(measured.rows)
    others = [at for at in fit if at < before and at != chosen[0] and not measured.leans(at)]
    best = max(others, key=lambda at: scores[at], default=None)
    if best is not None:
        yield [best, *chosen[1:]]


def _led_up_to(
    measured: Measured, scores: Sequence[float], fit: Sequence[int], chosen: list[int]
) -> Iterator[list[int]]:
    leading = chosen[0] - 1
    if len(chosen) > 1 and leading in fit and not measured.leans(leading):
        weakest = min(chosen[1:], key=lambda at: scores[at])
        yield [leading, *(at for at in chosen if at != weakest)]


def _opened_anew(measured: Measured, scores: Sequence[float], fit: Sequence[int], count: int) -> Iterator[list[int]]:
    opening = max((at for at in fit if not measured.leans(at)), key=lambda at: scores[at], default=None)
    if opening is not None:
        later = sorted((at for at in fit if at > opening), key=lambda at: -scores[at])
        yield [opening, *sorted(later[: count - 1])]
