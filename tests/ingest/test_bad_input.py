"""Everything odd that a file may hold: refused with a reason, or read as what it says; soon, and never in the way."""

import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.clock import Clock
from bot.ingest.files import read_file, survey
from bot.ingest.keeper import Keeper, KeepOptions
from bot.ingest.run import ReadOptions, Report, ingest
from bot.ingest.sandbox import Sandbox
from storage.base import Storage

LONGEST = 5.0
"""Seconds of CPU that no input may exceed."""
PASAR = "Bupati Sari Wening membuka Pasar Awan pada Jumat. “Pasar ini milik warga,” kata Sari Wening.\n"
GOOD = "Panen raya di lereng Gunung Wening dimulai hari ini."


def many_quotes(count: int) -> str:
    """A line a quote."""
    return "".join(f"“Pasar nomor {number} milik warga,” kata Sari.\n" for number in range(count))


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.txt", lambda: b""),
    "binary": ("a.txt", lambda: random.Random(1).randbytes(100_000)),
    "50 MB of text": ("a.txt", lambda: PASAR.encode() * 540_000),
    "a line of 5 MB": ("a.txt", lambda: PASAR.replace("\n", " ").encode() * 54_000),
    "a JSON line of 5 MB": ("a.jsonl", lambda: json.dumps({"text": PASAR * 54_000}).encode()),
    "no sentences": ("a.txt", lambda: b"!!! 123 ??? ---\n" * 100),
    "a login page": ("a.html", lambda: b"<html><body><form>Masuk <input name=sandi></form></body></html>"),
    "1 MB of nested divs": ("a.html", lambda: b"<html><body>" + b"<div>" * 200_000 + PASAR.encode()),
    "deep JSON": ("a.jsonl", lambda: b'{"text": ' + b"[" * 900_000),
    "a date in year 99999": ("a.jsonl", lambda: json.dumps({"text": PASAR, "published_at": "99999-01-01"}).encode()),
}
SANE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "invalid UTF-8": ("a.txt", lambda: PASAR.encode().replace(b"Pasar", b"Pas\xffr")),
    "UTF-16 with a mark": ("a.txt", lambda: PASAR.encode("utf-16")),
    "UTF-16 without a mark": ("a.txt", lambda: PASAR.encode("utf-16-le")),
    "windows-1252": ("a.txt", lambda: PASAR.encode("cp1252")),
    "NULs": ("a.txt", lambda: (PASAR * 20).encode().replace(b"Awan", b"Aw\0an")),
    "right-to-left marks": ("a.txt", lambda: PASAR.replace("Awan", "\u202eAwan\u202c\u200f").encode()),
    "only quotes": ("a.txt", lambda: "“Pasar ini milik warga.” ".encode() * 50),
    "as much as an article may have": ("a.txt", (PASAR * 10_000)[:495_000].encode),
    "10,000 quotes": ("a.txt", lambda: many_quotes(10_000).encode()),
    "nested marks": ("a.txt", f"{PASAR}“Ia berkata, ‘datang “lagi” ya’ kepada kami,” kata Sari.\n".encode),
    "unclosed marks": ("a.txt", f"{PASAR}{'“' * 5_000} lalu diam.".encode),
    "14,000 opening marks": ("a.txt", lambda: "“Pasar ".encode() * 14_000),
    "a naive date": ("a.jsonl", lambda: json.dumps({"text": PASAR, "published_at": "2026-02-06 09:00"}).encode()),
}  # fmt: skip


@pytest.fixture
def keeper(storage: Storage, clock: Clock) -> Keeper:
    """Keeps articles in the test's database."""
    return Keeper(storage, clock, KeepOptions())


async def read_beside_a_good_one(keeper: Keeper, sandbox: Sandbox, folder: Path, name: str, content: bytes) -> Report:
    """Reads a folder with the file and, after it, one that is as it should be."""
    (folder / "news").mkdir()
    (folder / "news" / name).write_bytes(content)
    (folder / "news" / "z-good.txt").write_text(GOOD, encoding="utf-8")
    documents = (document for path in survey([folder / "news"]).files for document in read_file(path))
    began = time.process_time()
    report = await ingest(documents, keeper, ReadOptions(zone=ZoneInfo("Asia/Jakarta")), sandbox)
    assert time.process_time() - began < LONGEST
    return report


@pytest.mark.parametrize("case", BAD)
async def test_what_is_no_article_is_refused_and_the_rest_is_read(
    keeper: Keeper, sandbox: Sandbox, storage: Storage, tmp_path: Path, case: str
) -> None:
    """Soon, with a reason, and without harm to the database."""
    name, content = BAD[case]
    report = await read_beside_a_good_one(keeper, sandbox, tmp_path, name, content())
    (refused,) = report.refused
    assert refused.reason
    assert "internal error" not in refused.reason
    (head,) = (await storage.latest(limit=5)).items
    assert head.title.startswith("Panen raya")


@pytest.mark.parametrize("case", SANE)
async def test_odd_text_is_read_as_what_it_says(
    keeper: Keeper, sandbox: Sandbox, storage: Storage, tmp_path: Path, case: str
) -> None:
    """Its quotes are verbatim pieces of what was stored."""
    name, content = SANE[case]
    report = await read_beside_a_good_one(keeper, sandbox, tmp_path, name, content())
    assert (report.new, report.refused) == (2, ())
    for head in (await storage.latest(limit=5)).items:
        article = await storage.article(head.id)
        assert article is not None
        text = article.analysis.text
        assert all(text[quote.start : quote.end] == quote.text for quote in article.analysis.quotes)
        assert "\0" not in text
