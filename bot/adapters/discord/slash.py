"""Slash commands made from the registry."""

import inspect
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.adapters.discord.options import Option, argument_of, options_of
from bot.adapters.discord.suggestions import Suggestions
from bot.commands.registry import Command, Registry, Role
from bot.locale import LANGUAGES, Words

Run = Callable[[discord.Interaction[Any], str, str], Awaitable[None]]
"""Answers a command: the interaction, the command's name, its argument."""
Suggest = Callable[[discord.Interaction[Any], Command, str, str], Awaitable[Suggestions]]
"""Completes an argument: for whom, of which command, what was chosen before, what is typed."""

LONGEST_ABOUT = 100
LONGEST_ARGUMENT = 1200
_LANGUAGE_OF = {
    discord.Locale.indonesian: "id",
    discord.Locale.american_english: "en",
    discord.Locale.british_english: "en",
}


class Translator(app_commands.Translator):
    """Says names and texts in the reader's language; Indonesian stands for every language that we do not speak."""

    def __init__(self, languages: Mapping[str, Words]) -> None:
        self._languages = languages

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text in this language, or None where the default serves."""
        words = self._languages.get(_LANGUAGE_OF.get(locale, ""))
        if words is None:
            return None
        if "alias" in string.extras:
            return string.extras["alias"] if words.language == "en" else string.message
        return _about(words, string.extras["text"])


def slash_commands(
    registry: Registry, words: Words, run: Run, suggest: Suggest
) -> list[app_commands.Command[Any, ..., Any]]:
    """A slash command for each command; ``words`` are those of the default language."""
    return [_slash(command, words, run, suggest) for command in registry.commands]


def _slash(command: Command, words: Words, run: Run, suggest: Suggest) -> app_commands.Command[Any, ..., Any]:
    contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
    installs = app_commands.AppInstallationType(guild=True, user=True)
    made: app_commands.Command[Any, ..., Any] = app_commands.Command(
        name=app_commands.locale_str(command.name, alias=command.alias),
        description=app_commands.locale_str(_about(words, command.about), text=command.about),
        callback=_callback(command, words, run, suggest),
        allowed_contexts=contexts,
        allowed_installs=installs,
    )
    made.default_permissions = _permissions(command.role)
    return made


def _permissions(role: Role) -> discord.Permissions | None:
    """Who is shown the command in a server, until its admins decide otherwise; the dispatcher asks for itself."""
    match role:
        case Role.OPERATOR:
            return discord.Permissions(administrator=True)
        case Role.CHAT_ADMIN:
            return discord.Permissions(manage_guild=True)
        case _:
            return None


def _callback(command: Command, words: Words, run: Run, suggest: Suggest) -> Callable[..., Coroutine[Any, Any, None]]:
    if not words(command.usage):

        async def bare(interaction: discord.Interaction) -> None:
            await run(interaction, command.name, "")

        return bare

    options = options_of(command)

    async def called(interaction: discord.Interaction, **given: Any) -> None:
        await run(interaction, command.name, argument_of(options, given))

    async def complete(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        # What is chosen before it says what may stand here.
        before = getattr(interaction.namespace, options[0].name, "") if options[0].choices else ""
        found = await suggest(interaction, command, before, typed)
        return [app_commands.Choice(name=label, value=value) for label, value in found]

    # discord.py reads the options from the callback's signature.
    called.__signature__ = _signature(options)  # type: ignore[attr-defined]
    app_commands.rename(**{one.name: app_commands.locale_str(one.name, alias=one.alias) for one in options})(called)
    app_commands.describe(**{one.name: _locale_about(words, one.about) for one in options})(called)
    app_commands.autocomplete(**{one.name: complete for one in options if one.completes})(called)
    app_commands.choices(
        **{
            one.name: [
                app_commands.Choice(name=_locale_about(words, label), value=value) for value, label in one.choices
            ]
            for one in options
            if one.choices
        }
    )(called)
    return called


def _signature(options: Sequence[Option]) -> inspect.Signature:
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    asked = [inspect.Parameter("interaction", kind, annotation=discord.Interaction)]
    for option in options:
        text = str if option.choices else app_commands.Range[str, 0, LONGEST_ARGUMENT]
        annotation = app_commands.Range[int, 1] if option.number else text
        asked.append(inspect.Parameter(option.name, kind, default=None if option.number else "", annotation=annotation))
    return inspect.Signature(asked)


def _locale_about(words: Words, text_id: str) -> app_commands.locale_str:
    return app_commands.locale_str(_about(words, text_id), text=text_id)


def _about(words: Words, text_id: str) -> str:
    return words(text_id)[:LONGEST_ABOUT]


def default_words(languages: Mapping[str, Words]) -> Words:
    """The words of the language that names are in by default."""
    return languages[LANGUAGES[0]]
