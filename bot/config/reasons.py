"""Why a configuration is refused, of what libraries and the system say in English only."""

import errno
import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from pydantic_core import ErrorDetails

from bot.config.values import WrongValue, write_duration
from bot.phrase import Phrase, phrase, repeated

_SYSTEM = {
    errno.EACCES: "reason-os-refused",
    errno.EPERM: "reason-os-refused",
    errno.ENOENT: "reason-os-missing",
    errno.ENOTDIR: "reason-os-missing",
    errno.EROFS: "reason-os-read-only",
    errno.ENOSPC: "reason-os-full",
    errno.EDQUOT: "reason-os-full",
    errno.EISDIR: "reason-os-folder",
    errno.ELOOP: "reason-os-loop",
    errno.EIO: "reason-os-disk",
    errno.EBUSY: "reason-os-busy",
    errno.EMFILE: "reason-os-many",
    errno.ENFILE: "reason-os-many",
}
_TOML = (
    (r"Invalid statement", "reason-toml-statement"),
    (r"Expected newline or end of document.*", "reason-toml-line-end"),
    (r"Expected '=' after a key.*", "reason-toml-equals"),
    (r"Expected '(?P<sign>\]\]?)' at the end.*", "reason-toml-expected"),
    (r"Expected (?P<sign>.*)", "reason-toml-expected"),
    (r"(?:Found invalid|Illegal) character (?P<sign>.*)", "reason-toml-character"),
    (r"Cannot declare (?P<key>.*) twice", "reason-toml-twice"),
    (r"Duplicate inline table key (?P<key>.*)", "reason-toml-twice"),
    (r"Cannot overwrite a value", "reason-toml-above"),
    (r"Cannot (?:mutate immutable|redefine) namespace (?P<key>.*)", "reason-toml-closed"),
    (r"Invalid initial character for a key part", "reason-toml-key"),
    (r"Unclosed array", "reason-toml-array"),
    (r"Unclosed inline table", "reason-toml-inline"),
    (r"Unescaped '\\' in a string", "reason-toml-backslash"),
    (r"Invalid hex value|Escaped character is not .*", "reason-toml-escape"),
    (r"Unterminated string", "reason-toml-string"),
    (r"Invalid date or datetime", "reason-toml-date"),
    (r"Invalid value", "reason-toml-value"),
    (r"Exceeds the limit .*", "reason-toml-number"),
)
"""What tomllib says, and the text that says it."""
_PYDANTIC = {
    "missing": "reason-missing",
    "model_type": "reason-section",
    "tuple_type": "reason-list",
    "string_type": "reason-text",
    "int_type": "reason-integer",
    "int_parsing": "reason-integer",
    "int_from_float": "reason-integer",
    "int_parsing_size": "reason-integer",
    "bool_type": "reason-bool",
    "bool_parsing": "reason-bool",
    "literal_error": "reason-choice",
    "greater_than": "reason-more",
    "greater_than_equal": "reason-least",
    "less_than_equal": "reason-most",
    "string_too_short": "reason-short",
    "string_too_long": "reason-long",
    "too_short": "reason-few",
    "string_unicode": "reason-unicode",
}
"""pydantic's kinds of mistake that a file can have, and the text that says each."""


def of_system(error: OSError) -> Phrase:
    """Why a file could not be read or written."""
    text_id = _SYSTEM.get(error.errno or 0)
    return phrase(text_id) if text_id else phrase("reason-os", code=errno.errorcode.get(error.errno or 0, "?"))


def of_toml(said: str) -> Phrase:
    """What tomllib said of a text, without the place that it names."""
    for pattern, text_id in _TOML:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return phrase(text_id, **{name: _shown(name, value) for name, value in found.groupdict().items()})
    return phrase("reason-toml-other")


def of_model(detail: ErrorDetails, siblings: Sequence[str]) -> Phrase:
    """What pydantic found; ``siblings`` are the settings that stand beside the place."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown(str(detail["loc"][-1]), siblings)
    error = context.get("error")
    if isinstance(error, WrongValue):
        return error.reason
    text_id = _PYDANTIC.get(kind, "reason-other")
    return phrase(text_id, **_values(kind, context))


def unknown(name: str, known: Sequence[str], at: object = "") -> Phrase:
    """There is no setting of this name; perhaps another of those there are was meant."""
    # What looks for the nearest takes a while to import, and most files have nothing to tell.
    import difflib

    close = difflib.get_close_matches(name, known, n=1)
    return phrase("reason-unknown-close", at, close=repr(close[0])) if close else phrase("reason-unknown", at)


def _values(kind: str, context: Mapping[str, Any]) -> dict[str, str | int]:
    match kind:
        case "literal_error":
            return {"choices": " / ".join(re.findall(r"'([^']*)'", str(context["expected"])))}
        case "greater_than":
            return {"limit": _written(context["gt"])}
        case "greater_than_equal":
            return {"limit": _written(context["ge"])}
        case "less_than_equal":
            return {"limit": _written(context["le"])}
        case "string_too_short":
            return {"limit": int(context["min_length"])}
        case "string_too_long":
            return {"limit": str(context["max_length"])}
        case "too_short":
            return {"limit": str(context["min_length"])}
    return {}


def _written(limit: object) -> str:
    """A limit as it would stand in the file."""
    # Of a length of time pydantic gives no more than its repr(), or English: "5 minutes".
    found = re.findall(r"(days|seconds)=(\d+)", str(limit)) or [
        (f"{unit}s", many) for many, unit in re.findall(r"(\d+) (day|hour|minute|second)s?", str(limit))
    ]
    return f'"{write_duration(timedelta(**{unit: int(many) for unit, many in found}))}"' if found else str(limit)


def _shown(name: str, value: str) -> str:
    """A sign or a key of tomllib's, as a person wrote it."""
    if name == "key" and value.startswith("("):
        return repeated(".".join(re.findall(r"'([^']*)'", value)))
    return value[:40].strip("'") or value[:40]
