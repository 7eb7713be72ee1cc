"""``pewarta analyze``: understands articles with no database and no network."""

import gc
import json
import os
import sys
from collections.abc import Iterator
from typing import IO, Any

import click

from bot.analysis import SourceText
from bot.analysis import analyze as understand
from bot.analysis.wire import InvalidArticle, article_id, read_article, write_analysis
from bot.errors import RefusedDocument

LONGEST_LINE = 16_000_000
"""Bytes. A longer line is skipped unread, so that no input can fill the memory."""

Json = dict[str, Any]


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True), default="-")
@click.option("--jsonl", is_flag=True, help="Read one JSON article a line; write one JSON analysis a line, at once.")
@click.option("--sentences", type=click.IntRange(min=1), default=3, show_default=True, help="Length of the summary.")
def analyze(file: str, jsonl: bool, sentences: int) -> None:
    """Understand one article, or a stream of them, and print what was found as JSON.

    FILE is plain text (its name is the article's id), or with --jsonl one object a line with
    "id", "text" and maybe "title", "url", "published_at", "language". "-" is standard input.
    """
    try:
        with click.open_file(file, "rb") as source:
            if jsonl:
                _stream(source, sys.stdout.buffer, sentences)
            else:
                _one(file, source, sys.stdout.buffer, sentences)
    except BrokenPipeError:
        # The reader has left. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        raise RefusedDocument(f"{file}: cannot read: {error.strerror or error}") from error


def _one(file: str, source: IO[bytes], out: IO[bytes], sentences: int) -> None:
    from pathlib import PurePath

    text = _decode(source.read(LONGEST_LINE + 1), file)
    if not text.strip():
        raise RefusedDocument(f"{file}: there is no text in it")
    try:
        analysis = understand(SourceText(text=text), sentences=sentences)
    except ValueError as error:
        raise RefusedDocument(f"{file}: {error}") from error
    known = "-" if file == "-" else PurePath(file).stem
    _write(out, write_analysis(known, analysis), indent=2)


def _stream(source: IO[bytes], out: IO[bytes], sentences: int) -> None:
    # An analysis is many small objects and hardly a cycle: looking for some after every 700 costs a twentieth of it.
    gc.set_threshold(20_000, 20, 100)
    gc.freeze()  # what the modules hold stays to the end
    for number, line in _lines(source):
        _write(out, _answer(number, line, sentences))


def _answer(number: int, line: bytes | None, sentences: int) -> Json:
    """One line's analysis, or what is wrong with it: nothing in a line may end the stream."""
    record: object = None
    try:
        record = _parse(line)
        article = read_article(record)
        return write_analysis(article.id, understand(article.source, sentences=sentences))
    except ValueError as error:
        reason = str(error)
    except Exception as error:  # a fault of ours in one article must not cost the reader the others
        reason = f"internal error, please report it: {error!r}"
    return {"id": article_id(record), "error": f"line {number}: {reason}"}


def _parse(line: bytes | None) -> object:
    if line is None:
        raise InvalidArticle(f"longer than {LONGEST_LINE:,} bytes")
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InvalidArticle(f"not UTF-8 at byte {error.start + 1}") from error
    except RecursionError as error:
        raise InvalidArticle("not an article: nested too deeply") from error
    except ValueError as error:
        raise InvalidArticle(f"not JSON: {error}") from error


def _lines(source: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines that are not blank, each as soon as it is there; None for one that is too long."""
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = source.readline(LONGEST_LINE)
            yield number, None
        elif line.strip():
            yield number, line


def _decode(raw: bytes, file: str) -> str:
    if len(raw) > LONGEST_LINE:
        raise RefusedDocument(f"{file}: larger than {LONGEST_LINE:,} bytes: not an article")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedDocument(
            f"{file}: not {encoding.removesuffix('-sig').upper()} text at byte {error.start + 1}"
        ) from error


def _write(out: IO[bytes], answer: Json, indent: int | None = None) -> None:
    out.write(json.dumps(answer, ensure_ascii=False, indent=indent).encode() + b"\n")
    out.flush()
