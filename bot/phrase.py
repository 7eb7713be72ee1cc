"""A text by its id and what stands in it, before anybody has said in which language."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Union, cast

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

Value = Union[str, int, "Phrase", "tuple[Phrase | str, ...]"]
"""What stands in a text; of several phrases each has a line of its own."""
LONGEST = 200
"""Characters of what a person wrote, where a text repeats it."""
_PACKED = '{"text": '
_IN_TERMINALS = ("reasons.ftl", "troubles.ftl")
"""Texts that terminals and logs have too."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of ``bot/locale``; phrases among its values are said in the same language.

    ``place`` is what it is about, in no language: "config.toml:18: posts[0].at". ``str()`` says it in English, as
    terminals and logs have it.
    """

    text_id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    place: str = ""

    def __str__(self) -> str:
        return said(self, _english())


def phrase(text_id: str, at: object = "", /, **values: Value) -> Phrase:
    """The text of this id about what is ``at`` a place."""
    return Phrase(text_id, values, str(at))


def said(one: Phrase | str, bundle: "FluentBundle") -> str:
    """A phrase in the language of a bundle, behind its place."""
    if isinstance(one, str):
        return one
    text = formatted(bundle, one.text_id, one.values)
    return f"{one.place}: {text}" if one.place else text


def formatted(bundle: "FluentBundle", text_id: str, values: Mapping[str, Value]) -> str:
    """The text with this id, the values filled in.

    Raises:
        KeyError: there is no such text, or it lacks a value: a mistake of ours, never of a person's.
    """
    pattern = bundle.get_message(text_id).value
    if pattern is None:
        raise KeyError(text_id)
    text, errors = bundle.format_pattern(pattern, {name: _plain(value, bundle) for name, value in values.items()})
    if errors:
        raise KeyError(f"{text_id} ({bundle.locales[0]}): {errors[0]}")
    return str(text)


def packed(one: Phrase | str) -> str:
    """A phrase as a text that can be kept and said later, in whichever language; a text stays as it is."""
    return one if isinstance(one, str) else json.dumps(_told(one), ensure_ascii=False)


def unpacked(text: str) -> Phrase | str:
    """What was packed; any other text as it is."""
    if not text.startswith(_PACKED):
        return text
    try:
        return cast("Phrase", _untold(json.loads(text)))
    except (ValueError, KeyError, TypeError, AttributeError):
        return text


def _told(value: Value) -> object:
    if isinstance(value, Phrase):
        return {
            "text": value.text_id,
            "place": value.place,
            "of": {name: _told(one) for name, one in value.values.items()},
        }
    return [_told(one) for one in value] if isinstance(value, tuple) else value


def _untold(told: Any) -> Value:
    if isinstance(told, dict):
        values = {name: _untold(one) for name, one in told["of"].items()}
        return Phrase(told["text"], values, told["place"])
    return tuple(cast("Phrase | str", _untold(one)) for one in told) if isinstance(told, list) else told


def repeated(value: object) -> str:
    """What a person wrote, as a text may repeat it: short, in quotes, and without anything that acts on a screen."""
    shown = repr(value)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def _plain(value: Value, bundle: "FluentBundle") -> str | int:
    if isinstance(value, tuple):
        return "\n".join(said(one, bundle) for one in value)
    return said(value, bundle) if isinstance(value, Phrase) else value


@cache
def _english() -> "FluentBundle":
    """What terminals have alone: to read every text would take a terminal a twentieth of a second more."""
    # Most commands have no mistake to tell, and this takes a while to import.
    from importlib.resources import files

    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle(["en"], use_isolating=False)
    for name in _IN_TERMINALS:
        bundle.add_resource(FluentResource((files("bot") / "locale" / "en" / name).read_text(encoding="utf-8")))
    return bundle
