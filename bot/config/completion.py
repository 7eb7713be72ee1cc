"""Which keys somebody may mean who has typed the beginning of one: "tele", "posts[", "posts[pagi].fil"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import get_origin

from bot.config.environment import is_secret, keys
from bot.config.keys import find, model_of, naming, settings_of
from bot.config.model import Config, Section
from bot.errors import ConfigError

_WHICH = re.compile(r"(\w+)\[([^\]]*)\]?$", re.ASCII)
_WITHIN = re.compile(r"((?:[^\[\].]|\[[^\]]*\]|\.)+)\.(\w*)$", re.ASCII)


def keys_like(typed: str, config: Config, *, most: int) -> Sequence[str]:
    """At most so many keys: of a table its settings, of a list its tables by their names, else what has these words.

    Args:
        typed: the beginning of a key, or a part of its name.
        config: as it holds now.
        most: how many at the most.
    """
    typed = typed.strip()
    if which := _WHICH.match(typed):
        return list(islice(_tables(which[1], which[2], config), most))
    if (within := _WITHIN.match(typed)) and "[" in within[1]:
        return list(islice(_settings(within[1], within[2], config), most))
    return list(islice((key for key in _plain() if typed.casefold() in key.casefold()), most))


def _plain() -> Iterator[str]:
    """Every table, every list, and every setting that stands in a table."""
    for name, field in keys(Config).items():
        yield name
        table = model_of(field)
        if table and get_origin(field.annotation) is not tuple:
            yield from (f"{name}.{setting}" for setting, inner in keys(table).items() if not is_secret(inner))


def _tables(name: str, wanted: str, config: Config) -> Iterator[str]:
    for table in _listed(name, config):
        names = [called for key in naming(name) if (called := getattr(table, key))]
        if any(wanted.casefold() in called.casefold() for called in names):
            yield f"{name}[{names[0]}]"


def _settings(table: str, wanted: str, config: Config) -> Iterator[str]:
    name = table.partition("[")[0]
    tables = [{key: getattr(one, key) for key in naming(name)} for one in _listed(name, config)]
    try:
        place = find(table, {name: tables})
    except ConfigError:
        return
    yield from (f"{table}.{setting}" for setting in settings_of(place) if setting.startswith(wanted))


def _listed(name: str, config: Config) -> Sequence[Section]:
    """The tables of a list; none where that is no list of tables."""
    found = getattr(config, name, ())
    return found if isinstance(found, tuple) else ()
