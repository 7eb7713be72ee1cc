"""What people can ask in a chat: one function a command, a registry of them, and the dispatcher in front."""

from collections.abc import Sequence

from bot.commands import (
    agenda,
    help,  # noqa: A004 - a module's name
    latest,
    people,
    privacy,
    quotes,
    search,
    settings,
    sources,
    summary,
)
from bot.commands.registry import Command, Registry, Role


def all_commands(extra: Sequence[Command] = ()) -> Registry:
    """The registry of every command, in the order of the help; ``extra`` ones come last."""
    registry: Registry = Registry(
        (
            latest.COMMAND,
            summary.COMMAND,
            quotes.COMMAND,
            people.COMMAND,
            agenda.COMMAND,
            search.COMMAND,
            sources.COMMAND,
            settings.COMMAND,
            privacy.COMMAND,
            privacy.FORGET,
            help.help_command(lambda: registry),
            help.START,
            *extra,
        )
    )
    return registry


__all__ = ["Command", "Registry", "Role", "all_commands"]
