"""Where a command writes what it makes: standard output, or a file that is there whole or as it was."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

output_option = click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="By default standard output."
)


@contextmanager
def written(output: Path | None) -> Iterator[TextIO]:
    """A text file in UTF-8 that takes the place of ``output`` when the block has ended well; None is standard output.

    Raises:
        ClickException: it cannot be written; what was there before is.
    """
    if output is None:
        yield sys.stdout
        return
    begun = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with begun.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        begun.replace(output)
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written ({error.strerror})") from error
    finally:
        begun.unlink(missing_ok=True)


def counted(many: int, one: str, several: str | None = None) -> str:
    """A number and what it counts, in English: "1 article", "2,000 entries"."""
    return f"{many:,} {one if many == 1 else several or f'{one}s'}"
