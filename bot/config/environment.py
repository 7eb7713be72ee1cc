"""Settings from the environment: ``PEWARTA_<SECTION>__<KEY>``, and secrets also from ``..._FILE``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from bot.config.model import Config, Section
from bot.config.reasons import of_system, unknown
from bot.config.values import WrongValue
from bot.phrase import LONGEST, Phrase, phrase

PREFIX = "PEWARTA_"
_FILE = "_FILE"
_LONGEST_SECRET = 4096
STAND_IN = "not-given-here"
"""In place of a secret that nobody gave, for what can be done without it."""


@dataclass(frozen=True, slots=True)
class Override:
    """One setting that the environment gives, and the variable it came from."""

    variable: str
    section: str
    key: str
    value: Any


def sections() -> dict[str, type[Section]]:
    """The tables that hold single settings, by name: those that a variable can reach."""
    return {
        name: field.annotation
        for name, field in Config.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
    }


def keys(section: type[Section]) -> dict[str, FieldInfo]:
    """A table's settings by the name that the file uses."""
    return {field.alias or name: field for name, field in section.model_fields.items()}


def is_secret(field: FieldInfo) -> bool:
    """Whether a setting comes from the environment only."""
    return SecretStr in (field.annotation, *get_args(field.annotation))


def variable(section: str, key: str) -> str:
    """The variable that overrides a setting."""
    return f"{PREFIX}{section.upper()}__{key.upper()}"


def with_stand_ins(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment with STAND_IN for every secret that it does not hold.

    The bot's own process may be the only one that is given them; that keeps nobody from looking at its database.
    """
    secret = [name for name, (_, _, field) in _known() if is_secret(field)]
    missing = {name: STAND_IN for name in secret if not (environ.get(name) or environ.get(f"{name}{_FILE}"))}
    return {**environ, **missing}


def overrides(environ: Mapping[str, str]) -> tuple[list[Override], list[Phrase]]:
    """What the environment sets, and what is wrong with it."""
    found: list[Override] = []
    problems: list[Phrase] = []
    known = dict(_known())
    for name, text in sorted(environ.items()):
        if not name.startswith(PREFIX) or "__" not in name:
            continue
        plain = name.removesuffix(_FILE)
        from_file = name not in known and plain in known and is_secret(known[plain][2])
        if name not in known and not from_file:
            problems.append(unknown(name, list(known), name))
            continue
        section, key, field = known[plain if from_file else name]
        if is_secret(field) and not text:
            # Container tools pass on a variable that nobody set as an empty one.
            continue
        if from_file and environ.get(plain):
            problems.append(phrase("reason-both-variables", name, other=plain))
            continue
        try:
            found.append(Override(name, section, key, _from_file(text) if from_file else _value(text, field)))
        except OSError as error:
            problems.append(phrase("reason-variable-file", name, file=text[:LONGEST], reason=of_system(error)))
        except UnicodeDecodeError:
            problems.append(phrase("reason-variable-utf-8", name, file=text[:LONGEST]))
        except WrongValue as error:
            problems.append(replace(error.reason, place=name))
        except (ValueError, RecursionError):
            problems.append(phrase("reason-variable-list", name))
    return found, problems


def _known() -> Iterator[tuple[str, tuple[str, str, FieldInfo]]]:
    for section, model in sections().items():
        for key, field in keys(model).items():
            yield variable(section, key), (section, key, field)


def _from_file(path: str) -> str:
    if Path(path).exists() and not Path(path).is_file():
        raise WrongValue("reason-variable-not-file", file=path[:LONGEST])
    with Path(path).open(encoding="utf-8") as file:
        secret = file.read(_LONGEST_SECRET + 1).strip()
    if not secret:
        raise WrongValue("reason-variable-empty", file=path[:LONGEST])
    if len(secret) > _LONGEST_SECRET:
        raise WrongValue("reason-variable-long", file=path[:LONGEST])
    return secret


def _value(text: str, field: FieldInfo) -> Any:
    """``text`` as the setting's type wants it: a list in TOML or with commas, a number, true or false, else text."""
    kinds = {get_origin(field.annotation) or field.annotation, *get_args(field.annotation)}
    if tuple in kinds:
        return (
            _toml(text)
            if text.lstrip().startswith("[")
            else [_scalar(part) for part in text.split(",") if part.strip()]
        )
    return _scalar(text) if kinds & {bool, int} else text


def _scalar(text: str) -> Any:
    try:
        return _toml(text.strip())
    except (ValueError, RecursionError):
        return text.strip()


def _toml(text: str) -> Any:
    return tomllib.loads(f"value = {text}")["value"]
