"""The sample news that ships with Pewarta: invented, or told in our own words, and marked as samples.

Each file in ``news`` is one article in Markdown, read by the same ingest as everything else. Its front matter has what
any article's may have, ``shows`` (what the sample is there for) and, where editors have something to add, ``note`` with
``noted_at``. To add a sample, add a file, and to ``tests/samples`` the test that it shows what it says.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files

from bot.ingest.dates import read_instant
from bot.ingest.documents import Origin, ParsedDocument
from bot.ingest.formats.markdown import parse_markdown, split_front_matter
from bot.ingest.identity import name_article
from bot.ingest.keeper import Keeper
from storage.base import Storage

EDITOR = "Redaksi Pewarta"


@dataclass(frozen=True, slots=True)
class SampleNote:
    """What an editor has to add to a sample, and when they did."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample article; ``shows`` says what it is there for."""

    name: str
    shows: str
    document: ParsedDocument
    note: SampleNote | None


def samples() -> tuple[Sample, ...]:
    """All samples, oldest first, which is the order in which news comes in."""
    news = files("bot.samples") / "news"
    read = [_sample(file.name, file.read_bytes()) for file in news.iterdir() if file.name.endswith(".md")]
    return tuple(sorted(read, key=lambda sample: (published_at(sample), sample.name)))


def published_at(sample: Sample) -> datetime:
    """When the sample says it was published."""
    if sample.document.published_at is None:
        raise ValueError(f"the sample {sample.name} has no published_at")
    return sample.document.published_at


async def load_samples(keeper: Keeper, storage: Storage) -> int:
    """Keeps all samples with their notes; returns how many articles were new. Loading them again changes nothing."""
    new = 0
    for sample in samples():
        article = name_article(sample.document, Origin(sample.name))
        kept = await keeper.keep(article, sample.document.source_text())
        if kept.verdict != "new":
            continue
        new += 1
        if sample.note:
            await storage.add_note(kept.article_id, sample.note.text, EDITOR, at=sample.note.at)
    return new


def _sample(name: str, data: bytes) -> Sample:
    front, _ = split_front_matter(data.decode("utf-8"))
    note = SampleNote(str(front["note"]), read_instant(str(front["noted_at"]), UTC)) if "note" in front else None
    return Sample(name, str(front["shows"]), parse_markdown(data, UTC), note)
