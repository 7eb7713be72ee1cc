"""Which setting a person means: "quiet.from", "feeds[Antara].paused", "posts[0].filter.words"."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr, TypeAdapter
from pydantic.fields import FieldInfo

from bot.config.environment import is_secret, keys
from bot.config.lines import KeyPath
from bot.config.model import Config, Section
from bot.config.reasons import unknown
from bot.errors import ConfigError, mistake
from bot.phrase import LONGEST, repeated

LONGEST_KEY = 2_200
_SEGMENT = re.compile(r"([A-Za-z_]\w*)(?:\[(.*?)\](?=\.|$))?(?:\.|$)", re.ASCII | re.DOTALL)
_NAMED_BY = {"feeds": ("url", "name"), "posts": ("name",), "events": ("name",)}
"""By which of its settings a table of a list is told from the others."""
NEEDS_RESTART = frozenset(
    (section, key)
    for section, keys_ in {
        "bot": ("database",),
        "telegram": ("enabled", "mode", "webhook_url", "listen", "certificate", "private_key", "api_url"),
        "discord": ("enabled", "api_url", "gateway_url", "test_guild"),
        "metrics": ("listen",),
    }.items()
    for key in keys_
)
"""Settings that a running bot goes by until it is started anew: they say where it is connected."""


def needs_restart(keys_: str) -> bool:
    """Whether one of these keys, parted by commas, is one that a running bot keeps until it is started anew."""
    return any(tuple(key.strip().split(".")[:2]) in NEEDS_RESTART for key in keys_.split(","))


@dataclass(frozen=True, slots=True)
class Place:
    """A setting or a table, as it stands in the data of a file.

    ``path`` leads there, tables of a list by their number. ``field`` is None for a table of a list; ``model`` is the
    table's model where it is a table.
    """

    path: KeyPath
    field: FieldInfo | None
    model: type[Section] | None

    @property
    def is_list(self) -> bool:
        """Whether values can be added to it and taken out of it."""
        return self.field is not None and get_origin(self.field.annotation) is tuple

    @property
    def is_table(self) -> bool:
        """Whether it holds settings of its own, rather than a value."""
        return self.model is not None and not self.is_list

    def __str__(self) -> str:
        text = ""
        for part in self.path:
            text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
        return text


def find(key: str, data: Mapping[str, Any]) -> Place:
    """The place that ``key`` names in the data of a file.

    Raises:
        ConfigError: there is no such setting, or no such table in a list.
    """
    path: KeyPath = ()
    model: type[Section] | None = Config
    field: FieldInfo | None = None
    for name, which in _segments(key):
        fields = keys(model) if model else {}
        if name not in fields:
            raise ConfigError((unknown(name, list(fields), key[:LONGEST]),))
        field, path = fields[name], (*path, name)
        model = model_of(field)
        if which is not None:
            if model is None or get_origin(field.annotation) is not tuple:
                plain = model is None and get_origin(field.annotation) is tuple
                raise mistake(
                    "reason-values" if plain else "reason-no-tables", key[:LONGEST], name=".".join(map(str, path))
                )
            path, field = (*path, _index(name, which, data)), None
        elif get_origin(field.annotation) is tuple and model is not None and not key.endswith(name):
            raise mistake("reason-which-one", key[:LONGEST], name=name)
    return Place(path, field, model)


def settings_of(place: Place) -> Sequence[str]:
    """The names of a table's settings."""
    return list(keys(place.model)) if place.model else []


def model_of(field: FieldInfo) -> type[Section] | None:
    """The table that a setting is, or that its list is of."""
    for one in (field.annotation, *get_args(field.annotation)):
        if isinstance(one, type) and issubclass(one, Section):
            return one
    return None


def naming(name: str) -> tuple[str, ...]:
    """By which settings the tables of the list ``name`` are told from each other, the chief one first."""
    return _NAMED_BY[name]


def holds_secret(place: Place) -> bool:
    """Whether a setting comes from the environment only."""
    return place.field is not None and is_secret(place.field)


def value_at(path: KeyPath, data: Any) -> Any:
    """What stands there in the data of a file; None where nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def example_of(field: FieldInfo) -> str:
    """A value that the setting takes, as it would be typed."""
    kind = field.annotation
    choices = [one for each in (kind, *get_args(kind)) if get_origin(each) is Literal for one in get_args(each)]
    if choices:
        return " or ".join(map(str, choices))
    if kind is bool:
        return "true or false"
    if get_origin(kind) is tuple:
        return "one value, or several with commas"
    if kind is int:
        return str(field.get_default())
    default = None if field.is_required() else field.get_default()
    if default is None or isinstance(default, SecretStr):
        return ""
    return str(TypeAdapter(field.rebuild_annotation()).dump_python(default))


def _segments(key: str) -> list[tuple[str, str | None]]:
    at, found = 0, []
    while at < len(key):
        segment = _SEGMENT.match(key, at)
        if segment is None or len(key) > LONGEST_KEY:
            break
        found.append((segment[1], segment[2]))
        at = segment.end()
    if not found or at < len(key):
        raise mistake("reason-no-key", key=repeated(key))
    return found


def _index(name: str, which: str, data: Mapping[str, Any]) -> int:
    tables = data.get(name)
    tables = tables if isinstance(tables, list) else []
    wanted = which.strip().strip("\"'")
    by_name = [
        number
        for number, table in enumerate(tables)
        if isinstance(table, dict) and wanted in {table.get(key) for key in _NAMED_BY[name]}
    ]
    if by_name:
        return by_name[0]
    if wanted.isascii() and wanted.isdigit() and int(wanted) < len(tables):
        return int(wanted)
    named = [str(table.get(key)) for table in tables if isinstance(table, dict) for key in _NAMED_BY[name]]
    close = difflib.get_close_matches(wanted, named, n=1) if len(named) <= 2_000 else []
    at = f"{name}[{which[:LONGEST]}]"
    if close:
        raise mistake("reason-no-such-close", at, name=name, close=repeated(close[0]))
    raise mistake("reason-no-such", at, name=name, many=len(tables))
