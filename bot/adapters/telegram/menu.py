"""The lists of commands that Telegram shows, for each audience and language, set again only when they changed."""

from collections.abc import Collection, Mapping
from contextlib import suppress

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.commands import Registry, Role
from bot.locale import Words

MOST_COMMANDS = 100
LONGEST_ABOUT = 256


async def set_menus(bot: Bot, registry: Registry, languages: Mapping[str, Words], operators: Collection[int]) -> None:
    """Sets the lists; an operator who never wrote to the bot has no chat yet, and gets the list when there is one."""
    audiences: list[tuple[BotCommandScope, Role]] = [
        (BotCommandScopeDefault(), Role.ANYONE),
        (BotCommandScopeAllChatAdministrators(), Role.CHAT_ADMIN),
        *((BotCommandScopeChat(operator), Role.OPERATOR) for operator in operators),
    ]
    for scope, role in audiences:
        for number, words in enumerate(languages.values()):
            # The first language is what everybody sees whose language is none of ours.
            code = None if number == 0 else words.language
            try:
                await _set(bot, scope, code, menu(registry, role, words, english=number > 0))
            except TelegramError:
                if not isinstance(scope, BotCommandScopeChat):
                    raise


async def unset_menus(bot: Bot, languages: Mapping[str, Words], users: Collection[int]) -> None:
    """Takes the operators' lists from those who are none any more; one whose chat is gone has none."""
    for user in users:
        for code in (None, *(words.language for words in list(languages.values())[1:])):
            with suppress(TelegramError):
                await bot.delete_my_commands(scope=BotCommandScopeChat(user), language_code=code)


def menu(registry: Registry, role: Role, words: Words, *, english: bool) -> tuple[BotCommand, ...]:
    """The commands of an audience: Indonesian names by default, their English aliases in other languages."""
    return tuple(
        BotCommand(command.alias if english else command.name, words(command.about)[:LONGEST_ABOUT])
        for command in registry.commands
        if command.role <= role
    )[:MOST_COMMANDS]


async def _set(bot: Bot, scope: BotCommandScope, code: str | None, wanted: tuple[BotCommand, ...]) -> None:
    if await bot.get_my_commands(scope=scope, language_code=code) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)
