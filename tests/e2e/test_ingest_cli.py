"""``pewarta ingest`` as people run it: a process of its own, real files, a real database."""

import asyncio
import contextlib
import json
import os
import pty
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.cli.ingest import _address
from storage import open_storage
from storage.base import Storage

LONGEST = 5.0
"""Seconds that no bad input may exceed, on top of what the process needs to start."""
PASAR = "Bupati Sari Wening membuka Pasar Awan pada Jumat. “Pasar ini milik warga,” kata Sari Wening.\n"


@dataclass(frozen=True)
class Run:
    """How one run of the command ended."""

    status: int
    out: str
    err: str
    seconds: float

    @property
    def summary(self) -> dict[str, Any]:
        """What ``--json`` printed."""
        summary: dict[str, Any] = json.loads(self.out)
        return summary


@dataclass(frozen=True)
class Cli:
    """The command in a folder of its own, without anybody's configuration."""

    folder: Path

    def command(self, *arguments: object) -> list[str]:
        """The words to start it."""
        return [sys.executable, "-m", "bot", "ingest", *map(str, arguments), "--database", "t.db"]

    def start(self, *arguments: object, stdin: int | None = None) -> subprocess.Popen[bytes]:
        """Starts it and does not wait."""
        pipe = subprocess.PIPE
        return subprocess.Popen(self.command(*arguments), cwd=self.folder, stdin=stdin, stdout=pipe, stderr=pipe)

    def __call__(self, *arguments: object, given: bytes | None = None) -> Run:
        """Runs it to its end."""
        began = time.monotonic()
        done = subprocess.run(
            self.command(*arguments), cwd=self.folder, input=given, capture_output=True, timeout=60, check=False
        )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode(), time.monotonic() - began)


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The command in a fresh folder."""
    return Cli(tmp_path)


def put(path: Path, content: str | bytes) -> Path:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def stored(folder: Path) -> AbstractAsyncContextManager[Storage]:
    """The database that the command wrote, open."""
    return open_storage(str(folder / "t.db"))


async def titles(storage: Storage) -> list[str]:
    """What is kept, newest first."""
    return [head.title for head in (await storage.latest(limit=1000)).items]


async def test_a_folder_of_every_format_goes_in_and_can_be_found(cli: Cli, tmp_path: Path) -> None:
    """Text, Markdown, a page and lines; read again, all is known."""
    paragraph = "Wali Kota Laras membuka jembatan baru di Kota Awan pada Jumat pagi di hadapan ratusan warga sekitar. "
    put(tmp_path / "news" / "pasar.txt", PASAR)
    put(
        tmp_path / "news" / "sub" / "waduk.md",
        "---\ntopics: [air]\n---\n# Waduk Wening Surut\n\nAir waduk turun lagi.\n",
    )
    put(
        tmp_path / "news" / "jembatan.html",
        f"<html><head><title>Jembatan</title></head><body><article><h1>Jembatan Dibuka</h1><p>{paragraph}</p>"
        f"<p>{paragraph.replace('Jumat', 'Sabtu').replace('membuka', 'menutup lalu membuka lagi')}"
        f"Ia berterima kasih kepada para pekerja yang menyelesaikan jembatan itu dua bulan lebih cepat.</p>"
        "<p>Jembatan itu menghubungkan pasar dengan terminal dan memangkas waktu tempuh warga setiap hari kerja.</p>"
        "</article></body></html>",
    )
    put(tmp_path / "news" / "a.jsonl", json.dumps({"id": 1, "title": "Panen", "text": "Panen padi di lereng Wening."}))
    put(tmp_path / "news" / "foto.jpg", b"\xff\xd8\xff")
    run = cli("news", "--json")
    assert (run.status, run.err) == (0, "")
    assert run.summary == {
        "read": 4, "new": 4, "revised": 0, "duplicates": 0, "refused": [], "passed_over": {".jpg": 1}, "ended_by": None
    }  # fmt: skip
    again = cli("news")
    assert again.status == 0
    assert "4 already known" in again.out
    assert ".jpg (1)" in again.out
    async with stored(tmp_path) as storage:
        assert len(await titles(storage)) == 4
        assert (await storage.search("milik warga", limit=5)).total >= 1
        assert await storage.topics() == (("air", 1),)


async def test_an_edited_file_is_a_revision(cli: Cli, tmp_path: Path) -> None:
    """Known by its own address, through whichever path it is given."""
    file = put(tmp_path / "pasar.txt", PASAR)
    cli("pasar.txt")
    put(file, PASAR.replace("warga", "semua orang"))
    assert cli(file, "--json").summary["revised"] == 1
    assert cli(".", "--json").summary["duplicates"] == 1
    put(tmp_path / "salinan.txt", PASAR.replace("warga", "semua orang"))
    assert cli("salinan.txt", "--json").summary["duplicates"] == 1


async def test_standard_input_is_read(cli: Cli, tmp_path: Path) -> None:
    """Lines of JSON or one text, told by how it begins; ``--source`` names the outlet of what names none."""
    lines = "\n".join(json.dumps({"text": f"Kabar ke-{n} dari Kota Awan."}) for n in range(3))
    assert cli("-", "--json", "--source", "Kabar", given=lines.encode()).summary["new"] == 3
    assert cli("-", "--json", given=PASAR.encode("utf-16")).summary["new"] == 1
    assert cli("-", "--json", given=b"").status == 1
    async with stored(tmp_path) as storage:
        first, *_ = await storage.sources()
        assert (first.name, first.articles) == ("Kabar", 3)


def test_what_was_refused_is_named_with_file_line_and_reason(cli: Cli, tmp_path: Path) -> None:
    """In words a person can act on, and the exit status tells a script."""
    put(tmp_path / "a.jsonl", json.dumps({"text": PASAR}) + '\n{"id": 2\n' + json.dumps({"text": "Kabar lain lagi."}))
    put(tmp_path / "kosong.txt", "")
    put(tmp_path / "program.txt", bytes(range(256)) * 9)
    run = cli("a.jsonl", "tidak-ada.txt", "kosong.txt", "program.txt")
    assert run.status == 1
    assert "kosong.txt: empty" in run.out
    assert "program.txt: binary" in run.out
    assert "Traceback" not in run.err
    assert "2 new" in run.out
    assert "a.jsonl:2: not JSON" in run.out
    assert "tidak-ada.txt: no such file" in run.out


@pytest.mark.parametrize("arguments", [(), ("--bukan-opsi", "x"), ("x", "--database"), ("",)])
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: Sequence[str]) -> None:
    """As commands do."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ingest", *arguments], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"Error: " in done.stderr


def test_an_address_is_told_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a chat takes it, without its scheme too; a file of that name is the file."""
    monkeypatch.chdir(tmp_path)
    assert _address("kabar.example/berita/1") == "https://kabar.example/berita/1"
    assert _address("HTTP://kabar.example") == "HTTP://kabar.example"
    assert [_address(path) for path in ("berita/1.html", "kabar.html", "/tiada/berita.txt", "-")] == [None] * 4
    put(tmp_path / "kabar.example" / "berita", PASAR)
    assert _address("kabar.example/berita") is None


def test_a_database_that_cannot_be_opened_is_told_in_a_line(cli: Cli, tmp_path: Path) -> None:
    """And is left as it is."""
    put(tmp_path / "t.db", b"this is not a database at all, it only has its name" * 100)
    put(tmp_path / "a.txt", PASAR)
    before = (tmp_path / "t.db").read_bytes()
    run = cli("a.txt")
    assert run.status == 1
    assert "t.db" in run.err
    assert "Traceback" not in run.err
    assert (tmp_path / "t.db").read_bytes() == before


def test_the_configuration_is_used_when_there_is_one(cli: Cli, tmp_path: Path) -> None:
    """``./config.toml`` by itself, another by name; a mistake in it is told before anything is read."""
    put(tmp_path / "config.toml", '[bot]\ndatabase = "dari-config.db"\n')
    put(tmp_path / "a.txt", PASAR)
    command = [sys.executable, "-m", "bot", "ingest", "a.txt"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert (tmp_path / "dari-config.db").exists()
    put(tmp_path / "salah.toml", '[bot]\ndatabas = "x.db"\n')
    done = subprocess.run([*command, "--config", "salah.toml"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"salah.toml:2" in done.stderr


def test_what_would_block_is_refused_at_once(cli: Cli, tmp_path: Path) -> None:
    """A pipe that nobody writes to, a device without an end."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(tmp_path)
    run = cli(".", "--json")
    assert run.seconds < LONGEST
    assert [refused["file"] for refused in run.summary["refused"]] == ["pipe.txt", "zero.txt"]


def test_a_terminal_sees_how_far_it_is(cli: Cli, tmp_path: Path) -> None:
    """A bar on standard error, gone at the end; a pipe sees none."""
    many(tmp_path, 300)
    ours, theirs = pty.openpty()
    done = subprocess.run(cli.command("many.jsonl"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    seen = b""
    with contextlib.suppress(OSError):  # Linux ends a terminal whose other side is closed with an error
        while piece := os.read(ours, 65_536):
            seen += piece
    os.close(ours)
    assert b" new, 0 revised, 0 known" in seen
    assert b"300 new" in done.stdout


def many(folder: Path, count: int) -> Path:
    """A file of many different articles, each with a quote and an event."""
    text = "Bupati ke-{n} membuka pasar. “Pasar nomor {n} milik warga,” kata Sari. Rapat {n} akan digelar 9 Maret 2026."
    lines = (
        json.dumps({"id": n, "title": f"Pasar {n}", "text": text.format(n=n), "source": "K"}) for n in range(count)
    )
    return put(folder / "many.jsonl", "\n".join(lines))


async def whole(storage: Storage) -> int:
    """How many articles are kept, after a look that each has all that belongs to it."""
    heads = (await storage.latest(limit=10_000)).items
    for head in heads:
        article = await storage.article(head.id)
        assert article is not None
        number = head.title.split()[1]
        assert f"Pasar nomor {number} milik warga" in [quote.text for quote in article.analysis.quotes]
        assert article.analysis.summary.sentences
        assert len(await storage.article_quotes(head.id)) == head.quotes == len(article.analysis.quotes)
        assert (await storage.search(f"{number} membuka", limit=5)).total >= 1
    return len(heads)


async def test_killed_at_any_moment_it_leaves_whole_articles_and_goes_on_where_it_was(cli: Cli, tmp_path: Path) -> None:
    """``kill -9``, several times into one database, at random moments."""
    file, count, chance = many(tmp_path, 400), 400, random.Random()
    kept, kills = 0, 0
    for _ in range(5):
        process = cli.start(file)
        await asyncio.sleep(chance.uniform(0.4, 1.2))
        process.kill()
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        if (tmp_path / "t.db").exists():
            async with stored(tmp_path) as storage:
                now = await whole(storage)
            assert now >= kept
            kept = now
    assert kills > 0
    run = cli(file, "--json")
    assert (run.status, run.summary["duplicates"]) == (0, kept)
    async with stored(tmp_path) as storage:
        assert await whole(storage) == count


async def test_interrupted_it_stops_after_the_article_at_hand(cli: Cli, tmp_path: Path) -> None:
    """It says how far it came, and the next run goes on."""
    file = many(tmp_path, 3000)
    process = cli.start(file, "--json")
    wait_for(tmp_path / "t.db-wal")
    await asyncio.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LONGEST)
    summary = json.loads(out)
    assert (process.returncode, summary["ended_by"]) == (130, "interrupted")
    assert b"Stopping" in err
    assert b"Traceback" not in err
    assert 0 < summary["new"] < 3000
    async with stored(tmp_path) as storage:
        assert await whole(storage) == summary["new"]


def test_interrupted_while_waiting_for_standard_input_it_ends(cli: Cli, tmp_path: Path) -> None:
    """Nothing more needs to come for it to notice."""
    reading, writing = os.pipe()
    process = cli.start("-", "--json", stdin=reading)
    os.write(writing, json.dumps({"text": PASAR}).encode() + b"\n")
    wait_for(tmp_path / "t.db-wal")
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=LONGEST)
    os.close(reading)
    os.close(writing)
    assert (process.returncode, json.loads(out)["new"]) == (130, 1)


def wait_for(path: Path) -> None:
    """Waits until a file is there."""
    end = time.monotonic() + 10
    while not path.exists():
        assert time.monotonic() < end, f"{path} did not appear"
        time.sleep(0.02)
