"""Forms of /konfig: what a person fills in where the platform has such, and the command that this stands for."""

import shlex
from collections.abc import Mapping, Sequence

from bot.commands.config_shown import back_row
from bot.commands.context import Context
from bot.errors import UserError
from bot.message import Field, Form, Message, sentence

LONGEST_LABEL = 45
"""Characters of a field's label."""
FORMS: Mapping[str, tuple[tuple[str, str, bool], ...]] = {
    "feeds": (
        ("url", "config-field-url", True),
        ("name", "config-field-name", False),
        ("topics", "config-field-topics", False),
    ),
    "posts": (
        ("name", "config-field-schedule", True),
        ("at", "config-field-at", True),
        ("to", "config-field-to", True),
        ("what", "config-field-what", False),
        ("filter.topics", "config-field-topics", False),
    ),
}
"""What a form asks for of a new feed or schedule: settings, their labels, and whether they must be filled in."""


def how(verb: str, key: str, context: Context) -> Message:
    """How a change is typed, with a form where the platform has such."""
    words = context.words
    back = back_row(context)
    if verb == "add":
        form = (_form_to_add(key, (), "button-config-form", context),) if key in FORMS else ()
        told = {"feeds": "config-how-add-feed", "posts": "config-how-add-post"}.get(key, "config-how-add")
        return sentence(words(told), (form, back) if form else (back,))
    return sentence(words("config-how-set"), ((_form_to_set(key, "", "button-config-form", context),),))


def refused(verb: str, key: str, text: str, error: UserError, context: Context) -> Message:
    """Why what was typed is no change, with a form that still holds it where the platform has such."""
    again = "button-config-again"
    form = (
        _form_to_add(key, _lines(text), again, context) if verb == "form" else _form_to_set(key, text, again, context)
    )
    return sentence(context.words(error.text_id, **error.values), ((form,),))


def _form_to_add(what: str, values: Sequence[str], label: str, context: Context) -> Form:
    words = context.words
    held = [*values, *[""] * len(FORMS[what])]
    fields = tuple(
        Field(words(told), value, required=required)
        for (_, told, required), value in zip(FORMS[what], held, strict=False)
    )
    return Form(words(label), "konfig", f"isian {what}", fields)


def _form_to_set(key: str, value: str, label: str, context: Context) -> Form:
    return Form(context.words(label), "konfig", f"atur {key}", (Field(key[:LONGEST_LABEL], value),))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]


def filled(text: str) -> str:
    """What would have been typed instead of filling in a form: "feeds", a blank, and a line for each of its fields."""
    what, _, rest = text.partition(" ")
    if what not in FORMS:
        raise UserError("config-how")
    values = {name: value for (name, *_), value in zip(FORMS[what], _lines(rest), strict=False)}
    if len(values.get("at", "").split()) > 1:
        values["cron"] = values.pop("at")
    pairs = (f"{name}={shlex.quote(value)}" for name, value in values.items() if value)
    return f"tambah {what} {' '.join(pairs)}"
