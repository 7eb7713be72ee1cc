"""The last that the bot said of itself, in a small file beside its database, for processes that only look.

A file and no table: it is no data, so it costs no commit and stands in no backup; and it can say that the database is
the trouble.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.monitor.health import Report

_REPORT = TypeAdapter(Report)


def health_file(database: Path) -> Path:
    """Where it is."""
    return database.with_name(f"{database.name}.health")


def write_health(file: Path, report: Report) -> None:
    """Puts a report in place of the last one, whole.

    Raises:
        OSError: it cannot be written; the last one is there.
    """
    begun = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        begun.write_text(as_json(report), encoding="utf-8")
        begun.replace(file)
    finally:
        begun.unlink(missing_ok=True)


def read_health(file: Path) -> Report | None:
    """The last report, or None where there is none that can be read."""
    try:
        return _REPORT.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def as_json(report: Report) -> str:
    """A report as JSON, with what follows from it: ``well``."""
    plain: Mapping[str, Any] = _REPORT.dump_python(report, mode="json")
    return json.dumps({"well": report.well, **plain}, ensure_ascii=False)
