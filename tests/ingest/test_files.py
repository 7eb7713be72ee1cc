"""Files are found and read within bounds: nothing hangs, and what cannot be read says why."""

import io
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ingest.documents import Origin, Refused
from bot.ingest.files import RawDocument, documents, read_file, survey
from bot.ingest.formats.base import Format
from bot.ingest.formats.json_lines import JSON_LINES
from bot.ingest.lines import read_lines
from bot.ingest.standard_input import Interrupted, read_standard_input

TEXT = "Bupati Sari Wening membuka pasar itu.\n"


def put(path: Path, text: str = TEXT) -> Path:
    """Writes a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def reasons(found: Iterator[RawDocument | Refused]) -> list[str]:
    """Why things were refused; a document is "read"."""
    return [document.reason if isinstance(document, Refused) else "read" for document in found]


def test_a_folder_is_read_whole_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    """Endings that are not read are counted, whatever their case."""
    for name in ["b.TXT", "a/z.md", "a/b/c.jsonl", "c.html", ".hidden.txt", ".git/x.txt", "p.PDF", "q.pdf", "LICENSE"]:
        put(tmp_path / name)
    found = survey([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == ["a/b/c.jsonl", "a/z.md", "b.TXT", "c.html"]
    assert found.passed_over == {".pdf": 2, "no ending": 1}
    assert found.refused == ()
    assert found.size == 4 * len(TEXT)


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    """Alone and with its folder."""
    path = put(tmp_path / "a.txt")
    assert survey([path, tmp_path, path]).files == (path,)


def test_loops_of_links_end(tmp_path: Path) -> None:
    """Links to folders are not followed below the folder that was given."""
    put(tmp_path / "a" / "x.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    assert survey([tmp_path]).files == (tmp_path / "a" / "x.txt",)


def test_a_deep_folder_is_walked_without_recursion(tmp_path: Path) -> None:
    """Deeper than Python's stack would allow."""
    before, depth = Path.cwd(), 1200
    os.chdir(tmp_path)
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        put(Path("a.txt"))
        os.chdir(before)
        assert len(survey([tmp_path]).files) == 1
    finally:
        os.chdir(before)
        # pytest's own cleaning recurses into folders, and would fall over this one.
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_what_is_not_a_readable_file_is_refused_at_once(tmp_path: Path) -> None:
    """A missing file, a dangling link, a pipe, a socket, a device, an ending that is not read."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        assert reasons(read_file(tmp_path / "s.txt")) == ["a socket, not a file"]
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    assert reasons(read_file(tmp_path / "no.txt")) == ["no such file"]
    assert reasons(read_file(tmp_path / "link.txt")) == ["a link to a file that does not exist"]
    assert "a pipe" in reasons(read_file(tmp_path / "pipe.txt"))[0]
    assert reasons(read_file(tmp_path / "device.txt")) == ["a device, not a file"]
    assert ".jsonl" in reasons(read_file(put(tmp_path / "a.pdf")))[0]


@pytest.fixture
def plain_user_folder() -> Iterator[Path]:
    """A folder of a user who may not read everything; the test runs as that user."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
    os.seteuid(was)


def test_what_may_not_be_read_is_refused(plain_user_folder: Path) -> None:
    """A file and a folder, without ending the walk."""
    put(plain_user_folder / "a.txt").chmod(0)
    closed = put(plain_user_folder / "closed" / "b.txt").parent
    closed.chmod(0)
    put(plain_user_folder / "c.txt")
    found = survey([plain_user_folder])
    assert [refused.reason for refused in found.refused] == ["permission denied"]
    assert reasons(read_file(plain_user_folder / "a.txt")) == ["permission denied"]
    assert plain_user_folder / "c.txt" in found.files
    closed.chmod(0o700)


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    """File systems allow any bytes in a name; terminals and databases do not."""
    path = tmp_path / os.fsdecode(b"kabar\xff\x1b[31m\n.txt")
    (document,) = read_file(put(path))
    assert document.origin.name.endswith("kabar\ufffd[31m .txt")


def test_a_document_larger_than_its_format_allows_is_refused_unread() -> None:
    """One byte more than allowed is as much as is read of it."""
    kind = Format(endings=(".x",), parse=JSON_LINES.parse, max_bytes=10)
    file = io.BytesIO(b"x" * 1000)
    assert reasons(documents(file, Origin("a.x"), kind)) == ["larger than 10 bytes: no article is that long"]
    assert file.tell() == 11


def test_lines_are_numbered_as_editors_number_them() -> None:
    """Blank lines count and give nothing; one that is too long costs only itself; the last needs no end."""
    file = io.BytesIO(b"\n{1}\n  \n" + b"x" * 50 + b"\n{2}\n" + b"y" * 11)
    assert list(read_lines(file, longest=10)) == [(2, b"{1}\n"), (4, None), (5, b"{2}\n"), (6, None)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_lines_are_found_in_every_unicode_encoding(encoding: str) -> None:
    """A line feed is not one byte in all of them."""
    lines = ["{“satu”: 1}\n", "{“dua”: 2}\n"]
    read = [line for _, line in read_lines(io.BytesIO("".join(lines).encode(encoding)), longest=100)]
    assert [line.decode("utf-8-sig") for line in read if line] == lines


def test_a_file_of_lines_without_any_is_refused() -> None:
    """An empty file says so, as an empty text does."""
    assert "empty" in reasons(documents(io.BytesIO(b"\n \n"), Origin("a.jsonl"), JSON_LINES))[0]


def test_standard_input_is_read_as_it_comes() -> None:
    """The first article is there while the writer is still busy with the second."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as file, os.fdopen(writing, "wb", buffering=0) as writer:
        writer.write(b'{"text": "satu"}\n')
        found = read_standard_input(file, lambda: False)
        first = next(found)
        assert isinstance(first, RawDocument)
        assert (str(first.origin), first.origin.uri) == ("standard input:1", None)
        writer.write(b'{"text": "dua"}')
        writer.close()
        assert len(list(found)) == 1


def test_waiting_for_standard_input_can_be_interrupted() -> None:
    """Half a document is never taken for a whole one."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as file, os.fdopen(writing, "wb", buffering=0) as writer:
        writer.write(b"Bupati Sari Wening membuka")
        with pytest.raises(Interrupted):
            next(read_standard_input(file, lambda: True))
