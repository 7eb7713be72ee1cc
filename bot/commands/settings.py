"""/setelan: the language and the time zone of a chat."""

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.commands.context import Context
from bot.commands.registry import Command, Role
from bot.errors import UserError
from bot.message import Bullets, Call, Heading, Message, Runs, Text

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_LANGUAGE = {"bahasa", "language"}
_ZONE = {"zona", "zone", "timezone"}


async def settings(context: Context, argument: str) -> Message:
    """Shows what is set; "bahasa en" or "zona WITA" changes it."""
    what, _, value = argument.partition(" ")
    if not argument:
        return _shown(context)
    if what.lower() in _LANGUAGE and value.strip().lower() in context.languages:
        language = value.strip().lower()
        await context.storage.save_chat(replace(context.chat, language=language))
        return _shown(replace(context, words=context.languages[language]))
    if what.lower() in _ZONE and (key := _zone_key(value.strip())):
        await context.storage.save_chat(replace(context.chat, timezone=key))
        return _shown(replace(context, zone=ZoneInfo(key), zone_key=key))
    raise UserError("settings-unknown", typed=argument[:60])


def _zone_key(typed: str) -> str | None:
    key = ZONES.get(typed.upper(), typed)
    try:
        return ZoneInfo(key).key if key else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _shown(context: Context) -> Message:
    words = context.words
    zone = next((short for short, key in ZONES.items() if key == context.zone_key), context.zone_key)
    languages = tuple(
        Call(other("language-name"), COMMAND.name, f"bahasa {key}", edits=True)
        for key, other in context.languages.items()
        if key != words.language
    )
    zones = tuple(
        Call(short, COMMAND.name, f"zona {short}", edits=True)
        for short, key in ZONES.items()
        if key != context.zone_key
    )
    facts: tuple[Runs, ...] = (
        (Text(words("settings-language"), "bold"), Text(f" {words('language-name')}")),
        (Text(words("settings-zone"), "bold"), Text(f" {zone}")),
    )
    return Message((Heading((Text(words("settings-head")),)), Bullets(facts)), (languages, zones))


COMMAND = Command("setelan", "settings", settings, Role.CHAT_ADMIN)
