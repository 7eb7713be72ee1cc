"""Reads the configuration: file, then environment, then the model; all problems are told at once, with their places."""

import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config.environment import Override, is_secret, keys, overrides, sections, variable
from bot.config.large import set_apart
from bot.config.lines import KeyPath, key_lines, line_of
from bot.config.model import Config, Event, Feed, Filter, Post, Section
from bot.config.reasons import of_model, of_system, of_toml
from bot.errors import ConfigError, mistake
from bot.phrase import Phrase, phrase

LARGEST = 5_000_000
_LONGEST_PLACE = 400
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
    problems += [replace(what, place=_place(name, at, lines)) for at, what in _secrets_in_file(data)]
    for override in given:
        table = data.setdefault(override.section, {})
        if isinstance(table, dict):
            table[override.key] = override.value
    try:
        config = Config.model_validate(data)
    except ValidationError as error:
        variables = {(override.section, override.key): override for override in given}
        problems += [_told(name, detail, lines, variables) for detail in _causes(error.errors())]
        raise ConfigError(_in_order(name, problems)) from None
    if problems:
        raise ConfigError(_in_order(name, problems))
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
        raise _not_toml(name, phrase("reason-toml-deep")) from None
    except ValueError as error:
        # Also what is no TOMLDecodeError: an integer of more digits than Python reads.
        found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error), re.DOTALL)
        what = found[1] if found else str(error)
        last = text.count("\n") + 1
        place = f"{name}:{found[2] or last}" if found else name
        raise _not_toml(place, of_toml(what)) from None


def _not_toml(place: str, what: Phrase) -> ConfigError:
    return mistake("reason-toml", place, what=what)


def _read(path: Path) -> str:
    try:
        if not path.exists():
            raise mistake("reason-no-file", path)
        if not path.is_file():
            raise mistake("reason-not-file", path)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise mistake("reason-not-read", path, reason=of_system(error)) from error
    if len(data) > LARGEST:
        raise mistake("reason-large", path, most=LARGEST)
    try:
        return decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise mistake("reason-utf-8", f"{path}:{line}") from None


def _secrets_in_file(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, Phrase]]:
    for section, model in sections().items():
        table = data.get(section)
        for key, field in keys(model).items():
            if is_secret(field) and isinstance(table, dict) and key in table:
                # Taken out, so that no later complaint can show it.
                del table[key]
                yield (section, key), phrase("reason-secret", variable=variable(section, key))


def _causes(details: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The problems without those that only follow from another: a list is too short where its item is wrong."""
    places = [detail["loc"] for detail in details]
    for detail in details:
        at = detail["loc"]
        follows = detail["type"] == "too_short" and any(len(p) > len(at) and p[: len(at)] == at for p in places)
        if not follows:
            yield detail


def _told(name: str, detail: ErrorDetails, lines: _Lines, variables: Mapping[tuple[str, str], Override]) -> Phrase:
    path: KeyPath = tuple(detail["loc"])
    override = variables.get((str(path[0]), str(path[1]))) if len(path) > 1 else None
    place = override.variable if override else _place(name, path, lines)
    return replace(of_model(detail, _siblings(path)), place=place)


def _in_order(name: str, problems: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """By their lines; those of the environment, and of what is not there, come last."""

    def line(problem: Phrase) -> float:
        found = re.match(r":(\d+)", problem.place.removeprefix(name)) if problem.place.startswith(name) else None
        return int(found[1]) if found else math.inf

    return tuple(sorted(problems, key=line))


def _siblings(path: KeyPath) -> Sequence[str]:
    """The settings that may stand where the path ends."""
    if not path:
        return ()
    if len(path) == 1:
        return list(Config.model_fields)
    first = str(path[0])
    model = Filter if "filter" in path[:-1] else sections().get(first) or _LISTS.get(first)
    return list(keys(model)) if model else []


def _place(name: str, path: KeyPath, lines: _Lines) -> str:
    line = line_of(path, lines.found)
    place = name if line is None else f"{name}:{line}"
    return f"{place}: {_dotted(path)}" if path else place


def _dotted(path: KeyPath) -> str:
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            # A key may hold anything, escape codes for the reader's terminal included.
            shown = part if re.fullmatch(r"[\w-]+", part) else repr(part)
            text += f".{shown}" if text else shown
    return text[:_LONGEST_PLACE]
