"""Forms as Discord's modals. What a form is stands in its button's signed token: an open one outlives a restart."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import discord

from bot.adapters.discord.markup import safe
from bot.message import Field, Form

PREFIX = "pf:"
LONGEST_TITLE = 45
LONGEST_VALUE = 4000
MOST_FIELDS = 5


def fits(form: Form) -> bool:
    """Whether Discord can show the form, with all that its fields hold at first."""
    return 0 < len(form.fields) <= MOST_FIELDS and all(len(safe(one.value)) <= _longest(one) for one in form.fields)


def packed(form: Form) -> str:
    """The form as text."""
    return json.dumps([form.label, form.command, form.argument, [asdict(one) for one in form.fields]])


def unpacked(text: str) -> Form:
    """The form of ``packed``."""
    label, command, argument, fields = json.loads(text)
    return Form(label, command, argument, tuple(Field(**one) for one in fields))


def modal_of(form: Form, token: str) -> discord.ui.Modal:
    """The modal; what is sent from it comes with ``token``."""
    modal = discord.ui.Modal(title=_line(form.label), custom_id=PREFIX + token, timeout=None)
    for number, field in enumerate(form.fields):
        modal.add_item(discord.ui.Label(text=_line(field.label), component=_input(field, str(number))))
    # Stopped before it is sent: discord.py then keeps nothing of it.
    modal.stop()
    return modal


def _input(field: Field, name: str) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph if field.tall else discord.TextStyle.short,
        default=safe(field.value) or None,
        required=field.required,
        max_length=_longest(field),
    )


def values_of(form: Form, components: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What was typed into the fields, in order; one that did not come is empty."""
    told = {one.get("custom_id"): one.get("value") for one in _inputs(components)}
    values = [str(told.get(str(number)) or "") for number in range(len(form.fields))]
    # A field of one line is one line, whatever is sent: the next line is the next field's.
    return tuple(
        value if field.tall else " ".join(value.splitlines()) for field, value in zip(form.fields, values, strict=True)
    )


def _inputs(components: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    for component in components:
        yield component
        yield from _inputs(component.get("components", ()))
        yield from _inputs([component["component"]] if "component" in component else ())


def _longest(field: Field) -> int:
    return min(field.longest, LONGEST_VALUE)


def _line(text: str) -> str:
    return " ".join(safe(text).split())[:LONGEST_TITLE] or "…"
