"""What is different between two configurations, setting by setting, for people to read. Never a secret."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.config.edits import shown
from bot.config.keys import NEEDS_RESTART, naming
from bot.config.model import Config, Section

MOST = 100
"""Changes that are told in full; of more, only what was changed."""
_LISTS = ("feeds", "posts", "events")


@dataclass(frozen=True, slots=True)
class Changed:
    """A setting, and what it was and is as TOML; "" for nothing, and for a secret.

    A table that came or went is one change.
    """

    key: str
    was: str
    becomes: str
    restart: bool = False
    secret: bool = False


def changes(before: Config, after: Config) -> tuple[Changed, ...]:
    """Everything that is different, in the order of the model."""
    found: list[Changed] = []
    for name in type(before).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if name in _LISTS:
            found += _listed(name, old, new)
        elif old != new:
            found += _section(name, old, new)
    return tuple(found)


def _section(name: str, old: Section, new: Section) -> Iterator[Changed]:
    was, becomes = old.model_dump(by_alias=True), new.model_dump(by_alias=True)
    for key in was:
        if was[key] != becomes[key]:
            secret = "Secret" in type(was[key]).__name__ or "Secret" in type(becomes[key]).__name__
            values = ("", "") if secret else (_toml(was[key]), _toml(becomes[key]))
            yield Changed(f"{name}.{key}", *values, secret or (name, key) in NEEDS_RESTART, secret)


def _listed(name: str, old: Sequence[Section], new: Sequence[Section]) -> Iterator[Changed]:
    chief = naming(name)[0]
    known = {getattr(one, chief): one for one in old}
    there = {getattr(one, chief): one for one in new}
    for label in known.keys() - there.keys():
        yield Changed(name, _toml(label), "")
    many = 0
    for label, one in there.items():
        before = known.get(label)
        if before is None:
            yield Changed(name, "", _toml(label))
        elif before != one:
            many += 1
            if many > MOST:
                yield Changed(f"{name}[{label}]", "", "")
                continue
            for inner in _section(f"{name}[{label}]", before, one):
                yield Changed(inner.key, inner.was, inner.becomes)


def _toml(value: Any) -> str:
    return shown(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items() if inner is not None}
    return [_plain(inner) for inner in value] if isinstance(value, tuple | list) else value
