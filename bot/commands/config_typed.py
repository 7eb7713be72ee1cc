"""What somebody typed after /konfig: which verb, which key, which value."""

import re
from collections.abc import Mapping

from bot.commands.config_desk import CHANGES, Asked
from bot.errors import UserError

VERBS: Mapping[str, str] = {
    **dict.fromkeys(("lihat", "get"), "get"),
    **dict.fromkeys(("atur", "set"), "set"),
    **dict.fromkeys(("tambah", "add"), "add"),
    **dict.fromkeys(("hapus", "remove"), "remove"),
    **dict.fromkeys(("urungkan", "undo"), "undo"),
    **dict.fromkeys(("beda", "diff"), "diff"),
    **dict.fromkeys(("muat", "load"), "load"),
    **dict.fromkeys(("jeda", "pause"), "pause"),
    **dict.fromkeys(("batal", "cancel"), "cancel"),
    "isian": "form",
}
"""What may be typed for each verb, in both languages; a form sends ``isian``."""


def asked_for(argument: str) -> Asked:
    """The change that was typed.

    Raises:
        UserError: it names none; with how one is typed.
    """
    word, _, rest = argument.partition(" ")
    verb = VERBS.get(word.lower(), "")
    if verb == "undo":
        return Asked("undo")
    if verb == "add" or has_pair(rest):
        rest = _straight(rest)
    if verb == "set" and has_pair(rest):
        return Asked("set", "", rest.strip())
    key, value = _key_and_value(rest.strip())
    if verb not in CHANGES or not key or (verb != "remove" and not value):
        raise UserError({"add": "config-how-add", "set": "config-how-set"}.get(verb, "config-how"))
    return Asked(verb, key, value)


def has_pair(text: str) -> bool:
    """Whether a text begins with a key and its value, joined by "=": one of several settings perhaps."""
    return re.match(r"[^\s\[=]+(?:\[[^\]]*\][^\s\[=]*)*=", text.strip()) is not None


def _straight(text: str) -> str:
    """Quotes as they keep words together: phones write curly ones instead."""
    return text if '"' in text else re.sub("[“”„]", '"', text)


def _key_and_value(text: str) -> tuple[str, str]:
    """The key, which may have blanks within its brackets, and the rest."""
    found = re.match(r"[^\s\[]*(?:\[[^\]]*\][^\s\[]*)*", text)
    key = found[0] if found else ""
    return key, text[len(key) :].strip()
