"""One edit of a configuration text: what it does to the data, and the same in the text with all else left as it stands.

Settings and tables that have lines of their own come and go by the line; values are replaced by tomlkit, which keeps
comments, order and style. That the text says just what the data does and that no comment is lost is checked of each
edit; a file written in a way that cannot be kept is refused rather than spoilt.
"""

import copy
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Item, String, StringType

from bot.config import keys, typed
from bot.config.environment import variable
from bot.config.keys import Place
from bot.config.layout import Layout
from bot.config.lines import KeyPath, without_values
from bot.errors import mistake
from bot.phrase import LONGEST

MOST_LINES = 200
"""Of a list that is written over several lines, to look for the one to take out."""

Action = Literal["set", "add", "remove"]


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person asks for: a setting's new value, one more in a list, or one taken out of it.

    ``remove`` without a value takes the setting itself out, so that its default holds.
    """

    action: Action
    key: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.action} {self.key} {self.value}".rstrip()


@dataclass(frozen=True, slots=True)
class Edited:
    """The text after an edit, and what stood at ``key`` before and after, as TOML; "" where nothing did."""

    text: str
    place: Place
    before: str
    after: str


def edited(text: str, edit: Edit) -> Edited:
    """The text after an edit; whether the configuration is right then is for ``parse_config`` to say.

    Args:
        text: of the file, right so far; its line ends and byte order mark are kept.
        edit: what to do.

    Raises:
        ConfigError: there is no such key, the value is none of its kind or a secret, there is nothing to do, or the
            file is written in a way that cannot be edited so.
    """
    mark, plain, ends = _plain(text)
    data = tomllib.loads(plain)
    place = keys.find(edit.key, data)
    if keys.holds_secret(place):
        raise mistake("reason-secret", place, variable=variable(str(place.path[0]), str(place.path[-1])))
    step = _step(edit, place, data)
    wanted = copy.deepcopy(data)
    _carry_out(step, wanted)
    if wanted == data:
        raise mistake("reason-so-already", place)
    after = next((one.text for one in _ways(plain, step) if one.keeps(plain, wanted)), None)
    if after is None:
        raise mistake("reason-cannot-keep", place)
    was = keys.value_at(step.path, data) if step.what != "append" else None
    return Edited(mark + after.replace("\n", ends), place, shown(was), shown(_given(step, edit)))


def shown(value: Any) -> str:
    """A value as TOML writes it, in one line; "" for none."""
    return "" if value is None else tomlkit.item(_inline(value)).as_string()


@dataclass(frozen=True, slots=True)
class _Step:
    """``put`` a value at a path, ``append`` one to the list there, or ``delete`` what is there."""

    what: Literal["put", "append", "delete"]
    path: KeyPath
    value: Any = None


def _step(edit: Edit, place: Place, data: dict[str, Any]) -> _Step:
    match edit.action:
        case "set":
            if place.field is None or place.is_table or (place.is_list and place.model):
                raise mistake("reason-table-of", place, settings=", ".join(keys.settings_of(place)))
            return _Step("put", place.path, typed.read_value(edit.value, place.field, key=str(place)))
        case "add":
            return _added(edit, place, data)
        case "remove":
            return _removed(edit, place, data)


def _added(edit: Edit, place: Place, data: dict[str, Any]) -> _Step:
    if place.field is None or not place.is_list:
        raise mistake("reason-no-list", place)
    if place.model is not None:
        chief = keys.naming(str(place.path[-1]))[0]
        value: Any = typed.read_table(edit.value, place.model, chief, key=str(place))
    else:
        value = typed.read_item(edit.value, place.field, key=str(place))
    there = keys.value_at(place.path, data)
    if there is None:
        return _Step("put", place.path, [value])
    if isinstance(there, list) and value in there:
        raise mistake("reason-there-already", place, value=shown(value)[:LONGEST])
    return _Step("append", place.path, value)


def _removed(edit: Edit, place: Place, data: dict[str, Any]) -> _Step:
    there = keys.value_at(place.path, data)
    if there is None:
        raise mistake("reason-not-set", place)
    if not edit.value:
        if place.is_list and place.model:
            raise mistake("reason-remove-which", place)
        return _Step("delete", place.path)
    if not place.is_list or place.field is None or not isinstance(there, list):
        raise mistake("reason-remove-alone", place)
    if place.model is not None:
        return _Step("delete", keys.find(f"{place}[{edit.value}]", data).path)
    value = typed.read_item(edit.value, place.field, key=str(place))
    if value not in there:
        raise mistake("reason-not-in-it", place, value=shown(value)[:LONGEST])
    return _Step("delete", (*place.path, there.index(value)))


def _given(step: _Step, edit: Edit) -> Any:
    """What there is after a step that was not before."""
    if step.what == "delete":
        return None
    # The first of a list is put as a list.
    return step.value[0] if edit.action == "add" and step.what == "put" else step.value


def _carry_out(step: _Step, data: Any) -> None:
    """The step in plain data, or in tomlkit's, whose containers act alike."""
    *way, last = step.path
    if step.what == "append":
        way, last = list(step.path[:-1]), step.path[-1]
    here = data
    for part in way:
        if isinstance(part, str) and part not in here:
            here[part] = {}
        here = here[part]
    match step.what:
        case "put":
            here[last] = step.value
        case "append":
            here[last].append(step.value)
        case "delete":
            del here[last]


@dataclass(frozen=True, slots=True)
class _Way:
    """A text that may be the one wanted, and the lines whose comments went with what they stood at."""

    text: str
    removed: str = ""

    def keeps(self, before: str, wanted: dict[str, Any]) -> bool:
        """Whether it says just what is wanted, and no other comment is lost."""
        if _loaded(self.text) != wanted:
            return False
        return not _comments(before) - _comments(self.text) - _comments(self.removed)


def _ways(text: str, step: _Step) -> Iterator[_Way]:
    """Texts after a step, the one that leaves most as it was first."""
    layout = Layout(text)
    *way, last = step.path
    table = tuple(way)
    if step.what == "delete":
        without = layout.without(step.path)
        if without is not None:
            yield _Way(without, layout.removed(step.path))
        for shorter, line in layout.without_each_line(table, MOST_LINES) if isinstance(last, int) else ():
            yield _Way(shorter, line)
    elif isinstance(table_value := _as_table(step), dict):
        with_table = layout.with_table(str(last), {name: shown(value) for name, value in table_value.items()})
        if with_table is not None:
            yield _Way(with_table)
    elif step.what == "put" and isinstance(last, str) and table:
        with_setting = layout.with_setting(table, last, shown(step.value))
        if with_setting is not None:
            yield _Way(with_setting)
    dumped = _dumped(text, step)
    if dumped is not None:
        yield _Way(dumped)


def _as_table(step: _Step) -> object:
    """The table that a step adds to a list of them at the top, or something else."""
    first_of_list = step.what == "put" and isinstance(step.value, list) and len(step.value) == 1
    value = step.value[0] if first_of_list else step.value if step.what == "append" else None
    return value if len(step.path) == 1 else None


def _dumped(text: str, step: _Step) -> str | None:
    """The text after a step by tomlkit; None where it cannot."""
    try:
        document = tomlkit.parse(text)
        *way, last = step.path
        here: Any = document
        for part in way:
            if isinstance(part, str) and part not in here:
                here[part] = tomlkit.table()
            here = here[part]
        match step.what:
            case "delete":
                del here[last]
            case "append":
                here[last].append(_inline(step.value))
            case "put":
                here[last] = _like(here[last], step.value) if last in here else _inline(step.value)
        return tomlkit.dumps(document)
    except (TOMLKitError, AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def _like(before: Item, value: Any) -> Any:
    """A value in the style of the one that it takes the place of."""
    literal = isinstance(before, String) and before._t in {StringType.SLL, StringType.MLL}
    if literal and isinstance(value, str) and not re.search(r"['\x00-\x1f\x7f]", value):
        return tomlkit.string(value, literal=True)
    return _inline(value)


def _inline(value: Any) -> Any:
    if isinstance(value, dict):
        made = tomlkit.inline_table()
        for name, inner in value.items():
            made.append(name, _inline(inner))
        return made
    if isinstance(value, list):
        array = tomlkit.array()
        for inner in value:
            array.append(_inline(inner))
        return array
    return value


def _plain(text: str) -> tuple[str, str, str]:
    """A text's byte order mark, the rest with newlines alone where all of its lines end alike, and how they do."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    rest = text.removeprefix(mark)
    alike = "\r\n" in rest and rest.count("\n") == rest.count("\r\n")
    return (mark, rest.replace("\r\n", "\n"), "\r\n") if alike else (mark, rest, "\n")


def _loaded(text: str) -> Any:
    try:
        return tomllib.loads(text)
    except ValueError:
        return None


def _comments(text: str) -> Counter[str]:
    return Counter(comment for line in without_values(text) if (comment := line.partition("#")[2].strip()))
