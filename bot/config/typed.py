"""What a person typed as a value, as TOML data of the kind that the setting wants."""

import re
import shlex
import tomllib
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from bot.config.environment import keys
from bot.config.keys import example_of, model_of
from bot.config.model import Section
from bot.errors import mistake
from bot.phrase import repeated

LONGEST_VALUE = 20_000
"""Characters; no setting needs more, and the file stays one that a person can read."""
_SWITCH = {"true": True, "ya": True, "yes": True, "on": True, "false": False, "tidak": False, "no": False, "off": False}
_PAIR = re.compile(r"([a-z_]+(?:\.[a-z_]+)?)=(.*)", re.DOTALL)


def read_value(text: str, field: FieldInfo, *, key: str) -> Any:
    """The value that ``text`` means for a setting, as TOML holds it; what it may be is checked with the whole file.

    Raises:
        ConfigError: it is none of that kind; the message has an example.
    """
    text = text.strip()
    if len(text) > LONGEST_VALUE:
        raise mistake("reason-too-long", key, most=LONGEST_VALUE)
    kind, literal = field.annotation, _toml(text)
    if model_of(field) is not None:
        raise mistake("reason-table", key)
    if get_origin(kind) is tuple:
        return literal if isinstance(literal, list) else [_item(part, kind) for part in _split(text)]
    kinds = {kind, *get_args(kind)}
    if bool in kinds:
        if text.lower() not in _SWITCH:
            raise mistake("reason-switch", key, value=repeated(text))
        return _SWITCH[text.lower()]
    if int in kinds:
        if not isinstance(literal, int) or isinstance(literal, bool):
            raise mistake("reason-number", key, value=repeated(text), example=example_of(field))
        return literal
    return literal if isinstance(literal, str) else text


def read_item(text: str, field: FieldInfo, *, key: str) -> Any:
    """One value to add to a setting's list.

    Raises:
        ConfigError: it is no value of that list.
    """
    if len(text) > LONGEST_VALUE:
        raise mistake("reason-too-long", key, most=LONGEST_VALUE)
    return _item(text.strip(), field.annotation)


def read_table(text: str, model: type[Section], chief: str, *, key: str) -> dict[str, Any]:
    """A table to add to a list of tables.

    Args:
        text: ``name=value`` pairs, values with spaces in quotes; an inline table of TOML; or the chief setting alone.
        model: of the table.
        chief: the setting that a value without a name is.
        key: of the list, for messages.

    Raises:
        ConfigError: it is none of these.
    """
    if len(text) > LONGEST_VALUE:
        raise mistake("reason-too-long", key, most=LONGEST_VALUE)
    if text.lstrip().startswith("{"):
        table = _toml(text)
        if not isinstance(table, dict):
            raise mistake("reason-not-table", key, chief=chief)
        return table
    try:
        words = shlex.split(text)
    except ValueError:
        raise mistake("reason-quote", key) from None
    table, fields = {}, keys(model)
    for number, word in enumerate(words):
        pair = _PAIR.fullmatch(word)
        if pair is None and number == 0:
            table[chief] = word
            continue
        name, _, inner = (pair[1] if pair else word).partition(".")
        if pair is None or name not in fields:
            raise mistake("reason-no-pair", key, word=repeated(word), known=", ".join(fields))
        within = model_of(fields[name])
        if inner and within and inner in keys(within):
            table.setdefault(name, {})[inner] = read_value(pair[2], keys(within)[inner], key=f"{key}.{name}.{inner}")
        else:
            table[name] = read_value(pair[2], fields[name], key=f"{key}.{name}")
    if not table:
        raise mistake("reason-say-what", key, chief=chief)
    return table


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _item(text: str, kind: Any) -> Any:
    literal = _toml(text)
    if int in get_args(kind):
        return literal if isinstance(literal, int) else text
    return literal if isinstance(literal, str) else text


def _toml(text: str) -> Any:
    """What ``text`` is as a TOML value; None where it is none."""
    # A newline outside of quotes would begin another setting.
    try:
        found = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        return None
    return found["value"] if len(found) == 1 else None
