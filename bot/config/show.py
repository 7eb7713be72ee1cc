"""The settings that hold, as TOML, each with where it comes from. Never a secret."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from bot.config.edits import shown
from bot.config.environment import overrides
from bot.config.keys import find, holds_secret, settings_of, value_at
from bot.config.lines import KeyPath, key_lines
from bot.config.load import decoded
from bot.config.model import Config
from bot.phrase import Phrase, phrase


class Settings:
    """The settings of one text with the environment over it.

    Args:
        config: what the text and the environment came to.
        text: of the file.
        environ: the environment's variables.
    """

    def __init__(self, config: Config, text: str, environ: Mapping[str, str]) -> None:
        plain = decoded(text)
        self._values: dict[str, Any] = config.model_dump(by_alias=True)
        self._data = tomllib.loads(plain)
        self._lines = key_lines(plain)
        self._held = {(one.section, one.key): one.variable for one in overrides(environ)[0]}

    def lines(self, key: str = "") -> tuple[Phrase | str, ...]:
        """What holds: for a setting one line, for a table one each, for "" everything, as a file that loads.

        Raises:
            ConfigError: there is no such key.
        """
        if not key:
            return tuple(self._all())
        place = find(key, self._data)
        if place.is_list and place.model is not None:
            many = len(value_at(place.path, self._values) or ())
            return tuple(line for number in range(many) for line in (*self._table((*place.path, number)), ""))[:-1]
        if place.is_table:
            return tuple(self._settings(place.path))
        value, origin = self._value(place.path), self._origin(place.path)
        if isinstance(value, Phrase):
            return (phrase("setting-without", name=str(place), state=value, origin=origin),)
        return (phrase("setting-holds", setting=f"{place} = {value}", origin=origin),)

    def _all(self) -> Iterator[Phrase | str]:
        for name, value in self._values.items():
            if isinstance(value, tuple | list):
                for number in range(len(value)):
                    yield from self._table((name, number))
                    yield ""
            else:
                yield f"[{name}]"
                yield from self._settings((name,))
                yield ""

    def _table(self, path: KeyPath) -> Iterator[Phrase | str]:
        yield f"[[{path[0]}]]"
        yield from self._settings(path)

    def _settings(self, path: KeyPath) -> Iterator[Phrase]:
        for name in settings_of(find(_typed(path), self._data)):
            inner = (*path, name)
            value = self._value(inner)
            if isinstance(value, Phrase):
                yield phrase("setting-without-line", name=name, state=value, origin=self._origin(inner))
            else:
                yield phrase("setting-holds", setting=f"{name} = {value}", origin=self._origin(inner))

    def _value(self, path: KeyPath) -> Phrase | str:
        """The value as TOML; a phrase where there is none or it is a secret."""
        value = value_at(path, self._values)
        if value is None:
            return phrase("setting-not-set")
        return phrase("setting-secret") if holds_secret(find(_typed(path), self._data)) else shown(_plain(value))

    def _origin(self, path: KeyPath) -> Phrase | str:
        held = self._held.get((str(path[0]), str(path[1])))
        if held:
            return held
        line = self._lines.get(path)
        if line is None:
            return phrase("setting-default" if value_at(path, self._data) is None else "setting-in-file")
        return phrase("setting-line", line=str(line))


def _typed(path: KeyPath) -> str:
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _plain(value: Any) -> Any:
    """A value without what TOML does not know: tuples, and settings that are not set."""
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value
