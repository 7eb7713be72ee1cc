"""Many articles of invented words, what people type to find them, and how long answers take."""

import os
import random
import time
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from itertools import accumulate

from storage.records import ArticleWrite, Quote, Speaker
from tests.storage.making import DAY, first_report, person, report, write

ARTICLES = int(os.environ.get("PEWARTA_BENCH_ARTICLES", "100000"))
"""A million takes a quarter of an hour to fill and 6 GB; the aims for search are said of that many."""

PEOPLE = 5_000
SYLLABLES = "ba di ka me nu pe ra sa ti wu lam ber kan gan rin tak pul sen dor ju".split()


class News:
    """Endless articles of invented words, as common and as rare as words are (Zipf's law).

    Two or three longer words begin with each of the common ones, as in Indonesian news.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.words = sorted({"".join(self._random.choices(SYLLABLES, k=k)) for k in (3, 4, 5) for _ in range(12_000)})
        self._random.shuffle(self.words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.people = [" ".join(self._random.choices(self.words, k=2)).title() for _ in range(PEOPLE)]

    def text(self, count: int) -> str:
        """``count`` words with a full stop after each twelve."""
        drawn = self._random.choices(self.words, cum_weights=self._weights, k=count)
        return " ".join(word + "." if n % 12 == 11 else word for n, word in enumerate(drawn))

    def article(self, number: int) -> ArticleWrite:
        """An article of 250 words with two quotes; the newer, the higher its number."""
        text = self.text(250)
        speaker = int(len(self.people) * self._random.random() ** 3)
        name = self.people[speaker]
        quotes = tuple(
            Quote(text[at : at + 90], at, at + 90, "direct", Speaker(name, "Kepala Dinas", name), "kata", at / 1000)
            for at in (100, 500)
        )
        joins = speaker + 1 if number >= len(self.people) else None
        if joins is None:
            speaker, name = number, self.people[number]
            quotes = tuple(Quote(q.text, q.start, q.end, q.kind, Speaker(name, None, name), q.cue) for q in quotes)
        start = date(2026, 1, 1) + timedelta(days=number % 400)
        return write(
            str(number),
            title=self.text(8),
            text=text,
            published_at=DAY + timedelta(minutes=number),
            source=f"Kabar {number % 30}",
            topics=(f"topik {number % 50}", f"topik {number % 7}"),
            quotes=quotes,
            people=(person(name, name, roles=(f"Kepala {speaker % 40} {number % 8}",), joins=joins),),
            events=(first_report(report(self.text(4), start=start, days=1)),) if number % 100 == 0 else (),
        )


def percentile(times: list[float], share: float) -> float:
    """The time, in milliseconds, that ``share`` of the times stay below."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


async def timed(calls: list[Callable[[], Awaitable[object]]], *, runs: int = 1) -> list[float]:
    """Seconds of each call, one after the other; the best of some runs, so that it is not another program's time."""
    best = [float("inf")] * len(calls)
    for _ in range(runs):
        for number, call in enumerate(calls):
            start = time.perf_counter()
            await call()
            best[number] = min(best[number], time.perf_counter() - start)
    return best


def searched(news: News) -> list[str]:
    """What people type: the commonest words, rarer ones, several, beginnings, phrases, names."""
    chance = random.Random(7)
    common, rare = news.words[:40], news.words[2_000:9_000]

    def phrase() -> str:
        words = news.text(40).replace(".", "").split()
        at = chance.randint(0, 38)
        return f'"{words[at]} {words[at + 1]}"'

    return [
        typed
        for _ in range(30)
        for typed in (
            chance.choice(common),
            chance.choice(rare),
            f"{chance.choice(common)} {chance.choice(common)}",
            f"{chance.choice(common)} {chance.choice(rare)}",
            chance.choice(common)[:2],
            chance.choice(rare)[:3],
            phrase(),
            chance.choice(news.people),
        )
    ]
