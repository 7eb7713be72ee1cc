"""What an answer costs over many stored articles, and what starting costs.

Floors in the same run: a bare Python for start-up; the budget of each answer stands beside it.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.commands import Role, all_commands
from bot.commands.context import Defaults
from bot.commands.dispatch import Dispatcher
from bot.locale import load_languages
from bot.message import Asker, Request, Target
from storage import open_storage
from tests.benchmarks.many import ARTICLES, News, percentile, searched, timed

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1200)]

BUDGET = 25
"""Milliseconds at p99."""


class Anyone:
    async def role_of(self, request: Request) -> Role:
        return Role.OPERATOR


def asked(news: News) -> dict[str, list[str]]:
    """What people type, by command: many arguments each, so that the worst of them counts."""
    chance = random.Random(5)
    ids = [chance.randint(1, ARTICLES) for _ in range(100)]
    names = [chance.choice(news.people) for _ in range(100)]
    typed = searched(news)
    turned = [f"›{2 + n % 3} {words}" for n, words in enumerate(typed)]
    return {
        "terbaru": ["", "topik 3", "›7", "›20"] * 25,
        "ringkasan": [""] * 20 + [f"#{number}" for number in ids],
        "ringkasan kata": typed,
        "kutipan": [""] * 20 + [f"#{number}" for number in ids],
        "kutipan tokoh": names,
        "kutipan kata": typed + turned,
        "tokoh": ["", "›9"] * 25 + names,
        "jadwal": ["", "›5", "#1", "#900", news.words[3]] * 20,
        "cari": typed + turned,
        "setelan": [""] * 50,
    }


async def test_an_answer_over_many_articles(filled: Path, news: News, capsys: pytest.CaptureFixture[str]) -> None:
    """p50 and p99 of every command's answer over many articles, beside the cheapest one, which reads one row."""
    p99: dict[str, float] = {}
    async with open_storage(str(filled)) as storage:
        dispatcher = Dispatcher(
            registry=all_commands(),
            storage=storage,
            clock=SystemClock(),
            roles=Anyone(),
            languages=load_languages(),
            defaults=Defaults("Pewarta", "id", ZoneInfo("Asia/Jakarta")),
        )
        with capsys.disabled():
            print(f"\n{ARTICLES:,} articles")
            for command, arguments in asked(news).items():
                times = await timed([partial(answer, dispatcher, command, argument) for argument in arguments], runs=3)
                p99[command] = percentile(times, 0.99)
                print(f"/{command:<16} p50 {percentile(times, 0.5):6.2f} ms   p99 {p99[command]:6.2f} ms")
    assert {command: cost for command, cost in p99.items() if cost > BUDGET} == {}


async def answer(dispatcher: Dispatcher, command: str, argument: str) -> None:
    """Asks, and makes sure that it was not answered with a mistake of ours."""
    name = command.partition(" ")[0]
    message = await dispatcher.answer(Request(name, argument, Target("bench:1"), Asker("1", "x")))
    assert message.blocks
    assert "kesalahan di pihak kami" not in str(message.blocks[0])


def test_starting(capsys: pytest.CaptureFixture[str]) -> None:
    """``pewarta --help`` under 0.3 s; the demo from start to end under 3 s and 150 MB."""
    bare = _best(lambda: _run("-c", "pass"))
    help_time = _best(lambda: _run("-m", "bot", "--help"))
    demo_time = _best(lambda: _run("-m", "bot", "demo"))
    measured = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'bot', 'demo'],"
        " input=b'/ringkasan\\n/kutipan\\n/cari pasar\\n', stdout=subprocess.DEVNULL, check=True);"
        " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    peak = int(subprocess.run([sys.executable, "-c", measured], capture_output=True, check=True).stdout) / 1024
    with capsys.disabled():
        print(f"\npython {bare:.3f} s, --help {help_time:.3f} s, demo to its end {demo_time:.3f} s, peak {peak:.0f} MB")
    assert help_time < 0.3
    assert demo_time < 3
    assert peak < 150


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], input=b"", stdout=subprocess.DEVNULL, check=True)


def _best(work: Callable[[], None]) -> float:
    def once() -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    return min(once() for _ in range(5))
