"""How values stand in columns: instants as milliseconds, lists as JSON, names folded for look-up."""

import json
import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u0331])*")
"""A word as FTS5's unicode61 cuts them: letters and digits, with accents that stand by themselves."""
_LEAST, _MOST = -(2**63), 2**63 - 1


def instant_in(value: datetime) -> int:
    """Milliseconds since 1970 UTC; what is finer is cut off."""
    return (value - _EPOCH) // _MS


def instant_out(value: int) -> datetime:
    """The instant of ``instant_in``, aware, in UTC."""
    return _EPOCH + timedelta(milliseconds=value)


def int_in(value: int) -> int:
    """``value``, or the nearest that SQLite can hold: no id and no list gets that far."""
    return max(_LEAST, min(value, _MOST))


def list_in(values: Iterable[Any]) -> str:
    """A sequence as JSON text."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def strings_out(text: str) -> tuple[str, ...]:
    """The strings of ``list_in``."""
    return tuple(json.loads(text))


def text_in(value: str) -> str:
    """``value`` as SQLite can hold it: a lone surrogate is no text, and NUL ends a string for SQL functions."""
    return value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "\ufffd")


def folded(text: str) -> str:
    """``text`` for comparing: lower case, without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name or query, in order, without repeats."""
    kept = "".join(char if char.isalnum() else " " for char in folded(text))
    return tuple(dict.fromkeys(kept.split()))
