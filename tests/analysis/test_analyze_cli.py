"""``pewarta analyze`` in a process of its own: streams line by line, and tells bad input in a line what is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMAND = [sys.executable, "-m", "bot", "analyze"]
GOOD = {"id": "a", "text": "“Kami siap berangkat besok pagi,” kata Menteri Ani Lestari. Ia tiba di Jakarta."}


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs the command to its end."""
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, timeout=60, check=False)


def answers(given: bytes, *arguments: str) -> list[dict[str, Any]]:
    """The answers to a stream."""
    done = run("--jsonl", *arguments, given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_each_line_is_answered_before_the_next_is_sent() -> None:
    """A reader that sends one article at a time gets each analysis at once, from one process."""
    with subprocess.Popen([*COMMAND, "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps(GOOD | {"id": str(number)}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_bad_lines_are_answered_in_their_place_and_the_stream_goes_on() -> None:
    """Every line is answered in order; one that cannot be analysed says which line and what is wrong."""
    good = json.dumps(GOOD).encode()
    lines = [
        good,
        b"not json",
        b'{"id": "b"}',
        b'{"id": "c", "text": "\xff"}',
        b"[" * 100_000,
        b'{"id": "d", "text": "x", "published_at": "2026-02-06T10:00:00"}',
        json.dumps({"id": "e", "text": "a" * 1_000_001}).encode(),
        b"9" * 10_000,
        b"",
        good,
    ]
    given = b"\n".join(lines)
    found = answers(given)
    assert [answer["id"] for answer in found] == ["a", None, "b", None, None, "d", "e", None, "a"]
    assert [answer.get("error", "").split(":")[0] for answer in found] == ["", *(f"line {n}" for n in range(2, 9)), ""]
    assert "1,000,001 characters" in found[6]["error"]
    assert "no offset from UTC" in found[5]["error"]


def test_a_line_of_five_megabytes_is_answered() -> None:
    """One huge line is refused or analysed like any other; the next one follows."""
    huge = json.dumps({"id": "huge", "text": "kata " * 1_000_000}).encode()
    found = answers(huge + b"\n" + json.dumps(GOOD).encode())
    assert [answer["id"] for answer in found] == ["huge", "a"]
    assert "error" in found[0]


def test_a_line_without_end_is_skipped_unread() -> None:
    """A line over the limit costs a bounded amount of memory and one error."""
    found = answers(b"x" * 17_000_000 + b"\n" + json.dumps(GOOD).encode())
    assert [answer["id"] for answer in found] == [None, "a"]
    assert found[0]["error"] == "line 1: longer than 16,000,000 bytes"


def test_sentences_sets_the_length_of_the_summary() -> None:
    """The option holds for a stream as for a file."""
    (answer,) = answers(json.dumps(GOOD).encode(), "--sentences", "1")
    assert len(answer["summary"]["sentences"]) == 1
    assert run("--sentences", "0").returncode == 2


def test_a_file_is_answered_with_one_readable_object(tmp_path: Path) -> None:
    """A plain file's name is its id; its text may be UTF-8 or UTF-16 with a mark."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        path = tmp_path / "berita-danau.txt"
        path.write_text(GOOD["text"], encoding=encoding)
        done = run(str(path))
        assert done.returncode == 0
        answer = json.loads(done.stdout)
        assert (answer["id"], answer["text"]) == ("berita-danau", GOOD["text"])
        assert done.stdout.count(b"\n") > 10


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "there is no text in it"),
        (b" \n\t", "there is no text in it"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "not UTF-8 text at byte 1"),
        (b"kata " * 1_000_000, "5,000,000 characters"),
        (b"a" * 16_000_001, "larger than 16,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_article_is_refused_in_a_line(tmp_path: Path, content: bytes, message: str) -> None:
    """What is wrong and with which file, on standard error, without a traceback."""
    path = tmp_path / "bukan.txt"
    path.write_bytes(content)
    done = run(str(path))
    assert (done.returncode, done.stdout) == (1, b"")
    error = done.stderr.decode()
    assert f"{path}: " in error
    assert message in error
    assert "Traceback" not in error


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The error names the file and says that it is not there."""
    done = run(str(tmp_path / "tiada.txt"))
    assert done.returncode == 1
    assert b"tiada.txt" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_ends_the_stream_quietly() -> None:
    """`| head -1` leaves no complaint behind."""
    given = (json.dumps(GOOD).encode() + b"\n") * 2_000
    with subprocess.Popen(
        [*COMMAND, "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdin
        assert process.stderr
        process.stdin.write(given[:1_000])
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        try:
            process.stdin.write(given)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) in {0, 1}


def test_nothing_heavy_is_imported() -> None:
    """Starting costs an article's time, not a library's: neither web, database, chat nor terminal code is loaded."""
    script = "import sys, bot.cli.analyze; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    loaded = set(done.stdout.split())
    assert not loaded & {
        "pydantic",
        "trafilatura",
        "rich",
        "asyncio",
        "sqlite3",
        "aiosqlite",
        "aiohttp",
        "prompt_toolkit",
    }
