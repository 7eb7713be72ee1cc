"""What a slash command asks for: options with a type, choices and completion, and the argument that they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.commands.registry import Command


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its Indonesian name and its English alias, and the id of the text that says what it is for.

    ``choices`` are what may be typed, each with the id of its label; without any, it is text, or a ``number`` of a
    row. ``completes``: suggestions come while it is typed.
    """

    name: str
    alias: str
    about: str
    choices: tuple[tuple[str, str], ...] = ()
    number: bool = False
    completes: bool = False


_OPTIONS: Mapping[str, tuple[Option, ...]] = {
    "setelan": (
        Option(
            "apa",
            "setting",
            "option-setting",
            (
                ("bahasa", "choice-language"),
                ("zona", "choice-zone"),
                ("tenang", "choice-quiet"),
                ("gaya", "choice-style"),
            ),
        ),
        Option("nilai", "value", "option-value", completes=True),
    ),
    "koreksi": (
        Option("artikel", "article", "option-article", completes=True),
        Option("catatan", "note", "option-note"),
    ),
    "konfig": (
        Option(
            "aksi",
            "action",
            "option-config-action",
            (
                ("lihat", "choice-get"),
                ("atur", "choice-set"),
                ("tambah", "choice-add"),
                ("hapus", "choice-remove"),
                ("jeda", "choice-pause"),
                ("beda", "choice-diff"),
                ("urungkan", "choice-undo"),
            ),
        ),
        Option("kunci", "key", "option-config-key", completes=True),
        Option("nilai", "value", "option-value"),
    ),
    "antrean": (
        Option(
            "aksi",
            "action",
            "option-outbox-action",
            (
                ("uncertain", "choice-uncertain"),
                ("failed", "choice-failed"),
                ("pending", "choice-pending"),
                ("dropped", "choice-dropped"),
                ("kirim", "choice-resend"),
                ("buang", "choice-drop"),
            ),
        ),
        Option("nomor", "number", "option-row", number=True),
    ),
}


def options_of(command: Command) -> tuple[Option, ...]:
    """What a command asks for: its own options, or one for all that may stand behind its name."""
    return _OPTIONS.get(command.name) or (Option("isi", "what", command.usage, completes=True),)


def argument_of(options: Sequence[Option], given: Mapping[str, Any]) -> str:
    """The argument as a person would have typed it."""
    told = ((option, given.get(option.name)) for option in options)
    return " ".join(f"#{value}" if option.number else str(value) for option, value in told if value not in (None, ""))
