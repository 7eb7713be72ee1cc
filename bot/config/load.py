"""Reads the configuration: file, then environment, then the model; all problems are told at once, with their places."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config.environment import Override, is_secret, keys, overrides, sections, variable
from bot.config.large import set_apart
from bot.config.lines import KeyPath, key_lines, line_of
from bot.config.model import Config, Event, Feed, Filter, Post, Section
from bot.config.values import write_duration
from bot.errors import ConfigError

LARGEST = 5_000_000
_LONGEST_MESSAGE = 400
_LISTS: dict[str, type[Section]] = {"feeds": Feed, "posts": Post, "events": Event}


def load_config(path: Path | None, environ: Mapping[str, str]) -> Config:
    """The configuration in a file, overridden by the environment.

    Args:
        path: the TOML file, or None for defaults and environment only.
        environ: the environment's variables.

    Raises:
        ConfigError: with one line for each problem: place, key, what is wrong and what to write instead.
    """
    text = "" if path is None else _read(path)
    return parse_config(text, name=str(path or "environment"), environ=environ)


def parse_config(text: str, *, name: str, environ: Mapping[str, str]) -> Config:
    """The configuration in a TOML text; ``name`` is what its problems call the text."""
    with set_apart(text):
        return _parsed(text, name, environ)


def _parsed(text: str, name: str, environ: Mapping[str, str]) -> Config:
    data = _toml(text, name)
    given, problems = overrides(environ)
    lines = _Lines(text)
    problems += [f"{_place(name, at, lines)}{what}" for at, what in _secrets_in_file(data)]
    for override in given:
        table = data.setdefault(override.section, {})
        if isinstance(table, dict):
            table[override.key] = override.value
    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        variables = {(override.section, override.key): override for override in given}
        problems += [_told(name, detail, lines, variables) for detail in _causes(error.errors())]
        raise ConfigError(tuple(problems)) from None
    if problems:
        raise ConfigError(tuple(problems))
    return config


def decoded(text: str) -> str:
    """A file's text without what Windows editors put in: a byte order mark at the start, and another line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


class _Lines:
    """The lines of a text's keys, looked for when the first mistake is told: most texts have none."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def found(self) -> dict[KeyPath, int]:
        return key_lines(self._text)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError((f"{name}: not TOML: nested too deeply",)) from None
    except ValueError as error:
        # Also what is no TOMLDecodeError: an integer of more digits than Python reads.
        found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
        what = found[1] if found else str(error)
        last = text.count("\n") + 1
        place = f"{name}:{found[2] or last}" if found else name
        if what == "Cannot overwrite a value":
            what = "this key is already set above"
        raise ConfigError((f"{place}: not TOML: {what}",)) from None


def _read(path: Path) -> str:
    try:
        if not path.exists():
            raise ConfigError((f"{path}: there is no such file; copy config.example.toml to begin with",))
        if not path.is_file():
            raise ConfigError((f"{path}: is not a file",))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ConfigError((f"{path}: cannot be read ({error.strerror})",)) from error
    if len(data) > LARGEST:
        raise ConfigError((f"{path}: is larger than {LARGEST:,} bytes",))
    try:
        return decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ConfigError((f"{path}:{line}: is not UTF-8 text; save it as UTF-8",)) from None


def _secrets_in_file(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    for section, model in sections().items():
        table = data.get(section)
        for key, field in keys(model).items():
            if is_secret(field) and isinstance(table, dict) and key in table:
                # Taken out, so that no later complaint can show it.
                del table[key]
                name = variable(section, key)
                yield (section, key), f"a secret does not belong in the file; set {name} or {name}_FILE instead"


def _causes(details: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The problems without those that only follow from another: a list is too short where its item is wrong."""
    places = [detail["loc"] for detail in details]
    for detail in details:
        at = detail["loc"]
        follows = detail["type"] == "too_short" and any(len(p) > len(at) and p[: len(at)] == at for p in places)
        if not follows:
            yield detail


def _told(name: str, detail: ErrorDetails, lines: _Lines, variables: Mapping[tuple[str, str], Override]) -> str:
    path: KeyPath = tuple(detail["loc"])
    what = _message(detail, path)[:_LONGEST_MESSAGE]
    override = variables.get((str(path[0]), str(path[1]))) if len(path) > 1 else None
    return f"{override.variable}: {what}" if override else f"{_place(name, path, lines)}{what}"


def _message(detail: ErrorDetails, path: KeyPath) -> str:
    match detail["type"]:
        case "extra_forbidden":
            close = difflib.get_close_matches(str(path[-1]), _siblings(path), n=1)
            return "there is no such setting" + (f"; did you mean {close[0]!r}?" if close else "")
        case "missing":
            return "is missing"
        case "model_type":
            return "should be a table, with its settings below it"
        case "tuple_type":
            return 'should be a list; write for example ["..."], or [[...]] above each table'
        case "greater_than_equal":
            return f"should be at least {_written(detail['ctx']['ge'])}"
        case "less_than_equal":
            return f"should be at most {_written(detail['ctx']['le'])}"
        case "value_error":
            return detail["msg"].removeprefix("Value error, ")
        case _:
            # pydantic begins with "Input", "String", "Tuple", ...: what the place has already named.
            return re.sub(r"^[A-Z]\w* (?=should )", "", detail["msg"])


def _written(limit: object) -> str:
    """A limit as it would stand in the file."""
    # Of a length of time pydantic gives no more than its repr().
    if not str(limit).startswith("datetime.timedelta"):
        return str(limit)
    parts = {unit: int(many) for unit, many in re.findall(r"(days|seconds)=(\d+)", str(limit))}
    return f'"{write_duration(timedelta(**parts))}"'


def _siblings(path: KeyPath) -> Sequence[str]:
    if len(path) == 1:
        return list(Config.model_fields)
    first = str(path[0])
    model = Filter if "filter" in path[:-1] else sections().get(first) or _LISTS.get(first)
    return list(keys(model)) if model else []


def _place(name: str, path: KeyPath, lines: _Lines) -> str:
    line = line_of(path, lines.found)
    place = name if line is None else f"{name}:{line}"
    return f"{place}: {_dotted(path)}: " if path else f"{place}: "


def _dotted(path: KeyPath) -> str:
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            # A key may hold anything, escape codes for the reader's terminal included.
            shown = part if re.fullmatch(r"[\w-]+", part) else repr(part)
            text += f".{shown}" if text else shown
    return text[:_LONGEST_MESSAGE]
