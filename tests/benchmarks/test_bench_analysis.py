"""What an analysis costs and how good its summaries and boundaries are, beside peers in the same run."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.analysis import SourceText, analyze
from bot.analysis.sentences import split
from tests.analysis.test_robustness import HARD

pytestmark = pytest.mark.benchmark

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
OTHERWISE = re.compile(r"[\"“”‘’'\n]|^\d+ ?\.|[(\[][\w /]+[)\]]\.?$")
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="the development corpus is not here")

ORDINARY = (
    "Menteri Ani Lestari mengatakan sekolah itu akan dibuka pada Senin (2/3/2026) di Danau Biru.\n"
    '"Kami ingin anak-anak belajar dekat rumah. Tidak perlu menyeberang," kata Ani Lestari.\n'
    "Ia menyebutnya “langkah penting” bagi warga. Biayanya Rp 12,5 miliar dari kas daerah.\n"
)
LINEAR = {
    "ordinary": ORDINARY,
    "one line": ORDINARY.replace("\n", " "),
    "quotes": "“Kami siap bekerja sama,” kata Budi Santoso. ",
    "unclosed": "“Kami siap. ",
    "full stops": "a. ",
    "no full stop": "kata ",
    "headings": "Judul Bagian\nIa pergi.\n",
    "teasers": "Baca juga: Satu Dua\n",
}


def records(name: str) -> list[dict[str, Any]]:
    """The articles of one of the corpus's files."""
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").split("\n") if line]


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Processor time of the best run."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize("unit", LINEAR.values(), ids=LINEAR.keys())
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    """From a quarter of a megabyte to half of one, time grows with the length; a megabyte stays under five seconds."""
    once = unit * (250_000 // len(unit))
    half = seconds(lambda: analyze(SourceText(text=once)), runs=2)
    whole = seconds(lambda: analyze(SourceText(text=once * 2)), runs=2)
    print(f"\ntwice the text: {whole / half:.2f} times the time; {whole:.2f} s for half a megabyte")
    assert whole / half < 3
    assert whole < 2.5


MEASURE = """
import re, sys
from pathlib import Path
from datetime import UTC, datetime
from bot.analysis import SourceText, analyze
unit = sys.stdin.read()
text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
analyze(SourceText(text=text, published_at=datetime(2026, 2, 6, tzinfo=UTC)))
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


@pytest.mark.parametrize("shape", [*LINEAR, *HARD])
def test_a_megabyte_of_anything_takes_less_than_a_hundred_megabytes(shape: str) -> None:
    """The whole process at its highest, the text itself included; by the kernel's count since the program began."""
    unit = LINEAR.get(shape) or HARD[shape][:1_000]
    done = subprocess.run([sys.executable, "-c", MEASURE], input=unit, capture_output=True, check=True, text=True)
    print(f"\n{shape}: {float(done.stdout):.0f} MB")
    assert float(done.stdout) < 100


def summing(name: str) -> Callable[[str, int], str]:
    """A summariser of the sumy library, on sentences and words that suit Indonesian."""
    pytest.importorskip("sumy")
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Words:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(re.findall(r"\w+", text.lower()))

    summarizer = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer}[name]()

    def summarize(text: str, count: int) -> str:
        sentences = [Sentence(text[found.start : found.end], Words()) for found in split(text, "id")]
        chosen = summarizer(ObjectDocumentModel([Paragraph(sentences)]), count)
        return " ".join(str(sentence) for sentence in chosen)

    return summarize


def ours(text: str, count: int) -> str:
    return " ".join(span.text for span in analyze(SourceText(text=text), sentences=count).summary.sentences)


def lead(text: str, count: int) -> str:
    return " ".join(text[found.start : found.end] for found in split(text, "id")[:count])


def articles() -> Iterator[tuple[str, str, int]]:
    """Text, reference summary and length of the summary, of every fourth article."""
    for record in records("indosum.jsonl")[::4]:
        paragraphs = (" ".join(" ".join(sentence) for sentence in paragraph) for paragraph in record["paragraphs"])
        yield "\n".join(paragraphs), " ".join(" ".join(sentence) for sentence in record["reference_summary"]), 3
    for record in records("detik_2025.jsonl")[::2]:
        yield record["text"], record["reference_summary"], 2


@needs_corpus
def test_summaries_are_better_than_lead_lexrank_and_textrank_and_cheaper() -> None:
    """ROUGE-1 against editors' summaries, and processor time: the whole analysis beside a summary alone."""
    scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(["rouge1"])
    gold = list(articles())
    quality: dict[str, float] = {}
    cost: dict[str, float] = {}
    for name, summarize in (("ours", ours), ("lead", lead), *((n, summing(n)) for n in ("LexRank", "TextRank"))):
        started = time.process_time()
        summaries = [summarize(text, count) for text, _, count in gold]
        cost[name] = time.process_time() - started
        scores = [
            scorer.score(reference, summary)["rouge1"].fmeasure
            for (_, reference, _), summary in zip(gold, summaries, strict=True)
        ]
        quality[name] = 100 * sum(scores) / len(scores)
    print(f"\nROUGE-1, {len(gold)} articles: " + ", ".join(f"{name} {value:.2f}" for name, value in quality.items()))
    print("processor time, whole analysis = 1: " + ", ".join(f"{n} {v / cost['ours']:.2f}" for n, v in cost.items()))
    assert quality["ours"] > max(value for name, value in quality.items() if name != "ours") + 1


def boundaries(paragraph: list[list[str]]) -> tuple[str, set[int]]:
    """A paragraph's text and where its sentences end, counted in characters that are not white space."""
    ends, reached = set(), 0
    for sentence in paragraph:
        reached += len("".join("".join(sentence).split()))
        ends.add(reached)
    return " ".join(" ".join(sentence) for sentence in paragraph), ends


def f_measure(found: list[set[int]], gold: list[set[int]]) -> float:
    right = sum(len(one & other) for one, other in zip(found, gold, strict=True))
    return 2 * right / (sum(map(len, found)) + sum(map(len, gold)))


def told(text: str, ends: list[int]) -> set[int]:
    return {len("".join(text[:end].split())) for end in ends}


@needs_corpus
def test_sentence_boundaries_are_as_good_as_sentencex() -> None:
    """On paragraphs where both have the same notion of a sentence: no quotation, list item or editor's initials."""
    sentencex = pytest.importorskip("sentencex")
    pairs = [boundaries(p) for record in records("indosum.jsonl") for p in record["paragraphs"]]
    pairs = [(re.sub(r" ([,.;:!?)])", r"\1", text), ends) for text, ends in pairs if not OTHERWISE.search(text)]
    texts = [text for text, _ in pairs]
    gold = [ends for _, ends in pairs]
    mine = [told(text, [found.end for found in split(text, "id")]) for text in texts]
    peer = [
        told(text, [found["end_index"] for found in sentencex.get_sentence_boundaries("id", text)]) for text in texts
    ]
    took = seconds(lambda: [split(text, "id") for text in texts])
    theirs = seconds(lambda: [list(sentencex.get_sentence_boundaries("id", text)) for text in texts])
    print(f"\nboundary F1: ours {f_measure(mine, gold):.4f}, sentencex {f_measure(peer, gold):.4f}")
    print(f"time, sentencex (compiled) = 1: ours {took / theirs:.1f}")
    assert f_measure(mine, gold) >= f_measure(peer, gold)


@needs_corpus
def test_the_command_analyses_a_stream_fast_enough() -> None:
    """Everything on one core, 300 articles a second; the process's start is told apart, by a longer stream."""
    given = (CORPUS / "detik_2025.jsonl").read_bytes()
    count, times = len(given.splitlines()), 5

    def wall(text: bytes) -> float:
        command = [sys.executable, "-m", "bot", "analyze", "--jsonl"]
        started = time.monotonic()
        done = subprocess.run(command, input=text, capture_output=True, check=True)
        assert len(done.stdout.splitlines()) == len(text.splitlines())
        return time.monotonic() - started

    once = min(wall(given) for _ in range(3))
    again = min(wall(given * times) for _ in range(3))
    rate = count * (times - 1) / (again - once)
    print(f"\n{rate:.0f} articles/s once it runs; {count / once:.0f} with its start over {count} articles")
    assert rate >= 300


def test_starting_costs_little() -> None:
    """From nothing to the first line read, beside importing a library that it does without."""

    def wall(arguments: list[str]) -> float:
        times = []
        for _ in range(5):
            started = time.monotonic()
            subprocess.run([sys.executable, *arguments], input=b"", check=True)
            times.append(time.monotonic() - started)
        return min(times)

    bare, peer, start = (
        wall(["-c", "pass"]),
        wall(["-c", "import trafilatura"]),
        wall(["-m", "bot", "analyze", "--jsonl"]),
    )
    print(f"\nstart: {1000 * (start - bare):.0f} ms beyond Python, {start / peer:.2f} of importing trafilatura")
    assert start - bare < 0.5
