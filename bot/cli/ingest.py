"""``pewarta ingest``: reads articles from files or the web into the database."""

import asyncio
import json
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from bot.addresses import typed_address
from bot.app import run_ingest
from bot.cli.configured import config_option, configured
from bot.ingest.documents import Refused
from bot.ingest.files import ENDINGS, RawDocument, Survey, read_file, survey
from bot.ingest.run import Report, Step
from bot.ingest.standard_input import read_standard_input

SHOWN_REFUSALS = 20
STDIN = "-"

OnStep = Callable[[Step], None]


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--database", metavar="FILE", help="The database; by default the configuration's.")
@config_option
@click.option("--source", metavar="NAME", help="The outlet of articles that name none themselves.")
@click.option("--json", "as_json", is_flag=True, help="Print the closing summary as JSON.")
def ingest(
    paths: tuple[str, ...], database: str | None, config_file: Path | None, source: str | None, as_json: bool
) -> None:
    """Read articles from files or the web into the database.

    PATH is a .txt, .md, .html or .jsonl file, a folder of such files, - for standard input (text, a web page, or one
    JSON article a line), or the http address of a page or a feed. An article that is known is not kept twice; a changed
    one is kept as a revision.

    Exit status: 0 everything was read, 1 something was refused or the work broke off, 130 interrupted.
    """
    if not all(path.strip() for path in paths):
        raise click.BadParameter("one of them is empty", param_hint="PATH")
    config = configured(config_file)
    addresses = {path: address for path in paths if (address := _address(path))}
    found = survey([Path(path) for path in paths if path != STDIN and path not in addresses])
    with _stop_on_signals() as stopped, _progress(found.size) as on_step:
        documents = _documents(found, STDIN in paths, stopped)
        report = asyncio.run(
            run_ingest(
                documents,
                config,
                addresses=list(addresses.values()),
                database=database,
                source=source,
                stopped=stopped,
                on_step=on_step,
            )
        )
    click.echo(_as_json(report, found.passed_over) if as_json else "\n".join(_summary(report, found.passed_over)))
    sys.exit(_status(report))


def _address(path: str) -> str | None:
    """The web address that is meant, perhaps without its scheme; None where it is a file or folder, or none of them."""
    if path.lower().startswith(("http://", "https://")):
        return path
    return None if Path(path).exists() else typed_address(path)


def _documents(found: Survey, standard_input: bool, stopped: Callable[[], bool]) -> Iterator[RawDocument | Refused]:
    yield from found.refused
    for path in found.files:
        yield from read_file(path)
    if standard_input:
        yield from read_standard_input(sys.stdin.buffer, stopped)


@contextmanager
def _stop_on_signals() -> Iterator[Callable[[], bool]]:
    """Whether a person asked to stop; asking twice stops at once, and the database stays whole all the same."""
    asked: list[int] = []

    def ask(number: int, _: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
        click.echo("\nStopping after this article; once more to stop now.", err=True)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _progress(size: int) -> Iterator[OnStep]:
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=size or None)
        yield lambda step: progress.update(task, advance=step.size, description=_so_far(step))


def _so_far(step: Step) -> str:
    refused = f", {step.refused:,} refused" if step.refused else ""
    return f"{step.new:,} new, {step.revised:,} revised, {step.duplicates:,} known{refused}"


def _summary(report: Report, passed_over: Counter[str]) -> Iterator[str]:
    yield (
        f"Read {report.read:,}: {report.new:,} new, {report.revised:,} revised, {report.duplicates:,} already known, "
        f"{len(report.refused):,} refused."
    )
    for refused in report.refused[:SHOWN_REFUSALS]:
        yield f"  refused {refused.origin}: {refused.reason}"
    if len(report.refused) > SHOWN_REFUSALS:
        yield f"  and {len(report.refused) - SHOWN_REFUSALS:,} more; --json lists them all"
    if passed_over:
        kinds = ", ".join(f"{ending} ({count:,})" for ending, count in sorted(passed_over.items()))
        yield f"Passed over in folders: {kinds}. What is read: {ENDINGS}"
    if report.ended_by:
        yield f"Ended early: {report.ended_by}. What was read is kept; run it again to go on."


def _as_json(report: Report, passed_over: Counter[str]) -> str:
    return json.dumps(
        {
            "read": report.read,
            "new": report.new,
            "revised": report.revised,
            "duplicates": report.duplicates,
            "refused": [
                {"file": refused.origin.name, "line": refused.origin.line, "reason": refused.reason}
                for refused in report.refused
            ],
            "passed_over": dict(sorted(passed_over.items())),
            "ended_by": report.ended_by,
        },
        ensure_ascii=False,
    )


def _status(report: Report) -> int:
    if report.ended_by == "interrupted":
        return 128 + signal.SIGINT
    return 1 if report.refused or report.ended_by else 0
