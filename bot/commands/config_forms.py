"""Forms of /konfig: what a person fills in where the platform has such, and the command that this stands for."""

import shlex
from collections.abc import Mapping

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
    if verb == "add":
        fields = tuple(Field(words(label), required=required) for _, label, required in FORMS.get(key, ()))
        form = Form(words("button-config-form"), "konfig", f"isian {key}", fields)
        return sentence(words("config-how-add"), ((form,),) if fields else ())
    form = Form(words("button-config-form"), "konfig", f"atur {key}", (Field(key[:LONGEST_LABEL]),))
    return sentence(words("config-how-set"), ((form,),))


def filled(text: str) -> str:
    """What would have been typed instead of filling in a form: "feeds", a blank, and a line for each of its fields."""
    what, _, rest = text.partition(" ")
    if what not in FORMS:
        raise UserError("config-how")
    values = {name: value.strip() for (name, *_), value in zip(FORMS[what], rest.split("\n"), strict=False)}
    if len(values.get("at", "").split()) > 1:
        values["cron"] = values.pop("at")
    pairs = (f"{name}={shlex.quote(value)}" for name, value in values.items() if value)
    return f"tambah {what} {' '.join(pairs)}"
