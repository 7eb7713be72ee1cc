"""/setelan: what a chat chooses for itself: language, time zone, quiet hours, how much its posts tell."""

from dataclasses import replace

from bot.commands.context import Context, zone_of
from bot.commands.registry import Command, Role
from bot.commands.setting_values import DEFAULT, ZONES, quiet_of, style_of, typed_quiet, zone_key_of
from bot.errors import UserError
from bot.locale import dates
from bot.message import Action, Bullets, Call, Heading, Message, Paragraph, Runs, Text
from storage.records import Chat, QuietHours

_KINDS = {
    "bahasa": "language",
    "language": "language",
    "zona": "zone",
    "zone": "zone",
    "timezone": "zone",
    "tenang": "quiet",
    "quiet": "quiet",
    "gaya": "style",
    "style": "style",
}
_USUAL = "22:00-05:30"
"""The quiet hours that a button offers."""
_STYLES = (("short", "ringkas"), ("full", "lengkap"))


async def settings(context: Context, argument: str) -> Message:
    """Shows what is set; "bahasa en", "zona WITA", "tenang 22:00-05:30" or "gaya lengkap" changes it."""
    if not argument:
        return _shown(context)
    name, _, value = argument.partition(" ")
    kind = _KINDS.get(name.lower())
    if kind is None or not value.strip():
        raise UserError("settings-unknown", typed=argument[:60])
    chat = _changed(context, kind, value.strip())
    await context.storage.save_chat(chat)
    await _release(context, chat)
    zone = zone_of(chat, context.defaults)
    words = context.languages[chat.language or context.defaults.language]
    return _shown(replace(context, chat=chat, words=words, zone=zone, zone_key=zone.key))


async def _release(context: Context, chat: Chat) -> None:
    """What quiet hours held waits no longer where the chat now wants it, or wants it without a sound."""
    silent = isinstance(chat.quiet, QuietHours) and chat.quiet.what == "silent"
    if chat.quiet != context.chat.quiet and (silent or chat.quiet == "never"):
        await context.storage.release(chat.target, silent=silent, at=context.now)


def _changed(context: Context, kind: str, value: str) -> Chat:
    """The chat with another value.

    Raises:
        UserError: it is no value of that kind.
    """
    chat, default = context.chat, value.lower() in DEFAULT
    if kind == "language" and (default or value.lower() in context.languages):
        return replace(chat, language=None if default else value.lower())
    if kind == "zone" and (default or zone_key_of(value)):
        return replace(chat, timezone=None if default else zone_key_of(value))
    if kind == "quiet" and (default or quiet_of(value)):
        return replace(chat, quiet=None if default else quiet_of(value))
    if kind == "style" and (default or style_of(value)):
        return replace(chat, style=None if default else style_of(value))
    raise UserError(f"settings-no-{kind}", typed=value[:60])


def _shown(context: Context) -> Message:
    words, chat = context.words, context.chat
    zone = next((short for short, key in ZONES.items() if key == context.zone_key), context.zone_key)
    facts = [
        ("settings-language", words("language-name")),
        ("settings-zone", zone),
        ("settings-quiet", _quiet(context)),
        ("settings-style", words(f"style-{chat.style}") if chat.style else words("settings-default")),
    ]
    lines: tuple[Runs, ...] = tuple((Text(words(name), "bold"), Text(f" {value}")) for name, value in facts)
    hint = Paragraph((Text(words("settings-hint"), "faint"),))
    return Message((Heading((Text(words("settings-head")),)), Bullets(lines), hint), _buttons(context))


def _quiet(context: Context) -> str:
    quiet, words = context.chat.quiet, context.words
    if not isinstance(quiet, QuietHours):
        return words("quiet-never" if quiet else "settings-default")
    clocks = (dates.clock(quiet.start, words), dates.clock(quiet.end, words))
    return words(f"quiet-{quiet.what}", start=clocks[0], end=clocks[1])


def _buttons(context: Context) -> tuple[tuple[Action, ...], ...]:
    words, chat = context.words, context.chat
    languages = [
        (other("language-name"), f"bahasa {key}", key == words.language) for key, other in context.languages.items()
    ]
    zones = [(short, f"zona {short}", key == context.zone_key) for short, key in ZONES.items()]
    quiet = [
        (words("button-quiet-hold"), f"tenang {_USUAL} tahan"),
        (words("button-quiet-silent"), f"tenang {_USUAL} senyap"),
        (words("button-quiet-never"), "tenang mati"),
    ]
    styles = [(words(f"style-{style}").capitalize(), f"gaya {typed}", chat.style == style) for style, typed in _STYLES]
    hours = [(label, typed, typed_quiet(chat.quiet) == typed.removeprefix("tenang ")) for label, typed in quiet]
    rows = (
        tuple(Call(label, COMMAND.name, typed, edits=True) for label, typed, is_so in row if not is_so)
        for row in (languages, zones, hours, styles)
    )
    return tuple(row for row in rows if row)


COMMAND = Command("setelan", "settings", settings, Role.CHAT_ADMIN)
